"""Weighs years that a text gives its film against the reference, and against what is known of shelved films."""

import re

from audit.measure.claims import release
from audit.measure.claims.chronology import latest_year_of, out_of_time
from audit.measure.claims.features import Features, year_of
from audit.measure.claims.prizes import Winner, prize_table
from audit.measure.claims.sentences import split_sentences
from audit.measure.claims.shelved import shelved
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_fact, film_id
from audit.measure.text import prose_of
from audit.model import Claim, Evidence, Item, Verdict

CLOSE = 1
"""Years within which years of release agree: they differ by country and by festival."""
SOVIET = "SUHH"
LONGEST_MAKING = 3
"""Years from shooting to release that nothing need explain; Hard to Be a God and its like are the exceptions."""

_AT_A_PLACE = re.compile(r"\b(?:at|on|to)\b|\bin\s(?!\d|the\s\d|early\b|late\b)", re.IGNORECASE)
_HELD_BACK = ("bann", "shelv", "censor", "suppress", "withh", "delay", "forbid", "until", "years later", "unreleased")


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Compare the year with the reference's; ``claimed_year_gap`` is null where it may be of another event."""
    if claim.relation == release.KEPT_UNTIL:
        return _weigh_ban(claim)
    film, year = claim.item.match.film, int(claim.object)
    if film is None or film.year is None or _is_held_back(claim):
        return Weighed()
    gap = abs(year - film.year)
    if gap > CLOSE and (year == claim.item.record.year or any(fact.startswith("year") for fact in film.disagreements)):
        return Weighed()  # the item's own year is another rule's matter
    if claim.relation == release.PREMIERED_IN and gap > CLOSE and (year < film.year or _AT_A_PLACE.search(claim.span)):
        return Weighed()  # at a festival, long before or after
    if claim.relation == release.MADE_IN and CLOSE < film.year - year <= LONGEST_MAKING:
        return Weighed()
    facts = film_fact(claim.item, film.year)
    verdict = Verdict.SUPPORTED if gap <= CLOSE else Verdict.CONTRADICTED
    values = {"claimed_year_gap": gap, "known_year": str(film.year)}
    return Weighed(verdict=verdict, values=values, evidence={"claimed_year_gap": facts, "verdict": facts})


def _weigh_ban(claim: Claim) -> Weighed:
    year, own = int(claim.object), year_of(claim.item)
    if own is not None and year < own:
        return out_of_time(f"the film itself is of {own}")
    imdb_id = film_id(claim.item) or ""
    if imdb_id not in shelved():
        won = _won_at_home(claim.item, year)
        return out_of_time(f"it won {won.prize.label} {won.ceremony_year}") if won else Weighed()
    first, released = shelved()[imdb_id].first, shelved()[imdb_id].released
    gap = max(first - year, year - released, 0)
    known = str(first) if first == released else f"{first} to {released}"
    facts = (Evidence(source="shelved films", id=imdb_id, url="", value=f"shown in {known}"),)
    verdict = Verdict.SUPPORTED if not gap else Verdict.CONTRADICTED if gap > CLOSE else Verdict.UNCHECKED
    values = {"claimed_year_gap": gap, "known_year": known}
    return Weighed(verdict=verdict, values=values, evidence={"claimed_year_gap": facts, "verdict": facts})


def _won_at_home(item: Item, until: int) -> Winner | None:
    """Return the prize that a Soviet film won at Moscow's festival before the end of the ban it is told to have had."""
    film, table = item.match.film, prize_table()
    if film is None or SOVIET not in film.countries:
        return None
    wins = (one for one in table.wins_of(item) if one.prize.event == "moscow" and table.is_certain(item, one))
    return next((one for one in wins if one.ceremony_year < until - CLOSE), None)


def _is_held_back(claim: Claim) -> bool:
    """Whether the film is known or said to have waited for its release: then many years may be meant."""
    if (film_id(claim.item) or "") in shelved():
        return True
    year, latest = int(claim.object), latest_year_of(claim.item)
    if latest is not None and year <= latest:
        return False
    return any(
        word in sentence.casefold()
        for _, text in prose_of(claim.item)
        for sentence in split_sentences(text)
        for word in _HELD_BACK
    )
