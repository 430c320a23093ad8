"""The grammar of headings."""

import pytest

from audit.extract.headline import Headline, parse_headline, split_rank, unquote


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("Solaris (1972)", "Solaris", 1972),
        ("R.V.S. (film) (1978)", "R.V.S. (film)", 1978),
        ("Odyssey (2001: A Space Odyssey)", "Odyssey (2001: A Space Odyssey)", None),
        ("1984 (1984)", "1984", 1984),
        ("10 (1979)", "10", 1979),
        ("Blade Runner 2049 (2017)", "Blade Runner 2049", 2017),
        ("War and Peace (1965–1967)", "War and Peace", 1965),
        ("War and Peace (1965-67)", "War and Peace", 1965),
        ("The Pit (TV, 1972)", "The Pit", 1972),
        ("The Pit (Soviet Union, 1972)", "The Pit", 1972),
        ("The Pit [1972]", "The Pit", 1972),
        ("穴（1972年）", "穴", 1972),
        ("The Pit (1066)", "The Pit", 1066),
        ("The Pit (19725)", "The Pit (19725)", None),
        ("The Pit (1972", "The Pit", 1972),
        ("The Pit 1972)", "The Pit", 1972),
        ("Wonder Woman 1984", "Wonder Woman 1984", None),
        ("The Director Speaks (1970)", "The Director Speaks", 1970),
        ("“The Pit,” 1972", "The Pit", 1972),
        ("The Pit, 1972", "The Pit", 1972),
        ("The Pit | 1972", "The Pit", 1972),
        ("The Pit, or the Ladder, 1972", "The Pit, or the Ladder", 1972),
        ("The 'Burbs (1989)", "The 'Burbs", 1989),
        ("'Tis Autumn (1971)", "'Tis Autumn", 1971),
        ("(1972)", "", 1972),
        ("1972", "1972", None),
        (")))(((", ")))(((", None),
        ("", "", None),
    ],
)
def test_title_and_year(text: str, title: str, year: int | None) -> None:
    """The last group with a year counts; other parentheses are the title's."""
    headline = parse_headline(text)
    assert (headline.title, headline.year, headline.directors) == (title, year, ())


@pytest.mark.parametrize(
    "text",
    [
        "‘Solaris’ (Directed by Andrei Tarkovsky, 1972)",
        "‘Solaris’. Directed by Andrei Tarkovsky, 1972",
        "‘Solaris’ – dir. Andrei Tarkovsky, 1972",
        "Solaris (1972), Directed by Andrei Tarkovsky",
        "Solaris (1972, director Andrei Tarkovsky)",
        "Solaris (Andrei Tarkovsky – 1972)",
        "Solaris - Andrei Tarkovsky, 1972",
        "Solaris- Andrei Tarkovsky, 1972",
        "Solaris / СОЛЯРИС (1972, Andrei Tarkovsky)",
    ],
)
def test_a_director_in_the_heading(text: str) -> None:
    """Every way in which lists name one."""
    headline = parse_headline(text)
    assert (headline.title, headline.year, headline.directors) == ("Solaris", 1972, ("Andrei Tarkovsky",))


def test_a_director_without_a_year() -> None:
    """The credit ends the title all the same."""
    assert parse_headline("Solaris (directed by A. Tarkovsky)") == Headline(
        title="Solaris", directors=("A. Tarkovsky",)
    )


def test_a_text_that_begins_in_the_heading_is_the_rest() -> None:
    """It belongs to the description."""
    headline = parse_headline("Solaris (1972) – An ocean thinks.")
    assert (headline.title, headline.rest) == ("Solaris", "An ocean thinks.")


@pytest.mark.parametrize(
    ("text", "rank", "rest"),
    [
        ("10. Solaris", 10, "Solaris"),
        ("10) Solaris", 10, "Solaris"),
        ("#10: “Solaris”", 10, "“Solaris”"),
        ("No. 5: Solaris", 5, "Solaris"),
        ("1.Solaris", 1, "Solaris"),
        ("12 Angry Men", None, "12 Angry Men"),
        ("2.0 Lucky", None, "2.0 Lucky"),
        ("8½", None, "8½"),
        ("1984", None, "1984"),
    ],
)
def test_ranks(text: str, rank: int | None, rest: str) -> None:
    """A number is a rank only with a mark behind it."""
    assert split_rank(text) == (rank, rest)


@pytest.mark.parametrize(("text", "rank"), [("12 Angry Men", 12), ("9/9 Solaris", 9), ("2.0 Lucky", None)])
def test_bare_ranks(text: str, rank: int | None) -> None:
    """Where the whole list has them, numbers need no mark."""
    assert split_rank(text, bare=True)[0] == rank


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("«Stalker»", "Stalker"),
        ('"Stalker".', "Stalker"),
        ("'A' and 'B'", "'A' and 'B'"),
        ("Don't", "Don't"),
        ("“", "“"),
        ("“”", "“”"),
    ],
)
def test_quotes_around_a_title(text: str, bare: str) -> None:
    """Only quotes around the whole title go."""
    assert unquote(text) == bare
