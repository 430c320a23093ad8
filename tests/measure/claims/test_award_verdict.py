"""What the evidence says to prizes that texts claim."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audit.measure.claims import award_verdict, find_claims
from audit.measure.claims.features import Features
from audit.measure.claims.weighed import Weighed
from audit.model import Award, Film, FilmRecord, Item, Match, MatchStatus, Reference
from audit.reference.build import build_in_memory
from audit.reference.store import SqliteReference
from tests.measure.factory import column, make_list, make_material, make_record, match_of, measure_material
from tests.measure.test_labelled_texts import measure_labelled
from tests.reference.factory import CRANES, INFO, make_film

HUT = make_film(71, "A Hut in the Steppe", 1971, "Vera Stroyeva")
OLD = make_film(72, "The Old Mill", 1972, "Vera Stroyeva")
OSCARS, CANNES, BERLIN = "Academy Awards, USA", "Cannes Film Festival", "Berlin International Film Festival"


def make_award(event: str, year: int, award: str, category: str = "", result: str = "nominated") -> Award:
    """Return one row of an awards table."""
    return Award(event=event, ceremony_year=year, award=award, category=category or award, result=result)


class _Awarded(Features):
    """Features with an awards table for one film."""

    def __init__(self, item: Item, awards: Sequence[Award]) -> None:
        super().__init__(make_material(item.film_list))
        self._rows = list(awards)

    def awards(self, _imdb_id: str) -> list[Award]:
        return self._rows


def weigh(
    fact: str,
    film: Film | None = HUT,
    *,
    awards: Sequence[Award] = (),
    match: Match | None = None,
    record: FilmRecord | None = None,
) -> Weighed:
    """Return the verdict on the one prize that a fact claims for a film."""
    made = record or make_record(film.title if film else "Of No Reference", film.year if film else 1972)
    one = make_list(records=[replace(made, fact=fact)])
    found = match or match_of(film)
    item = Item(row="1.1", film_list=one, record=one.records[0], match=found)
    (claim,) = (claim for claim in find_claims([item]) if claim.relation == "award")
    return award_verdict.weigh(claim, _Awarded(item, awards))


def verdict(fact: str, film: Film | None = HUT, **more: Any) -> str:  # noqa: ANN401 - whatever `weigh` takes
    """Return the verdict alone."""
    return weigh(fact, film, **more).verdict.value


@pytest.mark.parametrize(
    "fact",
    [
        "It won the Palme d'Or at Cannes in 1958.",
        "It won the Palme d'Or at Cannes in 1957.",
        "It won the Palme d'Or at the 11th Cannes Film Festival.",
        "It won the Palme d'Or.",
        "It was nominated for the Palme d'Or.",
        "It won the top prize at Cannes.",
    ],
)
def test_bundled_table_supports(fact: str) -> None:
    """Year of the ceremony and year of the film are both right, and who won was nominated."""
    assert verdict(fact, CRANES) == "supported"


def test_year_is_off() -> None:
    """A true prize of another year is a wrong year, with the right one as evidence."""
    weighed = weigh("It won the Palme d'Or at Cannes in 1962.", CRANES)
    assert weighed.values["award_year"] == 1958
    assert weighed.values["award_year_gap"] == 4
    assert weighed.values["false_award"] == ""
    (fact,) = weighed.evidence["award_year_gap"]
    assert (fact.source, fact.id, fact.value) == (
        "prizes",
        "tt0050634",
        "Cannes, Palme d'Or 1958: The Cranes Are Flying",
    )


def test_table_identifies_an_item_that_no_reference_knows() -> None:
    """Title and year, or id and year, are a winner's: its prizes are the item's."""
    ribbon = make_record("The White Ribbon", 2009)
    assert verdict("It won the Palme d'Or in 2009.", None, record=ribbon) == "supported"
    assert weigh("It won the Palme d'Or in 2015.", None, record=ribbon).values["award_year"] == 2009


def test_absence_from_a_complete_year_contradicts() -> None:
    """Every winner of the year is known, and the message names them."""
    weighed = weigh("It won the Golden Prize at the 10th Moscow International Film Festival.", OLD)
    assert weighed.values["false_award"] == "in 1977 it went to The Fifth Seal, The Long Weekend, Mimino"
    weighed = weigh("It won the Golden Lion in Venice in 1973.", OLD)
    assert weighed.values["false_award"] == "none was given in 1973"
    weighed = weigh("It won the Golden Bear.", OLD)
    assert str(weighed.values["false_award"]).startswith("the film is not among the winners of 1952-1955")


def test_what_it_did_win_is_said() -> None:
    """An editor wants to know the right prize."""
    said = weigh("It won the Golden Bear in Berlin in 1958.", CRANES).values["false_award"]
    assert said == "in 1958 it went to Wild Strawberries, Perri; the film has Cannes, Palme d'Or 1958"


@pytest.mark.parametrize(
    "fact",
    [
        "It won the main prize at Moscow International Film Festival in 2023.",
        "It won the Special Jury Prize at Cannes in 1972.",
        "It won the Golden Leopard at Locarno in 1972.",
        "It won the State Prize in 1972.",
        "It won the Nika Award for Best Film in 1990.",
        "It won the Golden Lion for Best Documentary in 1973.",
        "It won the Golden Bear for Best Short Film in 1973.",
        "It was nominated for the Palme d'Or in 1972.",
        "It was nominated for the Academy Award for Best Director in 1973.",
        "It won the Academy Award for Best Cinematography in 1973.",
        "It won an Oscar in 1973.",
    ],
)
def test_nothing_is_said_where_the_table_is_not_complete(fact: str) -> None:
    """Other years, other prizes, nominations, and prizes of like names are left open."""
    assert verdict(fact, OLD) == "unchecked"


def test_early_golden_prizes_of_moscow_are_open() -> None:
    """Until 1967 the festival had lesser Golden Prizes beside its Grand Prix, which no table here has."""
    fact = "It won the Golden Prize at the Moscow International Film Festival in {}."
    assert verdict(fact.format(1967), make_film(75, "The Old Mill", 1966)) == "unchecked"
    assert verdict(fact.format(1973), OLD) == "contradicted"


def test_early_grand_prix_of_moscow_is_known() -> None:
    """Who won the Grand Prix itself the table knows from the first festival on, with and without a year."""
    fact = "It won the Grand Prix at the {}Moscow International Film Festival."
    assert verdict(fact.format("1967 "), make_film(75, "The Old Mill", 1966)) == "contradicted"
    assert verdict(fact.format(""), make_film(75, "The Old Mill", 1961)) == "contradicted"
    assert verdict(fact.format(""), make_film(75, "The Old Mill", 1955)) == "unchecked"


def test_uncertain_film_is_not_contradicted() -> None:
    """Without a match, with a poor one, or with a short film, who did not win cannot be said."""
    fact = "It won the Palme d'Or at Cannes in 1972."
    assert verdict(fact, OLD) == "contradicted"
    assert verdict(fact, None) == "unchecked"
    assert verdict(fact, match=Match(status=MatchStatus.ID, film=OLD, score=0.7)) == "unchecked"
    assert verdict(fact, make_film(73, "The Old Mill", 1972, kind="short")) == "unchecked"


def test_wrong_id_of_a_winner_decides_nothing() -> None:
    """The item is another film by title; whose prizes are meant is not known."""
    record = make_record("The Old Mill", 1972, imdb_id="tt0050634")
    assert verdict("It won the Palme d'Or in 1962.", OLD, record=record) == "unchecked"


def test_imported_awards_support_and_contradict() -> None:
    """A nomination is no prize; another category is another; the year of the ceremony may be the next."""
    row = make_award(OSCARS, 1973, "oscar", "best writing, original screenplay")
    assert (
        verdict("It was nominated for the Academy Award for Best Original Screenplay.", OLD, awards=[row])
        == "supported"
    )
    assert verdict("It was nominated for the Oscar for Best Screenplay in 1972.", OLD, awards=[row]) == "supported"
    assert verdict("It was nominated for an Oscar in 1973.", OLD, awards=[row]) == "supported"
    assert verdict("It was nominated for the Oscar for Best Director.", OLD, awards=[row]) == "contradicted"
    assert verdict("It was nominated for the Oscar for Best Sound.", OLD, awards=[row]) == "unchecked"
    weighed = weigh("It won the Academy Award for Best Original Screenplay.", OLD, awards=[row])
    assert weighed.values["false_award"] == (
        "the film was nominated only (Academy Awards, USA 1973: oscar, best writing, original screenplay (nominated))"
    )
    (fact,) = weighed.evidence["false_award"]
    assert (fact.source, fact.id, fact.url) == ("awards", "tt0000072", "https://www.imdb.com/title/tt0000072/awards/")


def test_film_that_won_nothing_at_a_festival() -> None:
    """Shown in competition without any prize, it has no jury prize either; with another prize that is left open."""
    shown = make_award(CANNES, 1972, "palme d'or")
    critics = make_award(CANNES, 1972, "fipresci prize", "competition", "won")
    assert verdict("It won the Jury Prize at Cannes in 1972.", OLD, awards=[shown]) == "contradicted"
    assert verdict("It won the FIPRESCI Prize at Cannes in 1972.", OLD, awards=[shown]) == "unchecked"
    assert verdict("It won the Jury Prize at Cannes in 1972.", OLD, awards=[shown, critics]) == "unchecked"
    assert verdict("It won the FIPRESCI Prize at Cannes in 1972.", OLD, awards=[shown, critics]) == "supported"


def test_short_film_has_a_palme_of_its_own() -> None:
    """What an imported table calls a prize for short films is what a text may call by the short name."""
    row = make_award(CANNES, 1972, "palme d'or - best short film", result="won")
    assert verdict("It won the Palme d'Or in 1972.", OLD, awards=[row]) == "supported"
    assert weigh("It won the Palme d'Or in 1976.", OLD, awards=[row]).values["award_year_gap"] == 4


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("It won the César Award for Best Foreign Film in 1973.", "1973 is before the event's first year, 1976"),
        ("It won the Crystal Globe at Karlovy Vary in 1968.", "1968 is before the film, of 1972"),
        ("It won the Crystal Globe at Karlovy Vary in 1971.", ""),
        ("It won the Crystal Globe at Karlovy Vary in 1980.", ""),
        ("It won the Crystal Globe at Karlovy Vary.", None),
    ],
)
def test_years_that_cannot_be(fact: str, said: str | None) -> None:
    """A prize before its event or its film, by plain arithmetic; a festival may show a film a year before."""
    assert weigh(fact, OLD).values.get("anachronism") == said


def test_anachronism_needs_no_match() -> None:
    """The item's own year is enough; where the reference has an earlier one, that counts."""
    fact = "It won the Crystal Globe at Karlovy Vary in 1965."
    assert verdict(fact, None) == "contradicted"
    assert verdict(fact, make_film(74, "The Old Mill", 1964), record=make_record("The Old Mill", 1972)) == "unchecked"


