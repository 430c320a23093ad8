"""A title is resolved by evidence: to one film, to several that cannot be told apart, or to none."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.lookup.resolve import CANDIDATES, Resolver
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
        resolution = Resolver(reference).resolve(record)
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
        resolution = Resolver(reference).resolve(record)
    assert resolution.film is None or not resolution.candidates
    if resolution.film is not None:
        assert resolution.agreement is not None
        assert resolution.agreement.doubts <= 1


KUBAN = make_film(41562, "Cossacks of the Kuban | Kubanskie kazaki | Кубанские казаки", 1950, "Ivan Pyrev")
CHAIRS = make_film(67972, "The Twelve Chairs | 12 stulev | Dvenadtsat stulyev", 1971, "Leonid Gayday")
FATE = make_film(73179, "The Irony of Fate, or Enjoy Your Bath! | Ironiya sudby", 1975, "Eldar Ryazanov")
AMELIE = make_film(211915, "Amélie from Montmartre | Le fabuleux destin", 2001, "Jean-Pierre Jeunet")
SWORD = make_film(63794, "The Shield and the Sword | Shchit i mech", 1968, "Vladimir Basov")
NOISY = (KUBAN, CHAIRS, FATE, AMELIE, SWORD)


@pytest.mark.parametrize(
    ("title", "year", "film"),
    [
        ("The Shield and the Sword", 1968, SWORD),
        ("Shield and the Sword", 1968, SWORD),
        ("Shield and Sword, The", 1968, SWORD),
        ("The Shield & the Sword", 1967, SWORD),
        ("Schit i metch", 1968, SWORD),
        ("Кубанские казаки", 1949, KUBAN),
        ("The Cossacks of Kuban", 1950, KUBAN),
        ("Cossacs of the Kubann", 1951, KUBAN),
        ("12 Chairs", 1971, CHAIRS),
        ("Двенадцать стульев", 1971, CHAIRS),
        ("Enjoy Your Bath!", 1975, FATE),
        ("Amelie from Montmartre", 2001, AMELIE),
    ],
)
def test_finds_a_film_under_every_noise(title: str, year: int, film: Film) -> None:
    """Articles, signs, spellings, scripts, slips, numerals, halves and accents, in the year or one beside it."""
    assert _resolve(_record(title, year), NOISY) == (film.imdb_id, [])


@pytest.mark.parametrize("title", ["Kuban the Cossacks of", "Kuban Riders and Cossacks"])
def test_a_title_of_the_same_words_is_only_a_candidate(title: str) -> None:
    """Two telling words in common are too much for chance and too little to take the film."""
    crowd = [make_film(number, f"Quiet Evening {number}", 1949) for number in range(10, 99)]
    assert _resolve(_record(title, 1950), [*NOISY, *crowd]) == (None, [KUBAN.imdb_id])


def test_a_near_title_is_taken_at_the_director_s_word() -> None:
    """A short title that may be another's is a candidate; with the director it is the film; against him nothing."""
    films = [make_film(1, "The Witch", 1990, "Anna Berg"), make_film(2, "Home", 1990, "Pavel Novotny")]
    assert _resolve(_record("The Wintch", 1990), films) == (None, ["tt0000001"])
    assert _resolve(_record("The Wintch", 1991, "Anna Berg"), films) == ("tt0000001", [])
    assert _resolve(_record("The Wintch", 1990, "Pavel Novotny"), films)[0] is None


def test_a_near_title_does_not_cross_numbers_or_words() -> None:
    """A sequel, or another film of the series, is no misspelling."""
    films = [
        make_film(1, "The Iron Harbour II", 1990, "A. Berg"),
        make_film(2, "A Short Film About Killing", 1988, "K. Kay"),
    ]
    assert _resolve(_record("The Iron Harbour III", 1990, "A. Berg"), films)[0] is None
    assert _resolve(_record("A Short Film About Love", 1988, "K. Kay"), films)[0] is None


def test_a_near_title_may_be_the_better_one() -> None:
    """A misspelt title that is another film's is told by its director."""
    films = [
        make_film(1, "The Stranger at Sea", 1990, "A. Berg"),
        make_film(2, "The Strangers at Sea", 1990, "B. Vogt"),
    ]
    assert _resolve(_record("The Stranger at Sea", 1990, "B. Vogt"), films) == ("tt0000002", [])


def test_says_what_is_only_not_unlike() -> None:
    """A telling word, a director of that year, or the title a few years off: unlikely, but not nothing."""
    many = [make_film(number, f"Quiet Evening {number}", 1944 + number % 11, "A. B.") for number in range(10, 99)]
    battle = make_film(1, "Stalingradskaya bitva", 1949, "Vladimir Petrov")
    with make_reference([*many, battle]) as reference:
        resolver = Resolver(reference)
        for record in (
            _record("The Battle of Stalingrad", 1949),
            _record("The Great Victory", 1950, "Vladimir Petrov"),
            _record("Stalingradskaia bitva", 1953),
        ):
            resolution = resolver.resolve(record)
            assert [film.imdb_id for film in resolution.candidates] == [battle.imdb_id]
            assert not resolution.is_likely
        assert resolver.resolve(_record("The Postman of Perekop", 1949)).candidates == ()


def test_the_year_of_a_director_in_english_makes_no_film_likely() -> None:
    """Films in English have no translated titles: another title by their director is no other name of theirs."""
    many = [make_film(number, f"Quiet Evening {number}", 1944 + number % 11, "A. B.") for number in range(10, 99)]
    hills = make_film(1, "Beyond the Green Hills", 1949, "Vladimir Petrov", countries=("GB",))
    with make_reference([*many, hills]) as reference:
        assert Resolver(reference).resolve(_record("A Great Victory", 1950, "Vladimir Petrov")).candidates == ()


def test_survives_hostile_titles() -> None:
    """A title of 100,000 letters, one of nothing, a year no calendar has, a thousand namesakes."""
    films = [make_film(number, "The Long Way Home", 1990, f"Director {number}") for number in range(1, 1001)]
    with make_reference([*films, *NOISY]) as reference:
        resolver = Resolver(reference)
        for title in ("Cossacks " * 11_000, "x" * 100_000, "", "   ", "\n\0", "\ud800", "—", "the", "𒀀" * 50):
            assert resolver.resolve(_record(title, 1950)).film is None
        for year in (-1, 0, 10**18):
            assert resolver.resolve(_record("Cossacks of Kuban", year)).film is None
        crowd = resolver.resolve(_record("The Long Way Home", 1990))
        assert (crowd.film, len(crowd.candidates)) == (None, CANDIDATES)
        one = resolver.resolve(_record("The Long Way Hom", 1990, "Director 77"))
        assert one.film is None or one.film.imdb_id == "tt0000077"


def test_the_order_of_a_reference_makes_no_difference() -> None:
    """What is found depends on the films, not on how they are stored or on what was asked before."""
    records = [_record(title, 1990) for title in ("Quiet Harbor", "Quiet Harbour", "The Quiet Harbur", "Harbour")]
    films = [make_film(number, f"Quiet Harbour{'s' * (number % 3)}", 1989 + number % 3) for number in range(1, 9)]
    answers = []
    for order in (1, -1):
        with make_reference(films[::order]) as reference:
            resolver = Resolver(reference)
            found = {record.title: resolver.resolve(record) for record in records[::order]}
        answers.append([(found[record.title].film, found[record.title].candidates) for record in records])
    assert answers[0] == answers[1]
