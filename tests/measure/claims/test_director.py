"""Whom a text calls the director of its own film."""

import pytest

from audit.measure.claims import find_claims
from tests.measure.claims.reading import claims_in
from tests.measure.factory import column, make_item, make_list, make_material, make_record, measure_material
from tests.reference.factory import CRANES, make_film


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The film was directed by Vera Stroyeva, who drew the sets.", ["Vera Stroyeva"]),
        ("Directed by Vera Stroyeva, this film opened the season.", ["Vera Stroyeva"]),
        ("Written and directed by Vera Stroyeva, it ran for years.", ["Vera Stroyeva"]),
        ("The film, directed by Vera Stroyeva, ran for years.", ["Vera Stroyeva"]),
        ("Of the many versions this one, directed by Vera Stroyeva, is the calmest.", ["Vera Stroyeva"]),
        ("It was one of the last films directed by Vera Stroyeva before the war.", ["Vera Stroyeva"]),
        ("It was among the loudest comedies of its year and was directed by Ivan Pyryev.", ["Ivan Pyryev"]),
        ("Vera Stroyeva directed this film in the harbour of Odessa.", ["Vera Stroyeva"]),
        ("The film is based on a novel by Vera Panova, who also directed it.", ["Vera Panova"]),
        ("The film is based on a novel by Vera Panova and was directed by Ilya Averbakh.", ["Ilya Averbakh"]),
        ("Based on a novel by Vera Panova, the film was directed by Ilya Averbakh.", ["Ilya Averbakh"]),
        ("Released in 1970 and directed by Ilya Averbakh, the film was a hit.", ["Ilya Averbakh"]),
        (
            "It was directed by Grigori Kozintsev and Leonid Trauberg, and scored by a pupil.",
            ["Grigori Kozintsev", "Leonid Trauberg"],
        ),
        ("This silent film by Lev Kuleshov was lost.", ["Lev Kuleshov"]),
        ("“Luna”, directed by L. V. Kuleshov, was lost.", ["L. V. Kuleshov"]),
        ("Luna was directed by the Soviet director Lev Kuleshov.", ["Lev Kuleshov"]),
        ("The picture was directed by the legendary Lev Kuleshov.", ["Lev Kuleshov"]),
        ("The film's director, Lev Kuleshov, taught a class.", ["Lev Kuleshov"]),
        ("It was one of the last works of the famous animator, Ivan Ivanov-Vano.", ["Ivan Ivanov-Vano"]),
        ("Lev Kuleshov's film follows a courier.", ["Lev Kuleshov"]),
        ("This drama was directed by Jan de Bont.", ["Jan de Bont"]),
        ("Фильм известен: It was directed by Лев Кулешов.", []),
        ("It was directed by Лев Кулешов.", ["Лев Кулешов"]),
        ("The film was directed by Krzysztof Kieślowski.", ["Krzysztof Kieślowski"]),
    ],
)
def test_reads_the_director_of_the_film(text: str, names: list[str]) -> None:
    """The subject is the item: it, this film, its title."""
    assert claims_in(text, "directed-by") == names


@pytest.mark.parametrize(
    "text",
    [
        "The film was remade in 2001, directed by Alla Surikova.",
        "It was remade in 2001 and directed by Alla Surikova.",
        "It was inspired by a play directed by Yuri Lyubimov.",
        "The film was followed by a sequel, which was directed by Alla Surikova.",
        "It grew out of “Terra”, directed by Alla Surikova.",
        "The battle scenes were directed by Alla Surikova.",
        "The film's songs were directed by Alla Surikova.",
        "The assistant director was Alla Surikova.",
        "Director Alla Surikova called it a school for all.",
        "It was almost directed by Alla Surikova.",
        "The film was not directed by Alla Surikova, as many think.",
        "It is based on a play by Alla Surikova, who also directed it on the stage.",
        "The film was inspired by the works of director Robert Bresson.",
        "It won praise from director Robert Bresson.",
        "Robert Bresson's film inspired it.",
        "It was directed by women.",
        "It was directed by Alla Surikova's pupil.",
        "This adaptation of a novel by Vera Panova is quiet.",
        "This fairy tale by Hans Christian Andersen is told slowly.",
    ],
)
def test_leaves_the_directors_of_others_alone(text: str) -> None:
    """A remake, a play, a scene or an admirer has a director, too."""
    assert claims_in(text, "directed-by") == []


def test_claim_keeps_the_words_that_say_it() -> None:
    """The span is what an editor has to change."""
    (claim,) = find_claims([make_item(make_record(fact="The film was directed by Lev Kuleshov, late in life."))])
    assert (claim.field, claim.span) == ("fact", "directed by Lev Kuleshov")


def test_one_claim_however_often_it_is_said() -> None:
    """A name said twice in a text is one claim, in two texts two."""
    said = "It was directed by Lev Kuleshov. The film was directed by Lev Kuleshov."
    assert len(find_claims([make_item(make_record(fact=said, description=said))])) == 2


def verdict(fact: str, *, stated: str = "", known: bool = True) -> dict[str, object]:
    """Return the measured columns of the one claim about a film by Mikhail Kalatozov."""
    record = make_record("The Cranes Are Flying", 1957, fact=fact, directors=(stated,) if stated else ())
    reference = [CRANES, make_film(1, "The Theme", 1979, "Gleb Panfilov")]
    material = make_material(make_list(records=[record]), films=[CRANES if known else None], reference=reference)
    tables = measure_material(material)
    names = ("verdict", "claimed_director_reference_similarity", "claimed_director_item_similarity")
    return {name: column(tables, "claims", name).get("1.1.1") for name in names}


def test_reference_supports_and_contradicts() -> None:
    """A spelling of the same name supports, another name contradicts."""
    right = verdict("The film was directed by Mikhail Kalatosow.")
    assert right["verdict"] == "supported"
    wrong = verdict("The film was directed by Gleb Panfilov.")
    assert wrong["verdict"] == "contradicted"
    assert wrong["claimed_director_reference_similarity"] == pytest.approx(0, abs=0.59)
    assert wrong["claimed_director_item_similarity"] is None


def test_item_speaks_where_the_reference_does_not() -> None:
    """Without a reference film the item's own metadata is the evidence; without both there is none."""
    found = verdict("The film was directed by Gleb Panfilov.", stated="Mikhail Kalatozov", known=False)
    assert (found["verdict"], found["claimed_director_reference_similarity"]) == ("contradicted", None)
    assert verdict("The film was directed by Gleb Panfilov.", known=False)["verdict"] == "unchecked"


def test_reference_decides_against_the_item() -> None:
    """A claim the reference bears out is supported, though the metadata say otherwise."""
    found = verdict("The film was directed by Mikhail Kalatozov.", stated="Gleb Panfilov")
    assert found["verdict"] == "supported"
    assert found["claimed_director_item_similarity"] == pytest.approx(0, abs=0.59)


def test_film_of_a_producer_is_not_contradicted() -> None:
    """To call it "X's film" only counts against X if X is known to direct."""
    assert verdict("Mosei Aleinikov's film follows two lovers.")["verdict"] == "unchecked"
    assert verdict("Gleb Panfilov's film follows two lovers.")["verdict"] == "contradicted"
