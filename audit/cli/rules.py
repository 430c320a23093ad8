"""`audit rules` and `audit explain`: what the rules say about themselves."""

from typing import TYPE_CHECKING, Annotated

import typer

from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.model import Rule


def explain(rule: Annotated[str, typer.Argument(help="Id of a rule, such as year-mismatch.")]) -> None:
    """Explain one rule: what it checks, why, an example, how to fix it."""
    from audit.render import explain_text  # noqa: PLC0415

    known = {one.rule: one for one in _rules()}
    if rule not in known:
        raise UsageError(f"there is no rule {rule!r}", where="audit explain", fix=_closest(rule, list(known)))
    typer.echo(explain_text(known[rule]))


def rules(
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the whole documentation, as in RULES.md.")
    ] = False,
) -> None:
    """List the rules with their severity."""
    if markdown:
        from audit.render import rules_markdown  # noqa: PLC0415

        typer.echo(rules_markdown(_rules()), nl=False)
        return
    for one in _rules():
        typer.echo(f"{one.rule:<26} {one.severity.value:<9} {one.summary}")


def _rules() -> "tuple[Rule, ...]":
    from audit.judge import load_suites  # noqa: PLC0415

    return tuple(rule.documentation for suite in load_suites(check_columns=False) for rule in suite.rules)


def _closest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]!r}" if close else "See 'audit rules' for all of them"
