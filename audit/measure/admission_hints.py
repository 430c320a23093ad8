"""Which families of admissions are worth trying on a text: each needs one of a few words."""

from collections.abc import Callable, Mapping

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
    about_something_else,
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
from audit.measure.word_index import WordIndex, words_in

Family = Callable[[str, TopicWords], Found]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "t" is what remains of "isn't".
_NOT = "not t never hardly scarcely barely less"
_CONCESSION = "though although while whilst albeit even despite spite"
_LESSER = "minor small secondary marginal peripheral lesser limited incidental subordinate supporting"

FAMILIES: Mapping[Family, frozenset[str]] = {
    denied: _words(f"{_NOT} {_CONCESSION}"),
    of_no_such_kind: _words(_CONCESSION),
    of_another_nation: _words(_CONCESSION),
    mainly_something_else: _words(f"{_CONCESSION} primarily mainly chiefly essentially"),
    about_something_else: _words(_CONCESSION),
    far_and_excused: _words(_CONCESSION),
    plainly_denied: _words("not t never"),
    only_a_minor_part: _words(
        f"only merely just seat main central primary sole core heart center centre focus principal {_LESSER}"
    ),
    loosely_connected: _words("loosely tangentially indirectly marginally peripherally remotely vaguely distantly"),
    excused: _words(
        "do more odd strange unusual unlikely surprising unexpected unconventional loose fit belong match qualify meet"
        " stretch stretches stretching bend bends bending included inclusion place earns deserves off true proper"
        " genuine"
    ),
    out_of_place: _words(
        "outside beyond away slips slip sneaks sneak squeezes squeeze creeps creep smuggles place presence inclusion"
        " spot exception wonder include included less purely solely merely fit fits loosely barely hardly"
        " scarcely outlier odd interloper"
        " cuckoo edge edges fringe fringes margin"
        " margins outskirts periphery purists first justify justifies honorary stretch qualify qualifies connection"
        " connections link links relation relations tie ties"
    ),
    met_in_passing: _words(f"only merely just mostly mainly largely primarily chiefly {_LESSER}"),
    absent: _words(
        "last background backdrop pretext footnote frame setting excuse all features appears"
        " come enter figure feature appearance appears appear play plays absent missing nowhere point find there"
        " mentioned featured present central focus subject theme instead hero heroine protagonist lead character"
        " characters"
    ),
    rather: _words("rather more"),
    instead: _words("not t place swap swaps swapping instead"),
    none_of_these: _words("neither not t"),
    foreign: _words("not claim rather other only"),
    not_of_the_kind: _words(
        "hard difficult tricky impossible hardly scarcely barely not never there elsewhere disappointed warned aware"
        " cannot t see"
    ),
    rather_of_another_kind: _words("than"),
    strictly_another_kind: _words("strictly"),
}
"""Each family to the words of which a sentence must hold one: most sentences hold none of them."""

ALSO: Mapping[Family, frozenset[str]] = {
    absent: _words(
        "no not t never nothing nowhere absent missing hardly scarcely barely rarely seldom cannot instead little last"
        " background"
    ),
    only_a_minor_part: _words(f"only merely just seat backseat not t {_LESSER}"),
}
"""Families that need a word of these, too."""

_INDEX = WordIndex(FAMILIES, ALSO)


def families_for(text: str) -> tuple[Family, ...]:
    """Return the families worth trying on a text in small letters."""
    return _INDEX.worth_trying(words_in(text))
