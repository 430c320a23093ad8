"""The command line. Each command has a module; only what every command needs is imported at the start.

`audit --help` must answer at once, so commands import the stages they need when they run.
"""

import os
import sys
from typing import Annotated, NoReturn

import typer

from audit import __version__
from audit.cli.exits import HOLDS, INCOMPLETE, INTERRUPTED, complain
from audit.cli.rules import explain, rules
from audit.cli.run import run
from audit.errors import AuditError

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


@app.callback()
def _options(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"listicle-audit {__version__}")
        raise typer.Exit


def main() -> NoReturn:
    """Run the command line; bad input is one line on standard error and exit code 2."""
    try:
        app()
    except AuditError as error:
        complain(error)
        sys.exit(INCOMPLETE)
    except KeyboardInterrupt:
        sys.stderr.write("audit: interrupted; reports written so far are whole\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output went away; nothing is wrong here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(HOLDS)
    sys.exit(HOLDS)
