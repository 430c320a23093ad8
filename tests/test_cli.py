"""The command line as its users meet it: every test runs the installed program in a process of its own."""

import http.server
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import audit
from tests.example_feed import feed_of

AUDIT = Path(sys.executable).with_name("audit")
EXAMPLE = Path(__file__).parent / "feeds" / "example.xml"
WORDS_OF_A_CRASH = "Traceback"
HOLDS, FOUND, INCOMPLETE = 0, 1, 2
SECONDS = 120

CLEAN: Mapping[str, Any] = {}
WARNING: Mapping[str, Any] = {"poster_imdb_id": "tt0075404"}
INFO: Mapping[str, Any] = {"outro_html": "<script>document.title = 'x'</script>"}
CRITICAL: Mapping[str, Any] = {"rating": "83"}
UNSURE: Mapping[str, Any] = {"imdb_id": "", "director": "Sergei Parajanov"}


@dataclass(frozen=True)
class Done:
    """A run that has ended."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def reports(self) -> Path:
        """Where this run wrote its reports."""
        return self.folder / "audit-reports"


def run(folder: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Done:
    """Run `audit` with a folder as its working directory, and as the place of what it keeps for its user."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("AUDIT_")
    }
    kept = {"XDG_STATE_HOME": str(folder / ".state"), "XDG_DATA_HOME": str(folder / ".data")}
    done = subprocess.run(
        [str(AUDIT), *arguments],
        cwd=folder,
        input=stdin,
        env={**clean, **kept, "NO_COLOR": "1", "COLUMNS": "120", **variables},
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode(), folder)


def write(folder: Path, name: str, example: Mapping[str, Any] | bytes) -> str:
    """Write a feed and return its name."""
    (folder / name).write_bytes(example if isinstance(example, bytes) else feed_of(example))
    return name


def assert_refused(done: Done, *words: str) -> None:
    """The run ended with 2 and one line on standard error that holds these words; nothing was printed."""
    assert done.code == INCOMPLETE, done.err
    assert done.err.startswith("audit: "), done.err
    assert done.err.endswith(".\n")
    assert done.err.count("\n") == 1, done.err
    assert done.out == ""
    for word in words:
        assert word in done.err


# ------------------------------------------------------------------------- bad input

HALF_A_HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Cut off in the mid'
PAGE = b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/the/feed/"></head></html>'
NO_POSTS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Nothing yet</title></channel></rss>'
BAD_FEEDS: Mapping[str, tuple[bytes, str]] = {
    "empty": (b"", "it is empty"),
    "text": (b"Ten films you must see\n\n1. The Ascent\n", "not XML"),
    "json": (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "JSON"),
    "binary": (bytes(range(256)) * 8, "not XML"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(60), "gzip"),
    "truncated": (HALF_A_HEAD, "no posts"),
    "page": (PAGE, "/the/feed/"),
    "no-posts": (NO_POSTS, "no posts"),
    "not-a-feed": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "no feed"),
    "encoding": (b'<?xml version="1.0" encoding="klingon-8"?><rss version="2.0"/>', "klingon-8"),
}


@pytest.mark.parametrize("kind", BAD_FEEDS)
def test_what_is_no_feed_is_refused_in_a_line(kind: str, tmp_path: Path) -> None:
    """The line names the file, says what it is instead, and what to do; no report is written."""
    data, word = BAD_FEEDS[kind]
    done = run(tmp_path, "run", write(tmp_path, f"{kind}.xml", data))
    assert_refused(done, f"{kind}.xml", word)
    assert not done.reports.exists()


@pytest.mark.parametrize("name", ["missing.xml", "no-feeds", "*.rss"])
def test_a_source_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    """A missing file, a folder without feeds, and a pattern without matches are named."""
    (tmp_path / "no-feeds").mkdir()
    assert_refused(run(tmp_path, "run", name), f"{name}:")


def test_bad_input_is_refused_in_json_too(tmp_path: Path) -> None:
    """The exit code and the line do not depend on the format, and no half of a JSON document is printed."""
    assert_refused(run(tmp_path, "run", write(tmp_path, "feed.xml", b""), "--format", "json"), "feed.xml")


