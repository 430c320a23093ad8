"""What texts should have lost before publication, and what only looks like it."""

import pytest

from audit.measure.leftovers import (
    find_double_escape,
    find_markdown,
    find_mojibake,
    find_placeholder,
    find_shortcode,
    find_title_placeholder,
)
from tests.measure.factory import column, make_list, make_material, make_record, measure_material


@pytest.mark.parametrize(
    "text",
    [
        "[toc]",
        "[ez-toc] Films",
        '[gallery ids="4,8"] Films',
        "end [/caption]",
        "[my_widget]",
        "[box color=red]",
        "[vc_row a='b']",
    ],
)
def test_finds_shortcodes(text: str) -> None:
    """Known names, attributes, closing tags and underscores make a shortcode."""
    assert find_shortcode(text)


@pytest.mark.parametrize(
    "text",
    ["[sic]", "[…]", "[...]", "[1]", "[citation needed]", "[Russian]", "a film [in Russian] of", "[the hero]", "[her]"],
)
def test_leaves_editors_brackets_alone(text: str) -> None:
    """Prose in brackets is no shortcode."""
    assert find_shortcode(text) == ""


@pytest.mark.parametrize(
    "text", ["the war&#039;s end", "Tom &amp; Jerry", "&quot;Luna&quot;", "&amp;#8217;", "a<br />b", "<strong>x"]
)
def test_finds_double_escapes(text: str) -> None:
    """Entities and tags that show were escaped twice."""
    assert find_double_escape(text)


@pytest.mark.parametrize("text", ["Tom & Jerry", "AT&T;", "R&B", "a < b > c", "I <3 film"])
def test_leaves_signs_alone(text: str) -> None:
    """The signs themselves are text."""
    assert find_double_escape(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "itâ€™s",
        "cafÃ©",
        "â€œLunaâ€",
        "Ð¤Ð¸Ð»ÑŒÐ¼",
        "РєРёРЅРѕ",
        "π¬ Luna (1970)",
        "Maughamβs novel",
        "1941β1944",
        "-40Β°C",
        "ã‚¢ãƒ‹ãƒ¡",
        "ðŸŽ¬ Luna",
        "caf\ufffd",
        "Â«LunaÂ»",
    ],
)
def test_finds_mojibake(text: str) -> None:
    """UTF-8 read as a Western, Cyrillic or Greek code page."""
    assert find_mojibake(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ελληνικός κινηματογράφος, «Ο Θίασος»",
        "Русский фильм о Рите, Серёже и СССР",
        "РОССИЯ. Сёстры. Рассказ",
        "São Paulo, À bout de souffle, Señor Ñoño, L'Âge d'or",
        "β-carotene and π",
        "日本映画「アニメ」",
        "naïve façade — “quoted”",
    ],
)
def test_leaves_other_scripts_alone(text: str) -> None:
    """Real Greek, Cyrillic, accents and kana are no mojibake."""
    assert find_mojibake(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor",
        "TODO: find a fact",
        "TBD",
        "[Insert description here]",
        "[Director's name] made it.",
        "As an AI language model, I cannot watch films.",
        "I'm sorry, but I can't verify this.",
        "N/A",
        "undefined",
        "null",
        "No description available.",
        "Description here.",
        "It was made by {{director}}.",
        "-",
    ],
)
def test_finds_placeholders(text: str) -> None:
    """What a template or a model leaves in place of words."""
    assert find_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "A man inserts a coin and the film begins.",
        "The director is unknown to her.",
        "The XXX Olympiad opens the film.",
        "He serves as an aide to the general.",
        "Her to-do list is the plot.",
        "The facts are here to see.",
    ],
)
def test_leaves_prose_alone(text: str) -> None:
    """The same words in a sentence are text."""
    assert find_placeholder(text) == ""


def test_title_of_a_film_is_no_placeholder() -> None:
    """Films are called Film and X; a heading gives itself away by its year."""
    assert [find_title_placeholder(one) for one in ("Film (1965)", "X", "Unknown (2011)", "Null and Void (1999)")] == [
        ""
    ] * 4
    assert all(map(find_title_placeholder, ("Title (Year)", "Movie Title", "Luna (YYYY)", "Luna (undefined)")))


@pytest.mark.parametrize(
    "text",
    ["the **best known** film", "## Luna", "see [Luna](https://films.example/luna)", "a `code` word", "* one\n* two"],
)
def test_finds_markdown(text: str) -> None:
    """Bold, headings, links, code and lists that were not rendered."""
    assert find_markdown(text)


@pytest.mark.parametrize(
    "text", ["5 * 3 * 2", "M*A*S*H", "No. #1 hit", "[text] (see above)", "snake_case_name", "f**k"]
)
def test_leaves_stars_and_brackets_alone(text: str) -> None:
    """Signs without Markdown's form are text."""
    assert find_markdown(text) == ""


def test_measures_every_text_of_the_feed() -> None:
    """Titles, introductions and ends are looked at; no text is null, no leftover an empty text."""
    record = make_record("Title", None, fact="It is **loud**.", heading="Title (Year)")
    one = make_list("Films &amp; Trains", [record], intro="[toc] Trains.", outro="")
    tables = measure_material(make_material(one))
    assert column(tables, "texts", "leftover_shortcode")["1.intro"] == "[toc]"
    assert column(tables, "texts", "leftover_shortcode")["1.title"] == ""
    assert column(tables, "texts", "leftover_shortcode")["1.outro"] is None
    assert column(tables, "texts", "double_escape")["1.title"] == "&amp;"
    assert column(tables, "texts", "leftover_markdown")["1.1.fact"] == "**loud**"
    assert column(tables, "texts", "placeholder")["1.1.title"] == "Title (Year)"
