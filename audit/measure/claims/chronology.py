"""Claims that clash with the calendar: plain arithmetic of years, whatever a reference knows."""

from audit.measure.claims.weighed import Weighed
from audit.model import Evidence, Item, Verdict

SLACK = 1
"""Years by which sources differ on a film."""


def out_of_time(said: str) -> Weighed:
    """Return the verdict on a claim that cannot be, as its years are in the wrong order.

    Args:
        said: What clashes, in words.
    """
    facts = (Evidence(source="calendar", id="", url="", value=said),)
    return Weighed(
        verdict=Verdict.CONTRADICTED,
        values={"anachronism": said},
        evidence={"anachronism": facts, "verdict": facts},
    )


def latest_year_of(item: Item) -> int | None:
    """Return the later of the stated year and the reference's: nothing is too early that suits the other."""
    film = item.match.film
    return max((year for year in (item.record.year, film.year if film else None) if year is not None), default=None)
