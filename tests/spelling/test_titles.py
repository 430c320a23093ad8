"""How titles come to a key, a folded key, their forms and a similarity."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.spelling import title_fold, title_forms, title_key, title_similarity

TITLE_PARTS = "The A La Letter Letters War and Peace Part II One Twenty (film) or, Журавли"
TITLES = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="aeiouthsrln  ',.-()&½IVX12жшщяюеё", max_size=60),
    st.lists(st.sampled_from(TITLE_PARTS.split())).map(" ".join),
)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The 12 Chairs", "12 chairs"),
        ("Twelve Chairs", "12 chairs"),
        ("L’Avventura", "avventura"),
        ("Les Misérables", "miserables"),
        ("Das Boot", "boot"),
        ("Ascent, The", "ascent"),
        ("La La Land", "la la land"),
        ("The The", "the the"),
        ("A", "a"),
        ("8½", "8 1 2"),
        ("Eight and a Half", "8 1 2"),
        ("Rocky II", "rocky 2"),
        ("Romeo + Juliet", "romeo and juliet"),
        ("Crime & Punishment", "crime and punishment"),
        ("Don't Look Now", "dont look now"),
        ("«Летят журавли»", "летят журавли"),
        ("Весёлые ребята", "веселые ребята"),
        ("Solaris (film)", "solaris"),
        ("Solaris (1972 Soviet film)", "solaris"),
        ("Solaris (1972)", "solaris"),
        ("ＳＯＬＡＲＩＳ", "solaris"),
        ("???", "???"),
        ("", ""),
        ("七人の侍", "七人の侍"),
    ],
)
def test_a_key_drops_the_dress_of_a_title(title: str, key: str) -> None:
    """Case, accents, quotes, articles, number words and "(film)" make no difference; the script stays."""
    assert title_key(title) == key


@pytest.mark.parametrize(
    "titles",
    [
        ["Летят журавли", "Letyat zhuravli", "Letiat zhuravli", "letiat-zhuravli", "Letjat schurawli"],
        ["Неотправленное письмо", "Neotpravlennoye pis'mo", "neotpravlennoe-pismo"],
        [
            "Ирония судьбы, или С лёгким паром!",
            "ironiia-sudby-ili-s-legkim-parom",
            "Ironiya sudby, ili S lyogkim parom!",
        ],
        ["Восхождение", "voskhozhdenie", "Voskhozhdeniye"],
        ["Жестокий романс", "zhestokii-romans", "Zhestokiy romans"],
        ["Дама с собачкой", "dama-s-sobachkoi", "Dama s sobachkoy"],
        ["Весёлые ребята", "Vesyolye rebyata", "Veselye rebiata"],
        ["Цирк", "Tsirk", "Cirk"],
        ["Щорс", "Shchors", "Schtschors"],
        ["Тіні забутих предків", "Tini zabutykh predkiv"],
    ],
)
def test_romanisations_of_one_title_fold_alike(titles: list[str]) -> None:
    """BGN, IMDb, Library of Congress, German and Cyrillic spellings have one folded key."""
    assert len({title_fold(title) for title in titles}) == 1
    assert title_similarity(titles[0], titles[-1]) == 1.0


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        (
            "The Irony of Fate, or Enjoy Your Bath!",
            ("The Irony of Fate, or Enjoy Your Bath!", "The Irony of Fate", "Enjoy Your Bath!"),
        ),
        (
            "Ирония судьбы, или С лёгким паром!",
            ("Ирония судьбы, или С лёгким паром!", "Ирония судьбы", "С лёгким паром!"),
        ),
        (
            "Dr. Strangelove or: How I Learned to Stop Worrying",
            ("Dr. Strangelove or: How I Learned to Stop Worrying", "Dr. Strangelove", "How I Learned to Stop Worrying"),
        ),
        ("Truth or Dare", ("Truth or Dare",)),
        ("Komissar (The Commissar)", ("Komissar (The Commissar)", "Komissar", "The Commissar")),
        (
            "Star Wars: Episode IV - A New Hope",
            ("Star Wars: Episode IV - A New Hope", "Star Wars", "Episode IV", "A New Hope"),
        ),
        ("Solaris (1972)", ("Solaris (1972)",)),
        ("Spider-Man", ("Spider-Man",)),
        (
            "Birdman or (The Unexpected Virtue of Ignorance)",
            ("Birdman or (The Unexpected Virtue of Ignorance)", "Birdman", "The Unexpected Virtue of Ignorance"),
        ),
    ],
)
def test_a_title_stands_for_its_halves(title: str, forms: tuple[str, ...]) -> None:
    """An alternative, a subtitle and a parenthesis are forms of their own, the whole comes first."""
    assert title_forms(title) == forms


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ("The Commissar", "Commissar", 1, 1),
        ("Twelve Chairs", "The 12 Chairs", 1, 1),
        ("The Letter", "The Letter Never Sent", 0, 0.75),
        ("War and Peace", "War and Peace, Part II", 0.7, 0.95),
        ("War and Peace, Part I", "War and Peace, Part II", 0.5, 0.75),
        ("Rocky II", "Rocky III", 0.5, 0.75),
        ("The Cranes Are Flying", "Cranes Are Flyng", 0.9, 1),
        ("Lord of Rings", "The Lord of the Rings", 0.85, 1),
        ("Ballad of a Soldier", "Ballad of Soldier", 0.9, 1),
        ("Ballad of a Soldier", "Ballad of a Siberian", 0, 0.6),
        ("Ivan's Childhood", "Ivans Child hood", 0.9, 1),
        ("Father of a Soldier", "Soldier of a Father", 0, 0.75),
        ("Solaris", "Stalker", 0, 0.5),
        ("???", "!!!", 0, 0.1),
    ],
)
def test_similarity_is_of_words_in_order(a: str, b: str, low: float, high: float) -> None:
    """A typo or a missing article costs little, a missing word or another number much."""
    assert low <= title_similarity(a, b) <= high


@given(TITLES)
def test_keys_are_idempotent_and_bounded(title: str) -> None:
    """The key of a key is the key; a key is empty only where nothing is visible; a title is its own twin."""
    key = title_key(title)
    assert title_key(key) == key
    assert not any(c.isalnum() for c in title) or key
    assert title_similarity(title, title) == 1.0


@given(TITLES, TITLES)
def test_similarity_is_symmetric_and_bounded(a: str, b: str) -> None:
    """The order of the two titles does not matter."""
    assert 0 <= title_similarity(a, b) == title_similarity(b, a) <= 1


@given(TITLES)
def test_forms_are_bounded_and_distinct(title: str) -> None:
    """There are at most six forms, no two with one key, the whole first."""
    forms = title_forms(title)
    assert 1 <= len(forms) <= 6
    assert len({title_key(form) for form in forms}) == len(forms)
    assert forms[0] == " ".join(title.split())


@pytest.mark.parametrize(
    "hostile", ["a" * 10**6, " (" * 10**5, ", or " * 10**5, "e\u0301" * 10**5, "ﷺ" * 10**5, "\ud800"]
)
def test_hostile_titles_cost_no_time(hostile: str) -> None:
    """A text of any length is cut before it is compared."""
    start = time.perf_counter()
    title_forms(hostile)
    title_fold(hostile)
    title_similarity(hostile, hostile[1:] + "b")
    assert time.perf_counter() - start < 1
