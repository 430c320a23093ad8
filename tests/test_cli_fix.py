"""`audit fix` from the command line: the audit of what it writes is only better."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from typer.testing import CliRunner, Result

from audit import pipeline
from audit.cli import app
from audit.decisions import decide, record
from audit.errors import AuditError
from audit.fix import Corrected
from audit.judge import load_suites
from audit.model import AuditReport, Finding, Reference, Status
from tests.example_feed import feed_of

FEEDS = Path(__file__).parent / "feeds"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SMALL = FEEDS / "small.xml"


@pytest.fixture(scope="module")
def audit(starter: Reference) -> pipeline.Audit:
    """What feeds are audited with."""
    return pipeline.Audit(reference=starter, suites=load_suites(), now=NOW)


Fixed = tuple[AuditReport, Corrected]


@pytest.fixture(scope="module")
def fixed(audit: pipeline.Audit) -> Fixed:
    """The small feed corrected."""
    return pipeline.fix_feed(SMALL.read_bytes(), str(SMALL), audit)


@pytest.fixture
def at_once(fixed: Fixed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command has the corrected feed at once."""
    monkeypatch.setattr(pipeline, "fix_feed", lambda *_, **__: fixed)


def places(report: AuditReport) -> "Counter[tuple[object, ...]]":
    """Return what is found where."""
    return Counter((one.rule, one.post_number, one.position, one.field) for one in report.findings)


def fix(*arguments: object) -> Result:
    """Run `audit fix`."""
    return CliRunner().invoke(app, ["fix", *map(str, arguments)])


def assert_only_better(data: bytes, audit: pipeline.Audit, *, unsafe: bool) -> tuple[Finding, ...]:
    """Fail unless what was corrected is gone and nothing new came, and return what was corrected."""
    before, corrected = pipeline.fix_feed(data, "feed.xml", audit, unsafe=unsafe)
    after = pipeline.audit_feed(corrected.data, "feed.xml", audit)
    assert places(after) <= places(before)
    # By place, not by fingerprint: of twins in one list, the one that is left takes the fingerprint of the first.
    left = {(one.rule, one.post_number, one.position, one.field, one.observed) for one in after.findings}
    mended = [(one.rule, one.post_number, one.position, one.field, one.observed) for one in corrected.applied]
    assert not left.intersection(mended)
    touched = sum(one != other for one, other in zip(data.split(b"\n"), corrected.data.split(b"\n"), strict=True))
    assert touched <= 2 * len(corrected.applied)
    assert len(corrected.applied) + len(corrected.left) == sum(
        one.suggestion is not None and (unsafe or one.suggestion.safe) for one in before.findings
    )
    return corrected.applied


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize(("name", "safe"), [("example.xml", 9), ("small.xml", 3)])
def test_the_examples(audit: pipeline.Audit, name: str, safe: int, *, unsafe: bool) -> None:
    """Every safe suggestion of the project's own feeds is applied, and the audit is only better by it."""
    applied = assert_only_better((FEEDS / name).read_bytes(), audit, unsafe=unsafe)
    assert len(applied) >= safe
    assert unsafe or len(applied) == safe


def test_a_feed_as_it_was_published(audit: pipeline.Audit, shared: Path) -> None:
    """The same on a real feed."""
    feed = shared / "seeds" / "soviet-letters.xml"
    if not feed.is_file():
        pytest.skip("no real feed beside the checkout")
    applied = assert_only_better(feed.read_bytes(), audit, unsafe=False)
    assert Counter(one.rule for one in applied) >= Counter({"missing-imdb-id": 9, "leftover-shortcode": 3})


ITEMS = st.fixed_dictionaries(
    {},
    optional={
        "imdb_id": st.sampled_from(["", "tt50634", "tt0062759", "tt0050634"]),
        "year": st.sampled_from([1957, 1958, 1964, None]),
        "director": st.sampled_from(["Mikhail Kalatozov", "Sergei Parajanov", "Kalatozow", ""]),
        "fact": st.sampled_from(["It&amp;#039;s &amp;quot;A&amp;quot;", "Directed by L. Shepitko.", "[toc] B", "In"]),
        "title": st.sampled_from(["The Cranes Are Flying", "The Ascent", "It&amp;amp;#039;s"]),
        "poster_imdb_id": st.sampled_from(["", "tt0075404"]),
    },
)  # fmt: skip


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(posts=st.lists(st.lists(ITEMS, min_size=1, max_size=4), min_size=1, max_size=3), unsafe=st.booleans())
def test_any_mixture_of_faults(audit: pipeline.Audit, posts: list[list[Mapping[str, object]]], *, unsafe: bool) -> None:
    """However faults meet, a fix never makes anything worse."""
    data = feed_of({"posts": [{"items": items, "intro": "[toc] Films."} for items in posts]})
    assert_only_better(data, audit, unsafe=unsafe)


def test_a_fix_that_would_make_it_worse_is_withdrawn(audit: pipeline.Audit) -> None:
    """The right director is not written where the text would then contradict it; the reason is told."""
    data = feed_of(
        {"director": "Sergei Parajanov", "fact": "It was directed by Sergei Parajanov, who drew every costume himself."}
    )
    _, corrected = pipeline.fix_feed(data, "feed.xml", audit)
    assert corrected.data == data
    assert [one.reason for one in corrected.left] == ["it would bring self-contradiction"]


