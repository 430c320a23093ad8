"""The relation ``based-on``: whose work a text says its film is made from."""

import re
from collections.abc import Iterator

from audit.measure.claims.names import is_possessive, name_at, names_at
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import speaks_of_other, subject_end
from audit.model import Claim

RELATION = "based-on"

_WORK = (
    r"(?:(?:short\s|fairy\s|ghost\s|folk\s|detective\s|autobiographical\s|eponymous\s|famous\s|classic\s)?(?:novels?"
    r"|novellas?|story|stories|tales?|plays?|books?|poems?|memoirs?|work|works|fairytale|screenplay|opera|ballet|comedy"
    r"|tragedy|drama|classic))"
)
_BASED = re.compile(
    r"\b(?:(?:is|was|were)\s)?(?:loosely\s|partly\s|also\s)?(?:based\s(?:up)?on|adapted\sfrom|derived\sfrom|taken\sfrom|drawn\sfrom)\s"
    r"|\b(?:inspired\sby|brings?\sto\sthe\sscreen|brought\sto\sthe\sscreen|comes\sfrom|derives\sfrom)\s|\b(?:screen\s"
    r"|film\s|faithful\s"
    r"|\w{3,12}\s)?adaptation\sof\s",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:Loosely\s)?(?:Based\son|Adapted\s(?:by\s[^,;.]{3,40}?\s)?from|An?\s(?:[\w-]{3,14}\s){0,3}?adaptation\sof)\s"
)
# "the novel “T” by X", "a story by X", "the play by X"
_BY = re.compile(
    rf"(?:the|a|an|another|one\sof\sthe)\s(?:[\w'’-]{{2,20}}\s){{0,4}}?{_WORK}(?:,?\s[“\"«][^“”\"«»]{{2,70}}[”\"»],?)?"
    r"(?:\sof\sthe\ssame\s(?:name|title))?\s(?:written\s)?by\s",
    re.IGNORECASE,
)
_TITLED_BY = re.compile(r"[“\"«][^“”\"«»]{2,70}[”\"»],?\sby\s")
_POSSESSED = re.compile(rf"['’]s?\s(?:[\w'’-]{{2,20}}\s){{0,4}}?(?:{_WORK}|[“\"«])", re.IGNORECASE)
_TITLE_AFTER = re.compile(r",?\s?[“\"«][^“”\"«»]{2,70}[”\"»]")
_HONOUR = re.compile(r"Sir\s|Dame\s|Lord\s(?=[A-Z])")
_NOT_BASED = re.compile(r"\b(?:not|never|mistakenly|rather\sthan|inspired)\b", re.IGNORECASE)

_VERB_BEFORE = 10
"""Characters before the work within which the verb began: "based on " has nine."""
WORDS = either_case("based adapted adaptation inspired derived derives taken drawn brings brought comes")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the authors a sentence names, one claim each."""
    text, start = sentence.text, _start_of(sentence)
    if start is None:
        return
    names, end = _authors(text, start)
    begin = text.rfind(" ", 0, max(start - _VERB_BEFORE, 0)) + 1
    for name in names:
        yield sentence.claim(RELATION, name, text[begin:end])


def _start_of(sentence: Sentence) -> int | None:
    """Return where the work begins, if it is the film that is made from it."""
    text = sentence.text
    if opening := _OPENING.match(text):
        return opening.end()
    subject = subject_end(sentence)
    if subject is None:
        return None
    # "This adaptation of X's tale": the verb stands before the subject ends.
    found = _BASED.search(text, 0)
    if found is None or found.start() > subject + 100:
        return None
    between = text[subject : found.start()] if found.start() > subject else ""
    return None if _NOT_BASED.search(between) or speaks_of_other(between) else found.end()


def _authors(text: str, start: int) -> tuple[list[str], int]:
    """Return the authors named from a place on, and where what names them ends."""
    if honour := _HONOUR.match(text, start):
        start = honour.end()
    name, end = name_at(text, start)
    if name and is_possessive(text, end) and (owned := _POSSESSED.match(text, end)):
        title = _TITLE_AFTER.match(text, owned.end())
        return [name], title.end() if title else owned.end()
    if by := _BY.match(text, start) or _TITLED_BY.match(text, start):
        # "by Pyotr Yershov, and Ivan Ivanov-Vano drew it": behind a comma another clause may begin
        comma = text.find(",", by.end())
        names, end = names_at(text[:comma] if comma > 0 else text, by.end())
        if names and not is_possessive(text, end):
            # "Arkady and Boris Strugatsky": the first is no surname
            return [name for name in names if " " in name] or names, end
    return [], start
