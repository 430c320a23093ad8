"""Whose work a text says its film is made from."""

import re
from dataclasses import replace

import pytest

from audit.measure.claims.facts import parts, read_facts
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("The film is based on the novel “Terra” by Vera Panova.", ["Vera Panova"]),
        ("The film is based on a novel by Vera Panova, who liked it.", ["Vera Panova"]),
        ("Based on Panova's novel, the film drew crowds.", ["Panova"]),
        ("Adapted from a play by A. N. Ostrovsky, it follows a bride.", ["A. N. Ostrovsky"]),
        ("This adaptation of Nikolai Gogol's story is faithful.", ["Nikolai Gogol"]),
        ("An adaptation of Sir Walter Scott's tale, it is faithful.", ["Walter Scott"]),
        ("Adapted by Ilya Terskoi from the novel by Vera Panova, it drew crowds.", ["Vera Panova"]),
        ("It was based on the stories by Ilf and Petrov.", ["Ilf", "Petrov"]),
        ("It is based on a novel by Arkady and Boris Strugatsky, who liked it.", ["Boris Strugatsky"]),
        ("It was based on the poem by Vera Panova, and Ilya Terskoi drew it.", ["Vera Panova"]),
        ("The film is based on a story by Yuri German.", ["Yuri German"]),
        ("The film was inspired by the novel “Terra” by Vera Panova.", ["Vera Panova"]),
        ("The film brings to the screen “Terra” by Vera Panova.", ["Vera Panova"]),
        ("Its plot derives from a novel by Vera Panova.", []),
        ("The story comes from Vera Panova's novel.", ["Vera Panova"]),
        ("The film is based on the novel by Maxim Gorky, which many knew by heart.", ["Maxim Gorky"]),
    ],
)
def test_reads_the_author(text: str, authors: list[str]) -> None:
    """By name or by surname alone."""
    assert claims_in(text, "based-on") == authors


@pytest.mark.parametrize(
    "text",
    [
        "The film was based on real events.",
        "It is loosely based on the life of a pilot.",
        "It is based on the Italian tale of Pinocchio.",
        "The remake was based on a novel by Vera Panova.",
        "The film was not based on a novel by Vera Panova.",
        "The crew was based in Odessa by then.",
        "The hero adapted to life by sea.",
    ],
)
def test_leaves_other_sources_alone(text: str) -> None:
    """Events, lives and heroes are no authors."""
    assert claims_in(text, "based-on") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It is based on the novel “The Twelve Chairs” by Ilya Ilf and Yevgeny Petrov.", "supported"),
        ("It is based on the novel “The Twelve Chairs” by Mikhail Zoshchenko.", "contradicted"),
        ("It is based on “War and Peace” by Leo Tolstoi.", "supported"),
        ("It is based on the novel “Terra” by Vera Panova.", "unchecked"),
        ("It is based on a novel by Vera Panova.", "unchecked"),
        ("It was inspired by the novel “The Twelve Chairs” by Mikhail Zoshchenko.", "contradicted"),
    ],
)
def test_compares_with_the_works_known(text: str, verdict: str) -> None:
    """Only well-known works decide."""
    assert weigh_fact(text, "based-on")["verdict"] == verdict


def test_what_inspired_a_film_need_not_be_its_source() -> None:
    """A film after one author may owe something to another."""
    film = make_film(65970, "The Twelve Chairs", 1971)
    chairs = replace(film, imdb_id="tt0066495")
    assert weigh_fact("It is based on a story by Vera Panova.", "based-on", film=chairs)["verdict"] == "contradicted"
    assert weigh_fact("It was inspired by a story by Vera Panova.", "based-on", film=chairs)["verdict"] == "unchecked"


def test_somebody_else_may_have_made_a_ballet_of_the_work() -> None:
    """A film after a tale may be after the ballet, too."""
    film = replace(make_film(1, "The Twelve Chairs", 1971), imdb_id="tt0066495")
    fact = "This adaptation of Tchaikovsky's ballet is faithful."
    assert weigh_fact(fact, "based-on", film=film)["verdict"] == "unchecked"


def test_the_table_is_whole() -> None:
    """Each line has a work and an author, and no film is of two works by different people."""
    by_film: dict[str, set[str]] = {}
    for line in read_facts("sources.tsv"):
        authors = set(parts(line["authors"]))
        assert authors
        assert parts(line["works"])
        for film in parts(line["films"]):
            assert re.fullmatch(r"tt\d{7,8}", film)
            assert by_film.setdefault(film, authors) & authors, film