def test_corrections_that_never_stop_bringing_faults_are_all_withdrawn(
    audit: pipeline.Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the last attempt nothing is written, and every suggestion is told with a reason."""
    asked: list[int] = []

    def blame_one(_before: object, _after: object, corrected: Corrected) -> dict[Finding, str]:
        asked.append(len(corrected.applied))
        return {corrected.applied[0]: "it would bring another"}

    monkeypatch.setattr(pipeline, "find_regressions", blame_one)
    monkeypatch.setattr(pipeline, "ATTEMPTS", 2)
    data = SMALL.read_bytes()
    before, corrected = pipeline.fix_feed(data, str(SMALL), audit)
    safe = [one for one in before.findings if one.suggestion is not None and one.suggestion.safe]
    assert len(asked) == 1
    assert corrected.data == data
    assert not corrected.applied
    assert len(corrected.left) == len(safe)


def test_what_was_decided_is_left_alone(audit: pipeline.Audit, tmp_path: Path) -> None:
    """A suggestion of a finding that is a false positive is not applied, one that was accepted is."""
    report = pipeline.audit_feed(SMALL.read_bytes(), str(SMALL), audit)
    decisions = tmp_path / "audit-decisions.toml"
    statuses = {"missing-imdb-id": Status.FALSE_POSITIVE, "director-mismatch": Status.ACCEPTED}
    made = [
        decide(one, statuses[one.rule], reason="So.", editor="Ada") for one in report.findings if one.rule in statuses
    ]
    record(decisions, *made)
    done = fix(SMALL, "--format", "csv", "--decisions", decisions)
    assert [row["rule"] for row in csv.DictReader(io.StringIO(done.stdout))] == [
        "leftover-shortcode",
        "director-mismatch",
    ]


@pytest.mark.usefixtures("at_once")
def test_writing_the_feed(tmp_path: Path) -> None:
    """The corrected feed goes to the file that is named; over the feed itself only where that is named."""
    feed, out = tmp_path / "feed.xml", tmp_path / "out.xml"
    shutil.copy(SMALL, feed)
    done = fix(feed, "-o", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "3 corrected, 0 left" in done.stderr
    assert feed.read_bytes() == SMALL.read_bytes()
    assert b'data-imdb-id="tt0049397"' in out.read_bytes()
    link = tmp_path / "link.xml"
    link.symlink_to(feed)
    feed.chmod(0o640)
    assert fix(link, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert feed.read_bytes() == out.read_bytes()
    assert feed.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["feed.xml", "link.xml", "out.xml"]


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch program")
@pytest.mark.usefixtures("at_once")
def test_the_diff_is_a_patch(tmp_path: Path) -> None:
    """`patch` makes the corrected feed of it."""
    out, copy = tmp_path / "out.xml", tmp_path / "copy.xml"
    shutil.copy(SMALL, copy)
    difference = tmp_path / "difference"
    difference.write_bytes(fix(SMALL, "--diff").stdout_bytes)
    fix(SMALL, "-o", out)
    subprocess.run(["patch", "--silent", str(copy), str(difference)], check=True)
    assert copy.read_bytes() == out.read_bytes()


@pytest.mark.usefixtures("at_once")
def test_formats_for_wordpress() -> None:
    """CSV names the values, WXR and the REST objects hold the corrected posts and no other."""
    rows = list(csv.DictReader(io.StringIO(fix(SMALL, "--format", "csv").stdout)))
    assert [(row["item"], row["field"], row["old"], row["new"]) for row in rows] == [
        ("", "intro", "[toc]", ""),
        ("2", "directors", "Georgiy Daneliya", "Eldar Ryazanov"),
        ("3", "imdb_id", "", "tt0049397"),
    ]
    (post,) = json.loads(fix(SMALL, "--format", "wp-json").stdout)
    assert post["link"] == rows[0]["post"]
    assert 'data-imdb-id="tt0049397"' in post["content"]["raw"]
    root = etree.fromstring(fix(SMALL, "--format", "wxr").stdout.encode())
    assert root.findtext("channel/{http://wordpress.org/export/1.2/}wxr_version") == "1.2"
    (item,) = root.findall("channel/item")
    assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") == post["content"]["raw"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([SMALL], "nothing says where the corrected feed goes"),
        ([SMALL, "--diff", "--format", "csv"], "cannot go with --diff"),
        ([SMALL, "--diff", "-o", "-"], "cannot go with --diff"),
        ([FEEDS, "--diff"], "2 feeds"),
        (["gone.xml", "--diff"], "no such file"),
        ([FEEDS / "example.expected.tsv", "--diff"], "not XML"),
    ],
)
def test_wrong_use(arguments: list[object], said: str) -> None:
    """Each is one line that says what to do."""
    failed = fix(*arguments)
    assert isinstance(failed.exception, AuditError)
    assert said in str(failed.exception)


def test_standard_input_and_output() -> None:
    """Bytes go through as they are."""
    done = subprocess.run(
        [sys.executable, "-c", "from audit.cli import main; main()", "fix", "-", "-o", "-"],
        input=SMALL.read_bytes().replace(b"\n", b"\r\n"),
        capture_output=True,
        check=True,
    )
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n") == SMALL.read_bytes().count(b"\n")
    assert b"tt0049397" in done.stdout
