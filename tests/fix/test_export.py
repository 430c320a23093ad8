"""Corrections for spreadsheets and WordPress, and the difference as a patch."""

import csv
import difflib
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audit.fix import corrections_csv, rest_posts, unified_diff, wxr
from audit.model import Feed, Post
from tests.fix.feeds import suggest

POST = Post(number=1, title="A & B", link="https://lists.example/?a=1&b=2", guid="https://lists.example/?p=17")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(value: str) -> None:
    """What a spreadsheet would compute begins with an apostrophe."""
    (row,) = csv.DictReader(io.StringIO(corrections_csv([suggest("fact", value, value)]), newline=""))
    assert (row["old"], row["new"]) == (f"'{value}", f"'{value}")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")))
def test_any_text_survives_wxr(text: str) -> None:
    """CDATA is closed nowhere but at its end."""
    post = replace(POST, content=f"{text}]]>{text}", title=text, author=text)
    item = etree.fromstring(wxr(Feed(source="x", format="rss", title=text), [post]).encode()).find("channel/item")
    assert item is not None
    assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") == f"{text}]]>{text}"
    assert item.findtext("title") == text
    assert item.findtext("link") == POST.link
    assert item.findtext("{http://wordpress.org/export/1.2/}post_id") == "17"


def test_dates_are_in_utc() -> None:
    """WordPress asks for the time in Greenwich."""
    east = timezone(timedelta(hours=3))
    post = replace(POST, published=datetime(2026, 1, 1, 1, tzinfo=UTC).astimezone(east))
    assert "<wp:post_date_gmt>2026-01-01 01:00:00</wp:post_date_gmt>" in wxr(Feed(source="x", format="rss"), [post])


def test_rest_objects() -> None:
    """The number is there only where the guid holds it."""
    one, other = rest_posts([replace(POST, content="<p>"), replace(POST, guid="x")])
    assert (one["id"], one["content"], one["guid"]) == (17, {"raw": "<p>"}, {"raw": POST.guid})
    assert "id" not in other


lines = st.lists(st.sampled_from([b"a", b"b", b"c", b"a\r", b""]), min_size=1, max_size=30)


@given(lines, st.data())
def test_the_difference_is_the_one_that_everybody_makes(old: list[bytes], data: st.DataObject) -> None:
    """Of two files of as many lines each, every changed line is in the patch, with three lines around it."""
    at = {number for number in data.draw(st.sets(st.integers(0, len(old) - 1))) if old[number:] != [b""]}
    new = [b"new" if number in at else line for number, line in enumerate(old)]
    patch = unified_diff(b"\n".join(old), b"\n".join(new), "x")
    one, other = ([f"{line!r}" for line in lines] for lines in (old, new))
    hunks = [line for line in difflib.unified_diff(one, other, lineterm="") if line.startswith("@@")]
    assert bool(patch) == bool(hunks) == bool(at)
    removed = [line[1:] for line in patch.split(b"\n")[2:] if line.startswith(b"-")]
    assert removed == [old[number] for number in sorted(at)]


def test_the_last_line_without_an_end() -> None:
    """It is marked as programs expect it; a file that ends its last line needs no mark."""
    assert unified_diff(b"a\nb", b"a\nc", "x") == (
        b"--- a/x\t\n+++ b/x\t\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
        b"+c\n\\ No newline at end of file\n"
    )
    assert unified_diff(b"a\nb\n", b"a\nc\n", "x") == b"--- a/x\t\n+++ b/x\t\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
    assert unified_diff(b"a\nb\n", b"c\nb\n", "x\ny") == b"--- a/x y\t\n+++ b/x y\t\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n"
