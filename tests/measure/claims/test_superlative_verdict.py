"""Firsts that are so, that are not, and that nothing decides."""

from dataclasses import replace

import pytest

from audit.measure.claims import find_claims, superlative_verdict
from audit.measure.claims.features import Features
from audit.measure.claims.prizes import prize_table
from audit.measure.sameness import is_well_formed
from audit.model import Film, Verdict
from tests.measure.claims.weighing import weigh_fact
from tests.measure.factory import make_item, make_list, make_material, make_record
from tests.reference.factory import CRANES, make_film

SHOP = make_film(59527, "The Shop on Main Street", 1965, "Jan Kadar", countries=("CSHH",))
TRAINS = make_film(60802, "Closely Watched Trains", 1966, "Jiri Menzel", countries=("CSHH",))
RASHOMON = make_film(42876, "Rashomon", 1950, "Akira Kurosawa", countries=("JP",))
GATE = make_film(45935, "Gate of Hell", 1953, "Teinosuke Kinugasa", countries=("JP",))
DEPARTURES = make_film(1069238, "Departures", 2008, "Yojiro Takita", countries=("JP",))
BURNT = make_film(112379, "Burnt by the Sun", 1994, "Nikita Mikhalkov", countries=("RU",))
WAR = make_film(63794, "War and Peace", 1966, "Sergei Bondarchuk", countries=("SUHH",))
FLOWER = make_film(38666, "The Stone Flower", 1946, "Aleksandr Ptushko", countries=("SUHH",))
FOREIGN = "the Academy Award for Best Foreign Language Film"


def verdict_of(fact: str, film: Film, *others: Film) -> tuple[object, object]:
    """Return the verdict on a superlative, and what is so instead."""
    row = weigh_fact(fact, "superlative", film=film, others=others)
    told = row["known_truth"]
    assert (row["verdict"] == "contradicted") is (row["is_known_invention"] is True)
    return row["verdict"], told if isinstance(told, str) else None


def test_table_of_firsts_supports() -> None:
    """What is known to be first is; of the rest nothing is known."""
    text = "It was the first Soviet film to win the Palme d'Or."
    found = weigh_fact(text, "superlative", film=CRANES)
    assert (found["verdict"], found["is_supported_superlative"]) == ("supported", True)
    other = weigh_fact("It was the first Soviet film to be shot on a tram.", "superlative", film=CRANES)
    assert (other["verdict"], other["is_supported_superlative"]) == ("unchecked", False)


@pytest.mark.parametrize(
    "text",
    [
        f"It became the first Czechoslovak picture to win {FOREIGN}.",
        f"It was the only Czechoslovak film ever to win {FOREIGN}.",
        f"It was the first film from Czechoslovakia to be awarded {FOREIGN} at the 40th Academy Awards.",
        f"It won {FOREIGN} in 1968, the first Czechoslovak film to do so.",
        f"The film won {FOREIGN}, making it the first Czechoslovak film to receive this award.",
        f"It was the first Czechoslovak film to win {FOREIGN}, and the only comedy of the three.",
        f"It was the first Czechoslovak film to be nominated for {FOREIGN}.",
    ],
)
def test_an_earlier_winner_denies(text: str) -> None:
    """Another film of the nationality won the same prize before."""
    told = "The Shop on Main Street (Czechoslovakia) won it in 1966"
    assert verdict_of(text, TRAINS, SHOP) == ("contradicted", told)


@pytest.mark.parametrize("text", ["to win an Oscar.", "to take home an Academy Award."])
def test_an_earlier_winner_denies_any_prize_of_the_event(text: str) -> None:
    """A prize without name is any of its event's."""
    told = "The Shop on Main Street (Czechoslovakia) won one in 1966"
    assert verdict_of(f"It was the first Czechoslovak film {text}", TRAINS, SHOP) == ("contradicted", told)


