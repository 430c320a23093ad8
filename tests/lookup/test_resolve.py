"""A title is resolved by evidence: to one film, to several that cannot be told apart, or to none."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.lookup.resolve import CANDIDATES, resolve
from audit.model import Film, FilmRecord
from tests.reference.factory import BALLAD, CRANES, LETTER, make_film, make_reference

MIRROR_75 = make_film(72443, "Mirror | The Mirror | Zerkalo", 1975, "Andrei Tarkovsky")
MIRROR_97 = make_film(117056, "The Mirror | Ayneh", 1997, "Jafar Panahi")
SOLARIS_72 = make_film(69293, "Solaris | Solyaris", 1972, "Andrei Tarkovsky")
SOLARIS_02 = make_film(307479, "Solaris", 2002, "Steven Soderbergh")
FILMS = (CRANES, LETTER, BALLAD, MIRROR_75, MIRROR_97, SOLARIS_72, SOLARIS_02)


def _record(title: str, year: int | None = None, director: str = "", poster: str | None = None) -> FilmRecord:
    directors = (director,) if director else ()
    return FilmRecord(position=1, heading=title, title=title, year=year, directors=directors, poster_title=poster)


def _resolve(record: FilmRecord, films: Sequence[Film] = FILMS) -> tuple[str | None, list[str]]:
    with make_reference(films) as reference:
        resolution = resolve(record, reference)
    found = resolution.film.imdb_id if resolution.film is not None else None
    return found, [film.imdb_id for film in resolution.candidates]


@pytest.mark.parametrize(
    ("record", "film"),
    [
        (_record("The Letter That Was Never Sent", 1959), LETTER),
        (_record("Letter Never Sent", 1961), LETTER),
        (_record("Neotpravlennoye pismo", 1960), LETTER),
        (_record("The Cranes Are Flying"), CRANES),
        (_record("Solaris", 1972), SOLARIS_72),
        (_record("Solaris", 2001), SOLARIS_02),
        (_record("Solaris", None, "Soderbergh, Steven"), SOLARIS_02),
        (_record("Zerkalo", 1974, "Andrey Tarkovskiy"), MIRROR_75),
    ],
)
def test_finds_the_one_film(record: FilmRecord, film: Film) -> None:
    """Any of its titles, a year at most one off or unstated, and a director where one is needed."""
    assert _resolve(record) == (film.imdb_id, [])


def test_does_not_take_a_title_years_off() -> None:
    """The title alone does not carry over a year that is more than one off."""
    assert _resolve(_record("The Cranes Are Flying", 1967)) == (None, [])


def test_takes_a_title_years_off_on_the_director_s_word() -> None:
    """With the director it does, so that the year can be called wrong."""
    assert _resolve(_record("The Cranes Are Flying", 1967, "Mikhail Kalatozov")) == (CRANES.imdb_id, [])


def test_a_film_without_a_known_director_does_not_hide_the_director_s_own() -> None:
    """A namesake of the year, its director unknown, is weighed against the film of the stated director."""
    unknown = make_film(1, "The Mirror", 1994)
    record = _record("The Mirror", 1993, "Jafar Panahi")
    assert _resolve(record, [unknown]) == (unknown.imdb_id, [])
    assert set(_resolve(record, [unknown, MIRROR_97])[1]) == {unknown.imdb_id, MIRROR_97.imdb_id}


def test_leaves_two_films_of_one_director_and_title_open() -> None:
    """A director who made a title twice does not tell which of them a third year means."""
    films = [make_film(1, "The Man Who Knew Too Much", 1934, "Alfred Hitchcock"),
             make_film(2, "The Man Who Knew Too Much", 1956, "Alfred Hitchcock")]  # fmt: skip
    record = _record("The Man Who Knew Too Much", 1945, "Alfred Hitchcock")
    assert _resolve(record, films) == (None, ["tt0000001", "tt0000002"])


def test_does_not_choose_between_namesakes_without_evidence() -> None:
    """Namesakes of one year, or without a year, stay open; all are candidates."""
    assert _resolve(_record("Solaris")) == (None, [SOLARIS_72.imdb_id, SOLARIS_02.imdb_id])
    films = [make_film(1, "Home", 2008, "A. Meier", votes=9), make_film(2, "Home", 2008, "B. Vogt", votes=90)]
    assert _resolve(_record("Home", 2008), films) == (None, ["tt0000002", "tt0000001"])
    assert _resolve(_record("Home", 2008, "Anna Weber"), films)[0] is None


def test_the_director_chooses_between_namesakes() -> None:
    """Of two films of one title and year the stated director's is meant."""
    films = [make_film(1, "Home", 2008, "Ursula Meier", votes=9), make_film(2, "Home", 2008, "Patrick Vogt", votes=90)]
    assert _resolve(_record("Home", 2008, "Ursula Meier"), films) == ("tt0000001", [])


