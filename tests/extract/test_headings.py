"""Lists in unknown markup, by their headings."""
# ruff: noqa: E501 - markup stands in long lines, with the dashes and quotes that headings are printed with

import pytest

from audit.extract import extract
from audit.model import FilmList
from tests.extract.samples import post


def found(content: str) -> FilmList:
    """Return the list of a post with this content."""
    return extract(post(content))


def films(content: str) -> list[tuple[int, str, int | None]]:
    """Return place, title and year of its items."""
    return [(record.position, record.title, record.year) for record in found(content).records]


THREE = [(1, "Solaris", 1972), (2, "Stalker", 1979), (3, "Mirror", 1975)]


@pytest.mark.parametrize(
    "headings",
    [
        ("1. Solaris (1972)", "2. Stalker (1979)", "3. Mirror (1975)"),
        ("3) Solaris (1972)", "2) Stalker (1979)", "1) Mirror (1975)"),
        ("#3: “Solaris” (1972)", "#2: “Stalker” (1979)", "#1: “Mirror” (1975)"),
        ("3 'Solaris' (1972)", "2 'Stalker' (1979)", "1 'Mirror' (1975)"),
        ("3/3 Solaris (1972)", "2/3 Stalker (1979)", "1/3 Mirror (1975)"),
        ("3 Solaris | 1972", "2. Stalker | 1979", "1. Mirror | 1975"),
        ("Solaris (1972)", "Stalker (1979)", "Mirror (1975)"),
        ("Solaris, 1972", "Stalker, 1979", "Mirror, 1975"),
        ("<a href='/s'>Solaris (1972)</a>", "<b>Stalker</b> (1979)", "<em>Mirror</em> (1975)"),
    ],
)
@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_forms_of_headings(tag: str, headings: tuple[str, ...]) -> None:
    """Numbers up and down, quotes, separators; the place in the list is counted from one all the same."""
    content = "<h1>Three films</h1><p>Before.</p>" + "".join(
        f"<{tag}>{heading}</{tag}><p>Text.</p>" for heading in headings
    )
    assert films(content) == THREE


def test_parts_of_an_item() -> None:
    """Paragraphs, labelled lines and an IMDb link go to their fields; the fields say what this list has."""
    result = found(
        "<p>Before.</p><h2>1. Solaris</h2><p>Director: Ada Pen<br>Starring: Cy Oak, Di Elm<br>Rating: IMDB: 7,6;</p>"
        "<p>One.</p><p>Two <a href='https://www.imdb.com/title/tt0000001/'>here</a>.</p><p>Fact: Three.</p><p>Four.</p>"
        "<h2>2. Stalker</h2><p>Rating: 0</p><h2>3. Mirror</h2><p>Five.</p><h2>That's All Folks!</h2><p>After.</p>"
    )
    first, second, _ = result.records
    assert (first.directors, first.cast, first.rating, first.imdb_id) == (
        ("Ada Pen",),
        ("Cy Oak", "Di Elm"),
        7.6,
        "tt0000001",
    )
    assert (first.description, first.fact) == ("One. Two here.", "Three. Four.")
    assert (second.rating, second.description) == (None, None)
    assert (result.markup, result.intro, result.outro) == ("headings", "Before.", "That's All Folks! After.")
    assert result.fields == {
        "heading",
        "title",
        "imdb_id",
        "directors",
        "cast",
        "rating",
        "rating_text",
        "description",
        "fact",
    }


def test_a_year_in_a_bullet() -> None:
    """Country and year may stand below the heading."""
    assert (
        films(
            "<h2>1. Solaris</h2><ul><li>USSR, 1972.</li></ul><h2>2. Stalker</h2><ul><li>Year: 1979</li></ul>"
            "<h2>3. Mirror</h2><p>Production year: 1975;</p>"
        )
        == THREE
    )


@pytest.mark.parametrize(
    "content",
    [
        "<p><strong>1. Solaris (1972)</strong></p><p>a</p><p><b>2. Stalker (1979)</b><br>b</p><p><strong>3. Mirror (1975)</strong> c</p>",
        "<ul><li><b>Solaris (1972)</b> – a</li><li><b>Stalker (1979)</b>: b</li><li>Mirror (1975) c</li></ul>",
        "Before.\n\nSolaris (1972)\nDescription: a\nFact: x.\n\n\nStalker (1979)\nDescription: b\n\nMirror (1975)\nDescription: c",
        "<p>Solaris (1972)<br>Description: a</p><p>Stalker (1979)<br>Description: b</p><p>Mirror (1975)<br>c</p>",
    ],
)
def test_lists_without_headings(content: str) -> None:
    """Bold lines, bullets and bare lines serve where there are no headings."""
    assert films(content) == THREE
    assert [record.description for record in found(content).records] == ["a", "b", "c"]


def test_a_doubled_heading_is_one_item() -> None:
    """The page's player prints the title again."""
    blocks = "".join(
        f"<h3>{t}</h3><p>TRAILER</p><h3>{t}</h3><p>Text.</p>"
        for t in ("Solaris (1972)", "Stalker (1979)", "Mirror (1975)")
    )
    assert films(blocks) == THREE
    assert {record.description for record in found(blocks).records} == {"Text."}


def test_a_film_listed_twice_is_two_items() -> None:
    """A repetition with text between is the list's own fault."""
    blocks = "".join(
        f"<h3>{t}</h3><p>A text long enough to be one.</p>"
        for t in ("Solaris (1972)", "Solaris (1972)", "Mirror (1975)")
    )
    assert len(films(blocks)) == 3


def test_an_item_may_lack_its_year() -> None:
    """Between dated headings an undated one is an item; a question or a conclusion is none."""
    content = "<h2>Solaris (1972)</h2><h2>Why so slow?</h2><h2>Stalker</h2><h2>Mirror (1975)</h2><h2>Roma (2018)</h2><h2>Conclusion</h2>"
    assert films(content) == [(1, "Solaris", 1972), (2, "Stalker", None), (3, "Mirror", 1975), (4, "Roma", 2018)]


def test_a_table_of_contents_is_no_list() -> None:
    """Neither its lines nor the navigation's are items or intro."""
    content = "".join(f"<li><a>{title} ({year})</a></li>" for _, title, year in THREE)
    body = "".join(f"<h2>{title} ({year})</h2><p>x</p>" for _, title, year in THREE)
    result = found(f"<div id='ez-toc-container'><ul>{content}</ul></div><nav>Menu</nav><p>Before.</p>{body}")
    assert (len(result.records), result.intro) == (3, "Before.")


@pytest.mark.parametrize(
    "content",
    [
        "<p>An essay on Solaris (1972).</p><h2>Why it lasts</h2><p>a</p><h2>How it began</h2><p>b</p>",
        "<h2>Solaris (1972)</h2><p>A review.</p>",
        "plain words",
        "https://example.org/x.html",
        "<?xml version='1.0' encoding='latin-1'?><p>x</p>",
        "&nbsp;",
        "<!-- nothing -->",
    ],
)
def test_a_post_without_a_list_has_none(content: str) -> None:
    """No items are invented, and the markup says so."""
    result = found(content)
    assert (result.markup, result.records, result.fields) == ("none", (), frozenset())


def test_a_text_in_the_heading_begins_the_description() -> None:
    """Heading and first sentence may share a line."""
    content = "".join(f"<h3>{n}. {title} ({year}) It begins.</h3><p>It ends.</p>" for n, title, year in THREE)
    assert films(content) == THREE
    assert found(content).records[0].description == "It begins. It ends."
