"""No text, however made, keeps the measuring busy: the work is bounded by the length that is read."""

import time

import pytest

from audit.measure.admissions import find_admission
from audit.measure.claims import find_claims
from audit.measure.leftovers import LEFTOVERS, find_title_placeholder
from audit.measure.text import TEXT_LIMIT
from audit.measure.text_endings import ending_of
from audit.measure.topic import claimed_topic
from audit.measure.topic_words import TopicWords, topic_words
from tests.measure.factory import make_item, make_list, make_record

SIZE = 100_000
SECONDS = 1.0
"""Far above what any of these takes (hundredths of a second), far below what a super-linear pattern would."""

SEEDS = (
    "a",
    " ",
    "[",
    "[[a b=",
    '[a b="c" ',
    "(",
    "*",
    "**a ",
    "`",
    "&",
    "&#",
    "<p ",
    "#",
    "-",
    ".",
    "…",
    "А",
    "Р°",
    "Ã",
    "π ",
    "directed by ",
    "The film was directed by A. ",
    "It was A's directorial debut of ",
    "and directed by Xa Ya, ",
    "Aa Bb's first feature ",
    "although not ",
    "while not directly a ",
    "while primarily a ",
    "Soviet ",
    "Soviet and ",
    "films of the 1980s ",
    "10 films ",
    "the film ",
    "insert ",
    "{{",
    "A, B and ",
    "in the world we live in ",
    "not more about a than ",
    "It was ",
)


@pytest.fixture(params=SEEDS, ids=repr)
def hostile(request: pytest.FixtureRequest) -> str:
    """A seed repeated to 100 kB."""
    seed: str = request.param
    return (seed * (SIZE // len(seed) + 1))[:SIZE]


def test_measuring_a_hostile_text_ends(hostile: str) -> None:
    """Every pattern is fed the text as measuring would feed it, all within a second."""
    topic = TopicWords(frozenset({"zones"}), frozenset({"Soviet"}))
    read = hostile[:TEXT_LIMIT]
    started = time.process_time()
    for find in (*LEFTOVERS.values(), find_title_placeholder):
        find(read)
    find_admission(read, topic)
    ending_of(read.strip(), {})
    find_claims([make_item(make_record(fact=hostile, description=f"The film {hostile}"))])
    one = make_list(hostile, intro=f"Discover {hostile}", categories=(hostile,))
    claimed_topic(one)
    topic_words(one)
    assert time.process_time() - started < SECONDS
