"""Which families of admissions are worth trying on a text: each needs one of a few words."""

from collections.abc import Callable, Iterator

from audit.measure.admission_absences import absent, foreign, instead, none_of_these, rather
from audit.measure.admission_asides import (
    Found,
    met_in_passing,
    not_of_the_kind,
    out_of_place,
    rather_of_another_kind,
    strictly_another_kind,
)
from audit.measure.admission_families import (
    denied,
    excused,
    far_and_excused,
    loosely_connected,
    mainly_something_else,
    of_another_nation,
    of_no_such_kind,
    only_a_minor_part,
    plainly_denied,
)
from audit.measure.topic_words import TopicWords

Family = Callable[[str, TopicWords], Found]
_CONCEDES = ("though ", "while ", "whilst ", "albeit ", "even if ", "despite ", "in spite of ")
_DENIES = ("not ", "n't ", "n’t ", "never ", "less ", "hardly ", "barely ", "scarcely ")
_LESSENS = (
    *("only ", "merely ", "just ", "minor", "secondary", "marginal", "peripher", "incidental", "limited", "seat"),
    *("not ", "n't ", "n’t ", "subordinate", "small ", "supporting "),
)
_THINS = ("loosely", "tangential", "indirectly", "marginally", "peripher", "remotely", "vaguely", "distantly")
_EXCUSES = (
    *(
        "to do with",
        "more about",
        "an odd",
        "a strange",
        "an un",
        "a surprising",
        "a loose",
        "a bit of",
        "stretch",
        "bend",
    ),
    *("n't ", "n’t ", "not ", "off-topic", "off topic", "despite ", "although ", "even "),
)

_PLACES = (
    *("outside", "beyond", "away from", "slip", "sneak", "squeez", "creep", "smuggl", "its place", "its presence"),
    *("its inclusion", "its spot", "whose ", "fit", "belong", "outlier", "odd one out", "interloper", "cuckoo"),
    *("justif", "honorary", "stretch", "purists", "edge", "fringe", "margin", "outskirts", "periphery", "border"),
    *(
        "connection",
        "link",
        "relation",
        "tie ",
        "ties ",
        "only by",
        "only because",
        "only thanks",
        "not be the first",
        "its presence",
    ),
)
_ABSENCES = (
    *("not ", "n't ", "n’t ", "no ", "nowhere", "absent", "missing", "hardly ", "scarcely ", "neither ", "place of"),
    *(
        "more concerned",
        "more interested",
        "more occupied",
        "swap",
        "instead of",
        "rather than",
        "other than",
        "claim to be",
        " only in ",
        " only by ",
    ),
)
_KINDS = (
    *("hard", "scarcely ", "barely ", "not ", "never ", "there is", "there are", "elsewhere", "disappointed"),
    *(" than a", "strictly speaking"),
)

Hinted = tuple[tuple[str, ...], tuple[Family, ...]]

FAMILIES: tuple[Hinted, ...] = (
    (
        (*_CONCEDES, "primarily", "mainly", "chiefly", "essentially"),
        (denied, of_no_such_kind, of_another_nation, mainly_something_else, far_and_excused),
    ),
    (_DENIES, (denied, plainly_denied)),
    (_LESSENS, (only_a_minor_part,)),
    (_THINS, (loosely_connected,)),
    (_EXCUSES, (excused,)),
    (_PLACES, (out_of_place,)),
    (_LESSENS, (met_in_passing,)),
    (_ABSENCES, (absent, rather, instead, none_of_these, foreign)),
    (_KINDS, (not_of_the_kind, rather_of_another_kind, strictly_another_kind)),
)
"""Of which words a sentence must hold one for families to be tried: most sentences hold none of them."""


_HINTS = tuple(dict.fromkeys(hint for hints, _ in FAMILIES for hint in hints))


def hinted_families(text: str) -> tuple[Hinted, ...]:
    """Return those of `FAMILIES` that have a hint in a text in small letters."""
    found = frozenset(filter(text.__contains__, _HINTS))
    return tuple(hinted for hinted in FAMILIES if not found.isdisjoint(hinted[0])) if found else ()


def families_for(sentence: str, hinted: tuple[Hinted, ...]) -> Iterator[Family]:
    """Yield the families worth trying on a sentence in small letters, of those that its text gives hints of."""
    for hints, families in hinted:
        if any(map(sentence.__contains__, hints)):
            yield from families
