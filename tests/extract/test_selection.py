"""The known markup to film records."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from audit.extract import extract
from audit.extract.labels import read_rating, split_label, split_names
from audit.extract.poster import PosterName, read_poster_name
from audit.model import FilmList, FilmRecord
from audit.read import read_feed
from tests.extract.samples import POSTER, item, post, selection


def only(content: str) -> FilmRecord:
    """Return the one item of a content."""
    (record,) = extract(post(content)).records
    return record


def test_every_field_of_an_item_is_extracted() -> None:
    """Labels are no part of the texts, entities are decoded, the player's and shop's pictures are no poster."""
    assert only(selection(item())) == FilmRecord(
        position=1,
        heading="The Lighthouse (1975)",
        title="The Lighthouse",
        year=1975,
        imdb_id="tt0000001",
        poster_imdb_id="tt0000001",
        directors=("Ada Pen", "Bo Reed, Jr."),
        cast=("Cy Oak", "Di Elm"),
        rating=7.5,
        rating_text="IMDb 7.5",
        description="A keeper writes to the mainland & waits.",
        fact="Shot in nine weeks.",
        poster=POSTER,
        poster_title="maiak",
        poster_year=1975,
        trailer="https://video.example/w?v=1",
        watch_link="https://shop.example/?a=1&b=2",
        availability="Not to be had, but there is a bonus:",
    )


def test_the_post_around_the_items_is_kept() -> None:
    """Intro as printed with its shortcode, outro without the player, and what runs code by name."""
    found = extract(
        post(selection(item(), after="<p>Good night.</p><script>alert(1)</script><div class='related'>More</div>"))
    )
    assert (found.markup, found.intro, found.outro) == ("movie-selection", "[toc] Films by the sea.", "Good night.")
    assert found.active_content == ("iframe", "onclick", "onerror", "script")


def test_a_running_address_is_active_content() -> None:
    """However it is spelled."""
    found = extract(post("<a href=' Java\tScript:alert(1)'>x</a><p onmouseover=x()>y</p>"))
    assert found.active_content == ("javascript:", "onmouseover")


def test_what_the_markup_has_a_place_for_may_be_missing() -> None:
    """Empty attributes and absent metadata are None, and the fields say that they could have been there."""
    found = extract(post(selection(item(imdb_id="", metadata=""))))
    (record,) = found.records
    assert (record.imdb_id, record.poster_imdb_id, record.rating, record.rating_text) == (None,) * 4
    assert record.directors == record.cast == ()
    assert {
        "imdb_id",
        "directors",
        "cast",
        "rating",
        "description",
        "fact",
        "poster",
        "trailer",
        "year",
    } <= found.fields


def test_no_label_and_an_empty_one_differ() -> None:
    """A label that stands alone gives an empty text, no label gives None."""
    record = only(selection(item(texts="<p><strong>Description:</strong></p>")))
    assert (record.description, record.fact) == ("", None)


@pytest.mark.parametrize(
    ("texts", "description", "fact"),
    [
        (
            "<p><strong>Description:</strong> One.</p><p>Two.</p><p><strong>Fact:</strong> A.</p><p>B.</p>",
            "One. Two.",
            "A. B.",
        ),
        ("<p><strong>Description:</strong> One.<br><strong>Fact:</strong> A.</p>", "One.", "A."),
        ("<p>Description: One <strong>big</strong>, bold.</p>", "One big, bold.", None),
        ("<p>Only text.</p>", "Only text.", None),
        ("<strong>Description:</strong> One.<br><strong>Fact:</strong> A.", "One.", "A."),
        ("<p><strong>Beschreibung:</strong> Eins.</p><p><strong>Fakt:</strong> A.</p>", "Eins.", "A."),
        ("<p><strong>説明:</strong> 一つ。</p><p><strong>事実:</strong> 二つ。</p>", "一つ。", "二つ。"),
        ("<p><strong>Description:</strong> It&amp;#039;s [toc] **bold**.</p>", "It&#039;s [toc] **bold**.", None),
        ("<p><strong>Description:</strong> a\u200b\u00adb\ufeff \n\t c&nbsp;d</p>", "ab c d", None),
        (
            "<p><strong>Description:</strong> Go <img class='wp-smiley' alt='▶'> on<script>x()</script></p>",
            "Go ▶ on",
            None,
        ),
    ],
)
def test_texts(texts: str, description: str, fact: str | None) -> None:
    """Paragraphs go on with the last label; white space is folded; entities are decoded once; leftovers stay."""
    record = only(selection(item(texts=texts)))
    assert (record.description, record.fact) == (description, fact)


def test_a_lost_closing_tag_keeps_the_items_apart() -> None:
    """An item inside another one is an item of its own, and lends it nothing."""
    first = item("One (1970)", metadata="").removesuffix("</div>")
    found = extract(post(selection(first, item("Two (1971)"), item("Three (1972)"))))
    assert [(r.position, r.title, len(r.directors)) for r in found.records] == [
        (1, "One", 0),
        (2, "Two", 2),
        (3, "Three", 2),
    ]


def test_a_cut_item_has_what_is_left() -> None:
    """Whatever stands before the cut is extracted."""
    content = selection(item("One (1970)"), item("Two (1971)"))
    record = extract(post(content[: content.rindex("mainland")])).records[1]
    assert (record.title, record.description, record.fact) == ("Two", "A keeper writes to the", None)


def test_a_picture_loaded_late_is_the_poster() -> None:
    """The blank in src is not."""
    content = selection(item()).replace(f'src="{POSTER}"', f'src="data:image/gif;base64,R0" data-src="{POSTER}"')
    assert only(content).poster == POSTER


def test_a_trailer_may_stand_in_the_click_alone() -> None:
    """The player's argument serves where the attribute is empty."""
    content = selection(item()).replace('data-trailer="https://video.example/w?v=1"', 'data-trailer=""')
    assert only(content).trailer is None
    assert only(content.replace("openModal('')", "openModal('https://v.example/2')")).trailer == "https://v.example/2"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (POSTER, PosterName(title="maiak", year=1975)),
        ("/p/blade-runner-2049-2017-7.webp?x=1", PosterName(title="blade-runner-2049", year=2017)),
        ("1984-1984-55.jpg", PosterName(title="1984", year=1984)),
        ("/p/maiak-1975-12345-300x450.jpg", PosterName(title="maiak", year=1975)),
        ("/p/maiak-1975.jpg", PosterName(title="maiak", year=1975)),
        ("/p/%D0%BC%D0%B0%D1%8F%D0%BA-1975-1.jpg", PosterName(title="маяк", year=1975)),
        ("/p/non-poster.webp", PosterName(is_placeholder=True)),
        ("/p/No_Image_Available.png", PosterName(is_placeholder=True)),
        ("/default.jpg", PosterName(is_placeholder=True)),
        ("/p/missing-1982-4.webp", PosterName(title="missing", year=1982)),
        ("https://[bad/x.webp", PosterName()),
        ("", PosterName()),
    ],
)
def test_poster_names(url: str, expected: PosterName) -> None:
    """The slug of the original title and its year, or the sign that there is no poster."""
    assert read_poster_name(url) == expected


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("IMDb 7.5", 7.5),
        ("IMDB: 7,6", 7.6),
        ("8.1/10", 8.1),
        ("IMDb8", 8.0),
        ("11.2", 11.2),
        ("-1", -1.0),
        ("n/a", None),
    ],
)
def test_ratings(text: str, rating: float | None) -> None:
    """The first number, with a point or a comma, in range or not."""
    assert read_rating(text) == rating


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Director : Ada", ("directors", "Ada")),
        ("📝 Description: x", ("description", "x")),
        ("監督：黒澤", ("directors", "黒澤")),
        ("He said: no", (None, "He said: no")),
        ("", (None, "")),
    ],
)
def test_labels(text: str, expected: tuple[str | None, str]) -> None:
    """A known label names the field; other colons are text."""
    assert split_label(text) == expected


