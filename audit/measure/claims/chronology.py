"""Claims that clash with the calendar: plain arithmetic of years, whatever a reference knows."""

from audit.measure.claims.weighed import Weighed
from audit.model import Evidence, Verdict


def out_of_time(said: str) -> Weighed:
    """Return the verdict on a claim that cannot be, as its years are in the wrong order.

    Args:
        said: What clashes, in words.
    """
    facts = (Evidence(source="calendar", id="", url="", value=said),)
    return Weighed(
        verdict=Verdict.CONTRADICTED,
        values={"anachronism": True, "clash": said},
        evidence={"anachronism": facts, "verdict": facts},
    )
