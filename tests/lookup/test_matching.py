"""Items are matched by the id they state where they agree with it, else by title."""

from collections.abc import Iterable

from audit.lookup import look_up
from audit.model import Award, Film, FilmList, FilmRecord, Match, MatchStatus, Post, Reference, TitleBlock
from tests.reference.factory import BALLAD, CRANES, LETTER, make_film, make_reference

MESSENGER_86 = make_film(185495, "The Messenger", 1986, "Fred Williamson")
MESSENGER_09 = make_film(790712, "The Messenger", 2009, "Oren Moverman")
FILMS = (CRANES, LETTER, BALLAD, MESSENGER_86, MESSENGER_09)


def _record(title: str, year: int | None, imdb_id: str | None, director: str = "") -> FilmRecord:
    directors = (director,) if director else ()
    return FilmRecord(position=1, heading=title, title=title, year=year, imdb_id=imdb_id, directors=directors)


def _list(records: Iterable[FilmRecord]) -> FilmList:
    return FilmList(post=Post(number=1, title="", link="", guid=""), markup="headings", records=tuple(records))


def _match(record: FilmRecord, films: Iterable[Film] = FILMS) -> Match:
    with make_reference(films) as reference:
        ((match,),) = look_up([_list([record])], reference)
    return match


def test_takes_the_id_the_item_agrees_with() -> None:
    """Title, year and director agree with the id's film."""
    match = _match(_record("The Messenger", 1986, "tt0185495", "Fred Williamson"))
    assert (match.status, match.film, match.title_film) == (MatchStatus.ID, MESSENGER_86, MESSENGER_86)
    assert match.score == match.id_score
    assert match.score is not None
    assert match.score > 0.99


def test_keeps_the_id_when_one_fact_is_wrong() -> None:
    """A wrong director or year is a fault of its own, not of the id."""
    match = _match(_record("The Ballad of a Soldier", 1959, "tt0052600", "Alexander Marutyan"))
    assert (match.status, match.film) == (MatchStatus.ID, BALLAD)
    match = _match(_record("Letter Never Sent", 1970, "tt0053106"))
    assert (match.status, match.film, match.title_film) == (MatchStatus.ID, LETTER, None)


def test_takes_the_title_against_the_id_of_another_film() -> None:
    """The id is another film, and the title names one for certain."""
    match = _match(_record("The Cranes Are Flying", 1957, "tt0185495", "Mikhail Kalatozov"))
    assert (match.status, match.film, match.id_film) == (MatchStatus.TITLE, CRANES, MESSENGER_86)
    assert match.id_score is not None
    assert match.id_score < 0.5


def test_a_year_that_happens_to_fit_does_not_save_an_id() -> None:
    """Without a director the year alone speaks for the id; a film of the stated title in that year speaks louder."""
    films = [*FILMS, make_film(1, "The Cold Summer", 1957)]
    record = _record("The Cranes Are Flying", 1957, "tt0000001")
    assert _match(record, films).film == CRANES
    assert _match(record, films[-1:]).status is MatchStatus.ID


def test_the_director_of_a_sequel_does_not_save_an_id() -> None:
    """The id of the first film beside the title, year and director of the second."""
    first, second = make_film(1, "Rocky II", 1979, "S. Stallone"), make_film(2, "Rocky III", 1982, "S. Stallone")
    match = _match(_record("Rocky III", 1982, "tt0000001", "S. Stallone"), [first, second])
    assert (match.status, match.film) == (MatchStatus.TITLE, second)


def test_an_unknown_id_leaves_the_title() -> None:
    """An id the reference does not know, or no id, or a malformed one: the title decides."""
    for imdb_id in ("tt7777777", None, "tt12", ""):
        match = _match(_record("The Messenger", 2009, imdb_id))
        assert (match.status, match.film, match.id_film, match.id_score) == (
            MatchStatus.TITLE,
            MESSENGER_09,
            None,
            None,
        )


def test_takes_the_poster_s_id_where_the_item_has_none() -> None:
    """The id may stand at the poster alone."""
    record = FilmRecord(position=1, heading="", title="The Messenger", year=1986, poster_imdb_id="tt0185495")
    assert _match(record).status is MatchStatus.ID


def test_says_ambiguous_and_none() -> None:
    """Namesakes without a year are candidates; a film that is not there has none."""
    match = _match(_record("The Messenger", None, None))
    assert (match.status, match.film, match.score) == (MatchStatus.AMBIGUOUS, None, None)
    assert match.candidates == (MESSENGER_86, MESSENGER_09)
    match = _match(_record("The Snail's Letter", 1977, None))
    assert (match.status, match.candidates) == (MatchStatus.NONE, ())


def test_keeps_the_order_and_asks_once() -> None:
    """One match an item in order; all ids in one question, a repeated item in one more."""
    items = [_record("The Cranes Are Flying", 1957, "tt0050634"), _record("Letter Never Sent", 1960, None)]
    with make_reference(FILMS) as whole:
        reference = _Counting(whole)
        matches = look_up([_list(items), _list([]), _list(reversed(items))], reference)
    assert [[match.film for match in row] for row in matches] == [[CRANES, LETTER], [], [LETTER, CRANES]]
    assert sorted(reference.asked) == ["ids", "title", "title"]


