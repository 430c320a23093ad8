"""The text of one film under the title of another."""

import pytest

from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import CRANES, make_film

LUNA = make_film(9000001, "Luna", 1970, "Vera Stroyeva")


def _others(description: str) -> object:
    records = [
        make_record("Luna", 1970, description=description),
        make_record(
            "The Cranes Are Flying", 1957, description="Veronika waits while bombs fall, and reads one letter."
        ),
    ]
    material = make_material(make_list(records=records), films=[LUNA, CRANES], reference=[LUNA, CRANES])
    return column(measure_material(material), "texts", "other_film")["1.1.description"]


@pytest.mark.parametrize(
    "text",
    [
        "“The Cranes Are Flying” follows two lovers whom war parts.",
        "The Cranes Are Flying (1957) tells of two lovers whom war parts.",
        "Veronika waits while bombs fall, and reads one letter. It made Tatyana Samoylova a star.",
    ],
)
def test_finds_the_other_film(text: str) -> None:
    """By the title it opens with, or by a shared sentence with the other's people."""
    assert _others(text) == "The Cranes Are Flying"


@pytest.mark.parametrize(
    "text",
    [
        "“Luna” follows a ferryman.",
        "Like “The Cranes Are Flying”, it follows two lovers.",
        "The film is as good as “The Cranes Are Flying”.",
        "Veronika waits while bombs fall, and reads one letter.",
        "A ferryman is the hero.",
    ],
)
def test_leaves_comparisons_alone(text: str) -> None:
    """To name a film is not to be about it."""
    assert _others(text) == ""
