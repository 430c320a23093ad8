"""Weighs ``award`` claims against the prizes of the item's film: the bundled table, and the reference's awards.

That a film is in no list contradicts only where the list is known to be whole: the bundled table for the years it says
so, and the awards of the reference at an event where they show the film for something else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.measure.claims.award import NOMINATED, WON, Honour, honour_of
from audit.measure.claims.award_names import CEREMONIES, Prize, covers, kinds_of_row
from audit.measure.claims.award_winners import went_to_others
from audit.measure.claims.chronology import out_of_time
from audit.measure.claims.features import Features, directors_of, is_sure, year_of
from audit.measure.claims.prizes import FIRST_YEARS, PrizeTable, prize_table
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Evidence, Item, Verdict

TABLE = "prizes"
"""Source of evidence from the bundled table."""
MOSCOW = Prize("moscow", "main")
MOSCOW_GRAND_PRIX = Prize("moscow", "grand-prix")
"""The first prize called so in the text."""
LAST_DELAY = 3
"""Years after a film's own in which it may still win a main prize: War and Peace, of 1966, won in 1969."""

_SHORTS = frozenset({"short", "tvShort", "tvSeries", "tvMiniSeries", "video", "tvSpecial"})
_OUTSIDE = tuple(
    "short documentar animat child student honorary special retrospectiv restor classic technic critics lifetime career"
    " achievement audience".split()
)
"""Words for prizes that bear the name of a main prize and are not in the table."""
_CATEGORIES = frozenset(
    "picture foreign director actor actress supporting-actor supporting-actress screenplay cinematography costume song"
    " design".split()
)
"""Categories that ceremonies have had all along under much the same names."""
_OFFICIAL = frozenset(
    "palme grand-prix jury golden-bear silver-bear golden-lion silver-lion director actor actress screenplay".split()
)
"""Prizes of a festival's jury, which a table that has the festival's competition has as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoured:
    """One prize, or nomination, that a film is known to have.

    Attributes:
        kinds: What a text may call it.
        is_certain: The film is surely the item's; not where only an id says so that the title gainsays.
        label: What an editor sees.
        years: Every year that dates it rightly, its ceremony's first.
    """

    event: str
    kinds: frozenset[str]
    is_won: bool
    is_certain: bool
    label: str
    years: tuple[int, ...]
    evidence: Evidence


def weigh(claim: Claim, features: Features) -> Weighed:
    """Compare the claimed prize with those the film is known to have, then with the years of film and event."""
    honour, table = honour_of(claim.object), prize_table()
    known = list(honours_of(claim.item, features, table))
    matching = [one for one in known if covers(honour.prize, one.event, one.kinds, one.years[0])]
    granted = [one for one in matching if one.is_won or honour.result == NOMINATED]
    if granted:
        certain = [one for one in granted if one.is_certain]
        return _weigh_year(honour, certain) if certain else Weighed()
    late = _impossible_year(claim.item, honour)
    is_told = is_sure(claim.item) and not _is_of_another_film(claim.item, honour, features)
    refuted = _refute(claim, honour, known, features) if is_told else None
    if refuted is not None:
        said, facts = refuted
        values = {"false_award": said, "anachronism": ""}
        return Weighed(verdict=Verdict.CONTRADICTED, values=values, evidence={"false_award": facts, "verdict": facts})
    if late:
        return out_of_time(late)
    return Weighed(values={"anachronism": ""} if late is not None else {})


def won_in(item: Item, prize: Prize, features: Features) -> int | None:
    """Return the ceremony year in which an item's film won a prize, or None where that is not known for sure."""
    known = honours_of(item, features, prize_table())
    years = {
        one.years[0]
        for one in known
        if one.is_won and one.is_certain and covers(prize, one.event, one.kinds, one.years[0])
    }
    return years.pop() if len(years) == 1 else None


def honours_of(item: Item, features: Features, table: PrizeTable) -> Iterator[Honoured]:
    """Yield the prizes and nominations of an item's film, those of the bundled table first."""
    film = item.match.film
    for winner in table.wins_of(item):
        label = f"{winner.prize.label} {winner.ceremony_year}"
        url = f"https://www.imdb.com/title/{winner.imdb_id}/" if winner.imdb_id else ""
        yield Honoured(
            event=winner.prize.event,
            kinds=frozenset({winner.prize.kind}),
            is_won=True,
            is_certain=table.is_certain(item, winner),
            label=label,
            years=_right_years(item, winner.prize.event, winner.ceremony_year, winner.film_year),
            evidence=Evidence(source=TABLE, id=winner.imdb_id, url=url, value=f"{label}: {winner.title}"),
        )
    for award in features.awards(film.imdb_id) if film else ():
        named = kinds_of_row(award.event, award.award, award.category, award.ceremony_year)
        if film and named:
            category = "" if award.category in {award.award, ""} else f", {award.category}"
            label = f"{award.event} {award.ceremony_year}: {award.award}{category} ({award.result})"
            yield Honoured(
                event=named[0],
                kinds=named[1],
                is_won=award.result == "won",
                is_certain=True,
                label=label,
                years=_right_years(item, named[0], award.ceremony_year, award.ceremony_year),
                evidence=Evidence(source="awards", id=film.imdb_id, url=f"{film.url}awards/", value=label),
            )


def _right_years(item: Item, event: str, ceremony: int, film_year: int) -> tuple[int, ...]:
    """Return the years a text may give: the ceremony's, the film's, and the one that the ceremony honours."""
    film = item.match.film
    years = [ceremony, film_year, item.record.year, film.year if film else None]
    if event in CEREMONIES:
        years.append(ceremony - 1)
    return tuple(dict.fromkeys(year for year in years if year is not None))