def test_a_failed_run_leaves_the_earlier_report(tmp_path: Path) -> None:
    """Reports of an earlier run are byte for byte what they were, and nothing temporary stays behind."""
    reports = tmp_path / "audit-reports"
    reports.mkdir()
    for suffix in ("html", "json"):
        (reports / f"feed.{suffix}").write_text("from yesterday")
    assert_refused(run(tmp_path, "run", write(tmp_path, "feed.xml", NO_POSTS)))
    assert {file.name: file.read_text() for file in reports.iterdir()} == {
        "feed.html": "from yesterday",
        "feed.json": "from yesterday",
    }


BAD_SUITES: Mapping[str, tuple[str, str]] = {
    "empty": ("", "expectations"),
    "not-yaml": ("expectations: [", "YAML"),
    "unknown-type": ("expectations: [{type: expect_magic, kwargs: {}, severity: info, meta: {rule: a-b}}]", "meta key"),
}


@pytest.mark.parametrize("kind", BAD_SUITES)
def test_bad_suites_are_refused(kind: str, tmp_path: Path) -> None:
    """The line names the file of the suite and what is wrong in it."""
    text, word = BAD_SUITES[kind]
    (tmp_path / "suites").mkdir()
    (tmp_path / "suites" / "films.yaml").write_text(text)
    done = run(tmp_path, "run", write(tmp_path, "feed.xml", CLEAN), "--expectations", "suites")
    assert_refused(done, str(Path("suites", "films.yaml")), word)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--expectations", "missing", ("missing", "no such folder")),
        ("--expectations", "empty", ("empty", "no expectation suite")),
        ("--reference", "missing.db", ("missing.db",)),
        ("--reference", "empty", ("empty", "folder")),
        ("--reference", "feed.xml", ("feed.xml", "not a SQLite file")),
        ("--reference", "cinemagoer:missing.db", ("missing.db",)),
    ],
)
def test_bad_options_are_refused(option: str, value: str, words: tuple[str, ...], tmp_path: Path) -> None:
    """A reference or a folder of suites that was asked for and cannot be used ends the run before it begins."""
    (tmp_path / "empty").mkdir()
    done = run(tmp_path, "run", write(tmp_path, "feed.xml", CLEAN), option, value)
    assert_refused(done, *words)
    assert not done.reports.exists()


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH must be a number of seconds."""
    done = run(tmp_path, "run", write(tmp_path, "feed.xml", CLEAN), SOURCE_DATE_EPOCH="today")
    assert_refused(done, "SOURCE_DATE_EPOCH")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("run", "feed.xml", "--no-such-option"), "--no-such-option"),
        (("run", "feed.xml", "--format", "pdf"), "--format"),
        (("run", "feed.xml", "--fail-on", "always"), "--fail-on"),
        (("run",), "source"),
        (("audti",), "audti"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], word: str, tmp_path: Path) -> None:
    """The last line names what is wrong; the ones before it lead to the help."""
    done = run(tmp_path, *arguments)
    assert done.code == INCOMPLETE
    assert done.out == ""
    assert word in done.err.lower().splitlines()[-1]
    assert "--help" in done.err
    assert WORDS_OF_A_CRASH not in done.err


def test_an_unknown_rule_is_refused_with_a_suggestion(tmp_path: Path) -> None:
    """`audit explain` says which rule was probably meant."""
    assert_refused(run(tmp_path, "explain", "year-missmatch"), "'year-missmatch'", "'year-mismatch'")


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A folder below a file cannot be made, and the file stays what it is."""
    name = write(tmp_path, "feed.xml", CLEAN)
    before = (tmp_path / name).read_bytes()
    assert_refused(run(tmp_path, "run", name, "-o", f"{name}/reports"), f"{name}/reports", "-o")
    assert (tmp_path / name).read_bytes() == before


# ----------------------------------------------------------------------------- audits


