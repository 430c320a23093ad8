"""Subjects: whether a sentence speaks of the item itself or of another film, a play, a scene."""

import re
from functools import lru_cache
from itertools import islice

from audit.measure.claims.features import directors_of
from audit.measure.claims.sentences import Sentence

FILM = (
    r"(?:film|movie|picture|feature|(?:mini-?)?series|cartoon|animation|comedy|drama|melodrama|tragicomedy|thriller"
    r"|musical|western|epic|masterpiece|classic|production|work|adaptation|documentary|short|tale|story|debut"
    r"|screen\sversion|version|romance|satire|parable|allegory|gem|entry|installment|instalment|chapter|part|one|hit"
    r"|blockbuster|duology|trilogy|dilogy|feature-length|tragedy|biopic)"
)
_SUBJECT = re.compile(
    rf"(?:(?:This|The|That)\s+(?:(?!(?:of|by|from|about|and|was|is)\s)[\w'’,-]{{1,24}}\s+){{0,8}}?{FILM}"
    rf"|It(?:['’]s)?|This)(?!['’\w-])",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:Released|Made|Shot|Filmed|Produced|Premiered|Set|Adapted|Based|Starring|Written|Co-written|Scripted|Known|In"
    r"|Although|While|Originally|Interestingly|Notably|Today|Now)\b"
)
# "Hardly completed, the film was withdrawn": a few words without a name before the film.
_SHORT_OPENING = re.compile(
    r"[A-Z][a-z]{1,14}(?:\s[a-z][\w'’-]{0,14}){0,6},\s(?=(?:the|this)\s(?:film|movie|picture)\b)"
)
# "A few years later it was remade"
_LATER = re.compile(
    r"(?:In\s(?:early\s|late\s)?[12]\d{3}"
    r"|[A-Z][\w-]{0,12}\s(?:[a-z-]{2,12}\s){0,2}?(?:years|decades|months)\slater,?)\s(?=(?:it|the\sfilm)\s)"
)
_POSSESSED = re.compile(
    rf"(?P<name>[^\W\d_a-z][\w.-]{{1,20}}(?:\s[^\W\d_a-z][\w.-]{{1,20}}){{0,3}})['’]s?\s"
    rf"(?P<kind>(?:[\w'’-]{{1,20}}\s){{0,3}}?{FILM})(?![\w'’-])"
)
_FURTHER = re.compile(
    r"\b(?:first|debut|second|third|last|final|other|own|student|diploma|short|next|one|hit|part|work|story|tale)\b"
)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d(?!\d|s\b)")
_YEAR_NEXT = re.compile(r"\s(?:of|from)\s(?:18|19|20)\d\d\b")
_VERSION = re.compile(
    r"The\s(?!(?:film|screen|big-screen|cinema|movie)\s)(?:[\w'’,-]{1,24}\s){1,8}version", re.IGNORECASE
)
_NAME_NEXT = re.compile(r"\s[“\"«‘]?[^\W\d_a-z]\w")
_SLIP = 3
"""Years by which a text may be wrong about its own film before another film of the title is meant."""
_CLAUSES = 4
"""Commas after which the subject of a sentence is looked for."""
_OTHER = re.compile(
    r"\b(?:remak(?:e|es|ing)|remade|sequels?|prequels?|follow-?up|spin-?off|reboot|stage|theatre|theater|another"
    r"|other\sfilm|other\sversion|later\s(?:film|version)|earlier\s(?:film|version)|previous|next|first\sversion"
    r"|second\spart|scenes?|sequences?|episodes?|segments?|dances?|choreography|second\sunit|dubbing|dubbed|restoration"
    r"|restored|influenced|followed|preceded|compared|unlike|reminiscent|homage|tribute|parody|trailer|soundtrack|music"
    r"|score|songs?|not|never|rather\sthan"
    r"|instead|supposed|planned|intended|almost|offered|assistant|refused|same\sname)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\b(?:plays?|opera|ballet|novel|novella|book|stor(?:y|ies)|inspired)\b", re.IGNORECASE)


@lru_cache(maxsize=16)  # every relation asks for that of the sentence at hand
def subject_end(sentence: Sentence) -> int | None:
    """Return where the sentence's subject ends if it is the item itself, else None.

    "It", "This film", "The 1972 drama" and the item's own title are the item; a sentence that opens otherwise is not
    read.
    """
    text = sentence.text
    if found := _SUBJECT.match(text):
        return None if _is_of_other_year(sentence, found) or _is_other_version(sentence, found) else found.end()
    if _OPENING.match(text) or _SHORT_OPENING.match(text):
        for comma in islice(re.finditer(r",\s", text), _CLAUSES):
            if (found := _SUBJECT.match(text, comma.end())) and not speaks_of_other(text[: comma.start()]):
                return found.end()
    if (later := _LATER.match(text)) and (found := _SUBJECT.match(text, later.end())):
        return found.end()
    return _title_end(sentence) or _own_end(sentence)


def _own_end(sentence: Sentence) -> int | None:
    """Return where "Tarkovsky's film" ends, if the item's director is named so, and no other film of the director's."""
    found = _POSSESSED.match(sentence.text)
    if found is None or _FURTHER.search(found["kind"]) or speaks_of_other(found["kind"]):
        return None
    last = found["name"].split()[-1]
    is_own = any(last in director.split() for director in directors_of(sentence.item))
    return found.end() if is_own else None


def _is_other_version(sentence: Sentence, subject: re.Match[str]) -> bool:
    """Whether "The live-action version", "The animation" or "The American musical Sweet Charity" is not the item."""
    if not subject[0].startswith("The "):
        return False
    if _VERSION.fullmatch(subject[0]) or subject[0].endswith(" animation"):
        return True
    return _NAME_NEXT.match(sentence.text, subject.end()) is not None and not _names_item(sentence, subject.end())


def _names_item(sentence: Sentence, at: int) -> bool:
    rest = sentence.text[at:].lstrip(" \"“«'‘").casefold()
    film = sentence.item.match.film
    titles = (sentence.item.record.title, *(film.titles if film else ()))
    return any(rest.startswith(title.casefold()) for title in titles if title)


def _is_of_other_year(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether "The 2017 film" or "The film of 2017" cannot be the item, of 1974; "This 2017 film" is the item."""
    behind = _YEAR_NEXT.match(sentence.text, found.end())
    subject = found[0] + (behind[0] if behind else "")
    stated = _YEAR.search(subject) if subject.startswith("The ") else None
    film = sentence.item.match.film
    known = [year for year in (sentence.item.record.year, film.year if film else None) if year is not None]
    return stated is not None and all(abs(int(stated[0]) - year) > _SLIP for year in known)


def speaks_of_other(text: str) -> bool:
    """Whether words bring another film, a play or a part of the film into the sentence."""
    return _OTHER.search(text) is not None


def speaks_of_source(text: str) -> bool:
    """Whether words bring in what a film is made from; a play, too, has a director."""
    return _SOURCE.search(text) is not None


def _title_end(sentence: Sentence) -> int | None:
    film = sentence.item.match.film
    titles = (sentence.item.record.title, *(film.titles if film else ()))
    bare = sentence.text.lstrip("\"“«'‘")
    opened = len(sentence.text) - len(bare)
    for title in titles:
        if len(title) > 2 and bare.casefold().startswith(title.casefold()):
            end = opened + len(title)
            quotes = re.match(r"[\"”»'’]?(?:\s\(\d{4}\))?(?![\w'’])", sentence.text[end : end + 10])
            return end + quotes.end() if quotes else None
    return None
