"""The command line. Each command has a module; only what every command needs is imported at the start.

`audit --help` must answer at once, so commands import the stages they need when they run.
"""

import gc
import sys
import traceback
from typing import Annotated, NoReturn

import typer

from audit import __version__
from audit.cli.baseline import baseline
from audit.cli.decisions import app as decisions
from audit.cli.exits import HOLDS, INCOMPLETE, INTERRUPTED, complain
from audit.cli.fix import fix
from audit.cli.history import history
from audit.cli.reference import app as reference
from audit.cli.review import review
from audit.cli.rules import explain, rules
from audit.cli.run import run
from audit.errors import AuditError

COLLECT_AFTER = (50_000, 20, 50)
"""Objects made, and younger collections, after which the three generations are collected. By default (700, 10, 10) a
tenth of a small audit goes into looking through the modules of Great Expectations, none of which can be collected."""

app = typer.Typer(
    name="audit",
    help="Audit generated film lists before they are published.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(run)
app.command()(explain)
app.command()(rules)
app.command()(baseline)
app.command()(history)
app.command()(review)
app.command()(fix)
app.add_typer(decisions)
app.add_typer(reference)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  typer calls it so
    if wanted:
        typer.echo(f"listicle-audit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[  # its callback does the work, before a command is asked for
        bool, typer.Option("--version", help="Show the version and leave.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line; bad input is one line on standard error and exit code 2."""
    gc.set_threshold(*COLLECT_AFTER)
    try:
        app()
    except AuditError as error:
        complain(error)
        sys.exit(INCOMPLETE)
    except KeyboardInterrupt:
        sys.stderr.write("audit: interrupted; reports written so far are whole\n")
        sys.exit(INTERRUPTED)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            # the reader of our output went away; typer would say 1, which here means findings
            sys.exit(HOLDS)
        raise
    except Exception:  # noqa: BLE001  a bug must not look like findings
        traceback.print_exc()
        sys.stderr.write("audit: this is a bug of the tool; the audit is not complete\n")
        sys.exit(INCOMPLETE)
    sys.exit(HOLDS)
