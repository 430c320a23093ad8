"""The relations ``country`` and ``co-production``: which country a text says its film is from."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from audit.measure.claims.sentences import Sentence
from audit.measure.claims.subjects import speaks_of_other, subject_end
from audit.measure.nationalities import Nationality, table
from audit.model import Claim

COUNTRY, CO_PRODUCTION = "country", "co-production"

_NOUN = (
    r"(?:films?|movies?|pictures?|features?|productions?|dramas?|comed(?:y|ies)|cartoons?|animations?|(?:TV\s)?series"
    r"|mini-?series|thrillers?|epics?|adaptations?|melodramas?|musicals?|blockbusters?|documentar(?:y|ies))"
)
_JOINED = re.compile(
    r"\b(?:co-?production|coproduction|joint\s(?:\w{3,14}\s)?(?:production|project|venture|effort|film)"
    r"|collaboration|co-?produced"
    r"|(?:blend|mix|mixture|fusion|combination)\sof)\b(?P<rest>[^.;]{0,80})",
    re.IGNORECASE,
)
_CINEMA = re.compile(
    r"\b(?:cinema|film-?making|film\s(?:industr|tradition|stud)|cinematic\stradition|studios)", re.IGNORECASE
)
_COMPANY = re.compile(r"\b(?:between|with|by|of|from)\b", re.IGNORECASE)
LONGEST_FRAME = 80
"""Characters before an adjective in which "was one of the first" is looked for."""
_AMONG = re.compile(
    r"(?:\b(?:is|was|remains|became)|['’]s)\s(?:also\s|still\s|considered\s)?"
    r"(?:(?:one\sof|among)\sthe\s(?:[\w-]{3,14}\s){1,4}|an?\s(?:[\w-]{3,16}\s){0,3})$"
)
_NOUN_NEXT = re.compile(
    rf"\s(?:(?!(?:to|of|in|from|and|by|for|with|about|that|on)\s)[\w-]{{2,16}}\s){{0,3}}?{_NOUN}(?!\w)", re.IGNORECASE
)


_WORD = re.compile(r"[A-Z]\w*")
# "The Soviet film industry" is no film.
_NO_FILM = re.compile(
    r"['’]?s?\s(?:industry|studios?|critics?|audiences?|board|censors?|school|tradition|world|history|academy"
    r"|market|scene)\b"
)
_JOINED_SIGNS = ("roduc", "joint", "ollabor", "blend", "mix", "fusion", "combin")


class _Named(NamedTuple):
    """A word for a nationality in a text."""

    start: int
    end: int
    one: Nationality


def words() -> frozenset[str]:
    """Return the words one of which a sentence with such a claim must hold: the first of each form."""
    return frozenset(_forms())


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the countries a sentence gives its film, one claim each; the object is the adjective."""
    text = sentence.text
    subject = subject_end(sentence)
    if subject is None:
        return
    joined = _JOINED.search(text, subject) if any(sign in text for sign in _JOINED_SIGNS) else None
    if joined and not speaks_of_other(text[subject : joined.start()]):
        yield from _co_production(sentence, joined)
        return
    if len(compound := _compound(text, subject)) > 1:
        for one in compound:
            yield sentence.claim(CO_PRODUCTION, one.one.label, text[: max(subject, 60)])
        return
    own = _country(text, subject)
    if own is not None and not _NO_FILM.match(text, subject):
        yield sentence.claim(COUNTRY, own.label, text[: max(subject, 60)])


def nationality(label: str) -> Nationality:
    """Return the line of the table that a claim's object names."""
    return next(one for one in table() if one.label == label)


def _co_production(sentence: Sentence, joined: re.Match[str]) -> Iterator[Claim]:
    before = sentence.text[max(0, joined.start() - 30) : joined.start()]
    named = re.search(r"(\w+)[-–—/](\w+)\s$", before)
    is_blend = joined[0].lower().startswith(("blend", "mix", "fusion", "comb"))
    if is_blend and not _CINEMA.search(joined["rest"]):
        return
    if not named and not is_blend and not _COMPANY.search(joined["rest"]):
        return
    labels = dict.fromkeys(word.one.label for word in _named(before if named else joined["rest"]))
    if len(labels) == 2:
        for label in labels:
            yield sentence.claim(CO_PRODUCTION, label, before.rpartition(" a ")[2] + joined[0])


def _compound(text: str, subject: int) -> list[_Named]:
    """Return the nationalities that a subject joins: "This Soviet-Italian film"."""
    joined: list[_Named] = []
    for word in _named(text[:subject]):
        if joined and text[joined[-1].end : word.start] not in {"-", "–", "/"}:
            return joined if len(joined) > 1 else []
        joined.append(word)
    return joined


def _country(text: str, subject: int) -> Nationality | None:
    """Return the nationality of "This British film" or "It was one of the first Soviet films to ..."."""
    named = [word for word in _named(text) if _NOUN_NEXT.match(text, word.end)]
    in_subject = [word for word in named if word.end <= subject]
    if in_subject:
        # A subject that names several is of none of them: "This French remake of a British film".
        return in_subject[0].one if len(in_subject) == 1 and text[0] in "TI" else None
    for word in named:
        before = text[max(subject - 2, 0) : word.start]
        if _AMONG.search(before[-LONGEST_FRAME:]) and not speaks_of_other(before):
            return word.one
    return None


def _named(text: str) -> Iterator[_Named]:
    """Yield the words for nationalities; to look only where one may begin is ten times as fast as to search."""
    position, forms = 0, _forms()
    for word in _WORD.finditer(text):
        if word[0] not in forms or word.start() < position:
            continue
        for form, one in forms[word[0]]:
            end = word.start() + len(form)
            if text.startswith(form, word.start()) and not text[end : end + 1].isalnum():
                position = end
                yield _Named(word.start(), end, one)
                break


@cache
def _forms() -> Mapping[str, Sequence[tuple[str, Nationality]]]:
    """Return the English adjectives and names of countries by their first word, the longest first."""
    found: dict[str, dict[str, Nationality]] = defaultdict(dict)
    for one in table():
        for form in (*one.words, *one.places):
            if "*" not in form and form.isascii() and form[0].isupper():
                found[_WORD.findall(form)[0]].setdefault(form, one)
    return {word: sorted(forms.items(), key=lambda form: -len(form[0])) for word, forms in found.items()}
