"""Main prizes: who won them, of which years every winner is known, and when the ceremonies were."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from audit.measure.claims.award_names import Prize
from audit.model import Film, Item
from audit.spelling import title_key

COLUMNS = ("prize", "ceremony_year", "film_year", "imdb_id", "titles")
COMPLETE, NOT_GIVEN = "(complete)", "(not given)"

FIRST_YEARS: Mapping[str, int] = {
    "academy": 1929,
    "bafta": 1949,
    "berlin": 1951,
    "cannes": 1939,
    "cesar": 1976,
    "globes": 1944,
    "karlovy-vary": 1946,
    "locarno": 1946,
    "moscow": 1935,
    "nika": 1988,
    "san-sebastian": 1953,
    "venice": 1932,
}
"""Event to the year it was first held."""

EDITIONS: Mapping[str, tuple[tuple[int, int, int], ...]] = {
    "academy": ((6, 999, 1928),),
    "bafta": ((10, 999, 1947),),
    "berlin": ((1, 999, 1950),),
    "cannes": ((4, 999, 1947),),
    "cesar": ((1, 999, 1975),),
    "globes": ((10, 999, 1943),),
    "moscow": ((22, 999, 1978),),
    "nika": ((1, 999, 1987),),
    "venice": ((7, 29, 1939), (37, 999, 1943)),
}
"""Event to (first edition, last edition, year before the first if all had been yearly): spans without a gap."""

_EARLY_EDITIONS: Mapping[str, Mapping[int, int]] = {
    "academy": {1: 1929, 2: 1930, 3: 1930, 4: 1931, 5: 1932},
    "cannes": {1: 1946, 2: 1947, 3: 1949},
    "moscow": {number: 1957 + 2 * number for number in range(1, 22)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """One film that won one main prize.

    Attributes:
        imdb_id: An empty string where it is not known.
        keys: The keys of its titles.
    """

    prize: Prize
    ceremony_year: int
    film_year: int
    imdb_id: str
    title: str
    keys: frozenset[str]


@dataclass(slots=True)
class PrizeTable:
    """The table of main prizes.

    Attributes:
        winners: Prize and ceremony year to the winners.
        complete: Prize to the ceremony years of which every winner is in the table.
        not_given: Prize to the years in which there was none.
    """

    winners: dict[tuple[Prize, int], list[Winner]] = field(default_factory=lambda: defaultdict(list))
    complete: dict[Prize, set[int]] = field(default_factory=lambda: defaultdict(set))
    not_given: dict[Prize, set[int]] = field(default_factory=lambda: defaultdict(set))
    _by_id: dict[str, list[Winner]] = field(default_factory=lambda: defaultdict(list))
    _by_key: dict[str, list[Winner]] = field(default_factory=lambda: defaultdict(list))

    def add(self, winner: Winner) -> None:
        """Add a winner."""
        self.winners[winner.prize, winner.ceremony_year].append(winner)
        if winner.imdb_id:
            self._by_id[winner.imdb_id].append(winner)
        for key in winner.keys:
            self._by_key[key].append(winner)

    def wins_of(self, item: Item) -> list[Winner]:
        """Return what an item's film won, if any of its ids, or its title and year, is a winner's.

        An item may carry the wrong id: who could be a winner must not be said to have won nothing.
        """
        ids = {item.record.imdb_id, item.record.poster_imdb_id, *(one.imdb_id for one in _films_of(item))}
        found = [winner for imdb_id in ids if imdb_id for winner in self._by_id.get(imdb_id, ())]
        for key in _keys_of(item):
            found += [winner for winner in self._by_key.get(key, ()) if _is_of_time(item, winner)]
        return list(dict.fromkeys(found))

    def is_certain(self, item: Item, winner: Winner) -> bool:
        """Whether a winner is surely the item's film: its match, or else a film of its title or id and of its year."""
        film = item.match.film
        if film is not None and film.imdb_id == winner.imdb_id:
            return True
        if not _is_of_time(item, winner):
            return False
        return film is None or not winner.keys.isdisjoint(_keys_of(item))

    def is_complete(self, prize: Prize, years: Iterable[int]) -> bool:
        """Whether every winner of these ceremony years is known; where none was given, that is known too."""
        return all(year in self.complete[prize] for year in years)

    def spans(self, prize: Prize) -> str:
        """Return the years that are complete, such as ``1952-1955, 1957-2025``."""
        years = sorted(self.complete[prize])
        starts = [year for year in years if year - 1 not in self.complete[prize]]
        ends = [year for year in years if year + 1 not in self.complete[prize]]
        return ", ".join(f"{start}-{end}" for start, end in zip(starts, ends, strict=True))


@cache
def prize_table() -> PrizeTable:
    """Return the bundled table.

    Raises:
        ValueError: A line of it is wrong; it is named by its number.
    """
    text = (files("audit.measure.claims") / "prizes.tsv").read_text(encoding="utf-8")
    return read_prizes(text)


def read_prizes(text: str) -> PrizeTable:
    """Read a table in the form of ``prizes.tsv``.

    Raises:
        ValueError: A line is wrong; it is named by its number.
    """
    table = PrizeTable()
    for number, cells in _lines(text):
        try:
            _read_line(table, cells)
        except ValueError as error:
            msg = f"prizes.tsv, line {number}: {error}"
            raise ValueError(msg) from error
    return table


def year_of_edition(event: str, edition: int) -> int | None:
    """Return the year in which a ceremony or festival was held for the nth time, or None where it is not known."""
    early = _EARLY_EDITIONS.get(event, {})
    if edition in early:
        return early[edition]
    for first, last, before in EDITIONS.get(event, ()):
        if first <= edition <= last:
            return before + edition
    return None


def _keys_of(item: Item) -> list[str]:
    film = item.match.film
    return list(dict.fromkeys(map(title_key, (item.record.title, *(film.titles if film else ())))))


def _is_of_time(item: Item, winner: Winner) -> bool:
    """Whether one of the item's years is the winner's, or one off."""
    film = item.match.film
    years = (item.record.year, film.year if film else None)
    return any(abs(year - winner.film_year) <= 1 for year in years if year is not None)


def _films_of(item: Item) -> Iterator[Film]:
    match = item.match
    yield from (film for film in (match.film, match.id_film, match.title_film) if film is not None)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    header = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = True
            if tuple(cells) != COLUMNS:
                msg = f"prizes.tsv, line {number}: the columns are not {' '.join(COLUMNS)}"
                raise ValueError(msg)
            continue
        yield number, cells


def _read_line(table: PrizeTable, cells: list[str]) -> None:
    name, years, film_year, imdb_id, titles = cells
    event, _, kind = name.partition("-")
    prize = Prize(event, kind)
    first, _, last = years.partition("-")
    span = range(int(first), int(last or first) + 1)
    if titles == COMPLETE:
        table.complete[prize].update(span)
    elif titles == NOT_GIVEN:
        table.not_given[prize].update(span)
    else:
        names = titles.split("|")
        table.add(
            Winner(
                prize=prize,
                ceremony_year=int(years),
                film_year=int(film_year),
                imdb_id=imdb_id,
                title=names[0],
                keys=frozenset(map(title_key, names)),
            )
        )
