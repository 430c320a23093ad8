"""Who won instead: the winners of a prize in a year, as the reference's table of awards has them.

A table that knows the winner of a category knows all that shared it, so another film did not win it. What is claimed
without a year must have been won by others in every year that comes into question.
"""

from collections.abc import Sequence
from typing import NamedTuple

from audit.measure.claims.award import Honour
from audit.measure.claims.award_names import CEREMONIES, covers
from audit.measure.claims.features import Features, Winning, year_of
from audit.model import Claim, Evidence, Film
from audit.spelling import title_key

TOLD = 3
"""Winners, and years, that are shown."""


class Others(NamedTuple):
    """Who has the prize: in words, and as evidence."""

    said: str
    evidence: tuple[Evidence, ...]


def went_to_others(claim: Claim, honour: Honour, last_delay: int, features: Features) -> Others | None:
    """Return who won the prize, if the winners of every year in question are known and the item's film is none.

    Args:
        last_delay: Years after a film's own in which it may still win.
    """
    film, made = claim.item.match.film, year_of(claim.item)
    if film is None or made is None:
        return None
    won = {year: _winners(honour, year, features) for year in _years(honour, film, made, last_delay)}
    ids = dict.fromkeys(winning.imdb_id for winnings in won.values() for winning in winnings)
    films = features.reference.by_ids(ids)
    if not all(won.values()) or film.imdb_id in ids or _is_one_of(film, [*films.values()]):
        return None
    if honour.year is None:
        years = f"{min(won)}-{max(won)}"
        value = f"{honour.prize.label}: winners of {years}"
        return Others(
            f"the film is not among the winners of {years}",
            (Evidence(source="awards", id=honour.prize.event, url="", value=value),),
        )
    year = next(iter(won))
    titles = _titles(won[year], films)
    facts = tuple(
        Evidence(source="awards", id=f"{honour.prize.event}-{one}", url="",
                 value=f"{honour.prize.label} {one}: {_titles(winnings, films)}")
        for one, winnings in won.items()
    )  # fmt: skip
    return Others(f"in {year} it went to {titles}", facts[:TOLD])


def _years(honour: Honour, film: Film, made: int, last_delay: int) -> Sequence[int]:
    """Return the ceremony years that may be meant: a text may date a ceremony by the films it honours."""
    if honour.year is not None:
        return (honour.year, honour.year + 1) if honour.prize.event in CEREMONIES else (honour.year,)
    return range(made, max(made, film.year or made) + last_delay + 1)


def _winners(honour: Honour, year: int, features: Features) -> list[Winning]:
    prize = honour.prize
    return [one for one in features.winners(year) if covers(prize, one.event, one.kinds, year)]


def _is_one_of(film: Film, others: Sequence[Film]) -> bool:
    """Whether a film may be one of others under another id."""
    own = {title_key(title) for title in film.titles}
    return any(title_key(title) in own for other in others for title in other.titles)


def _titles(winnings: Sequence[Winning], films: dict[str, Film]) -> str:
    names = dict.fromkeys(films[one.imdb_id].title if one.imdb_id in films else one.imdb_id for one in winnings)
    return ", ".join([*names][:TOLD])