@pytest.mark.parametrize(
    "text", ["win a prize at Venice.", "win a major award at the Venice Film Festival.", "win at Venice."]
)
def test_an_earlier_winner_denies_any_prize_of_the_festival(text: str) -> None:
    """It was given before the film was made, whatever the film won."""
    assert verdict_of(f"It was the first Japanese film to {text}", GATE, RASHOMON) == (
        "contradicted",
        "Rashomon (Japan) won there in 1951",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"It was the first Czechoslovak comedy to win {FOREIGN}.",
        f"It was the first Czechoslovak New Wave film to win {FOREIGN}.",
        f"It was the first Czechoslovak film by a beginner to win {FOREIGN}.",
        f"It was the first Czechoslovak film in two years to win {FOREIGN}.",
        f"It was the first Czechoslovak film to win {FOREIGN} since 1966.",
        f"It was the first Czechoslovak film to win {FOREIGN}, the first since The Shop on Main Street.",
        f"It was the first Czechoslovak film to win {FOREIGN} twice.",
        f"It was the first Czechoslovak film to win {FOREIGN} and the Grand Prix of Mannheim.",
        f"It was the first Czechoslovak film to win {FOREIGN} as well as the Palme d'Or.",
        f"It was the only Czechoslovak film to win {FOREIGN} until 1990.",
        "It was the first Czechoslovak film to win the competitive Academy Award.",
        "It was the first Czechoslovak film to win the Academy Award for Best Animated Feature.",
        "It was the first Czechoslovak film to win an Oscar for its editing.",
        f"It was the first Czech film to win {FOREIGN}.",
        f"It was the first Japanese film to win {FOREIGN}.",
        f"It was the first film to win {FOREIGN}.",
    ],
)
def test_a_narrower_first_is_unchecked(text: str) -> None:
    """Whatever narrows the class, or the prize, or is not the film's own nationality."""
    assert verdict_of(text, TRAINS, SHOP, RASHOMON) == ("unchecked", None)


@pytest.mark.parametrize(
    "other",
    [
        replace(SHOP, countries=("CSHH", "DE")),
        replace(SHOP, countries=()),
        replace(SHOP, disagreements=("countries: wikidata CSHH, starter SK",)),
    ],
)
def test_a_winner_of_doubtful_origin_denies_nothing(other: Film) -> None:
    """It must be of that nationality and no other."""
    assert verdict_of(f"It was the first Czechoslovak film to win {FOREIGN}.", TRAINS, other) == ("unchecked", None)


def test_a_winner_whose_director_works_elsewhere_denies_nothing() -> None:
    """Tables of countries may name the financier alone."""
    elsewhere = make_film(9000010, "Abroad", 1970, "Jan Kadar", countries=("US",))
    again = replace(elsewhere, imdb_id="tt9000011", year=1972)
    text = f"It was the first Czechoslovak film to win {FOREIGN}."
    assert verdict_of(text, TRAINS, SHOP, elsewhere, again) == ("unchecked", None)


def test_a_match_that_is_not_sure_is_denied_nothing() -> None:
    """It may be another film."""
    record = make_record("Closely Watched Trains", 1966, fact=f"It was the only Czechoslovak film to win {FOREIGN}.")
    one = make_list(records=[record])
    material = make_material(one, films=[TRAINS], reference=[SHOP, TRAINS])
    for score, verdict in ((0.95, Verdict.CONTRADICTED), (0.85, Verdict.UNCHECKED)):
        item = make_item(record, TRAINS, film_list=one)
        item = replace(item, match=replace(item.match, score=score))
        (claim,) = (claim for claim in find_claims([item]) if claim.relation == "superlative")
        assert superlative_verdict.weigh(claim, Features(material)).verdict == verdict


def test_honorary_awards_deny_nothing() -> None:
    """The first to win the category is not denied by the honorary awards before it was one."""
    text = f"It was the first Japanese film to win {FOREIGN}."
    assert verdict_of(text, DEPARTURES, RASHOMON, GATE) == ("unchecked", None)


def test_the_grand_prix_of_cannes_is_no_palme() -> None:
    """From 1939 to 1954 and from 1964 to 1974 the first prize had another name."""
    turning = make_film(37426, "The Turning Point", 1945, "Fridrikh Ermler", countries=("SUHH",))
    later = make_film(9000012, "Late", 1975, "Vera Stroyeva", countries=("SUHH",))
    text = "It was the first Soviet film to win the Palme d'Or."
    assert verdict_of(text, later, turning)[1] == "The Cranes Are Flying (Soviet Union) won it in 1958"
    assert verdict_of(text, replace(later, year=1950), turning) == ("unchecked", None)


def test_films_of_a_state_that_ended_are_not_its_successors() -> None:
    """A Soviet winner does not keep a film from being the first Russian one, and the other way round."""
    for nationality in ("Russian", "Soviet"):
        text = f"It was the first {nationality} film to win {FOREIGN}."
        assert verdict_of(text, BURNT, WAR) == ("unchecked", None)


def test_only_is_denied_by_later_winners_too() -> None:
    """A first is not."""
    told = "Closely Watched Trains (Czechoslovakia) won it in 1968"
    assert verdict_of(f"It was the only Czechoslovak film to win {FOREIGN}.", SHOP, TRAINS) == ("contradicted", told)
    assert verdict_of(f"It was the first Czechoslovak film to win {FOREIGN}.", SHOP, TRAINS) == ("unchecked", None)


