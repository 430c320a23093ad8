"""Whether a text calls its film animated, or a documentary, and whether it is."""

from dataclasses import replace

import pytest

from audit.model import Form
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("This animated film follows a hare.", "animation"),
        ("This Soviet animated classic was drawn by hand.", "animation"),
        ("The animated feature won hearts.", "animation"),
        ("This cartoon was drawn by hand.", "animation"),
        ("It is an animated adaptation of a fairy tale.", "animation"),
        ("The film was one of the first Soviet animations to travel abroad.", "animation"),
        ("It was the first Soviet animated feature in colour.", "animation"),
        ("A hand-drawn animated film about a hare.", "animation"),
        ("This silent documentary shows the building of a railway.", "documentary"),
        ("The film is a documentary about miners.", "documentary"),
        ("It remains one of the great poetic documentaries of its age.", "documentary"),
        ("An early documentary about the harvest.", "documentary"),
    ],
)
def test_reads_the_form(text: str, form: str) -> None:
    """As the subject of a sentence, as what it is, or as the opening of a text without a verb."""
    assert claims_in(text, "form") == [form]


@pytest.mark.parametrize(
    "text",
    [
        "This documentary-style film shows the harvest.",
        "This film has animated sequences by a famous painter.",
        "The animation of the flower was made abroad.",
        "The film was shot in a documentary style.",
        "This documentary drama follows the trial.",
        "This film mixes live action with animation.",
        "It is a mixture of fiction and documentary.",
        "The film is half documentary and half dream.",
        "An animated sequel followed ten years later.",
        "An animated version was made in 1988.",
        "It is not a documentary, though it looks like one.",
        "It inspired an animated series.",
        "The film is based on an animated short.",
        "It was her first film without any animation.",
        "The hero makes cartoons for children.",
        "A cartoon in a newspaper gave the film its title.",
    ],
)
def test_leaves_what_is_only_like_it(text: str) -> None:
    """Styles, scenes, other films, the plot."""
    assert claims_in(text, "form") == []


@pytest.mark.parametrize(
    ("forms", "verdict", "fits"),
    [(frozenset({Form.ANIMATION}), "supported", True), (frozenset(), "contradicted", False),
     (frozenset({Form.DOCUMENTARY}), "contradicted", False), (None, "unchecked", None)],
)  # fmt: skip
def test_is_compared_with_the_genres(forms: frozenset[Form] | None, verdict: str, fits: bool | None) -> None:  # noqa: FBT001
    """Without any genre nothing is said."""
    claim = weigh_fact("This animated film follows a hare.", "form", film=replace(LUNA, forms=forms))
    assert (claim["verdict"], claim["is_of_claimed_form"]) == (verdict, fits)
    assert claim["span"] == "This animated film"


def test_leaves_the_form_to_the_year_where_another_film_is_meant() -> None:
    """Of another film of the title that has the form, the year is told."""
    other = make_film(9, "Luna", 1950, forms=frozenset({Form.ANIMATION}))
    film = replace(LUNA, forms=frozenset())
    claim = weigh_fact("This animated film follows a hare.", "form", film=film, others=[other])
    assert (claim["verdict"], claim["is_of_claimed_form"]) == ("contradicted", None)
