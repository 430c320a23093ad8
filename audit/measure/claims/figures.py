"""Relations whose object is a number: extras, budget, length, length of the production, audience."""

import re
from collections.abc import Iterator

from audit.measure.claims.features import Features
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_fact
from audit.model import Claim, Verdict

EXTRAS, BUDGET, LENGTH, MAKING, AUDIENCE = "extras", "budget", "length", "making", "audience"

_NUMBER = r"(?P<number>\d[\d,.]{0,14})(?:\s(?P<scale>thousand|million|billion))?"
_PATTERNS = {
    EXTRAS: re.compile(rf"\b{_NUMBER}\s(?:\w{{3,14}}\s){{0,2}}?(?:extras|soldiers\sas\sextras)\b", re.IGNORECASE),
    BUDGET: re.compile(
        rf"\b(?:budget|cost)\b[^.;\d]{{0,30}}[$€£]?\s?{_NUMBER}(?=\s?(?:dollars|rubles|roubles|$|[,.;)]|\s))",
        re.IGNORECASE,
    ),
    LENGTH: re.compile(
        rf"\b{_NUMBER}[\s-]minutes?(?:\slong|\sfilm|\sruntime|\srunning|\sepic|\smasterpiece|\sversion)", re.IGNORECASE
    ),
    MAKING: re.compile(
        rf"\b(?:took|spent|lasted)\s(?:\w{{3,12}}\s){{0,2}}?{_NUMBER}\syears\s(?:to\s(?:make|complete|film|shoot"
        rf"|finish|produce)|of\s(?:production|shooting|filming))",
        re.IGNORECASE,
    ),
    AUDIENCE: re.compile(
        rf"\b{_NUMBER}\s(?:\w{{3,14}}\s){{0,2}}?(?:viewers|spectators|tickets|admissions|people\s(?:saw|watched"
        rf"|seeing))",
        re.IGNORECASE,
    ),
}
_DIGIT = re.compile(r"\d")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_OF_OTHERS = re.compile(r"\b(?:sequel|remake|original\sversion|other\sfilm)\b", re.IGNORECASE)
NEAR_LENGTH = 0.1
"""Share by which lengths of one film differ from version to version."""

WORDS = either_case("extras budget cost minute minutes years viewers spectators tickets admissions people")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the numbers a sentence gives its film; the object is the number, written out."""
    text = sentence.text
    if not _DIGIT.search(text):
        return
    for relation, pattern in _PATTERNS.items():
        if (found := pattern.search(text)) and (number := _value(found)) and not _OF_OTHERS.search(text):
            yield sentence.claim(relation, f"{number:.0f}", found[0])


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Support a length that the reference bears out; versions differ, so none is contradicted."""
    film = claim.item.match.film
    if claim.relation != LENGTH or film is None or not film.runtime_minutes:
        return Weighed()
    if abs(int(claim.object) - film.runtime_minutes) > NEAR_LENGTH * film.runtime_minutes:
        return Weighed()
    return Weighed(
        verdict=Verdict.SUPPORTED, evidence={"verdict": film_fact(claim.item, f"{film.runtime_minutes} minutes")}
    )


def _value(found: re.Match[str]) -> float:
    digits = found["number"].rstrip(",.")
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", digits):
        number = float(re.sub(r"[,.]", "", digits))
    else:
        try:
            number = float(digits.replace(",", "."))
        except ValueError:
            return 0
    return number * _SCALES.get((found["scale"] or "").lower(), 1)
