"""Corrections: the one value changes, every other byte stays, and what is not certain is left."""

import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.errors import FeedError
from audit.extract import extract
from audit.fix import Corrected
from audit.read import read_feed
from tests.fix.feeds import correct_feed, make_feed, make_item, suggest

YEAR = suggest("year", "1979", "1985")


def reasons(corrected: Corrected) -> list[str]:
    """Return why suggestions were left."""
    return [one.reason for one in corrected.left]


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize(
    ("item", "finding", "old", "new"),
    [
        ({}, YEAR, "See (1979)", "See (1985)"),
        ({"director": "A. Marutyan"}, suggest("directors", "A. Marutyan", "Elem Klimov"), "A. Marutyan", "Elem Klimov"),
        ({"imdb_id": ""}, suggest("imdb_id", "", "tt0091251"), 'data-imdb-id=""', 'data-imdb-id="tt0091251"'),
        ({"imdb_id": "tt91"}, suggest("imdb_id", "tt91", "tt0091251"), "tt91", "tt0091251"),
        ({"fact": "Its&amp;#039;s"}, suggest("fact", "&#039;", "'"), "&amp;#039;", "&#039;"),
        ({"fact": "Its&#038;#039;s"}, suggest("fact", "&#039;", "'"), "&#038;#039;", "&#039;"),
        ({"fact": "A [toc] B"}, suggest("fact", "[toc]", ""), "[toc]", ""),
        ({"fact": "Shown in"}, suggest("fact", "Shown in", "Shown in 1985.", safe=False), "Shown in", "Shown in 1985."),
        ({"fact": "Films &amp; TV"}, suggest("fact", "Films & TV", "TV & <b>"), "Films &amp; TV", "TV &amp; &lt;b&gt;"),
    ],
)
def test_only_the_value_changes(item: dict[str, str], finding: "object", old: str, new: str, *, escaped: bool) -> None:
    """In CDATA and escaped alike, the corrected feed is the old one with the value replaced."""
    data = make_feed(make_item(**item), escaped=escaped)
    corrected = correct_feed(data, finding)  # type: ignore[arg-type]
    assert (corrected.applied, corrected.left) == ((finding,), ())
    assert corrected.data == make_feed(make_item(**item).replace(old, new), escaped=escaped)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("windows-1251", b""), ("utf-16", b""), ("koi8-r", b"")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(encoding: str, mark: bytes, line_end: str) -> None:
    """Bytes in any encoding, with or without a mark and whatever ends their lines, change at the value alone."""

    def made(heading: str) -> bytes:
        text = make_feed(make_item(heading, fact="Снят по порядку.")).decode()
        text = text.replace('encoding="utf-8"', f'encoding="{encoding}"').replace("\n", line_end)
        return mark + text.encode(encoding)

    corrected = correct_feed(made("Иди и смотри (1979)"), YEAR)
    assert reasons(corrected) == []
    assert corrected.data == made("Иди и смотри (1985)")


def test_characters_the_encoding_does_not_have() -> None:
    """A name that the feed's encoding cannot write is written with references, and reads as it should."""
    data = make_feed(make_item(director="X"), encoding="windows-1251")
    corrected = correct_feed(data, suggest("directors", "X", "René Č"))
    assert b"Ren&#233; &#268;<" in corrected.data
    assert extract(read_feed(corrected.data, "").posts[0]).records[0].directors == ("René Č",)


def test_bytes_of_two_encodings_are_refused() -> None:
    """A feed that was read with guesses is not written."""
    with pytest.raises(FeedError, match="not utf-8"):
        correct_feed(make_feed(make_item(fact="caf")).replace(b"caf", b"caf\xe9"), YEAR)


def test_stray_bytes_of_xml_stay() -> None:
    """Forbidden characters, entities, comments and several sections are read over and stay where they are."""
    data = make_feed(make_item("Come and See (1979)")).replace(b"Come", b"C\x01o<!---->me]]><!-- x --><![CDATA[")
    assert b"Co<!---->me" in data.replace(b"\x01", b"")
    corrected = correct_feed(data, YEAR)
    assert reasons(corrected) == []
    assert corrected.data == data.replace(b"(1979)", b"(1985)")


def test_a_value_elsewhere_stays() -> None:
    """The same year in a text, in another item and in another post is none of the finding's business."""
    told = make_item(fact="It was begun in 1979.")
    data = make_feed(told + told, told)
    corrected = correct_feed(data, suggest("year", "1979", "1985", position=2))
    wanted = make_item("Come and See (1985)", fact="It was begun in 1979.")
    assert corrected.data == make_feed(told + wanted, told)


def test_a_year_in_the_title_stays() -> None:
    """Of two equal numbers in a heading only the year changes."""
    corrected = correct_feed(make_feed(make_item("1979 (1979)")), YEAR)
    assert corrected.data == make_feed(make_item("1979 (1985)"))


def test_every_escape_of_a_text_is_undone_and_no_other() -> None:
    """One finding stands for its whole text; the same fault in a text that was not found fault with stays."""
    data = make_feed(make_item(fact="&amp;#039;A&amp;#039; &amp;quot;B&amp;quot;") + make_item(fact="&amp;#039;"))
    corrected = correct_feed(data, suggest("fact", "&#039;", "'"))
    assert corrected.data == make_feed(make_item(fact="&#039;A&#039; &quot;B&quot;") + make_item(fact="&amp;#039;"))