def test_supports_the_first_where_every_earlier_winner_is_known() -> None:
    """All of them are of other countries, and the film is of this one alone."""
    winners = [winner for given in prize_table().winners.values() for winner in given if winner.imdb_id]
    known = {
        one.imdb_id: make_film(int(one.imdb_id[2:]), one.title, one.film_year, countries=("FR",)) for one in winners
    }
    others = [film for film in known.values() if film.imdb_id not in {SHOP.imdb_id, CRANES.imdb_id}]
    text = f"It was the first Czechoslovak film to win {FOREIGN}."
    assert verdict_of(text, SHOP, *others)[0] == "supported"
    assert verdict_of(text, replace(SHOP, countries=("CSHH", "FR")), *others)[0] == "unchecked"
    assert verdict_of(text, SHOP, *others[1:])[0] == "unchecked"


@pytest.mark.parametrize(
    "text",
    [
        "It holds a place in history as the first Soviet feature to be made in colour.",
        "It was the first Soviet color film, and it made its designers famous.",
        "The film went down in history as the very first Soviet feature film in color.",
        "It became the first Soviet colour picture ever made.",
    ],
)
def test_an_older_film_denies_a_first(text: str) -> None:
    """The table knows a film that was it years before, and the claim says no more than that."""
    told = "Grunya Kornakova (The Nightingale), 1936, came first"
    assert verdict_of(text, FLOWER) == ("contradicted", told)
    assert verdict_of(text, replace(FLOWER, year=1937)) == ("unchecked", None)


@pytest.mark.parametrize(
    "text",
    [
        "It was the first Soviet colour film to be shown at Cannes.",
        "It was the first Soviet colour film after the war.",
        "It was the first Soviet colour film, at least since 1941.",
        "It was the first Soviet colour film made by Mosfilm.",
        "It was the first Soviet colour fairy-tale film.",
        "It was the first Soviet film in colour and stereo.",
        "It was the first colour film.",
        "It was the first sound film.",
        "It was the only Soviet colour film.",
    ],
)
def test_a_first_of_another_kind_is_not_denied(text: str) -> None:
    """One word more, and the older film shows nothing."""
    assert verdict_of(text, FLOWER) == ("unchecked", None)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It was the world's first talkie.", "contradicted"),
        ("It was the first talkie ever made.", "contradicted"),
        ("It was the first talkie in the history of cinema.", "contradicted"),
        ("It was the first talkie.", "unchecked"),
    ],
)
def test_firsts_of_the_world_must_be_called_so(text: str, verdict: str) -> None:
    """Without a nation, "the first" may mean the first of a studio, or of a country."""
    assert verdict_of(text, FLOWER)[0] == verdict


def test_a_film_nobody_knows_is_neither() -> None:
    """Without a match there is nothing to compare with."""
    for text in ("It was the first Indian talkie.", f"It was the first Czechoslovak film to win {FOREIGN}."):
        assert weigh_fact(text, "superlative", film=None, others=[SHOP])["verdict"] == "unchecked"


def test_the_first_itself_is_supported() -> None:
    """And never denied, whatever year it is given."""
    nightingale = make_film(27703, "Grunya Kornakova", 1936, "Nikolai Ekk", countries=("SUHH",))
    for year in (1936, 1940):
        film = replace(nightingale, year=year)
        assert verdict_of("It was the first Soviet colour feature.", film)[0] == "supported"
        assert verdict_of("It was the first Soviet colour picture.", film)[0] == "unchecked"


def test_the_table_of_firsts_is_whole() -> None:
    """Each line has a film with its year, and supports or denies something."""
    for first in superlative_verdict.firsts():
        assert first.words or first.denied, first.title
        assert first.words is None or first.imdb_id, first.title
        assert not first.imdb_id or is_well_formed(first.imdb_id)
        assert first.source


def test_a_first_nomination_is_not_borne_out_by_winners() -> None:
    """That nobody won before does not say that nobody was nominated."""
    text = f"It was the first Czechoslovak film to be nominated for {FOREIGN}."
    assert verdict_of(text, SHOP, TRAINS) == ("unchecked", None)


def test_another_clause_behind_a_first_narrows_nothing() -> None:
    """With a verb it goes on; "and the Grand Prix" is one more prize."""
    text = f"It was the first Czechoslovak film to win {FOREIGN}{{}}."
    told = "The Shop on Main Street (Czechoslovakia) won it in 1966"
    assert verdict_of(text.format(", and the leading role was played by Vaclav Neckar"), TRAINS, SHOP) == (
        "contradicted",
        told,
    )
    assert verdict_of(text.format(", and the Grand Prix of Mannheim"), TRAINS, SHOP) == ("unchecked", None)


def test_a_film_before_the_first_of_its_kind_is_not_it() -> None:
    """Years before there was any; a year or two may be a matter of counting."""
    fact = "It was the first Soviet sound film."
    early = make_film(5, "The Mill", 1926, "Vera Stroyeva", countries=("SUHH",))
    assert verdict_of(fact, early) == ("contradicted", "Road to Life, 1931, was first")
    assert verdict_of(fact, replace(early, year=1930)) == ("unchecked", None)
