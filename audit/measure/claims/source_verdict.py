"""Weighs the author a text gives its film's source against the table of well-known works."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from audit.measure.claims.facts import parts, read_facts
from audit.measure.claims.features import Features
from audit.measure.claims.titles_known import quoted_title
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_id
from audit.model import Claim, Evidence, Verdict
from audit.spelling import SAME_FROM, SPELLING_FROM, person_similarity, title_key

_ANOTHER_S = re.compile(r"\b(?:ballet|opera|operetta|musical|songs?|suite|screenplay|script|comics?)\b", re.IGNORECASE)
"""What somebody else may have made of the work, or for the film: "based on Tchaikovsky's ballet" of a tale."""


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Compare the author with those of the work the film is known to be after, else of the one in quotes."""
    by_film, by_work = _authors()
    title = quoted_title(claim.span)
    # what inspired a film need not be its source
    of_film = () if "inspired" in claim.span else by_film.get(film_id(claim.item) or "", ())
    authors = of_film or (by_work.get(title_key(title), ()) if title else ())
    if not authors:
        return Weighed()
    best = max(_similarity(claim.object, author) for author in authors)
    if SPELLING_FROM <= best < SAME_FROM:
        return Weighed()
    is_right = best >= SAME_FROM
    if not is_right and _ANOTHER_S.search(claim.span):
        return Weighed()
    facts = (Evidence(source="sources", id="", url="", value=f"by {', '.join(authors)}"),)
    return Weighed(
        verdict=Verdict.SUPPORTED if is_right else Verdict.CONTRADICTED,
        values={"is_known_author": is_right, "known_authors": ", ".join(authors)},
        evidence={"is_known_author": facts, "verdict": facts},
    )


def _similarity(claimed: str, author: str) -> float:
    """Return how alike two names are; of a surname alone, how alike the surnames are."""
    if " " not in claimed:
        author = author.rpartition(" ")[2]
    return person_similarity(claimed, author)


@cache
def _authors() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Return the authors by IMDb id and by key of the work."""
    by_film: dict[str, tuple[str, ...]] = {}
    by_work: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for line in read_facts("sources.tsv"):
        authors = parts(line["authors"])
        by_film.update(dict.fromkeys(parts(line["films"]), authors))
        for work in parts(line["works"]):
            by_work[title_key(work)] += authors
    return by_film, by_work
