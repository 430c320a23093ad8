"""What a text says of another film, another place or another prize is no claim about its own."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The live-action version of 1941 was directed by Ilya Terskoi.", "directed-by"),
        ("The silent version was directed by Ilya Terskoi.", "directed-by"),
        ("The film of 1941 was directed by Ilya Terskoi.", "directed-by"),
        ("The animation was directed by Ilya Terskoi.", "directed-by"),
        ("The American musical Sweet Ferry, filmed by Ilya Terskoi in 1989, is based on it.", "made-in"),
        ("The American musical Sweet Ferry, filmed by Ilya Terskoi in 1989, is based on it.", "country"),
        ("The film was also loved in Japan, where it was released in 1974.", "released-in"),
    ],
)
def test_other_versions_and_places(text: str, relation: str) -> None:
    """By an adjective, a year behind it, a title of its own, or a country in which it came later."""
    assert claims_in(text, relation) == []


@pytest.mark.parametrize(
    "text",
    [
        "The film Luna was directed by Ilya Terskoi.",
        "The film version was directed by Ilya Terskoi.",
        "The film of 1970 was directed by Ilya Terskoi.",
        "This silent version was directed by Ilya Terskoi.",
    ],
)
def test_own_version(text: str) -> None:
    """Its own title, its own year, or "this"."""
    assert claims_in(text, "directed-by") == ["Ilya Terskoi"]


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        ("The film won the Special Jury Prize at Venice, where the Golden Lion went to another.",
         ["won Venice, jury prize"]),
        ("The film won the Golden Globe for Best Foreign Language Film but lost the Academy Award to “Terra”.",
         ["won Golden Globes, best foreign-language film"]),
        ("It was nominated for the Oscar, but the Golden Globe was given to a comedy.",
         ["nominated for Academy Awards, a prize"]),
        ("It was the first winner of the Academy Award for Best Foreign Language Film.",
         ["won Academy Awards, best foreign-language film"]),
    ],
)  # fmt: skip
def test_prizes_of_others(text: str, prizes: list[str]) -> None:
    """A prize that went elsewhere, and a first winner that is not of the first ceremony."""
    assert claims_in(text, "award") == prizes


def test_compound_nationality_is_a_co_production() -> None:
    """Whether a partner is missing in a table of countries proves nothing."""
    assert claims_in("This Soviet-Italian film follows a ferry.", "country") == []
    assert claims_in("This Soviet-Italian film follows a ferry.", "co-production") == ["Soviet", "Italian"]
    claim = weigh_fact("This Italian-Soviet film follows a ferry.", "co-production", film=LUNA, complete=True)
    assert (claim["claimed"], claim["verdict"]) == ("Italian", "unchecked")


def test_sequel_with_a_maker_is_not_denied_by_a_part_of_all_films() -> None:
    """A title alone may be made up; one with a director is likely to be missing."""
    named = "A sequel, “Luna Returns,” was made in 1973{}."
    assert weigh_fact(named.format(""), "sequel", complete=True)["verdict"] == "contradicted"
    by = named.format(" and directed by Ilya Terskoi")
    assert weigh_fact(by, "sequel", complete=True, others=[make_film(5, "Terra", 1960)])["verdict"] == "unchecked"


def test_a_sequel_is_no_older_than_its_film() -> None:
    """A named film that is years older was not the sequel; of a title of one word another film may be meant."""
    older = make_film(5, "Return to Luna", 1960)
    fact = "It was continued two years later in “Return to Luna”."
    found = weigh_fact(fact, "sequel", others=[older], complete=True)
    assert found["anachronism"] == "the film itself is of 1970, and Return to Luna of 1960"
    younger = make_film(6, "Return to Luna", 1975)
    assert weigh_fact(fact, "sequel", others=[older, younger], complete=True)["verdict"] == "supported"
    alone = make_film(5, "Luna2", 1960)
    assert weigh_fact("It was continued in “Luna2”.", "sequel", others=[alone], complete=True)["verdict"] == "supported"


def test_a_remake_under_a_title_known_as_anothers() -> None:
    """The table of remakes tells of which film a title is one."""
    fact = "The film was remade in Hollywood as “The Magnificent Seven”."
    assert weigh_fact(fact, "remade", film=LUNA)["verdict"] == "contradicted"
    samurai = make_film(47478, "Seven Samurai", 1954)
    assert weigh_fact(fact, "remade", film=samurai)["verdict"] == "unchecked"


def test_a_remake_by_somebody_whose_film_is_older() -> None:
    """Without a year: the film of the title by this director came years before."""
    older = make_film(5, "Luna", 1961, "Ilya Terskoi")
    fact = "It was later remade by the Soviet director Ilya Terskoi."
    found = weigh_fact(fact, "remade", others=[older])
    assert found["anachronism"] == "the film itself is of 1970, and Luna by Ilya Terskoi of 1961"
    younger = make_film(5, "Luna", 1981, "Ilya Terskoi")
    assert weigh_fact(fact, "remade", others=[older, younger])["verdict"] == "unchecked"
    assert claims_in("A few years later it was remade by Ilya Terskoi.", "remade") == [""]


def test_an_original_is_no_younger_than_its_sequel() -> None:
    """With its director named, the other films of the title are not meant."""
    others = [make_film(5, "12 Chairs", 1975, "Ilya Terskoi"), make_film(6, "12 Chairs", 1950, "Boris Lem")]
    fact = "The film is a sequel to {}“12 Chairs”."
    found = weigh_fact(fact.format("Ilya Terskoi's "), "sequel-of", others=others)
    assert found["anachronism"] == "the film itself is of 1970, and 12 Chairs of 1975"
    assert weigh_fact(fact.format(""), "sequel-of", others=others)["verdict"] == "supported"


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        ("In 1999 Boris Lem remade the film.", "contradicted"),
        ("It was remade in 1999 by Boris Lem.", "contradicted"),
        ("It was remade by Boris Lem in 1999.", "contradicted"),
        ("In 1999 Ilya Terskoi remade the film.", "supported"),
        ("Hollywood remade the film in 1999.", "supported"),
    ],
)
def test_a_remake_by_somebody_else(fact: str, verdict: str) -> None:
    """The film of that year is known, and who made it."""
    later = make_film(5, "Luna", 1999, "Ilya Terskoi")
    found = weigh_fact(fact, "remade", others=[later])
    assert found["verdict"] == verdict
    if verdict == "contradicted":
        assert found["known_truth"] == "Luna (1999) is by Ilya Terskoi"


def test_a_title_behind_as_needs_no_quotes() -> None:
    """Up to the next sign."""
    fact = "Hollywood remade the film in 2004 as The Grudge, with another lead."
    found = weigh_fact(fact, "remade", film=LUNA)
    assert found["known_truth"] == "The Grudge (2004) is a remake of Ju-on: The Grudge"


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        ("It is a remake of Ilya Terskoi's “The Long Road”.", "contradicted"),
        ("It is a remake of the American film “The Long Road” by Ilya Terskoi.", "contradicted"),
        ("It is a remake of Boris Lem's “The Long Road”.", "unchecked"),
        ("It is a remake of “The Short Road”.", "unchecked"),
    ],
)
def test_an_original_is_no_younger_than_its_remake(fact: str, verdict: str) -> None:
    """By title and director; of another director's film nothing is known."""
    others = [make_film(5, "The Long Road", 1982, "Ilya Terskoi"), make_film(6, "The Long Road", 1950)]
    assert weigh_fact(fact, "remake-of", others=others)["verdict"] == verdict


def test_a_year_of_another_clause_is_no_year_of_the_original() -> None:
    """The release abroad has its own."""
    text = "It is a remake of Boris Lem's “Terra” and was not released in America until 1975."
    assert claims_in(text, "remake-of") == [""]
    assert claims_in("It is a remake of the 1950 film of the same name.", "remake-of") == ["1950"]


def test_a_remake_as_new_as_the_reference_may_be_missing() -> None:
    """Lists of films lag behind."""
    assert weigh_fact("It was remade in 2025.", "remade", complete=True)["verdict"] == "unchecked"
    assert weigh_fact("It was remade in 2015.", "remade", complete=True)["verdict"] == "contradicted"


def test_a_name_behind_a_comma_may_begin_another_clause() -> None:
    """With a verb it does; where the sentence ends it is one name more."""
    text = "It was directed by Ilya Terskoi, and Anna Rey{}."
    assert claims_in(text.format(" played the lead"), "directed-by") == ["Ilya Terskoi"]
    assert claims_in(text.format(""), "directed-by") == ["Ilya Terskoi", "Anna Rey"]
