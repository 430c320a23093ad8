"""The decisions file: what is written is read, in the same bytes; what is wrong in it is named by its line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.decisions import decide, forget, format_decisions, load_decisions, record
from audit.decisions.entries import parse_decisions
from audit.errors import DecisionError
from audit.model import Status
from tests.decisions.factory import TOMORROW, make_decision, make_finding

ONE = "0000000000000001"
WHOLE = f"""\
[decision]
{ONE}.rule = "year-mismatch"
{ONE}.post = "https://lists.example/lists/1"
{ONE}.title = "The Cranes Are Flying"
{ONE}.field = "year"
{ONE}.value = "1958"
{ONE}.status = "ignored"
{ONE}.until = 2026-12-31
{ONE}.reason = "We wait for the archive."
{ONE}.editor = "Anna"
"""


def test_a_file_is_what_people_read(tmp_path: Path) -> None:
    """A decision is a block of lines that says which finding is meant, what was decided, why, and by whom."""
    path = tmp_path / "audit-decisions.toml"
    record(path, make_decision(status=Status.IGNORED, until=date(2026, 12, 31), reason="We wait for the archive."))
    assert path.read_text(encoding="utf-8").endswith(WHOLE)


@given(st.lists(st.tuples(st.integers(0, 99), st.text(), st.text()), max_size=6))
@settings(max_examples=60, deadline=None, database=None)
def test_what_is_written_is_read(entries: list[tuple[int, str, str]]) -> None:
    """Whatever the texts and words are, the file gives them back, and is the same when written again."""
    made = {
        number: decide(make_finding(number, title=title), Status.ACCEPTED, reason=f"x{reason}", editor="Анна")
        for number, title, reason in entries
    }
    text = format_decisions(made.values())
    read = parse_decisions(text.encode(), "file")
    assert set(read) == set(made.values())
    assert format_decisions(reversed(read)) == text


def test_nothing_changed_leaves_the_file_alone(tmp_path: Path) -> None:
    """Recording the same again does not touch the file."""
    path = tmp_path / "audit-decisions.toml"
    record(path, make_decision())
    before = path.stat()
    record(path, make_decision())
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_later_decision_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    """One finding has one decision."""
    path = tmp_path / "audit-decisions.toml"
    record(path, make_decision(1), make_decision(2))
    assert len(record(path, make_decision(1, status=Status.ACCEPTED))) == 2
    assert [one.status for one in load_decisions(path)] == [Status.ACCEPTED, Status.FALSE_POSITIVE]


def test_forgotten_decisions_are_returned(tmp_path: Path) -> None:
    """What is taken out is what was in the file; the rest stays."""
    path = tmp_path / "audit-decisions.toml"
    record(path, make_decision(1), make_decision(2))
    assert forget(path, [ONE, "f" * 16]) == (make_decision(1),)
    assert load_decisions(path) == (make_decision(2),)


def test_nothing_but_the_file_is_left_behind(tmp_path: Path) -> None:
    """Neither lock nor temporary file stays beside it, and a link stays a link."""
    real = tmp_path / "real.toml"
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    record(link, make_decision())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.toml", "real.toml"]
    assert link.is_symlink()
    assert load_decisions(real) == (make_decision(),)


def test_permissions_are_kept(tmp_path: Path) -> None:
    """A file that a group may write stays so."""
    path = tmp_path / "audit-decisions.toml"
    path.touch()
    path.chmod(0o664)
    record(path, make_decision())
    assert path.stat().st_mode & 0o777 == 0o664


def test_words_are_kept_on_one_line() -> None:
    """Line breaks and signs that steer a terminal do not get into the file; long values are cut."""
    made = decide(
        make_finding(observed="x" * 500), Status.ACCEPTED, reason=" two\n lines\x1b[31m ", editor="Anna\u202e"
    )
    assert (made.reason, made.editor, len(made.value)) == ("two lines[31m", "Anna", 200)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " \n"}, "'reason' is empty"),
        ({"editor": ""}, "'editor' is empty"),
        ({"status": Status.IGNORED}, "needs an end"),
        ({"status": Status.OPEN}, "nobody can decide 'open'"),
        ({"status": Status.BASELINE}, "nobody can decide 'baseline'"),
    ],
)
def test_an_incomplete_decision_is_refused(tmp_path: Path, change: dict[str, object], words: str) -> None:
    """A decision says who decided what, and why; nothing is written otherwise."""
    path = tmp_path / "audit-decisions.toml"
    with pytest.raises(DecisionError, match=words):
        record(path, make_decision(1, **change))
    assert not path.exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f"{ONE}.rule = ", f"{ONE}.rulle = ", r"line 2, decision 0+1: unknown key 'rulle'\. Did you mean 'rule'"),
        (f'{ONE}.editor = "Anna"\n', "", "line 2, decision 0+1: the key 'editor' is missing"),
        ('"ignored"', '"ignore"', r"unknown status 'ignore'\. Did you mean 'ignored'"),
        ('"ignored"', '"open"', "unknown status 'open'. Use one of: accepted, "),
        ('"ignored"', "3", "'status' is not a text"),
        ("2026-12-31", '"2026-12-31"', "'until' is not a day. Write it as 2027-01-31, without quotes"),
        ("2026-12-31", "2026-12-31T10:00:00", "'until' is not a day"),
        ("2026-12-31", "2026-02-30", r"line 8: not valid TOML"),
        (f"{ONE}.until = 2026-12-31\n", "", "an ignored finding needs an end"),
        ('"We wait for the archive."', '""', "'reason' is empty"),
        (f"{ONE}.reason", f"{ONE}.title", "line 9: a finding is decided twice, differently. Keep one"),
        (ONE, "cranes", "'cranes' is no fingerprint"),
        ("[decision]", "[decisions]", "unknown key 'decisions'. Did you mean 'decision'"),
        ("[decision]", "[decision]\n<<<<<<< ours", "line 2: git left a merge conflict"),
        ("[decision]", 'schema = "audit-decisions/9"\n[decision]', "unknown schema"),
        ("[decision]", "decision = 3\n[other]", "unknown key 'other'|not a table"),
        ("[decision]", f"[decision]\n{'[' * 5000}", "not valid TOML"),
        ("[decision]", f"[decision]\nx = {'[' * 5000}", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    """Each fault is told with the file, the line or entry, and what to do."""
    path = tmp_path / "audit-decisions.toml"
    assert old in WHOLE
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DecisionError, match=words) as raised:
        load_decisions(path)
    assert raised.value.where.startswith(str(path))


def test_a_damaged_file_is_not_overwritten(tmp_path: Path) -> None:
    """Recording into a file that cannot be read is refused, and leaves it as it is."""
    path = tmp_path / "audit-decisions.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DecisionError, match="not UTF-8"):
        record(path, make_decision())
    assert path.read_bytes() == b"\xff\xfe"


def test_a_missing_file_holds_nothing_or_is_an_error(tmp_path: Path) -> None:
    """Who asks for a file by name is told that it is missing."""
    path = tmp_path / "audit-decisions.toml"
    assert load_decisions(path, missing_ok=True) == ()
    with pytest.raises(DecisionError, match="no such file"):
        load_decisions(path)
    with pytest.raises(DecisionError, match="cannot be read"):
        load_decisions(tmp_path)


def test_lines_may_stand_in_any_order(tmp_path: Path) -> None:
    """A merge that mixes two blocks line by line loses nothing."""
    path = tmp_path / "audit-decisions.toml"
    both = (make_decision(1), make_decision(2, status=Status.IGNORED, until=TOMORROW))
    head, _, body = format_decisions(both).partition("[decision]\n")
    lines = [line for line in body.splitlines() if line]
    path.write_text(f"{head}[decision]\n" + "\n".join(lines[::2] + lines[1::2]), encoding="utf-8")
    assert load_decisions(path) == both
