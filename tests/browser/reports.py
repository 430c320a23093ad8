"""Reports for the browser: one to work through, and one of very many posts."""

from dataclasses import replace

from playwright.sync_api import Page

from audit.model import AuditReport, Severity, Suggestion
from tests.render.factory import make_finding, make_lists, make_matches, make_report


def make_busy_report(**changes: object) -> AuditReport:
    """Return the hand-made report with a note and a second finding of one rule: seven open findings, one decided."""
    further = (
        make_finding(
            "missing-trailer",
            Severity.INFO,
            position=2,
            title="Letter Never Sent",
            field="trailer",
            message="“Letter Never Sent” has no trailer.",
        ),
        make_finding(
            "year-mismatch",
            post=2,
            position=2,
            title="The Cranes Are Flying",
            field="year",
            observed="",
            expected="1957",
            suggestion=Suggestion(field="year", value="1957", safe=True),
            message="No year is stated; Létyat zhuravlí is of 1957.",
        ),
    )
    return make_report(findings=(*make_report().findings, *further), **changes)


def make_long_report(posts: int = 60) -> AuditReport:
    """Return a report of so many posts that their cards are made when they come near; a finding of each item."""
    lists = tuple(
        replace(make_lists()[0], post=replace(make_lists()[0].post, number=number, title=f"List no. {number}"))
        for number in range(1, posts + 1)
    )
    findings = tuple(
        make_finding(
            "year-mismatch" if position < 3 else "missing-trailer",
            Severity.CRITICAL if position < 3 else Severity.INFO,
            post=number,
            position=position,
            field="year",
            message=f"Fault “{position}” of post {number:03} & more.",
        )
        for number in range(1, posts + 1)
        for position in (1, 2, 3)
    )
    return make_report(lists=lists, matches=make_matches()[:1] * posts, findings=findings)


def shown(page: Page) -> list[str]:
    """Return the rules of the findings that can be seen or unfolded, in the order they stand in."""
    seen = page.eval_on_selector_all(
        ".finding", "all => all.filter(one => !one.closest('[hidden]')).map(one => one.dataset.rule)"
    )
    return [str(rule) for rule in seen]


def count(page: Page) -> str:
    """Return what the page says about how many findings it shows."""
    return page.inner_text("#shown")


def fragment(page: Page) -> str:
    """Return the state in the address."""
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def in_sight(page: Page, selector: str) -> bool:
    """Return whether the first element of a selector stands wholly inside the window."""
    inside = "one => { const {top, bottom} = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
    return bool(page.eval_on_selector(selector, inside))
