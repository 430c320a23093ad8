"""The Wikidata country table: every page of it asked for once, kept, and put together at the end."""

import gzip
import json
import shutil
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

from audit.errors import ReferenceFault
from audit.reference.country_pages import (
    COUNTS_QUERY,
    NoTableError,
    Page,
    TooMuchError,
    plan_pages,
    read_counts,
    read_page,
)
from audit.reference.folder import disk_faults, flush, read_json_object, replace_text
from audit.reference.transfer import Progress
from audit.reference.versions import FileVersion
from audit.reference.web import TransientError, Web

FRESH = timedelta(days=7)
"""A table or page younger than this is not asked for again: origins hardly change, and the service is shared."""

PAUSE_SECONDS = 1.0
"""Between two pages. The service grants 60 s of work a minute, which one query at a time cannot use up; the pause
leaves room for others (Wikidata Query Service user manual, query limits)."""

LARGEST_PAGE_BYTES = 64_000_000
"""Ten times what a page of 100,000 rows has."""

_HEADER = "imdb,country\r\n"  # the line ends of SPARQL's CSV (RFC 4180)
_SKIP = "Check --wikidata-url, or leave the countries out with --no-countries"


def is_fresh(version: FileVersion | None, target: Path, endpoint: str, now: datetime) -> bool:
    """Whether the table in the folder is whole, from this service, and young enough to be kept."""
    if version is None or version.url != endpoint or not version.last_modified:
        return False
    try:
        whole = target.stat().st_size == version.size
        age = now - parsedate_to_datetime(version.last_modified)
    except (OSError, ValueError, TypeError):
        return False
    return whole and timedelta(0) <= age < FRESH


def fetch_countries(target: Path, endpoint: str, web: Web, progress: Progress = lambda *_: None) -> FileVersion:
    """Write the country table as gzip CSV ``imdb,country`` and return its version.

    One row for a film and country; the country is the address of its Wikidata entity. Pages that have arrived wait in
    the folder ``<target>.part`` and are used by a later call within a week.

    Args:
        target: The path of the table.
        endpoint: The address of a SPARQL service that knows Wikidata.
        web: The client to ask with.
        progress: Called after every page; the total is what the pages so far let expect.

    Raises:
        ReferenceFault: The service cannot be used, or the table cannot be written.
    """
    table = _Table(target=target, endpoint=endpoint, web=web, made=web.clock.now())
    table.load_plan()
    while (page := table.next_missing()) is not None:
        table.obtain(page)
        table.tell(progress)
    return table.assemble()


@dataclass(slots=True, kw_only=True)
class _Table:
    target: Path
    endpoint: str
    web: Web
    made: datetime
    pages: list[Page] = field(default_factory=list)
    asked: bool = False

    @property
    def folder(self) -> Path:
        return self.target.with_name(f"{self.target.name}.part")

    def load_plan(self) -> None:
        """Take up the plan of an earlier run, or make one and forget the pages of an older."""
        note = read_json_object(self.folder / "plan.json")
        plan = _plan(note)
        made = _moment(note.get("made"))
        young = made is not None and timedelta(0) <= self.made - made < FRESH
        if plan and made and young and note.get("endpoint") == self.endpoint:
            self.pages, self.made = plan, made
            return
        self._start_over()
        try:
            counts = read_counts(self._ask(COUNTS_QUERY))
        except TooMuchError as error:
            what = "the query service ran out of time counting films by country"
            raise ReferenceFault(what, where=self.endpoint, fix="Run the command again later") from error
        self.pages = plan_pages(counts)
        self._save_plan()

    def next_missing(self) -> Page | None:
        return next((page for page in self.pages if not self._file(page).exists()), None)

    def obtain(self, page: Page) -> None:
        """Put a page into the folder, or smaller ones into the plan if it is too much for the service."""
        try:
            body = self._ask(page.query)
        except TooMuchError as error:
            parts = page.split()
            if not parts:
                what = f"the query service runs out of time even on {page.countries[0]}, ids ending in {page.ending}"
                raise ReferenceFault(what, where=self.endpoint, fix="Run the command again later") from error
            at = self.pages.index(page)
            self.pages[at : at + 1] = parts
            self._save_plan()
            return
        replace_text(self._file(page), "".join(f"{line}\r\n" for line in read_page(body)))

    def tell(self, progress: Progress) -> None:
        files = [self._file(page) for page in self.pages]
        sizes = [file.stat().st_size for file in files if file.exists()]
        total = sum(sizes) * len(files) // len(sizes) if sizes else None
        progress(self.target.name, sum(sizes), total)

    def assemble(self) -> FileVersion:
        """Put the pages together in the order of the plan, replace the table, and drop the pages."""
        whole = self.folder / "whole.csv.gz"
        with disk_faults(self.target):
            rows = 0
            # No name and no time inside, so that equal tables are equal files.
            with whole.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
                file.write(_HEADER.encode())
                for page in self.pages:
                    data = self._file(page).read_bytes()
                    rows += len(data)
                    file.write(data)
            if not rows:
                what = "the query service knows the country of no film"
                self._start_over()
                raise ReferenceFault(what, where=self.endpoint, fix=_SKIP)
            flush(whole)
            size = whole.stat().st_size
            whole.replace(self.target)
            shutil.rmtree(self.folder)
        made = format_datetime(self.made, usegmt=True)
        return FileVersion(url=self.endpoint, last_modified=made, size=size)

    def _ask(self, query: str) -> bytes:
        if self.asked:
            self.web.clock.sleep(PAUSE_SECONDS)
        self.asked = True
        return self.web.persist(self.endpoint, lambda: self._attempt(query))

    def _attempt(self, query: str) -> bytes:
        headers = {"Accept": "text/csv", "Accept-Encoding": "gzip"}
        asked = self.web.answer(self.endpoint, headers=headers, params={"query": query}, expect=(200, 500, 504))
        with asked as response:
            body = self.web.body(response, LARGEST_PAGE_BYTES)
            # The time limit shows as status 500, as 504 from the proxy before it, or as a stack trace in a 200.
            if response.status_code == 504 or b"TimeoutException" in body:
                raise TooMuchError
            if response.status_code != 200:
                raise TransientError(f"the server answered {response.status_code} {response.reason}")
            page = response.headers.get("Content-Type", "").partition(";")[0].strip() == "text/html"
        if page:
            what = "a web page was sent instead of a table"
            raise ReferenceFault(what, where=self.endpoint, fix=_SKIP)
        try:
            (read_counts if query == COUNTS_QUERY else read_page)(body)
        except NoTableError as error:
            raise TransientError("the server sent something else than the whole table") from error
        return body

    def _file(self, page: Page) -> Path:
        return self.folder / page.file_name

    def _save_plan(self) -> None:
        pages = [asdict(page) for page in self.pages]
        note = {"endpoint": self.endpoint, "made": self.made.isoformat(), "pages": pages}
        replace_text(self.folder / "plan.json", json.dumps(note))

    def _start_over(self) -> None:
        with disk_faults(self.folder):
            if self.folder.is_dir():
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)


def _plan(note: dict[str, object]) -> list[Page]:
    pages = note.get("pages")
    if not isinstance(pages, list):
        return []
    try:
        return [Page(countries=tuple(page["countries"]), ending=page["ending"]) for page in pages]
    except (TypeError, KeyError):
        return []


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
