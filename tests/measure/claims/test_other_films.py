"""Remakes and sequels."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact
from tests.reference.factory import make_film

NEW_LUNA = make_film(9000004, "Luna", 1999, "Ilya Terskoi")
RETURN = make_film(9000005, "Return of Luna", 1973, "Vera Stroyeva")


@pytest.mark.parametrize(
    ("text", "relation", "claimed"),
    [
        ("It was remade in 1999.", "remade", "1999"),
        ("The film was later remade for television in 1999.", "remade", "1999"),
        ("It inspired a 1999 remake.", "remade", "1999"),
        ("A remake was released in 1999.", "remade", "1999"),
        ("In 1999 Ilya Terskoi remade the film in colour.", "remade", "1999"),
        ("Hollywood remade it in 1999.", "remade", "1999"),
        ("Its popularity led to a sequel, “Luna Returns”.", "sequel", "“Luna Returns”"),
        ("It's a remake of the 1950 film of the same name.", "remake-of", "1950"),
        ("The film is a remake of “Terra”.", "remake-of", ""),
        ("The film was followed by a sequel, “Luna Returns”.", "sequel", "“Luna Returns”"),
        ("A sequel, “Luna Returns”, came out.", "sequel", "“Luna Returns”, came out"),
        ("The film spawned two sequels.", "sequel", ""),
        ("It is the sequel to the 1968 film “Terra”.", "sequel-of", "the 1968 film “Terra”"),
        ("It is part of a trilogy about the sea.", "series", "trilogy about the sea"),
    ],
)
def test_reads_other_films(text: str, relation: str, claimed: str) -> None:
    """The object is the year of a remake, and what is said of a sequel."""
    assert claims_in(text, relation) == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "The film was never remade.",
        "The studio never remade the film.",
        "A remake of 1999 was planned but never made.",
        "The battle scene was remade in 2008 for a museum.",
        "No sequel was made.",
        "A sequel was planned in 1972.",
        "The film is a spiritual sequel to “Terra”.",
        "The director refused to make a sequel.",
    ],
)
def test_leaves_plans_alone(text: str) -> None:
    """What was not made is no claim."""
    for relation in ("remade", "remake-of", "sequel", "sequel-of"):
        assert claims_in(text, relation) == []


@pytest.mark.parametrize(
    ("text", "relation", "verdict"),
    [
        ("It was remade in 1999.", "remade", "supported"),
        ("It was remade in 2005.", "remade", "contradicted"),
        ("It was remade in Hollywood in 2005.", "remade", "unchecked"),
        ("It was remade in 2005 as “Return of Luna”.", "remade", "contradicted"),
        ("It was remade several times, last in 2005.", "remade", "unchecked"),
        ("It inspired a remake, Lunar Nights, in 2005.", "remade", "unchecked"),
        ("A remake by Ilya Terskoi appeared in 2005.", "remade", "unchecked"),
        ("It is a remake of the 1950 film of the same name.", "remake-of", "contradicted"),
        ("It is a remake of a 1950 film.", "remake-of", "unchecked"),
        ("It was followed by a sequel, “Return of Luna”.", "sequel", "supported"),
        ("It was followed by a sequel, “Luna in Exile”.", "sequel", "contradicted"),
        ("It was followed by a sequel in 1973.", "sequel", "unchecked"),
        ("It led to a sequel, the novel “Luna in Exile”.", "sequel", "unchecked"),
        ("It is part of a trilogy about the sea.", "series", "unchecked"),
    ],
)
def test_complete_reference_decides(text: str, relation: str, verdict: str) -> None:
    """What is not in a complete reference is not; other titles and countries are left alone."""
    found = weigh_fact(text, relation, others=[NEW_LUNA, RETURN], complete=True)
    assert found["verdict"] == verdict


def test_incomplete_reference_proves_nothing() -> None:
    """A film may be missing there."""
    assert weigh_fact("It was remade in 2005.", "remade")["verdict"] == "unchecked"
    assert weigh_fact("It was followed by a sequel, “Luna in Exile”.", "sequel")["verdict"] == "unchecked"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It was remade in 1950.", "remade"),
        ("It is a remake of the 1985 film.", "remake-of"),
        ("It was followed by a sequel, “Return of Luna” (1960).", "sequel"),
        ("It is the sequel to the 1985 film “Terra”.", "sequel-of"),
    ],
)
def test_years_in_the_wrong_order(text: str, relation: str) -> None:
    """No reference is needed to see it."""
    found = weigh_fact(text, relation)
    assert (found["verdict"], found["anachronism"]) == ("contradicted", "the film itself is of 1970")


def test_remake_under_another_title_is_known() -> None:
    """A table holds those that no look-up of titles finds."""
    samurai = make_film(47478, "Seven Samurai", 1954, "Akira Kurosawa")
    assert weigh_fact("It was remade in 1960.", "remade", film=samurai, complete=True)["verdict"] == "supported"
    assert weigh_fact("It was remade in 1985.", "remade", film=samurai, complete=True)["verdict"] == "contradicted"


def test_one_known_remake_bears_out_the_others() -> None:
    """A sentence that tells of several is not accused for the one that a reference lacks."""
    snatchers = make_film(49366, "Invasion of the Body Snatchers", 1956, "Don Siegel")
    said = "It was remade in 1978, and in 1993 as “Body Snatchers”."
    assert weigh_fact(said, "remade", film=snatchers, complete=True)["verdict"] == "supported"


def test_known_sequel_need_not_be_in_the_reference() -> None:
    """A table holds well-known ones; of a title that is in neither the doubt is told."""
    runner = make_film(83658, "Blade Runner", 1982, "Ridley Scott")
    known = weigh_fact("A sequel, “Blade Runner 2049”, came in 2017.", "sequel", film=runner, complete=True)
    assert known["verdict"] == "supported"
    other = weigh_fact("A sequel, “Blade Runner Returns”, came out.", "sequel", film=runner, complete=True)
    assert (other["verdict"], other["is_sequel_doubtful"]) == ("contradicted", True)
