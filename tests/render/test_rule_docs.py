"""The documentation of a rule is its suite entry, whole."""

from dataclasses import replace

import pytest
import yaml

from audit.model import Severity
from audit.render import explain_text, rules_markdown
from tests.render.factory import make_rule

RULE = make_rule("year-mismatch")


def test_explanation_says_everything() -> None:
    """Summary, reason, remedy, examples and origin of a rule are there."""
    shown = explain_text(RULE)
    for part in (
        "year-mismatch (critical)",
        RULE.summary,
        f"Why it matters\n  {RULE.why}",
        f"What to do\n  {RULE.fix}",
        "Found in\n  title: Letter Never Sent\n  year_gap_years: 3\n  directors:\n  - A\n  - B",
        "Not found in\n",
        RULE.expectation,
        RULE.source,
        RULE.since,
    ):
        assert part in shown


def test_explanation_fits_the_terminal() -> None:
    """Running text is wrapped at 80 columns."""
    long = replace(RULE, why="word " * 60, fix="word " * 60, source="word " * 60, notes="word " * 60, bad={}, good={})
    assert max(map(len, explain_text(long).splitlines())) <= 80


def test_markdown_documents_every_rule_once() -> None:
    """Each rule has one row of the table, one section, and a link between them."""
    rules = [make_rule("missing-year", table="films"), RULE, make_rule("stray", Severity.INFO, table="other")]
    shown = rules_markdown(rules)
    for rule in rules:
        assert shown.count(f"\n### {rule.rule}\n") == 1
        assert shown.count(f"| [{rule.rule}](#{rule.rule}) | {rule.severity} |") == 1


def test_markdown_groups_rules_by_table() -> None:
    """Rules of one table stand together in their own order, tables in the order of the flow."""
    rules = [RULE, make_rule("b", table="feed"), make_rule("c"), make_rule("a", table="feed")]
    headings = [line for line in rules_markdown(rules).splitlines() if line.startswith("##")]
    assert headings == [
        "## The feed",
        "### b",
        "### a",
        "## List items against the reference",
        "### year-mismatch",
        "### c",
    ]


def test_markdown_is_stable() -> None:
    """The same rules make the same file, which ends in one line end."""
    assert rules_markdown([RULE]) == rules_markdown([RULE])
    assert rules_markdown([RULE]).endswith("0.1.0\n")


def test_table_cell_stays_one_cell() -> None:
    """A bar or a line end in a summary does not break the table."""
    shown = rules_markdown([replace(RULE, summary="one | two\nthree")])
    assert "| one \\| two three |" in shown


@pytest.mark.parametrize(
    "value", ["1: 2", "no", "- x", 'a "quote"', None, True, 1.5, ["Летят"], {"k": "v"}, "word " * 50]
)
def test_example_is_yaml(value: object) -> None:
    """An example can be copied into a suite: no value changes its type, and no letter is escaped."""
    shown = rules_markdown([replace(RULE, bad={"value": value}, good={})])
    example = shown.partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(example) == {"value": value}
    assert "\\u" not in example