def test_columns_reach_the_table() -> None:
    """The claims table has what the rules look at, with evidence."""
    facts = ("The film won the Golden Lion in 1957.", "It won the Palme d'Or in 1962.", "It won the Nika in 1960.")
    records = [make_record("The Cranes Are Flying", 1957, fact=fact) for fact in facts]
    tables = measure_material(make_material(make_list(records=records), films=[CRANES] * 3, reference=[CRANES]))
    relations = column(tables, "claims", "relation")
    rows = {item: row for row, item in column(tables, "claims", "film_row").items() if relations[row] == "award"}
    false, gaps = column(tables, "claims", "false_award"), column(tables, "claims", "award_year_gap")
    assert false[rows["1.1"]] == "in 1957 it went to Aparajito; the film has Cannes, Palme d'Or 1958"
    assert gaps[rows["1.2"]] == 4
    assert column(tables, "claims", "anachronism")[rows["1.3"]] == "1960 is before the event's first year, 1988"
    assert tables.evidence["claims", rows["1.1"], "false_award"][0].id == "venice-1957"


def test_awards_of_the_reference_are_asked_for() -> None:
    """What was imported with the reference decides, and is the evidence."""
    connection = build_in_memory([OLD], INFO)
    row = (72, 1, BERLIN, 1973, "golden berlin bear", "golden berlin bear", "nominated")
    connection.execute("INSERT INTO award VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    reference = SqliteReference(connection, "test")
    assert reference.awards("tt0000072") == [make_award(BERLIN, 1973, "golden berlin bear")]
    assert reference.awards("tt0000071") == reference.awards("no id") == []
    record = make_record("The Old Mill", 1972, fact="The film won the Golden Bear.")
    tables = measure_material(make_material(make_list(records=[record]), films=[OLD], reference=reference))
    (fact,) = tables.evidence["claims", "1.1.1", "false_award"]
    assert fact.value == "Berlin International Film Festival 1973: golden berlin bear (nominated)"


def test_wrong_years_of_a_labelled_feed(shared: Path, starter: Reference) -> None:
    """The bundled table alone finds the wrong years of main prizes, and contradicts no clean item."""
    tables, labels = measure_labelled(shared, "injected-dev", "defect", starter)
    items = column(tables, "claims", "film_row")
    verdicts, relations = column(tables, "claims", "verdict"), column(tables, "claims", "relation")
    found = {
        str(items[row]) for row, verdict in verdicts.items() if verdict == "contradicted" and relations[row] == "award"
    }
    wanted = {row for row, defects in labels.items() if "false_award_year" in defects}
    assert found <= wanted
    assert len(found) >= 0.8 * len(wanted)