def test_a_post_and_its_items_at_once() -> None:
    """Corrections of title, intro and several items of one post are all made."""
    content = "[toc]<p>Films.</p>{}{}"
    data = make_feed(content.format(make_item(), make_item(imdb_id="")), title="War&amp;amp;#039;s end")
    corrected = correct_feed(
        data,
        suggest("title", "&#039;", "'", position=None),
        suggest("intro", "[toc]", "", position=None),
        YEAR,
        suggest("imdb_id", "", "tt0091251", position=2),
    )
    assert reasons(corrected) == []
    expected = content.replace("[toc]", "").format(make_item("Come and See (1985)"), make_item())
    assert corrected.data == make_feed(expected, title="War's end")
    (post,) = corrected.posts
    assert (post.title, post.content) == ("War's end", expected)


def test_a_list_by_its_headings() -> None:
    """In unknown markup year and id are corrected too; a missing id has no place there."""
    content = (
        '<h2>1. Come and See (1979)</h2><p>Text of it. <a href="https://www.imdb.com/title/tt0000001/">IMDb</a></p>'
        "<h2>2. The Ascent (1977)</h2><p>Text of that.</p><h2>3. Ballad of a Soldier (1959)</h2><p>More.</p>"
    )
    data = make_feed(content)
    corrected = correct_feed(
        data, YEAR, suggest("imdb_id", "tt0000001", "tt0091251"), suggest("imdb_id", "", "tt0075404", position=2)
    )
    assert reasons(corrected) == ["the list has no place for an IMDb id"]
    assert corrected.data == make_feed(content.replace("1979", "1985").replace("tt0000001", "tt0091251"))


def test_a_poster_with_another_id_keeps_it() -> None:
    """Which of two ids is the poster's is for an editor to say."""
    data = make_feed(make_item(imdb_id="tt0000001", poster_imdb_id="tt0000002"))
    corrected = correct_feed(data, suggest("imdb_id", "tt0000001", "tt0091251"))
    assert corrected.data == make_feed(make_item(poster_imdb_id="tt0000002"))


@pytest.mark.parametrize(
    ("content", "finding", "reason"),
    [
        (make_item("Come and See (<b>19</b>79)"), YEAR, "does not stand there"),
        (make_item(fact="Shown <i>in</i>"), suggest("fact", "Shown in", "Shown in 1985."), "does not stand there"),
        (make_item(), suggest("year", "1980", "1985"), "another correction"),
        (make_item(), suggest("rating", "1.0", "2.0"), "another correction"),
        (make_item(), suggest("intro", "[gone]", "", position=None), "does not stand there"),
        (make_item(), suggest("guid", "x", "y", position=None), "not a text of the list"),
        (make_item(), suggest("title", "[toc]", "", position=None), "does not stand there"),
    ],
)
def test_what_is_not_certain_is_left(content: str, finding: "object", reason: str) -> None:
    """The feed stays as it is, and the reason is told."""
    data = make_feed(content)
    corrected = correct_feed(data, finding)  # type: ignore[arg-type]
    assert (corrected.data, corrected.applied, corrected.posts) == (data, (), ())
    assert [one for one in reasons(corrected) if reason in one], reasons(corrected)


def test_of_two_suggestions_for_one_value_the_safe_one_counts() -> None:
    """The other is left with the reason."""
    corrected = correct_feed(make_feed(make_item()), suggest("year", "1979", "1984", safe=False), YEAR)
    assert corrected.data == make_feed(make_item("Come and See (1985)"))
    assert reasons(corrected) == ["another correction changed it"]


def test_tags_that_became_elements_are_left() -> None:
    """A text whose tags were not escaped is read as elements, and is not one place that could be written."""
    data = make_feed(make_item()).replace(b"<![CDATA[<div", b"<div").replace(b"</div>]]>", b"</div>")
    corrected = correct_feed(data, YEAR)
    assert corrected.data == data
    assert reasons(corrected) == ["the post's text does not stand in the feed as it is read"]


def test_a_post_without_content_is_corrected_in_its_summary() -> None:
    """Where the description holds the list, that is what changes."""
    data = make_feed(make_item()).replace(b"content:encoded>", b"description>")
    data = data.replace(b"<description><![CDATA[An excerpt of 1]]></description>\n", b"")
    assert correct_feed(data, YEAR).data == data.replace(b"(1979)", b"(1985)")


markup = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&;'\"[]\r\n#1979]"), max_size=60)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=markup, inside=markup, after=markup, escaped=st.booleans())
def test_whatever_stands_around_it(before: str, inside: str, after: str, *, escaped: bool) -> None:
    """Amid any other characters a correction changes its value and nothing else, or nothing at all."""
    content = f"{before}{make_item(fact=inside)}{after}"
    if not escaped and "]]>" in content:
        content = content.replace("]]>", "")
    data = make_feed(content, escaped=escaped)
    report = extract(read_feed(data, "").posts[0])
    if len(report.records) != 1:
        return
    corrected = correct_feed(data, YEAR)
    if corrected.applied:
        assert corrected.data == data.replace(b"See (1979)", b"See (1985)", 1)
    else:
        assert corrected.data == data
        assert len(corrected.left) == 1