def test_names_are_split_on_commas() -> None:
    """Empty values are no names."""
    assert split_names("Ada Pen,, Bo Reed, Jr. , –;") == ("Ada Pen", "Bo Reed, Jr.")


def test_an_empty_post_has_no_list() -> None:
    """Nothing was recognised, and that is said."""
    assert extract(post("")) == FilmList(post=post(""), markup="none")


def lists_of(path: Path) -> list[FilmList]:
    """Return the lists of a feed's posts."""
    return [extract(entry) for entry in read_feed(path.read_bytes(), str(path)).posts]


def test_the_seed_is_extracted_whole(shared: Path) -> None:
    """Thirty films with title, year and texts; the stated ids and directors are eighteen each."""
    lists = lists_of(shared / "seeds" / "soviet-letters.xml")
    records = [record for found in lists for record in found.records]
    assert [len(found.records) for found in lists] == [10, 10, 10]
    assert all(
        record.title and record.year and record.description and record.fact and record.poster for record in records
    )
    for name in ("imdb_id", "poster_imdb_id", "directors", "cast", "rating", "poster_title", "poster_year"):
        assert sum(bool(getattr(record, name)) for record in records) == 18, name
    assert sum(record.poster_is_placeholder for record in records) == 12
    assert all(found.intro.startswith("[toc]") and not found.outro for found in lists)


@pytest.mark.parametrize(("name", "films"), [("injected-dev", 400), ("listicles-dev", 94)])
def test_every_labelled_item_is_extracted(shared: Path, name: str, films: int) -> None:
    """Each labelled place holds the labelled title."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for film_list in lists_of(shared / "gold" / f"{name}.xml"):
        for record in film_list.records:
            found[film_list.post.link][record.position] = record.title
    labels = [json.loads(line) for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(map(len, found.values())) == films
    assert [label for label in labels if found[label["post"]].get(label["position"]) != label["title"]] == []
