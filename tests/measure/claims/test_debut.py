"""Whose first film as director a text says its film is."""

import pytest

from audit.model import Film
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This film marked the directorial debut of Dinara Asanova, who was thirty.", ["Dinara Asanova"]),
        ("It was Dinara Asanova's directorial debut.", ["Dinara Asanova"]),
        ("It was a hit, marking the directorial debut of Dinara Asanova.", ["Dinara Asanova"]),
        ("Dinara Asanova made her directorial debut with this film.", ["Dinara Asanova"]),
        ("With this picture Dinara Asanova made her debut as a director.", ["Dinara Asanova"]),
        ("The directorial debut of Dinara Asanova, this film is short.", ["Dinara Asanova"]),
        ("It was the first film directed by Dinara Asanova.", ["Dinara Asanova"]),
        ("It was the directorial debut of actor Dinara Asanova.", ["Dinara Asanova"]),
        ("The film is the debut feature of director Dinara Asanova.", ["Dinara Asanova"]),
        ("The film is Dinara Asanova's first feature film as director.", ["Dinara Asanova"]),
        ("Dinara Asanova had never directed a full-length film before this one.", ["Dinara Asanova"]),
        ("It was her directorial debut.", [""]),
        ("This film was a directorial debut.", [""]),
    ],
)
def test_reads_the_debut(text: str, names: list[str]) -> None:
    """Named, or left to the item's own director."""
    assert claims_in(text, "directorial-debut") == names


@pytest.mark.parametrize(
    "text",
    [
        "It was not her directorial debut.",
        "Dinara Asanova had never directed a feature film before in colour.",
        "It was shot two years after her directorial debut.",
        "Following her directorial debut, Dinara Asanova made this film.",
        "It was the first film directed by Dinara Asanova to win a prize.",
        "It was the first Soviet film directed by a woman.",
        "It marked the acting debut of Dinara Asanova.",
        "It marked the film debut of Dinara Asanova.",
        "It marked the debut of Dinara Asanova.",
        "The remake was the directorial debut of Dinara Asanova.",
        "It was her English-language directorial debut.",
        "With Rolan Bykov in the lead, it marked his directorial debut.",
        "It was Dinara Asanova's feature debut.",
    ],
)
def test_leaves_other_debuts_alone(text: str) -> None:
    """Denied, narrowed, of an actor, or of somebody not named."""
    assert claims_in(text, "directorial-debut") == []


def test_feature_debut_counts_for_the_known_director() -> None:
    """An actor has a feature debut as well; it is a director's if the item says that the person directed."""
    assert claims_in("It was Dinara Asanova's feature debut.", "directorial-debut", director="Dinara Asanova") == [
        "Dinara Asanova"
    ]
    assert claims_in("It was the feature debut of Dinara Asanova.", "directorial-debut", director="Ilya Averbakh") == []


def test_debut_of_a_person_says_who_directed() -> None:
    """A named debut is a claim about the director as well."""
    assert claims_in("It was the directorial debut of Dinara Asanova.", "directed-by") == ["Dinara Asanova"]


EARLIER = make_film(1, "Woodpeckers Get No Headaches", 1974, "Dinara Asanova", runtime_minutes=79)
DEBUT = make_film(2, "The Key", 1980, "Dinara Asanova")


def weigh(
    *reference: Film, fact: str = "It was the directorial debut of Dinara Asanova.", film: Film | None = DEBUT
) -> dict[str, object]:
    """Return the measured columns of a debut claimed for a film of 1980."""
    record = make_record("The Key", 1980, fact=fact, directors=("Dinara Asanova",))
    material = make_material(make_list(records=[record]), films=[film], reference=[DEBUT, *reference])
    tables = measure_material(material)
    names = ("verdict", "earlier_films", "earliest_film", "debut_person")
    return {name: column(tables, "claims", name)["1.1.1"] for name in names}


def test_earlier_feature_contradicts() -> None:
    """The reference's earlier feature is the evidence."""
    assert weigh(EARLIER) == {
        "verdict": "contradicted",
        "earlier_films": 1,
        "earliest_film": "Woodpeckers Get No Headaches (1974)",
        "debut_person": "Dinara Asanova",
    }