@pytest.fixture(scope="module")
def as_json(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The example, audited as of a fixed day, with JSON on standard output."""
    folder = tmp_path_factory.mktemp("json")
    return run(folder, "run", str(EXAMPLE), "--format", "json", SOURCE_DATE_EPOCH="1793534400")


@pytest.fixture(scope="module")
def as_text(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The same, with text on standard output."""
    return run(tmp_path_factory.mktemp("text"), "run", str(EXAMPLE), SOURCE_DATE_EPOCH="1793534400")


def test_json_is_all_that_is_printed(as_json: Done) -> None:
    """Standard output is one document of the published schema, the same as in the file; standard error is empty."""
    schema = json.loads(resources.files("audit.reports").joinpath("audit-1.schema.json").read_text(encoding="utf-8"))
    document = json.loads(as_json.out)
    jsonschema.validate(document, schema)
    assert document["schema"] == "audit/1"
    assert as_json.out == (as_json.reports / "example.json").read_text(encoding="utf-8")
    assert as_json.err == ""


def test_text_tells_the_verdict_and_where_the_report_is(as_text: Done) -> None:
    """The summary names the report, which is there and whole."""
    page = as_text.reports / "example.html"
    assert str(Path("audit-reports", "example.html")) in as_text.out
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert as_text.err == ""


def test_the_exit_code_does_not_depend_on_the_format(as_json: Done, as_text: Done) -> None:
    """Critical findings fail the gate in every format."""
    assert (as_json.code, as_text.code) == (FOUND, FOUND)


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_reports_can_be_reproduced(suffix: str, as_json: Done, as_text: Done) -> None:
    """With SOURCE_DATE_EPOCH two runs write the same bytes."""
    name = f"example.{suffix}"
    assert (as_json.reports / name).read_bytes() == (as_text.reports / name).read_bytes()


def test_a_broken_feed_does_not_keep_the_others_from_being_audited(tmp_path: Path) -> None:
    """Of a folder the good feed is audited, the broken one is named, and the exit code says: not complete.

    File names may hold what steers a terminal; none of that reaches it.
    """
    (tmp_path / "feeds").mkdir()
    write(tmp_path, "feeds/a-broken\x1b]0;x\x07.xml", b"")
    write(tmp_path, "feeds/b-good\x1b[2J\u202e.xml", CLEAN)
    done = run(tmp_path, "run", "feeds")
    assert done.code == INCOMPLETE
    assert done.err.count("\n") == 1
    assert "a-broken" in done.err
    assert "1 post" in done.out
    assert len(list(done.reports.glob("b-good*.html"))) == 1
    assert not set("\x1b\x07\u202e") & set(done.out + done.err)


def test_several_feeds_print_a_set(tmp_path: Path) -> None:
    """A pattern stands for every file it matches; JSON of several feeds is `audit-set/1` with one report each.

    Beside the reports stands an index that links each of them.
    """
    write(tmp_path, "one.xml", CLEAN)
    write(tmp_path, "two.xml", CRITICAL)
    done = run(tmp_path, "run", "*.xml", "one.xml", "--format", "json")
    document = json.loads(done.out)
    assert document["schema"] == "audit-set/1"
    assert [report["schema"] for report in document["reports"]] == ["audit/1", "audit/1"]
    assert [report["summary"]["gate"] for report in document["reports"]] == ["passed", "failed"]
    index = (done.reports / "index.html").read_text(encoding="utf-8")
    pages = {page.name for page in done.reports.glob("*.html")} - {"index.html"}
    assert len(pages) == 2
    assert set(re.findall(r'href="\./([^"]+)"', index)) == pages
    assert done.code == FOUND


def test_a_feed_comes_by_standard_input(tmp_path: Path) -> None:
    """`-` reads a feed from standard input."""
    done = run(tmp_path, "run", "-", stdin=feed_of(CLEAN))
    assert (done.code, done.err) == (HOLDS, "")
    assert (done.reports / "stdin.html").is_file()


class Site(http.server.BaseHTTPRequestHandler):
    """Serves one clean feed under /feed/ and nothing else."""

    def do_GET(self) -> None:
        """Answer as the path says."""
        self.send_response(200 if self.path == "/feed/" else 404)
        self.end_headers()
        if self.path == "/feed/":
            self.wfile.write(feed_of(CLEAN))

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Address of a real web server on loopback."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_feed_comes_by_address(site: str, tmp_path: Path) -> None:
    """One address is fetched and audited; the one that answers 404 is named beside it."""
    done = run(tmp_path, "run", f"{site}/feed/", f"{site}/gone/")
    assert done.code == INCOMPLETE
    assert done.err.startswith(f"audit: {site}/gone/: the server answered 404")
    assert done.err.count("\n") == 1
    assert len(list(done.reports.glob("127.0.0.1*.html"))) == 1


@pytest.mark.parametrize(
    ("example", "fail_on", "code"),
    [
        (CRITICAL, "never", HOLDS),
        (WARNING, "critical", HOLDS),
        (WARNING, "warning", FOUND),
        (INFO, "warning", HOLDS),
        (INFO, "info", FOUND),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_gate_fails_from_the_severity_asked_for(
    example: Mapping[str, Any], fail_on: str, code: int, tmp_path: Path
) -> None:
    """Findings below --fail-on are reported and let the gate hold."""
    done = run(tmp_path, "run", write(tmp_path, "feed.xml", example), "--fail-on", fail_on, "--format", "json")
    assert done.code == code
    assert sum(json.loads(done.out)["summary"]["findings"].values()) > 0


@pytest.mark.parametrize(("least", "shown", "hidden"), [("low", 1, 0), ("medium", 0, 1)])
def test_unsure_findings_are_hidden_and_counted(least: str, shown: int, hidden: int, tmp_path: Path) -> None:
    """--min-confidence leaves out what is less sure, and the rule says how many it left out."""
    done = run(tmp_path, "run", write(tmp_path, "feed.xml", UNSURE), "--min-confidence", least, "--format", "json")
    rules = {rule["rule"]: rule for rule in json.loads(done.out)["rules"]}
    assert (rules["director-mismatch"]["findings"], rules["director-mismatch"]["hidden"]) == (shown, hidden)


# ------------------------------------------------------------------------- other commands


def test_the_version_is_told(tmp_path: Path) -> None:
    """`--version` prints name and version, and ends well."""
    done = run(tmp_path, "--version")
    assert (done.code, done.out, done.err) == (HOLDS, f"listicle-audit {audit.__version__}\n", "")


def test_rules_are_listed_with_their_severity(tmp_path: Path) -> None:
    """`audit rules` prints a line a rule."""
    done = run(tmp_path, "rules")
    assert done.code == HOLDS
    assert ["foreign-film", "critical"] in [line.split()[:2] for line in done.out.splitlines()]
    assert all(line.split()[1] in {"critical", "warning", "info"} for line in done.out.splitlines())


def test_a_rule_is_explained(tmp_path: Path) -> None:
    """`audit explain` tells severity, reason and remedy."""
    done = run(tmp_path, "explain", "foreign-film")
    assert (done.code, done.err) == (HOLDS, "")
    assert "foreign-film" in done.out
    assert "critical" in done.out
    assert "Replace the film" in done.out


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """`audit rules --markdown | head -1` ends without a complaint."""
    with subprocess.Popen(
        [str(AUDIT), "rules", "--markdown"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(SECONDS) == HOLDS


QUICK: Mapping[str, tuple[str, ...]] = {
    "help": ("--help",),
    "version": ("--version",),
    "run-help": ("run", "--help"),
    "explain": ("explain", "foreign-film"),
}
SLOW_MODULES = ("great_expectations", "pandas", "numpy", "lxml", "jinja2", "sqlalchemy")
WATCHED = """
import sys
from audit.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("\\nimported:", *(name for name in %r if name in sys.modules))
"""


@pytest.mark.parametrize("kind", QUICK)
def test_what_answers_at_once_imports_nothing_slow(kind: str, tmp_path: Path) -> None:
    """Help and documentation do without the libraries an audit needs."""
    slow = SLOW_MODULES if kind != "explain" else ("great_expectations", "lxml", "sqlalchemy")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED % (slow,), *QUICK[kind]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert done.returncode == HOLDS, done.stderr
    assert done.stdout.splitlines()[-1] == "imported:"
