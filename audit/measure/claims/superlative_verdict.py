"""Weighs superlatives: the table of firsts, and who won a prize before.

"The first Soviet film to win the Golden Bear" is false where an earlier winner is Soviet beyond doubt; a film of
several countries, or one whose director works elsewhere, shows nothing. Prizes changed their names: only what bore the
name counts.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.measure.claims.award_names import LAST_HONORARY_FOREIGN, PALME_AS_GRAND_PRIX, Prize
from audit.measure.claims.award_verdict import TABLE, won_in
from audit.measure.claims.chronology import SLACK
from audit.measure.claims.facts import any_of, parts, read_facts, words_near
from audit.measure.claims.features import Features, is_sure, year_of
from audit.measure.claims.prizes import PrizeTable, Winner, prize_table
from audit.measure.claims.superlative import Winning, is_whole, place_of, winning_of
from audit.measure.claims.weighed import Weighed, known_false
from audit.measure.countries import country_names
from audit.measure.nationalities import Nationality
from audit.measure.sameness import film_id
from audit.model import Claim, Evidence, Film, Verdict

NAMED_SINCE: Mapping[Prize, int] = {
    Prize("academy", "picture"): 1929,
    Prize("academy", "foreign"): LAST_HONORARY_FOREIGN + 1,
    Prize("berlin", "golden-bear"): 1952,
    Prize("cannes", "palme"): 1955,
    Prize("venice", "golden-lion"): 1949,
}
"""Prize to the first ceremony at which it had its name and was the one main prize."""
FIRST_CANNES = 1946
"""The prize of 1939 was given in 2002."""
NEVER = 9999
"""Later than any ceremony."""
TOO_EARLY = 3
"""Years by which a film is before the known first of a kind that there was none of yet."""
_ENGLISH = frozenset({"US", "GB", "IE", "AU", "NZ"})
"""Countries of English films, which compete for the foreign-language award only under others."""
_NOUN = r"(?:(?:feature|motion|feature[\s-]length|full-length)\s)?(?:film|feature|movie|picture|production)s?"
_MADE = r"(?:(?:to\sbe\s|ever\s)?(?:made|shot|filmed|produced|released)\s)?(?:in|on|with)"
_EVER = (
    r"(?:\sever(?:\s(?:made|produced|shot))?|\sin\s(?:\w{3,12}\s){0,2}history|\sto\sbe\s(?:made|shot|filmed|produced))?"
)
_IN_WORLD = (
    r"\s(?:ever\s(?:made|produced)|in\sthe\s(?:world|history\sof\s(?:the\s)?(?:cinema|film))"
    r"|in\s(?:film|cinema|world)\shistory)"
)
_WORLD = "world's first"


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One line of the table.

    Attributes:
        words: What a claim on this film holds that is true; None where the line only denies.
        denied: What a claim on a later film says that is false; None where the line only supports.
    """

    imdb_id: str
    title: str
    year: int
    words: re.Pattern[str] | None
    denied: re.Pattern[str] | None
    source: str


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look the claim up among the firsts and the winners; else nothing bears it out, and nothing denies it."""
    found = _known(claim)
    if found is None and is_sure(claim.item):
        found = _by_winners(claim, features) or _denied(claim)
    return found or Weighed(values={"is_supported_superlative": False})


def _known(claim: Claim) -> Weighed | None:
    imdb_id = film_id(claim.item) or ""
    for first in _by_film().get(imdb_id, ()):
        if first.words is not None and first.words.search(claim.span):
            return _supported(Evidence(source=first.source, id=imdb_id, url="", value=claim.span))
    return None


def _denied(claim: Claim) -> Weighed | None:
    """Return the film that was truly the first, if that is years older."""
    place, year = place_of(claim), year_of(claim.item)
    if place is None or year is None:
        return None
    text, start = place[0].text, place[1]
    for first in firsts():
        found = first.denied.match(text, start) if first.denied else None
        is_other = first.imdb_id != film_id(claim.item)
        is_far = year > first.year + SLACK or (first.words is not None and year < first.year - TOO_EARLY)
        if found and is_other and is_far and is_whole(text, start, found.end()):
            url = f"https://www.imdb.com/title/{first.imdb_id}/" if first.imdb_id else ""
            value = f"{first.title}, {first.year}"
            return known_false(
                f"{value}, {'came' if year > first.year else 'was'} first",
                Evidence(source=first.source, id=first.imdb_id, url=url, value=value),
            )
    return None


def _by_winners(claim: Claim, features: Features) -> Weighed | None:
    """Return what the other winners of the prize say, if any of them, or all together, decide."""
    winning, film, table = winning_of(claim), claim.item.match.film, prize_table()
    if winning is None or film is None or not _may_be_of(film, winning.nationality, film.year):
        return None
    won = won_in(claim.item, winning.prize, features)
    before = NEVER if winning.rank == "only" else won or year_of(claim.item) or 0
    own = table.wins_of(claim.item)
    others = [one for one in _winners(winning.prize, table) if one not in own and one.ceremony_year < before]
    films = features.reference.by_ids([winner.imdb_id for winner in others if winner.imdb_id])
    for winner in others:
        other = films.get(winner.imdb_id)
        if other and _counts(winning, winner) and _is_wholly_of(other, winning.nationality, features):
            return _refuted(winning, winner, other)
    if (
        won is None
        or winning.is_nomination
        or not _is_alone(winning, others, films)
        or not _is_wholly_of(film, winning.nationality, features)
    ):
        return None
    return _borne_out(winning.prize, won, before, table)


def _borne_out(prize: Prize, won: int, before: int, table: PrizeTable) -> Weighed | None:
    """Return that nobody else won, if the film did and the table knows every winner up to a year."""
    if not _is_named(prize, won):
        return None
    end = min(before, max(table.complete[prize], default=0) + 1)
    if not table.is_complete(prize, range(NAMED_SINCE[prize], end)):
        return None
    value = f"{prize.label}: winners of {table.spans(prize)}"
    return _supported(Evidence(source=TABLE, id=prize.event, url="", value=value))


def _refuted(winning: Winning, winner: Winner, film: Film) -> Weighed:
    made = country_names(film.countries)
    what = "won it in" if winning.prize.kind else "won one in" if winning.prize.event == "academy" else "won there in"
    url = f"https://www.imdb.com/title/{winner.imdb_id}/"
    return known_false(
        f"{winner.title} ({made}) {what} {winner.ceremony_year}",
        Evidence(
            source=TABLE,
            id=winner.imdb_id,
            url=url,
            value=f"{winner.prize.label} {winner.ceremony_year}: {winner.title}",
        ),
        Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=f"made in {made}"),
    )


def _winners(prize: Prize, table: PrizeTable) -> Sequence[Winner]:
    """Return the winners of a prize, or of every prize of its event, by year; those of main prizes first."""
    found = (
        winner
        for (given, _), winners in table.winners.items()
        if given == prize or (not prize.kind and given.event == prize.event)
        for winner in winners
    )
    return sorted(found, key=lambda winner: (not _is_named(winner.prize, winner.ceremony_year), winner.ceremony_year))


def _counts(winning: Winning, winner: Winner) -> bool:
    """Whether the prize of another film is beyond doubt what the text means."""
    given, year = winner.prize, winner.ceremony_year
    if given == Prize("academy", "foreign") and winning.nationality.countries & _ENGLISH:
        return False
    if not winning.prize.kind and given.event != "academy":
        return year >= FIRST_CANNES
    return _is_named(given, year)


def _is_named(prize: Prize, year: int) -> bool:
    """Whether a prize was the main one of its event that year, and had its name."""
    return year >= NAMED_SINCE.get(prize, NEVER) and not (prize.event == "cannes" and year in PALME_AS_GRAND_PRIX)


def _is_alone(winning: Winning, others: Sequence[Winner], films: Mapping[str, Film]) -> bool:
    """Whether none of these winners can be of the nationality."""
    known = [films[winner.imdb_id] for winner in others if winner.imdb_id in films]
    is_known = len(known) == len(others) and all(film.countries for film in known)
    return is_known and not any(_may_be_of(film, winning.nationality, None) for film in known)


def _may_be_of(film: Film, one: Nationality, year: int | None) -> bool:
    """Whether one of a film's countries is of a nationality, or was until the year when a state ended."""
    codes = set(film.countries)
    in_time = year is None or one.until is None or year <= one.until
    return bool(codes & one.countries) or bool(in_time and codes & one.also)


