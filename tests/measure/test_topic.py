"""What a list claims is read from title, introduction and categories, and never from the subject of its films."""

import pytest

from audit.measure.nationalities import table
from audit.measure.topic import ClaimedTopic, claimed_topic
from tests.measure.factory import column, make_list, make_material, make_record, measure_material


def topic(title: str, intro: str = "", categories: tuple[str, ...] = ()) -> ClaimedTopic:
    """Return what a post claims."""
    return claimed_topic(make_list(title, intro=intro, categories=categories))


@pytest.mark.parametrize(
    ("title", "nationality"),
    [
        ("Soviet Films About Gardens: A Slow Walk", "Soviet"),
        ("Soviet films on rivers", "Soviet"),
        ("Soviet war films", "Soviet"),
        ("Soviet Science Fiction Movies Worth a Night", "Soviet"),
        ("Soviet Lighthouse Films", "Soviet"),
        ("Movies of the USSR", "Soviet"),
        ("Soviet Cinema", "Soviet"),
        ("Soviet-Era Films About Bread", "Soviet"),
        ("A Walk Through Soviet Cinema", "Soviet"),
        ("The Best French Comedies", "French"),
        ("French and Italian Films About the Sea", "French, Italian"),
        ("American Films Set in Lisbon", "American"),
        ("Hollywood Musicals of the 1950s", "American"),
        ("Russian detective films", "Russian"),
        ("East German Westerns", "East German"),
        ("German Silent Films", "German"),
        ("Hong Kong Action Movies", "Hong Kong"),
        ("South Korean Thrillers", "Korean"),
        ("Films from Soviet Georgia", "Georgian"),
        ("Japanese Anime About Cats", "Japanese"),
        ("Sowjetische Filme über Züge", "Soviet"),
        ("Die 10 besten französischen Komödien", "French"),
        ("列車についてのソ連映画", "Soviet"),
        ("フランス映画10選", "French"),
    ],
)
def test_reads_the_nationality_of_the_films(title: str, nationality: str) -> None:
    """An adjective before a noun for films is a claim about the films."""
    assert topic(title).nationality == nationality
    assert topic(title).nationality_read_from == "title"


@pytest.mark.parametrize(
    "title",
    [
        "Films About Soviet Gardeners",
        "Films About the French Revolution",
        "French Revolution Films",
        "Korean War Movies",
        "Vietnam War Films",
        "Spanish Civil War Dramas",
        "Films Set in Soviet Kiev",
        "Films about Soviet history",
        "Movies About the Soviet Union",
        "Films That Changed American Cinema",
        "Films About Soviet Cinema",
        "Post-Soviet Films",
        "Non-American Movies",
        "Native American Movies",
        "Russian-Language Films",
        "Films with English Subtitles",
        "Hollywood Remakes of Japanese Films",
        "Movies Like The Italian Job",
        "Indian Ocean Adventure Films",
        "Italian Mafia Movies",
        "Films for us all",
        "フランス革命についての映画",
        "ベトナム戦争映画",
    ],
)
def test_leaves_the_subject_of_the_films_alone(title: str) -> None:
    """A country that films are about, set in or compared with is no claim."""
    assert topic(title).nationality == ""


def test_introduction_supplies_what_the_title_leaves_open() -> None:
    """An introduction counts where it introduces the list itself, after a shortcode, too."""
    found = topic("Films About Rivers", "[toc] This small collection of Soviet films follows the water.")
    assert (found.nationality, found.nationality_read_from) == ("Soviet", "intro")
    assert topic("Films About Rivers", "Soviet films about rivers.").nationality == "Soviet"


@pytest.mark.parametrize(
    "intro",
    [
        "Unlike Soviet films, these take their time.",
        "Rivers ran through the Soviet years, and films ran along.",
        "They were watched by those who grew up with American movies.",
    ],
)
def test_introduction_that_speaks_of_others_claims_nothing(intro: str) -> None:
    """A nationality mentioned in passing is not the list's."""
    assert topic("Films About Rivers", intro).nationality == ""


def test_title_decides_against_the_introduction() -> None:
    """What the title says is not overruled."""
    assert topic("Polish Films About Rivers", "A collection of Soviet films.").nationality == "Polish"


def test_category_supplies_the_nationality_last() -> None:
    """A category that names films of a nation counts where nothing else does."""
    found = topic("Films About Rivers", categories=("Rivers", "Soviet cinema"))
    assert (found.nationality, found.nationality_read_from) == ("Soviet", "categories")
    assert topic("Films About Rivers", categories=("Russian",)).nationality == ""


@pytest.mark.parametrize(
    ("countries", "year", "accepted"),
    [
        (("SUHH",), 1975, True),
        (("GE",), 1975, True),
        (("GE", "FR"), 1991, True),
        (("RU",), 1994, False),
        (("RU",), None, True),
        (("US",), 1975, False),
        (("US", "SUHH"), 1975, True),
        ((), 1975, None),
    ],
)
def test_soviet_list_takes_republics_only_while_the_union_stood(
    countries: tuple[str, ...], year: int | None, accepted: object
) -> None:
    """Codes of the republics and successors fit a Soviet list up to 1991; no country known is no answer."""
    assert topic("Soviet Films").accepts(countries, year) is accepted


