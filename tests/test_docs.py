"""Documentation that fails when it is stale."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

import audit
from audit.cli import app
from audit.judge.suites import load_suites
from audit.model import Severity
from audit.render import rules_markdown

ROOT = Path(__file__).parent.parent
PAGES = sorted(page.name for page in ROOT.glob("*.md"))
OF_THE_PAST = {"CHANGELOG.md", "DECISIONS.md"}
"""Pages that tell what was, not what is."""
RULES = tuple(rule.documentation for suite in load_suites(check_columns=False) for rule in suite.rules)

CONTRACT = """
malformed-feed w, unregistered-language i, duplicate-guid w, future-date w, leftover-shortcode w,
double-escaped-text w, mojibake w, placeholder-text c, leftover-markdown w, active-content i,
item-count-mismatch c, duplicate-film c, near-duplicate-post w, repeated-text w, repeated-film i,
missing-imdb-id c, malformed-imdb-id c, unknown-imdb-id c, imdb-id-mismatch c, inconsistent-imdb-id w,
film-not-found w, ambiguous-film i, not-a-film w, television-film i,
missing-year c, implausible-year c, year-mismatch c, year-off-by-one i, poster-year-mismatch w, inconsistent-year c,
missing-director w, director-mismatch c, director-spelling i, director-in-cast c, missing-cast i, cast-mismatch w,
co-director-omitted i, inconsistent-metadata w,
rating-out-of-range c, missing-rating i, rating-drift i,
foreign-film c, out-of-period c, admitted-off-topic w,
truncated-text c, missing-text w, inconsistent-title i,
false-director-claim c, self-contradiction c, false-debut-claim c, false-award-claim c, award-year-mismatch c,
false-remake-claim c, false-year-claim c, false-country-claim c, false-source-claim w, false-cast-claim w,
anachronism c, known-false-claim c, contradictory-claims w, title-description-mismatch w, false-sequel-claim c,
false-form-claim w, unsupported-superlative i,
placeholder-poster i, missing-poster i, missing-trailer i, shared-trailer w, broken-link w,
stale-reference i, unused-decision w, expired-decision c
"""
"""Every rule id there is or will be, with its severity. Baselines and decisions name them, so ids never change."""


def contract() -> dict[str, str]:
    """Return rule id to severity, as the contract says."""
    severities = {"c": Severity.CRITICAL, "w": Severity.WARNING, "i": Severity.INFO}
    entries = (entry.split() for entry in CONTRACT.replace("\n", " ").split(","))
    return {rule: severities[letter].value for rule, letter in entries}


def commands(group: TyperGroup, path: str = "audit") -> Iterator[tuple[str, TyperCommand]]:
    """Yield every command as it is typed, such as `audit run`, those of groups as well."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{path} {name}")
        elif isinstance(command, TyperCommand):
            yield f"{path} {name}", command


def all_commands() -> dict[str, TyperCommand]:
    """Return every command by what is typed to call it."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return dict(commands(group))


def options() -> list[tuple[str, list[str]]]:
    """Return the command and the spellings of every option but --help, the global ones under `audit`."""
    owners = [("audit", typer.main.get_command(app)), *all_commands().items()]
    return [
        (name, option.opts)
        for name, owner in owners
        for option in owner.params
        if isinstance(option, TyperOption) and "--help" not in option.opts
    ]


def test_the_rules_are_those_of_the_contract() -> None:
    """Ids and severities are what decisions, baselines and labelled feeds rely on; none is renamed or lost."""
    known = {rule.rule: rule.severity.value for rule in RULES}
    assert known == contract()


def test_rule_ids_are_kebab_case() -> None:
    """A rule id is lower-case words joined by single hyphens, and never more than four of them."""
    ids = {rule.rule for rule in RULES} | contract().keys()
    assert [rule for rule in sorted(ids) if not re.fullmatch(r"[a-z]+(?:-[a-z]+){1,3}", rule)] == [
        "anachronism",
        "mojibake",
    ]


def test_rules_page_is_fresh() -> None:
    """RULES.md is what `audit rules --markdown` prints."""
    assert (ROOT / "RULES.md").read_text(encoding="utf-8") == rules_markdown(RULES), "run `make docs`"


@pytest.mark.parametrize("name", sorted(all_commands()))
def test_every_command_is_documented(name: str) -> None:
    """The README shows how each command is called, and the command has a help text."""
    assert re.search(rf"{re.escape(name)}\b", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert all_commands()[name].help


@pytest.mark.parametrize(("command", "spellings"), options(), ids="".join)
def test_every_option_is_documented(command: str, spellings: list[str]) -> None:
    """A page for users names each option, by one of its spellings."""
    told = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES if page not in OF_THE_PAST)
    assert any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", told) for one in spellings), f"{command} {spellings}"


@pytest.mark.parametrize("page", PAGES)
def test_internal_links_lead_somewhere(page: str) -> None:
    """A link to a file of the repository names one that is there, and a link into a page one of its headings."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = ROOT / (path or page)
        assert file.exists(), target
        assert not anchor or anchor in anchors(file.read_text(encoding="utf-8")), target


def anchors(markdown: str) -> set[str]:
    """Return the anchors that a forge gives a page's headings."""
    headings = re.findall(r"^#{1,6}\s+(.+?)\s*$", markdown, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_changelog_tells_of_this_version() -> None:
    """A heading of CHANGELOG.md names the version that is built."""
    headings = re.findall(r"^##\s+(.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert any(audit.__version__ in re.findall(r"\d+\.\d+\.\d+", heading) for heading in headings)