def _is_wholly_of(film: Film, one: Nationality, features: Features) -> bool:
    """Whether a film is of a nationality and of no other, and so is most of its director's work.

    Tables of countries leave partners out, or name the financier alone: the director's other films show that.
    """
    codes, year = set(film.countries), film.year
    if not codes & one.countries or year is None or any(fact.startswith("countries") for fact in film.disagreements):
        return False
    if one.first_year is not None:
        is_whole_of = codes <= one.countries | one.also and (one.until is None or year <= one.until)
    else:
        is_whole_of = codes <= one.countries and (one.until is None or year > one.until)
    work = [other for name in film.directors for other in features.by(name) if other.imdb_id != film.imdb_id]
    told = [_may_be_of(other, one, None) for other in work if other.countries]
    return is_whole_of and 2 * sum(told) >= len(told)


def _supported(fact: Evidence) -> Weighed:
    values = {"is_supported_superlative": True}
    return Weighed(verdict=Verdict.SUPPORTED, values=values, evidence={"verdict": (fact,)})


@cache
def firsts() -> tuple[First, ...]:
    """Return the table of firsts."""
    return tuple(_read(line) for line in read_facts("firsts.tsv"))


@cache
def _by_film() -> Mapping[str, Sequence[First]]:
    found: dict[str, list[First]] = defaultdict(list)
    for first in firsts():
        if first.imdb_id:
            found[first.imdb_id].append(first)
    return found


def _read(line: Mapping[str, str]) -> First:
    title, _, year = line["film"].rpartition(", ")
    denied = "|".join(_phrase(phrase) for phrase in parts(line["denied"], ";"))
    return First(
        imdb_id=line["imdb_id"],
        title=title,
        year=int(year),
        words=words_near(line["words"]) if line["words"] else None,
        denied=re.compile(rf"(?:very\s)?(?:{denied})", re.IGNORECASE) if denied else None,
        source=line["source"],
    )


def _phrase(phrase: str) -> str:
    """Return the pattern of a phrase, word for word."""
    places = list(_places(phrase))
    if places[0] == _WORLD:
        rest = r"\s".join(places[1:])
        return rf"world['’]s\s(?:very\s)?first\s{rest}{_EVER}|first\s{rest}{_IN_WORLD}"
    return r"\s".join(places) + _EVER


def _places(phrase: str) -> Iterator[str]:
    """Yield the pattern of each place of a phrase."""
    for place in parts(phrase, " .. "):
        known = {"FILM": _NOUN, "MADE IN": _MADE, _WORLD: _WORLD}
        yield known.get(place) or any_of(parts(place)).replace(r"\-", r"[\s-]")
