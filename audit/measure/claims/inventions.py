"""Known inventions: what generated texts say again and again of a film and is not so, from a table beside this module.

They are looked for sentence by sentence in the texts of their film alone; the words need not fit any other relation.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from audit.measure.claims.facts import any_of, parts, read_facts, words_near
from audit.measure.claims.features import Features
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.weighed import Weighed, known_false
from audit.measure.sameness import film_id
from audit.model import Claim, Evidence

RELATION = "known-invention"

_DOUBTED = re.compile(
    r"\b(?:not|never|nominat\w{2,4}|compet\w{2,5}|contend\w{2,4}|despite|although|though|mistaken(?:ly)?|often"
    r"|sometimes|myth|wrongly|contrary|lost|losing|instead|denied|unlike|almost|nearly|one\sof|among|considered|snubbed"
    r"|overlooked"
    r"|remake\sof|director|actor|actress)\b",
    re.IGNORECASE,
)

# "Kurosawa, who had won the Golden Lion with Rashomon"
_OF_A_PERSON = re.compile(r"\b(?:who|whose|had)\s(?:\w{2,12}\s){0,2}$")


@dataclass(frozen=True, slots=True)
class Invention:
    """One line of the table."""

    words: re.Pattern[str]
    excused: re.Pattern[str] | None
    truth: str
    source: str
    url: str


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the known inventions about its film that a sentence repeats."""
    for invention in inventions().get(film_id(sentence.item) or "", ()):
        if found := invention.words.search(sentence.text):
            excused = invention.excused is not None and invention.excused.search(sentence.text)
            of_a_person = _OF_A_PERSON.search(sentence.text[: found.start()][-40:])
            if not excused and not of_a_person and not _DOUBTED.search(sentence.text):
                yield sentence.claim(RELATION, found[0], found[0])


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Return that the claim is false, with who says so."""
    imdb_id = film_id(claim.item) or ""
    invention = next(one for one in inventions()[imdb_id] if one.words.search(claim.object))
    fact = Evidence(source=invention.source, id=imdb_id, url=invention.url, value=invention.truth)
    return known_false(invention.truth, fact)


def values_of(claim: Claim) -> Mapping[str, object]:
    """Return that a claim is no known invention, if inventions about its film are known."""
    return {"is_known_invention": False} if (film_id(claim.item) or "") in inventions() else {}


@cache
def inventions() -> Mapping[str, tuple[Invention, ...]]:
    """Return the table: IMDb id to the inventions about this film."""
    found: dict[str, list[Invention]] = defaultdict(list)
    for line in read_facts("inventions.tsv"):
        found[line["imdb_id"]].append(
            Invention(
                words=words_near(line["words"]),
                excused=re.compile(any_of(parts(line["unless"])), re.IGNORECASE) if line["unless"] else None,
                truth=line["truth"],
                source=line["source"],
                url=line["url"],
            )
        )
    return {imdb_id: tuple(lines) for imdb_id, lines in found.items()}