def _weigh_year(honour: Honour, granted: list[Honoured]) -> Weighed:
    facts = tuple(dict.fromkeys(one.evidence for one in granted))[:3]
    if honour.year is None:
        values: dict[str, object] = {"false_award": ""}
        return Weighed(verdict=Verdict.SUPPORTED, values=values, evidence={"false_award": facts, "verdict": facts})
    year = honour.year
    gap, right = min((abs(year - known), one.years[0]) for one in granted for known in one.years)
    values = {"false_award": "", "anachronism": "", "award_year": right, "award_year_gap": gap}
    verdict = Verdict.CONTRADICTED if gap else Verdict.SUPPORTED
    return Weighed(verdict=verdict, values=values, evidence={"award_year_gap": facts, "verdict": facts})


def _refute(
    claim: Claim, honour: Honour, known: list[Honoured], features: Features
) -> tuple[str, tuple[Evidence, ...]] | None:
    """Return why the film cannot have what is claimed, and the facts; None where nothing shows it."""
    prize, table = honour.prize, prize_table()
    there = [one for one in known if one.event == prize.event and one.is_certain]
    facts = tuple(one.evidence for one in there[:3])
    nominated = [one for one in there if covers(prize, one.event, one.kinds, one.years[0])]
    if honour.result == WON and nominated:
        return f"the film was nominated only ({nominated[0].label})", (nominated[0].evidence,)
    if prize.event in CEREMONIES and prize.kind in _CATEGORIES and there:
        return f"what the film has there is {_listed(there)}", facts
    if honour.result == WON and _decides(claim, honour, table):
        said, evidence = _winners_of(honour, _known_as(claim, honour), table)
        others = [one for one in known if one.is_won and one.evidence.source == TABLE]
        known_for = f"; the film has {_listed(others)}" if others else ""
        return f"{said}{known_for}", (*evidence, *(one.evidence for one in others[:3]))
    is_told = honour.result == WON and prize.kind in _CATEGORIES | _OFFICIAL and not _is_outside(claim)
    if is_told and (others_won := went_to_others(claim, honour, LAST_DELAY, features)):
        return others_won
    if honour.result == WON and there and prize.kind in _OFFICIAL and not any(one.is_won for one in there):
        return f"the film won nothing there ({_listed(there)})", facts
    return None


def _is_of_another_film(item: Item, honour: Honour, features: Features) -> bool:
    """Whether the director won the prize for another film, which a text on the director may mean."""
    if honour.prize.kind != "director":
        return False
    others = (film for name in directors_of(item) for film in features.by(name) if film != item.match.film)
    won = (one for film in others for one in features.awards(film.imdb_id) if one.result == "won")
    named = ((one, kinds_of_row(one.event, one.award, one.category, one.ceremony_year)) for one in won)
    return any(kinds and covers(honour.prize, *kinds, one.ceremony_year) for one, kinds in named)


def _decides(claim: Claim, honour: Honour, table: PrizeTable) -> bool:
    """Whether the table knows every winner of the prize for the years that come into question."""
    film = claim.item.match.film
    if film is None or _is_outside(claim):
        return False
    if honour.year is not None:
        return table.is_complete(_known_as(claim, honour), [honour.year])
    years = [year for year in (film.year, claim.item.record.year) if year is not None]
    if not years:
        return False
    span = range(min(years), max(years) + LAST_DELAY + 1)
    return table.is_complete(_known_as(claim, honour), span)


def _is_outside(claim: Claim) -> bool:
    """Whether a prize of another kind may be meant than the one of that name."""
    film, words = claim.item.match.film, claim.span.casefold()
    return film is None or film.kind in _SHORTS or any(word in words for word in _OUTSIDE)


def _known_as(claim: Claim, honour: Honour) -> Prize:
    """Return the prize by whose years the table is asked: Moscow's first prize had lesser ones beside it to 1967."""
    is_grand_prix = honour.prize == MOSCOW and "grand pri" in claim.span.casefold()
    return MOSCOW_GRAND_PRIX if is_grand_prix else honour.prize


def _winners_of(honour: Honour, known_as: Prize, table: PrizeTable) -> tuple[str, tuple[Evidence, ...]]:
    """Return who won instead, or that nobody did, and the fact."""
    prize, year = honour.prize, honour.year
    if year is None:
        value = f"{prize.label}: winners of {table.spans(known_as)}"
        said = f"the film is not among the winners of {table.spans(known_as)}"
        return said, (Evidence(source=TABLE, id=prize.event, url="", value=value),)
    titles = ", ".join(winner.title for winner in table.winners.get((prize, year), []))
    said = f"in {year} it went to {titles}" if titles else f"none was given in {year}"
    value = f"{prize.label} {year}: {titles or 'not given'}"
    return said, (Evidence(source=TABLE, id=f"{prize.event}-{year}", url="", value=value),)


def _listed(honours: Iterable[Honoured]) -> str:
    return "; ".join([one.label for one in honours][:2])


def _impossible_year(item: Item, honour: Honour) -> str | None:
    """Return why the year cannot be, an empty string where it can; None where nothing is dated."""
    year, made = honour.year, year_of(item)
    if year is None:
        return None
    first = FIRST_YEARS.get(honour.prize.event)
    if first is not None and year < first - (honour.prize.event in CEREMONIES):
        return f"{year} is before the event's first year, {first}"
    # A list may state the year of a later release: one year before that, a festival may well have shown the film.
    if made is not None and year < made - 1:
        return f"{year} is before the film, of {made}"
    return "" if made is not None else None
