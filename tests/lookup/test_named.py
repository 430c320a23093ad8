"""People whom an item's texts name tell its film where title and year do not; people of another film never do."""

from collections.abc import Sequence

import pytest

from audit.lookup import look_up
from audit.lookup.agreement import Agreement
from audit.lookup.named import FILMS, NamedPeople
from audit.lookup.resolve import Resolver
from audit.model import Film, FilmList, FilmRecord, MatchStatus, Post
from tests.reference.factory import make_film, make_reference

HARBOUR = make_film(1, "The Quiet Harbour", 1956, "Pavel Novotny", cast=("Igor Ilinskiy", "Anna Berg", "Max von Thal"))
LATER = make_film(2, "The Quiet Harbour", 1987, "Eva Lund", cast=("Bo Carter", "Rita Hall"))
FILMS_OF_TITLE = (HARBOUR, LATER)


def _record(text: str, year: int | None = 1963, title: str = "The Quiet Harbour", director: str = "") -> FilmRecord:
    directors = (director,) if director else ()
    return FilmRecord(position=1, heading=title, title=title, year=year, directors=directors, fact=text)


def _resolve(record: FilmRecord, films: Sequence[Film] = FILMS_OF_TITLE) -> Film | None:
    with make_reference(films) as reference:
        return Resolver(reference).resolve(record).film


def _choose(record: FilmRecord, films: Sequence[Film], *, complete: bool = True) -> tuple[Film, Agreement] | None:
    return NamedPeople(record, complete=complete).choose(films, ())


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Novotny shot it in one summer.",
        "In Novotny's films nobody is idle; this one is Pavel Novotny’s best.",
        "Igor Ilyinsky is the harbour master, and Anna Berg became a star overnight.",
        "Anna Berg and Max von Thal play the lovers.",
        "Игорь Ильинский и Анна Берг сыграли главные роли.",
    ],
)
def test_a_director_or_two_of_the_cast_tell_the_film(text: str) -> None:
    """In any spelling and script, whatever the year; one of two namesakes."""
    assert _resolve(_record(text)) == HARBOUR


def test_the_description_is_read_as_well() -> None:
    """One name in each text is two names."""
    record = FilmRecord(
        position=1,
        heading="",
        title="The Quiet Harbour",
        year=1963,
        description="Anna Berg waits for a ship.",
        fact="Igor Ilyinsky is the harbour master.",
    )
    assert _resolve(record) == HARBOUR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A storm keeps the fishermen at home, and one of them reads.",
        "The Young Fishermen Of The Harbour Sing A Song By Candle Light.",
        "Berg and Novotny are at their best.",
        "Anna Bergman and Peter Novotny wrote the song.",
        "Anna Berg waits for a ship.",
    ],
)
def test_nobody_or_too_few_tell_nothing(text: str) -> None:
    """No names, names of others, surnames alone, one actress in a reference that is not complete."""
    assert _resolve(_record(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "It is not to be confused with the 1987 version by Eva Lund.",
        "A remake by Eva Lund followed, with Bo Carter.",
        "Eva Lund filmed the novel again in 1987. Bo Carter and Rita Hall starred.",
        "Unlike Eva Lund's film it was shot at sea. Bo Carter never forgave her.",
        "The original, by Eva Lund, is lost.",
    ],
)
def test_people_of_another_version_tell_nothing(text: str) -> None:
    """The film of the stated year is not known; whoever made the other one is not evidence of it."""
    assert _resolve(_record(text)) is None
    assert _choose(_record(text), FILMS_OF_TITLE) is None


def test_what_is_said_before_the_other_version_counts() -> None:
    """Who made this film stands before the remake is told of."""
    assert _resolve(_record("Pavel Novotny shot it in one summer. Eva Lund directed the remake of 1987.")) == HARBOUR


def test_the_other_film_s_people_leave_it_open() -> None:
    """Two films named, both by enough people, or one actor of both."""
    assert _resolve(_record("Pavel Novotny and Eva Lund know the sea.")) is None
    both = make_film(3, "The Quiet Harbour", 1975, "Eva Lund", cast=("Anna Berg", "Igor Ilinskiy"))
    text = "Igor Ilyinsky is the harbour master, and Anna Berg became a star overnight."
    assert _resolve(_record(text), [HARBOUR, both]) is None
    assert _resolve(_record(f"{text} Pavel Novotny directed."), [HARBOUR, both]) == HARBOUR


def test_a_film_of_the_stated_year_stays() -> None:
    """Title and year name one film; whom its text names does not change that."""
    assert _resolve(_record("Eva Lund's film, with Bo Carter and Rita Hall.", 1957)) == HARBOUR


