"""The relation ``made-after-film``: after which other film, or by its example, a text says its film was made.

The other title must stand in quotes, with its director or in words that only a film has (a success, somebody saw it):
a novel may share the title. "It inspired “T”" is the other way round and is not read.
"""

import re
from collections.abc import Iterator

from audit.measure.claims.chronology import SLACK, latest_year_of, out_of_time
from audit.measure.claims.features import Features
from audit.measure.claims.names import is_possessive, name_at
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import speaks_of_other
from audit.measure.claims.titles_known import fact_of, quoted_title
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Verdict
from audit.spelling import SAME_FROM, person_similarity, title_key

RELATION = "made-after-film"

_TIE = re.compile(
    r"\b(?:(?:inspired|influenced|prompted|sparked|encouraged)\sby|modell?ed\s(?:up)?on|patterned\s(?:after|on)"
    r"|in\sthe\swake\sof|on\sthe\sheels\sof|an?\s(?:answer|response|reply|reaction|homage|tribute)\sto|parod(?:y\sof|ies|ied)"
    r"|(?:riding|capitali[sz](?:ed|ing)|building)\s(?:up)?on|(?:after|following)|when\s(?:he|she)\s(?:saw|watched))\s"
    r"(?:(?:(?:the|having|seeing|watching|saw|huge|great|enormous|international|worldwide|commercial"
    r"|box-office|runaway|earlier|previous)\s){0,4}(?:(?:success|triumph|release|popularity|impact|example)\sof\s)?"
    r"(?:the\s)?(?:(?:[12]\d{3}|American|Hollywood|French|Italian|Japanese|British|German|Polish|classic|hit|famous)\s){0,3}"
    r"(?:(?:film|movie|blockbuster|western|thriller|hit|picture|classic)\s)?)",
)
_OF_A_FILM = re.compile(
    r"\b(?:saw|seeing|watched|watching|success|triumph|release|film|movie|blockbuster|western|thriller|hit|picture"
    r"|parod\w{1,3}|homage)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"«][^“”\"«»]{2,70}[”\"»]")
_BY = re.compile(r",?\s(?:\(|by\s|directed\sby\s)")
_OTHERWISE = re.compile(
    r"\b(?:not|never|before|years\sbefore|foresh\w{2,8}|anticipat\w{1,4}|predat\w{1,3}|novels?|books?|plays?|operas?|songs?"
    r"|paintings?|poems?|re-?releas\w{1,4}|remake|sequel|later|compared|often)\b|n['’]t\b",
    re.IGNORECASE,
)

WORDS = either_case(
    "inspired influenced prompted sparked encouraged modelled modeled patterned wake heels answer response reply"
    " reaction homage tribute parody parodies parodied riding capitalising capitalized capitalizing capitalised"
    " building after following saw watched"
)
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the film that a sentence says came first; the object is its title, with its director behind a bar."""
    text = sentence.text
    if '"' not in text and "“" not in text and "«" not in text:
        return
    for tie in _TIE.finditer(text):
        director, start = name_at(text, tie.end())
        owned = bool(director) and is_possessive(text, start)
        quote = _QUOTE.match(text, start + 3 if owned else tie.end())
        if quote is None or _QUOTE.search(text[: tie.start()]):
            continue
        director = director if owned else _director_behind(text, quote.end())
        is_film = bool(director) or _OF_A_FILM.search(tie[0]) is not None
        if is_film and not _OTHERWISE.search(text) and not speaks_of_other(text[: tie.start()]):
            yield sentence.claim(RELATION, f"{quoted_title(quote[0])}|{director}", text[tie.start() : quote.end()])
            return


def weigh(claim: Claim, features: Features) -> Weighed:
    """Compare the year with that of every film of the title; one that nobody knows may be older."""
    title, _, director = claim.object.rpartition("|")
    own, key = latest_year_of(claim.item), title_key(title)
    found = [film for film in features.reference.by_title(title) if any(title_key(one) == key for one in film.titles)]
    if director:
        found = [film for film in found if any(_is(director, one) for one in film.directors)]
    years = [film.year for film in found if film.year is not None]
    if own is None or not years or len(years) < len(found):
        return Weighed()
    first = min(found, key=lambda film: film.year or 0)
    if own >= min(years):
        return Weighed(verdict=Verdict.SUPPORTED, values={"anachronism": ""}, evidence={"verdict": (fact_of(first),)})
    # a title alone may be another film's: it needs two words, and a reference that has all its namesakes
    is_known = bool(director) or (features.reference.info.complete and " " in key)
    if not is_known or own >= min(years) - (0 if director else SLACK):
        return Weighed()
    late = out_of_time(f"the film is of {own}, and {first.title} of {first.year}")
    facts = (fact_of(first),)
    return Weighed(verdict=late.verdict, values=late.values, evidence={"anachronism": facts, "verdict": facts})


def _director_behind(text: str, end: int) -> str:
    by = _BY.match(text, end)
    return name_at(text, by.end())[0] if by else ""


def _is(name: str, director: str) -> bool:
    """Whether a name is a director's; a surname alone may be."""
    known = director if " " in name else director.rpartition(" ")[2]
    return person_similarity(name, known) >= SAME_FROM
