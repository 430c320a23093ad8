"""The bundled table of main prizes: its form, what it says of items, and its facts against a larger table."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from audit.measure.claims.award_names import EVENT_NAMES, Prize, covers, kinds_of_row, prize_of
from audit.measure.claims.prizes import FIRST_YEARS, prize_table, read_prizes, year_of_edition
from audit.reference.schema import id_number
from tests.measure.factory import make_item, make_record
from tests.reference.factory import CRANES, make_film

TABLE = prize_table()
PALME, BEAR, LION = Prize("cannes", "palme"), Prize("berlin", "golden-bear"), Prize("venice", "golden-lion")
MOSCOW = Prize("moscow", "main")
MOSCOW_GRAND_PRIX = Prize("moscow", "grand-prix")

DISAGREEMENTS = {
    (Prize("berlin", "golden-bear"), 2006): "the other table has a film of the year before that was nominated only",
    (Prize("academy", "picture"), 1930): "of two ceremonies in 1930 the other table gives the second another year",
    (PALME, 2018): "the other table counts a special Palme d'Or",
}
"""Where the larger table says otherwise, and why it is not believed."""


def test_every_line_is_a_fact() -> None:
    """Ids are well-formed, films are hardly younger than their prizes, and no prize is before its event."""
    late = {"Dumbo", "The Theme", "Larks on a String"}
    for (prize, year), winners in TABLE.winners.items():
        for winner in winners:
            assert winner.imdb_id == "" or id_number(winner.imdb_id), winner
            assert -1 <= year - winner.film_year <= 3 or winner.title in late, winner
            assert year >= FIRST_YEARS[prize.event], winner
            assert winner.title.strip() == winner.title
            assert all(winner.keys)


def test_no_film_stands_twice() -> None:
    """One line a film and prize."""
    for winners in TABLE.winners.values():
        assert len({winner.title for winner in winners}) == len(winners)
        ids = [winner.imdb_id for winner in winners if winner.imdb_id]
        assert len(set(ids)) == len(ids)


def test_complete_years_have_a_winner_or_say_that_there_was_none() -> None:
    """In the years a prize is complete for, each is won or not given; Moscow's festival was held every second year."""
    for named, years in TABLE.complete.items():
        prize = MOSCOW if named == MOSCOW_GRAND_PRIX else named  # the same winners
        for year in years:
            is_off_year = prize == MOSCOW and year < 1999 and year % 2 == 0
            # No Academy Awards of 1933: the sixth honoured two years.
            is_off_year |= prize.event == "academy" and year == 1933
            assert ((prize, year) in TABLE.winners) is not (year in TABLE.not_given[prize] or is_off_year), (
                prize,
                year,
            )


def test_spans_are_readable() -> None:
    """An editor sees for which years the table is whole."""
    assert TABLE.spans(BEAR).startswith("1952-1955, 1957-1961, 1963-")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("cannes-palme\t1958\t1957\ttt0050634", "line 2"),
        ("cannes-palme\tlast year\t1957\ttt0050634\tThe Cranes Are Flying", "line 2"),
        ("cannes-palme\t1958\t\ttt0050634\tThe Cranes Are Flying", "line 2"),
    ],
)
def test_wrong_line_is_named(line: str, wrong: str) -> None:
    """A mistake in the table says where it is."""
    with pytest.raises(ValueError, match=wrong):
        read_prizes(f"prize\tceremony_year\tfilm_year\timdb_id\ttitles\n{line}\n")
    with pytest.raises(ValueError, match="columns"):
        read_prizes(f"{line}\n")


def test_winner_is_found_by_id_or_by_title_and_year() -> None:
    """Another film of the title, years away, is no winner."""
    by_id = make_item(make_record("Quand passent les cigognes", 1957, imdb_id="tt0050634"))
    by_title = make_item(make_record("The cranes are flying", 1958))
    by_match = make_item(make_record("Cranes", 1957), CRANES)
    for item in (by_id, by_title, by_match):
        (winner,) = TABLE.wins_of(item)
        assert (winner.prize, winner.ceremony_year) == (PALME, 1958)
        assert TABLE.is_certain(item, winner)
    assert TABLE.wins_of(make_item(make_record("The Cranes Are Flying", 2009))) == []


def test_wrong_id_makes_no_certain_winner() -> None:
    """An item that carries a winner's id, but is another film, may not be judged by the winner's prizes."""
    other = make_film(7, "A Hut in the Steppe", 1971)
    item = make_item(make_record("A Hut in the Steppe", 1971, imdb_id="tt0050634"), other)
    (winner,) = TABLE.wins_of(item)
    assert not TABLE.is_certain(item, winner)


