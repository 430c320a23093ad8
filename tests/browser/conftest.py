"""A real browser, and reports opened in it from their files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit.model import AuditReport
from audit.render import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request

Opener = Callable[..., "Page"]
# Debian's Chromium; Playwright's own download is not used, so that the tests need no network.
CHROMIUM = shutil.which("chromium")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of these tests."""
    config.addinivalue_line("markers", "browser: opens reports in Chromium; skipped where there is none")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, started once for all tests of a worker."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
    )
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as running:
        # A root user in a container has no sandbox; the pages are our own.
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_file(browser: "Browser", tmp_path: Path) -> Iterator[Opener]:
    """Open a page written to a file; at the end of the test it must have made no error and no request."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    wrong: list[str] = []

    def refuse(dialog: "Dialog") -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def note(request: "Request") -> None:
        if not request.url.startswith(("file:", "data:,")):
            asked.append(request.url)

    def opened(page_text: str, fragment: str = "", **options: object) -> "Page":
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(page_text, encoding="utf-8")
        settings: dict[str, object] = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(5_000)
        page = context.new_page()
        page.on("request", note)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("dialog", refuse)
        page.goto(f"{path.as_uri()}{fragment}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert asked == []
    assert wrong == []


@pytest.fixture
def open_report(open_file: Opener) -> Opener:
    """Open the page of a report, at a fragment if one is given."""

    def opened(report: AuditReport, fragment: str = "", **options: object) -> "Page":
        return open_file(html(report), fragment, **options)

    return opened