def test_tells_namesakes_of_one_year_apart() -> None:
    """Of two films of one title and year that whose people are named; here one of the cast is enough."""
    films = [
        make_film(1, "Home", 2008, "Ursula Meier", cast=("Anna Berg",)),
        make_film(2, "Home", 2008, "Patrick Vogt", cast=("Bo Carter",)),
    ]
    for text in ("Patrick Vogt directed it.", "Bo Carter has the leading part."):
        assert _resolve(_record(text, 2008, "Home"), films) == films[1]
    assert _resolve(_record("Anna Berg and Bo Carter are in it.", 2008, "Home"), films) is None
    far = make_film(3, "Home", 1990, "Eva Lund", cast=("Rita Hall", "Max Thal"))
    assert _resolve(_record("Eva Lund, Rita Hall and Max Thal.", 2008, "Home"), [*films, far]) is None


def test_a_namesake_by_the_same_director_is_not_told_by_cast() -> None:
    """Its cast is not known, and may be the same: one film may be in a reference twice."""
    twice = make_film(3, "The Quiet Harbour", 1956, "Pavel Novotny")
    text = "Igor Ilyinsky is the harbour master, and Anna Berg became a star overnight."
    for year in (1956, 1963):
        assert _resolve(_record(text, year), [HARBOUR, twice]) is None


def test_tells_the_film_of_an_item_without_a_year() -> None:
    """Then a year in the text is not another film's."""
    assert _resolve(_record("Made in 1987 by Eva Lund.", None)) == LATER


def test_one_of_the_cast_is_enough_for_a_title_like_no_other() -> None:
    """Where a reference is complete, and the title of several words; "Home" is anybody's."""
    record = _record("Anna Berg waits for a ship.")
    chosen = _choose(record, FILMS_OF_TITLE)
    assert chosen is not None
    assert (chosen[0], chosen[1].named_directors, chosen[1].named_cast) == (HARBOUR, (), ("Anna Berg",))
    assert _choose(record, FILMS_OF_TITLE, complete=False) is None
    home = make_film(1, "Home", 1956, "Pavel Novotny", cast=("Anna Berg", "Max von Thal"))
    assert _choose(_record("Anna Berg waits for a ship.", title="Home"), [home]) is None


def test_a_name_in_the_title_is_no_evidence() -> None:
    """A film about somebody names him, and he may be in its cast."""
    film = make_film(1, "Waiting for Anna Berg", 1956, cast=("Anna Berg", "Bo Carter"))
    assert _choose(_record("Anna Berg is late.", title="Waiting for Anna Berg"), [film]) is None


def test_a_stated_director_is_believed_before_a_text() -> None:
    """The director of neither film is stated: whoever the text names, the item may be a third."""
    assert _resolve(_record("Anna Berg and Igor Ilyinsky star.", director="Carl Weber")) is None


def test_a_director_s_two_films_of_one_title_are_told_by_their_casts() -> None:
    """Both are the stated director's; the year is of neither."""
    again = make_film(3, "The Quiet Harbour", 1974, "Pavel Novotny", cast=("Bo Carter", "Rita Hall"))
    record = _record("Rita Hall and Bo Carter star.", director="Pavel Novotny")
    assert _resolve(record, [HARBOUR, again]) == again


def test_only_films_are_meant_by_a_far_year() -> None:
    """A series or a game of the title, with the same people, is not the film of a list."""
    series = make_film(1, "The Quiet Harbour", 1956, "Pavel Novotny", kind="tvSeries")
    assert _resolve(_record("Pavel Novotny shot it."), [series]) is None


def test_the_match_says_that_the_year_is_doubtful_and_no_more() -> None:
    """The film is taken at its title, sure enough for other rules; the stated year is theirs to compare."""
    texts = "Pavel Novotny shot it.", "Igor Ilyinsky and Anna Berg star.", "A storm."
    records = tuple(_record(text) for text in texts)
    film_list = FilmList(post=Post(number=1, title="", link="", guid=""), markup="headings", records=records)
    with make_reference(FILMS_OF_TITLE) as reference:
        (matches,) = look_up([film_list], reference)
    assert [match.status for match in matches] == [MatchStatus.TITLE, MatchStatus.TITLE, MatchStatus.NONE]
    for match in matches[:2]:
        assert (match.film, match.title_film) == (HARBOUR, HARBOUR)
        assert match.score is not None
        assert 0.98 < match.score < 1


def test_survives_hostile_texts() -> None:
    """Texts of nothing but names or signs, and a title that hundreds of films have."""
    for text in ("Anna Berg " * 30_000, "A.B." * 50_000, "d’" * 50_000, "A-" * 50_000, ". " * 50_000, "\ud800 \0"):
        assert _resolve(_record(text, title="Nothing At All")) is None
    crowd = [make_film(number, "Love", 1900 + number % 90, f"Director {number}") for number in range(FILMS + 1)]
    assert _choose(_record("Pavel Novotny shot it.", None, "Love"), crowd) is None