@pytest.mark.parametrize(
    ("event", "edition", "year"),
    [
        ("cannes", 1, 1946), ("cannes", 11, 1958), ("cannes", 72, 2019), ("cannes", 78, 2025), ("berlin", 27, 1977),
        ("venice", 12, 1951), ("venice", 23, 1962), ("venice", 60, 2003), ("venice", 33, None), ("academy", 1, 1929),
        ("academy", 3, 1930), ("academy", 53, 1981), ("moscow", 1, 1959), ("moscow", 10, 1977), ("moscow", 21, 1999),
        ("moscow", 22, 2000), ("moscow", 41, 2019), ("cesar", 1, 1976), ("karlovy-vary", 3, None), ("cannes", 0, None),
    ],
)  # fmt: skip
def test_number_of_an_event_tells_its_year(event: str, edition: int, year: int | None) -> None:
    """Where the years of an event have gaps that are not known here, none is told."""
    assert year_of_edition(event, edition) == year


def test_labels_are_read_back() -> None:
    """A prize has one name, and the name one prize."""
    prizes = (
        {prize for prize, _ in TABLE.winners} | {Prize(event, "") for event in EVENT_NAMES} | {Prize("nika", "song")}
    )
    assert [prize_of(prize.label) for prize in sorted(prizes)] == sorted(prizes)


@pytest.mark.parametrize(
    ("event", "award", "category", "kind"),
    [
        ("Academy Awards, USA", "oscar", "best foreign language film of the year", "foreign"),
        (
            "Academy Awards, USA",
            "oscar",
            "best writing, screenplay based on material from another medium",
            "screenplay",
        ),
        ("Academy Awards, USA", "oscar", "best art direction-set decoration", "design"),
        ("Academy Awards, USA", "oscar", "best motion picture of the year", "picture"),
        ("Academy Awards, USA", "oscar", "best actress in a supporting role", "supporting-actress"),
        ("Academy Awards, USA", "honorary award", "honorary award", "honorary"),
        ("BAFTA Awards", "bafta film award", "best foreign actor", "actor"),
        ("BAFTA Awards", "bafta tv award", "best actor", "television"),
        ("Berlin International Film Festival", "golden berlin bear", "best film", "golden-bear"),
        ("Berlin International Film Festival", "silver berlin bear", "best director", "silver-bear"),
        ("Berlin International Film Festival", "silver berlin bear", "best director", "director"),
        ("Cannes Film Festival", "grand prize of the jury", "grand prize of the jury", "grand-prix"),
        ("Cannes Film Festival", "award", "grand prix", "grand-prix"),
        ("Venice Film Festival", "golden lion", "best film", "golden-lion"),
    ],
)
def test_reads_rows_of_other_tables(event: str, award: str, category: str, kind: str) -> None:
    """Names of awards in an imported table come down to the same kinds."""
    named = kinds_of_row(event, award, category, 1990)
    assert named is not None
    assert kind in named[1]


@pytest.mark.parametrize(
    ("event", "award", "category"),
    [
        ("Cannes Film Festival", "technical grand prize", "technical grand prize"),
        ("Cannes Film Festival", "critics week grand prize", "critics week grand prize"),
        ("Venice Film Festival", "little golden lion", "little golden lion"),
        ("Venice Film Festival", "golden lion", "immersive vr"),
    ],
)
def test_prizes_of_like_names_are_others(event: str, award: str, category: str) -> None:
    """A technical grand prize is no Grand Prix, a little lion no lion."""
    named = kinds_of_row(event, award, category, 1990)
    assert named is not None
    assert not named[1] & {"grand-prix", "golden-lion", "palme"}


def test_event_that_is_not_known_has_no_kinds() -> None:
    """A prize from elsewhere is in no one's way."""
    assert kinds_of_row("Sochi Open", "main prize", "main prize", 1995) is None


def test_grand_prix_was_the_first_prize_of_cannes() -> None:
    """Until 1954, and from 1964 to 1974; and the first Oscars for foreign films were honorary."""
    grand_prix, palme = Prize("cannes", "grand-prix"), frozenset({"palme"})
    assert covers(grand_prix, "cannes", palme, 1953)
    assert covers(grand_prix, "cannes", palme, 1966)
    assert not covers(grand_prix, "cannes", palme, 1958)
    assert covers(Prize("academy", "foreign"), "academy", frozenset({"honorary"}), 1952)
    assert not covers(Prize("academy", "foreign"), "academy", frozenset({"honorary"}), 1969)


def test_agrees_with_a_larger_table(shared: Path) -> None:
    """In complete years the winners are the same, but for known disagreements; ids are those of the other table."""
    known: dict[tuple[Prize, int], set[str]] = defaultdict(set)
    with gzip.open(shared / "refdata" / "awards.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["result"] != "won" or not row["ceremony_year"].isdigit():
                continue
            year = int(row["ceremony_year"])
            named = kinds_of_row(row["event"], row["award"], row["category"], year)
            for kind in named[1] if named and "short" not in named[1] else ():
                known[Prize(named[0] if named else "", kind), year].add(row["imdb_id"])
    differing = []
    for (prize, year), ids in known.items():
        ours = {winner.imdb_id for winner in TABLE.winners.get((prize, year), ()) if winner.imdb_id}
        if year in TABLE.complete[prize] and ours != ids and (prize, year) not in DISAGREEMENTS:
            differing.append(f"{prize.label} {year}: here {sorted(ours - ids)}, there {sorted(ids - ours)}")
    assert not differing, "\n".join(differing)
