"""No text keeps the reading of claims busy."""

import time

import pytest

from audit.measure.claims import find_claims
from audit.measure.languages import language_of
from tests.measure.factory import make_item, make_record
from tests.reference.factory import CRANES

SIZE = 100_000
SECONDS = 1.5
"""Far above what any takes, far below what a super-linear pattern would."""

SEEDS = (
    "It was remade in remade in ",
    "The film is a remake of a remake of ",
    "The film was followed by a sequel to a sequel ",
    "It is part of a a a a series of ",
    "Soviet French Italian ",
    "The film was a co-production between between ",
    "It was one of the first Soviet first Soviet ",
    "It was the first the first film film film to ",
    "based on the novel novel by by ",
    "It is based on Aa's Aa's novel ",
    "The film starring Aa Bb, Cc Dd and ",
    "music was composed by by ",
    "banned banned until until ",
    "released in in 19 19 ",
    "set in the in the ",
    "1,000,000,000 extras extras ",
    "filmed aboard aboard aboard the the Salyut ",
    "won won won the Academy ",
    "“The “The “The ",
    "The The The The is a ",
    "The film was banned. It was remade. ",
    "It was shot by Aa. Music by Bb. ",
    "an animated animated cartoon documentary ",
    "was the last last feature film film directed by by ",
    "never directed never made another film again ",
    "the first collaboration between Aa Bb and Aa Bb and ",
    "inspired by the the great great success of the film film ",
    "made for the tenth tenth anniversary of of the ",
    "In 1958 it in 1958 it was remade by Aa as The The The ",
    "For her role as Aa, for her role, she was named named best ",
    "was based on the novel by Aa and and also won and also won ",
    "A few few years later later it ",
    "и а і ",
    "の映",
)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("opening", ["", "The film was ", "It is "])
def test_reading_a_hostile_text_ends(seed: str, opening: str) -> None:
    """Every relation is fed 100 kB."""
    text = opening + (seed * (SIZE // len(seed) + 1))[:SIZE]
    item = make_item(make_record("The Cranes Are Flying", 1957, fact=text, description=text), CRANES)
    started = time.process_time()
    find_claims([item])
    language_of(text)
    assert time.process_time() - started < SECONDS