def test_a_year_and_a_director_that_disagree_leave_it_open() -> None:
    """The year names one namesake and the director another: either may be the mistake."""
    films = [make_film(1, "The Long Way Home", 1975, "Ann Lee"), make_film(2, "The Long Way Home", 1960, "Bo Carter")]
    assert _resolve(_record("The Long Way Home", 1975, "Bo Carter"), films) == (None, ["tt0000002", "tt0000001"])


def test_a_wrong_director_keeps_only_a_distinctive_title() -> None:
    """Title and year of several words are believed against the director; one common word is not."""
    assert _resolve(_record("Ballad of a Soldier", 1959, "Alexander Marutyan")) == (BALLAD.imdb_id, [])
    assert _resolve(_record("Ballad of a Soldier", 1960, "Alexander Marutyan")) == (None, [BALLAD.imdb_id])
    assert _resolve(_record("Mirror", 1975, "Alexander Marutyan")) == (None, [MIRROR_75.imdb_id])


def test_the_poster_chooses_between_namesakes() -> None:
    """The original title in the poster's file name tells two films of one title and year apart."""
    films = [make_film(1, "The Letter | Pismo", 1966), make_film(2, "The Letter | La lettre", 1966)]
    assert _resolve(_record("The Letter", 1966), films)[0] is None
    assert _resolve(_record("The Letter", 1966, poster="la-lettre"), films) == ("tt0000002", [])


def test_the_poster_alone_needs_year_and_director() -> None:
    """An unknown translation is resolved by the poster's title if year and director agree."""
    poster = "neotpravlennoe-pismo"
    assert _resolve(_record("Unposted", 1960, "Mikhail Kalatozov", poster)) == (LETTER.imdb_id, [])
    assert _resolve(_record("Unposted", 1960, "", poster)) == (None, [LETTER.imdb_id])


def test_prefers_a_film_to_a_series_of_its_name() -> None:
    """A list of films means the film; a series is taken where there is no film."""
    film, series = make_film(1, "Idiot", 2003), make_film(2, "Idiot", 2003, kind="tvSeries", votes=500)
    assert _resolve(_record("Idiot", 2003), [film, series]) == (film.imdb_id, [])
    assert _resolve(_record("Idiot", 2003), [series]) == (series.imdb_id, [])


def test_shows_few_candidates() -> None:
    """Of many namesakes an editor sees the likeliest."""
    films = [make_film(number, "Love", 1990 + number) for number in range(1, 30)]
    assert len(_resolve(_record("Love"), films)[1]) == CANDIDATES


@given(
    title=st.sampled_from(["Solaris", "Mirror", "The Mirror", "Ballad of a Soldier", "Zerkalo"]) | st.text(max_size=12),
    year=st.none() | st.integers(1950, 2005),
    director=st.sampled_from(["", "Andrei Tarkovsky", "Jafar Panahi", "Nobody"]),
)
def test_never_guesses(title: str, year: int | None, director: str) -> None:
    """Either one film or candidates, and never a film that both year and director deny."""
    record = _record(title, year, director)
    with make_reference(FILMS) as reference:
        resolution = resolve(record, reference)
    assert resolution.film is None or not resolution.candidates
    if resolution.film is not None:
        assert resolution.agreement is not None
        assert resolution.agreement.doubts <= 1
