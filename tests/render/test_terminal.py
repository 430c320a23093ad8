"""The terminal summary says how the audit ended, in characters that can only be read."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from audit.model import AuditReport, Severity
from audit.render import summary
from tests.render.factory import make_finding, make_report

PATH = Path("audit-reports/letters.html")


def printed(report: AuditReport, *, terminal: bool = False, path: Path = PATH) -> str:
    """Return what the summary prints on a console of 80 columns."""
    stream = io.StringIO()
    summary(report, Console(file=stream, width=80, force_terminal=terminal, legacy_windows=False), path)
    return stream.getvalue()


def test_summary_says_how_it_ended() -> None:
    """Verdict, extraction, matches, counts by severity and rule, and the path are there."""
    shown = printed(make_report())
    for line in (
        "Fails the gate: 3 critical findings.",
        "3 posts: 5 films extracted, 5 titles, 4 years, 3 ids, 3 directors",
        "Found 2 by id, 1 by title; 1 ambiguous, 1 unmatched",
        "critical         3      2",
        "year-mismatch          critical         1",
        "Reference starter 2026.11 (420 films, 22 days old)",
        f"Report: {PATH}",
    ):
        assert line in shown


def test_summary_says_what_was_not_checked() -> None:
    """Films, rules and claims that could not be checked are counted, and a crash is named."""
    shown = printed(make_report())
    for line in (
        "2 of 5 films: compared with no film of a reference",
        "4 rules could not look at everything (most: foreign-film, 5 of 5)",
        "1 rule had nothing to look at",
        "3 claims in the texts",
        "Rule foreign-film crashed: KeyError: 'countries'",
        "1 rule crashed, so the audit is not complete.",
    ):
        assert line in shown


def test_audit_without_reference_says_so() -> None:
    """Without a reference, no silence can be read as approval."""
    assert "No reference: no film was compared with anything" in printed(make_report(references=()))


def test_clean_feed_passes() -> None:
    """A feed without findings passes in words, and shows no table of rules."""
    shown = printed(make_report(findings=()))
    assert "Passes the gate: No open finding of critical." in shown
    assert "Rule  " not in shown


def test_long_list_of_rules_is_cut_and_counted() -> None:
    """Only the worst rules are listed; the rest is counted."""
    findings = tuple(make_finding(f"rule-{number}", Severity.INFO) for number in range(20))
    assert "and 12 more rules" in printed(make_report(findings=findings))


def test_pipe_gets_no_escapes() -> None:
    """Without a terminal the summary is plain text."""
    assert "\x1b" not in printed(make_report())


def test_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the verdict is coloured."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;31m" in printed(make_report(), terminal=True)


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """``NO_COLOR`` takes the colours away."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in printed(make_report(), terminal=True)


def test_no_line_is_wider_than_the_terminal() -> None:
    """Long titles are cut or wrapped; only the path may run on, so that it can be copied."""
    report = make_report()
    report = replace(report, feed=replace(report.feed, title="A very long title " * 100))
    path = Path("folder" * 30)
    lines = printed(report, path=path).splitlines()
    assert f"Report: {path}" in lines
    assert all(len(line) <= 80 for line in lines if not line.startswith("Report:"))


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J\x1b]0;owned\x07", "\x9b31m", "[red]bold[/red][/no]", ":bomb:", "a\rb\x08"]
)
def test_feed_cannot_steer_the_terminal(hostile: str) -> None:
    """Escapes, markup and emoji codes of a feed are printed, not obeyed."""
    report = make_report()
    shown = printed(replace(report, feed=replace(report.feed, title=f"Feed {hostile}")))
    assert not {character for character in shown if not character.isprintable()} - {"\n"}
    if hostile.isprintable():
        assert hostile in shown


@given(st.text(min_size=1))
def test_any_title_can_be_printed(title: str) -> None:
    """No title of a feed breaks the summary or sends a control character."""
    report = make_report()
    shown = printed(replace(report, feed=replace(report.feed, title=title)))
    assert not {character for character in shown if ord(character) < 32} - {"\n"}


def test_narrow_encoding_costs_only_the_letter() -> None:
    """On a terminal that knows no Cyrillic the summary is still printed."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    report = make_report()
    summary(
        replace(report, feed=replace(report.feed, title="Письма")),
        Console(file=stream, width=80),
        Path("письма.html"),
    )
    stream.flush()
    assert b"??????" in raw.getvalue()