def test_finding_none_proves_nothing() -> None:
    """No reference is complete: the claim is unchecked, not supported."""
    found = weigh()
    assert (found["verdict"], found["earlier_films"], found["earliest_film"]) == ("unchecked", 0, None)


@pytest.mark.parametrize(
    "film",
    [
        make_film(3, "Rudolfio", 1969, "Dinara Asanova", kind="short"),
        make_film(3, "Diploma", 1969, "Dinara Asanova", runtime_minutes=46),
        make_film(3, "Of Unknown Length", 1969, "Dinara Asanova"),
        make_film(3, "Same Year", 1980, "Dinara Asanova", runtime_minutes=90),
        make_film(3, "Of a Namesake", 1910, "Dinara Asanova", runtime_minutes=90),
        make_film(3, "Of Another", 1969, "Dina Durbin", runtime_minutes=90),
    ],
    ids=lambda film: film.title,
)
def test_what_is_no_earlier_feature_does_not_contradict(film: Film) -> None:
    """Shorts, student films, namesakes and films of the same year leave a debut standing."""
    assert weigh(film)["verdict"] == "unchecked"


def test_two_films_of_unknown_length_contradict() -> None:
    """One may be a diploma film, two are not."""
    films = [make_film(n, f"Film {n}", 1970 + n, "Dinara Asanova") for n in (3, 4)]
    assert weigh(*films)["earlier_films"] == 2


def test_solo_debut_counts_films_directed_alone() -> None:
    """An earlier film with a co-director leaves a solo debut standing."""
    together = make_film(3, "Together", 1970, runtime_minutes=90, directors=("Dinara Asanova", "Ilya Averbakh"))
    assert weigh(together, fact="It was Dinara Asanova's solo directorial debut.")["verdict"] == "unchecked"
    assert weigh(together)["verdict"] == "contradicted"


def test_pronoun_means_the_director_of_the_item() -> None:
    """A debut of "her" is weighed for the one director known."""
    found = weigh(EARLIER, fact="It was her directorial debut.")
    assert (found["debut_person"], found["verdict"]) == ("Dinara Asanova", "contradicted")


def test_other_item_of_the_feed_contradicts() -> None:
    """An earlier film of the director anywhere in the feed is evidence without a reference."""
    first = make_record("The Key", 1980, fact="It was the directorial debut of Dinara Asanova.")
    other = make_record("Restricted Key", 1976, directors=("Dinara Asanova",))
    tables = measure_material(make_material(make_list(records=[first]), make_list(records=[other], number=2)))
    assert column(tables, "claims", "earliest_film")["1.1.1"] == "Restricted Key (1976)"
    (fact,) = tables.evidence["claims", "1.1.1", "earlier_films"]
    assert (fact.source, fact.id) == ("feed", "https://lists.example/2#1")


def test_earlier_year_of_the_two_counts() -> None:
    """Where item and reference date the film differently, only a film before both is an earlier one."""
    between = make_film(3, "Between", 1978, "Dinara Asanova", runtime_minutes=90)
    dated = make_film(2, "The Key", 1977, "Dinara Asanova")
    assert weigh(between, film=dated)["verdict"] == "unchecked"


def test_films_of_unknown_length_do_not_end_a_feature_debut() -> None:
    """Student films, it may be: of a "directorial debut" several decide, of a "feature debut" none."""
    shorts = [make_film(number, f"Short {number}", 1970 + number, "Dinara Asanova") for number in (1, 2)]
    film = make_film(4, "Woodpeckers", 1976, "Dinara Asanova")
    feature = weigh_fact("It was the feature debut of Dinara Asanova.", "directorial-debut", film=film, others=shorts)
    assert feature["verdict"] == "unchecked"
    any_film = weigh_fact(
        "It was the directorial debut of Dinara Asanova.", "directorial-debut", film=film, others=shorts
    )
    assert any_film["verdict"] == "contradicted"