def test_the_id_of_a_remake_is_another_film() -> None:
    """Title, year and director name the one film, the id the other of the same title."""
    first, remake = (
        make_film(69293, "Solaris", 1972, "Andrei Tarkovsky"),
        make_film(307479, "Solaris", 2002, "S. Soderbergh"),
    )
    match = _match(_record("Solaris", 1972, "tt0307479", "Andrei Tarkovsky"), [first, remake])
    assert (match.status, match.film) == (MatchStatus.TITLE, first)
    assert match.id_score is not None
    assert match.id_score < 0.5


def test_a_wrong_year_or_director_is_not_the_id_of_a_namesake() -> None:
    """One wrong fact stays one wrong fact, though a namesake has it."""
    first, remake = (
        make_film(69293, "Solaris", 1972, "Andrei Tarkovsky"),
        make_film(307479, "Solaris", 2002, "S. Soderbergh"),
    )
    for record in (
        _record("Solaris", 1972, "tt0307479", "S. Soderbergh"),
        _record("Solaris", 2002, "tt0307479", "Andrei Tarkovsky"),
        _record("Solaris", 1972, "tt0307479"),
    ):
        match = _match(record, [first, remake])
        assert (match.status, match.film) == (MatchStatus.ID, remake)


def test_namesakes_of_neighbouring_years_are_told_by_the_director() -> None:
    """A year one off is an error of the year, unless the director made the namesake of that very year."""
    old, new = make_film(1, "The Crossing", 1986, "Anna Berg"), make_film(2, "The Crossing", 1987, "Pavel Novotny")
    assert _match(_record("The Crossing", 1987, "tt0000001", "Anna Berg"), [old, new]).film == old
    assert _match(_record("The Crossing", 1987, "tt0000001", "Pavel Novotny"), [old, new]).film == new


def test_the_id_of_a_series_stays_where_the_item_agrees() -> None:
    """The item is the series, which is for another rule to say, though there is a film of the same name."""
    film, series = (
        make_film(1, "The Idiot", 2003, "A. Berg"),
        make_film(2, "The Idiot", 2003, "A. Berg", kind="tvSeries"),
    )
    assert _match(_record("The Idiot", 2003, "tt0000002", "A. Berg"), [film, series]).film == series


def test_a_surname_or_a_family_is_no_other_director() -> None:
    """Half a name and two people in one speak for a film or not at all."""
    film = make_film(1, "The Crossing", 1986, "", directors=("Anna Berg", "Eva Berg"))
    for director in ("Berg", "the Berg sisters", "Anna and Eva Berg", "The Bergs", "Eva Berg"):
        assert _match(_record("The Crossing", 1986, None, director), [film]).film == film


def test_a_near_title_never_accuses_an_id() -> None:
    """What only resembles a title may be suggested, but the id's film is not measured by it."""
    films = [make_film(1, "The Cold Summer", 1957), make_film(2, "The Cranes Are Flyind", 1957)]
    match = _match(_record("The Cranes Are Flying", 1957, "tt0000001"), films)
    assert (match.status, match.film, match.title_film) == (MatchStatus.ID, films[0], films[1])


def test_shows_films_not_unlike_without_a_match() -> None:
    """The status says that nothing was found, the candidates that it may yet be there."""
    films = [
        make_film(1, "The Cranes of Kolyma Are Flying South", 1957),
        *(make_film(n, f"Film {n}", 1957) for n in range(5, 90)),
    ]
    match = _match(_record("Kolyma Cranes", 1957, None), films)
    assert (match.status, match.film, match.candidates) == (MatchStatus.NONE, None, (films[0],))


class _Counting:
    """A reference that notes what it is asked."""

    def __init__(self, reference: Reference) -> None:
        self.asked: list[str] = []
        self._reference = reference
        self.info = reference.info

    def by_ids(self, imdb_ids: Iterable[str]) -> dict[str, Film]:
        self.asked.append("ids")
        return self._reference.by_ids(imdb_ids)

    def by_title(self, title: str, *, years: tuple[int, int] | None = None) -> list[Film]:
        self.asked.append("title")
        return self._reference.by_title(title, years=years)

    def titles_of_years(self, first: int, last: int) -> TitleBlock:
        self.asked.append("years")
        return self._reference.titles_of_years(first, last)

    def by_director(self, name: str) -> list[Film]:
        self.asked.append("director")
        return self._reference.by_director(name)

    def awards_of(self, year: int) -> list[tuple[str, Award]]:
        self.asked.append("awards of a year")
        return self._reference.awards_of(year)

    def awards(self, imdb_id: str) -> list[Award]:
        self.asked.append("awards")
        return self._reference.awards(imdb_id)

    def close(self) -> None:
        self._reference.close()
