"""Whose last, or only, film as a director a text says its film is."""

from dataclasses import replace

import pytest

from audit.model import Film, Form
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.reference.factory import make_film

LATER = make_film(9, "Terra", 1976, "Vera Stroyeva", runtime_minutes=88)
EARLIER = make_film(8, "Vesna", 1960, "Vera Stroyeva", runtime_minutes=88)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was the last film directed by Vera Stroyeva.", ["Vera Stroyeva"]),
        ("The film was Vera Stroyeva's final feature film.", ["Vera Stroyeva"]),
        ("This drama remained the director's last work.", [""]),
        ("It was her last film as a director.", [""]),
        ("It was the only feature film that Vera Stroyeva ever directed.", ["Vera Stroyeva"]),
        ("Two stars meet in the only feature by Vera Stroyeva.", ["Vera Stroyeva"]),
        ("Vera Stroyeva never directed again.", ["Vera Stroyeva"]),
        ("Worn out by the work, she never made another film.", [""]),
        ("Having finished it, she gave up directing for good.", [""]),
    ],
)
def test_reads_whose_last_film_it_is(text: str, names: list[str]) -> None:
    """By name, or of the item's own director."""
    assert claims_in(text, "last-film", director="Vera Stroyeva") == names


@pytest.mark.parametrize(
    "text",
    [
        "It was his last film.",
        "It was one of the last films directed by Vera Stroyeva.",
        "It was Vera Stroyeva's last Soviet film.",
        "It was the last film directed by Vera Stroyeva to be shown abroad.",
        "It was the last film by Vera Stroyeva before her emigration to France.",
        "It was the only film of Ilya Terskoi.",
        "It was the last part of the trilogy by Vera Stroyeva.",
        "It was Ilya Terskoi's last film, who plays the ferryman.",
        "Ilya Terskoi never directed again.",
        "Her last film as a director of the theatre was lost.",
    ],
)
def test_leaves_other_lasts_alone(text: str) -> None:
    """Of actors, of a part of the work, of other people."""
    assert claims_in(text, "last-film", director="Vera Stroyeva") == []


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (LATER, "contradicted"),
        (EARLIER, "unchecked"),
        (replace(LATER, year=1971), "unchecked"),
        (replace(LATER, kind="tvMovie"), "unchecked"),
        (replace(LATER, forms=frozenset({Form.DOCUMENTARY})), "unchecked"),
        (replace(LATER, directors=("Vera Stroyeva", "Ilya Terskoi")), "unchecked"),
        (replace(LATER, runtime_minutes=None), "unchecked"),
    ],
)
def test_is_compared_with_later_films(other: Film, verdict: str) -> None:
    """Only a feature film years later, by nobody else, shows that it was not the last."""
    found = weigh_fact("It was the last film directed by Vera Stroyeva.", "last-film", others=[other])
    assert found["verdict"] == verdict
    if verdict == "contradicted":
        assert found["known_truth"] == "Vera Stroyeva also directed Terra (1976)"


def test_an_only_film_has_no_earlier_ones() -> None:
    """Of an only film the earlier ones count as well."""
    fact = "It remained the only feature film directed by Vera Stroyeva."
    assert weigh_fact(fact, "last-film", others=[EARLIER])["verdict"] == "contradicted"
    assert weigh_fact(fact, "last-film", film=LUNA)["verdict"] == "unchecked"