def test_several_nationalities_are_a_union() -> None:
    """A film of any of the named countries fits."""
    found = topic("Polish and Hungarian Films")
    assert found.countries == {"PL", "HU"}
    assert topic("Films About Rivers").accepts(("PL",), 1970) is None


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Soviet Films of the 1970s", 1970, 1979),
        ("1980s Polish Films", 1980, 1989),
        ("The Best Robot Movies of the 80s", 1980, 1989),
        ("French Films from 1960 to 1975", 1960, 1975),
        ("French Films (1930–1939)", 1930, 1939),
        ("Films Made Before 1950", None, 1949),
        ("Musicals Released Since 1990", 1990, None),
        ("21st-Century Horror Movies", 2000, 2100),
        ("Films of the 20th Century", 1901, 2000),
        ("Best Films of 1984", 1984, 1984),
        ("Late 1960s French Films", 1965, 1969),
        ("Films About Rivers Made in the 1930s", 1930, 1939),
        ("Soviet Films", 1917, 1992),
        ("Polish Films of the 1970s and After", 1970, None),
    ],
)
def test_reads_the_period_of_the_films(title: str, first: int | None, last: int | None) -> None:
    """A period that films are of is a claim; a former state bounds its films without one."""
    found = topic(title)
    assert (found.first_year, found.last_year) == (first, last)
    assert found.period


@pytest.mark.parametrize(
    "title",
    [
        "Films About the 1960s",
        "Films Set in the 1980s",
        "1920s Gangster Movies",
        "1984 and Other Films About Surveillance",
        "Films Like Blade Runner 2049",
        "20th Century Fox Films",
        "French Films About Life Before 1914",
    ],
)
def test_leaves_the_time_of_the_story_alone(title: str) -> None:
    """A period that films are about or set in, and a year in a title, is no claim."""
    assert topic(title).period == ""


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("10 Films About Rivers", 10),
        ("Ten Soviet Films About Rivers", 10),
        ("Top 15 Soviet Space Movies", 15),
        ("Top-10 Films About Chess", 10),
        ("The 12 Best Robot Movies", 12),
        ("7 Must-See Comedies", 7),
        ("10 Soviet Lighthouse Films: Into the Night", 10),
        ("Three Soviet Films About War", 3),
        ("Two Soviet Films About War", 2),
        ("Die 10 besten Filme", 10),
        ("ソ連映画10選", 10),
    ],
)
def test_reads_the_number_of_films(title: str, count: int) -> None:
    """A number before films is the number the list promises."""
    assert topic(title).count == count


@pytest.mark.parametrize(
    "title",
    [
        "12 Angry Men and Its Heirs",
        "7 Wonders of Soviet Cinema",
        "100 Years of Soviet Cinema",
        "Seven Samurai Films",
        "Three Musketeers Movies",
        "90 Minute Movies",
        "101 Dalmatians and Other Dog Movies",
        "Films About Two Brothers",
        "20th Century Films",
        "2001: A Space Odyssey and Other Films",
        "The 39 Steps and Other Thrillers",
    ],
)
def test_leaves_other_numbers_alone(title: str) -> None:
    """A number that belongs to a title, a time or the subject promises nothing."""
    assert topic(title).count is None


@pytest.mark.parametrize(
    "intro",
    [
        "Ten Soviet films about rivers.",
        "This collection showcases ten Soviet films that follow the water.",
        "In this list of 10 films the water never stops.",
        "Here are ten movies for a rainy day.",
    ],
)
def test_introduction_supplies_the_number(intro: str) -> None:
    """A number of films in the introduction counts where the title has none."""
    found = topic("Films About Rivers", intro)
    assert (found.count, found.count_read_from) == (10, "intro")


def test_measures_gaps_against_the_claims() -> None:
    """The gap is films found less films claimed; a year outside the period counts its distance."""
    records = [make_record("One", 1975), make_record("Two", 1983), make_record("Three", None)]
    silent = make_list("Films About Rivers", [make_record("Four", 1975)], number=2)
    empty = make_list("10 Films About Rivers", number=3)
    claiming = make_list("Five Soviet Films of the 1970s", records)
    tables = measure_material(make_material(claiming, silent, empty))
    assert column(tables, "posts", "item_count_gap") == {"1": -2, "2": None, "3": None}
    assert column(tables, "posts", "claimed_films") == {"1": 5, "2": None, "3": 10}
    assert column(tables, "posts", "claimed_nationality")["1"] == "Soviet"
    assert column(tables, "posts", "claimed_period") == {"1": "the 1970s", "2": None, "3": None}
    years = column(tables, "films", "years_outside_period")
    assert years == {"1.1": 0, "1.2": 4, "1.3": None, "2.1": None}
    assert "title" not in tables.evidence["posts", "1", "item_count_gap"][0].id


def test_table_of_nationalities_is_well_formed() -> None:
    """Every line has words and codes: two letters for a country, four for a former state."""
    lines = table()
    assert len(lines) >= 70
    assert len({line.label for line in lines}) == len(lines)
    for line in lines:
        assert line.words
        assert line.countries
        assert all(len(code) in {2, 4} and code.isupper() for code in line.countries | line.also)
        assert line.until is not None or not line.also
