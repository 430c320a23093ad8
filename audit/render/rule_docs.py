"""Documentation of the rules, made from their suite entries alone."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from audit.model import Rule

_WIDTH = 80
_INDENT = "  "
# PyYAML breaks after the word that passes the width: this leaves room for it and the indent.
_EXAMPLE_WIDTH = 68
_TABLES = {
    "feed": "The feed",
    "posts": "Posts",
    "films": "List items",
    "matches": "List items against the reference",
    "texts": "Texts of the items",
    "claims": "Claims in the texts",
    "decisions": "Decisions",
}
_FIELDS = {"{claim_field}": "description or fact", "{text_field}": "the one the text stands in"}
"""Fields that differ from finding to finding."""
_PREFACE = """\
# Rules

<!-- Generated from expectations/*.yaml by `make docs`; edit those. -->

Every rule is one entry of a Great Expectations suite. A row that could not be measured is never called wrong: it is
counted as *not checked*. `audit explain RULE` prints one rule, `audit rules` lists them. Examples name only what
differs from a sound item; a test runs each of them.
"""


def rules_markdown(rules: Sequence[Rule]) -> str:
    """Return RULES.md: one table of all rules, then a section for each, by the table they look at."""
    ordered = sorted(rules, key=_table_order)
    blocks = [_PREFACE, _overview(ordered)]
    for table, group in groupby(ordered, key=lambda rule: rule.table):
        blocks.append(f"## {_table_name(table)}\n")
        blocks.extend(_section(rule) for rule in group)
    return "\n".join(blocks)


def explain_text(rule: Rule) -> str:
    """Return a rule's documentation as plain text of 80 columns."""
    blocks = [
        f"{rule.rule} ({rule.severity})",
        _fill(rule.summary),
        f"Why it matters\n{_fill(rule.why, _INDENT)}",
        f"What to do\n{_fill(rule.fix, _INDENT)}",
    ]
    blocks += [f"{name}\n{textwrap.indent(_yaml(row), _INDENT)}" for name, row in _examples(rule)]
    if rule.notes:
        blocks.append(f"Notes\n{_fill(rule.notes, _INDENT)}")
    facts = "\n".join(
        textwrap.fill(value, _WIDTH, initial_indent=f"{name:<13}", subsequent_indent=" " * 13)
        for name, value in _facts(rule)
    )
    return "\n\n".join((*blocks, facts))


def _table_order(rule: Rule) -> tuple[int, str]:
    tables = list(_TABLES)
    return (tables.index(rule.table) if rule.table in tables else len(tables), rule.table)


def _table_name(table: str) -> str:
    return _TABLES.get(table, table)


def _overview(rules: Iterable[Rule]) -> str:
    rows = [
        f"| [{rule.rule}](#{rule.rule}) | {rule.severity} | {_table_name(rule.table)} | {_cell(rule.summary)} |"
        for rule in rules
    ]
    return "\n".join(("| Rule | Severity | Looks at | Fault |", "|---|---|---|---|", *rows)) + "\n"


def _section(rule: Rule) -> str:
    blocks = [
        f"### {rule.rule}",
        rule.summary.strip(),
        f"**Why it matters.** {rule.why.strip()}",
        f"**What to do.** {rule.fix.strip()}",
    ]
    blocks += [f"{name}:\n\n```yaml\n{_yaml(row)}\n```" for name, row in _examples(rule)]
    if rule.notes:
        blocks.append(f"*{_cell(rule.notes)}*")
    blocks.append("\n".join(f"- {name}: {_cell(value)}" for name, value in _facts(rule)))
    return "\n\n".join(blocks) + "\n"


def _facts(rule: Rule) -> Iterable[tuple[str, str]]:
    yield "Severity", rule.severity.value
    if rule.field:
        yield "Field", _FIELDS.get(rule.field, rule.field)
    yield "Expectation", rule.expectation
    yield "Source", rule.source
    yield "Since", rule.since


def _examples(rule: Rule) -> Iterable[tuple[str, Mapping[str, object]]]:
    if rule.bad:
        yield "Found in", rule.bad
    if rule.good:
        yield "Not found in", rule.good


def _yaml(row: Mapping[str, object]) -> str:
    # Imported here because every command would pay for it otherwise, `audit --help` too.
    import yaml  # noqa: PLC0415

    dumped: str = yaml.safe_dump(
        dict(row), sort_keys=False, allow_unicode=True, default_flow_style=False, width=_EXAMPLE_WIDTH
    )
    return dumped.rstrip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _fill(text: str, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
