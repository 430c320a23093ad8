"""Whether an item has an id, whether it is its film's, and whether there is such a film."""

from dataclasses import replace
from typing import Any

import pytest

from audit.measure.identity import has_title
from audit.model import Film, Match, MatchStatus, Material, ReferenceInfo
from audit.reference.build import build_in_memory
from audit.reference.store import SqliteReference
from audit.tables import FILMS, MATCHES
from tests.measure.factory import UNRELATED, column, make_list, make_material, make_record, measure_material
from tests.reference.factory import BALLAD, CRANES, INFO, make_film

WHOLE: ReferenceInfo = replace(INFO, complete=True)


def _material(match: Match, *, info: ReferenceInfo = WHOLE, **facts: Any) -> Material:  # noqa: ANN401 - any field
    """Return one item that was matched so."""
    reference = SqliteReference(build_in_memory([UNRELATED], info), "test")
    material = make_material(
        make_list(records=[make_record("The Postman of Perekop", 1966, **facts)]), reference=reference
    )
    return replace(material, items=tuple(replace(item, match=match) for item in material.items))


def _value(material: Material, table: str, name: str) -> object:
    return column(measure_material(material), table, name)["1.1"]


NONE = Match(status=MatchStatus.NONE)


def test_says_that_there_is_no_such_film() -> None:
    """A whole reference, a year, and nothing like it."""
    assert _value(_material(NONE), MATCHES, "is_found") is False


@pytest.mark.parametrize(
    ("match", "facts"),
    [
        (NONE, {"info": INFO}),
        (NONE, {"year": None}),
        (replace(NONE, candidates=(CRANES,)), {}),
        (replace(NONE, id_film=CRANES), {}),
        (NONE, {"description": "A mini-series in four parts about a postman."}),
        (NONE, {"fact": "This animated short was made for children."}),
    ],
)
def test_does_not_say_so_in_doubt(match: Match, facts: dict[str, Any]) -> None:
    """A starter, no year, a film not unlike it, the film of an id, a series or short: unchecked."""
    material = _material(match, **{key: value for key, value in facts.items() if key != "year"})
    if "year" in facts:
        items = tuple(replace(item, record=replace(item.record, year=None)) for item in material.items)
        material = replace(material, items=items)
    assert _value(material, MATCHES, "is_found") is None


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        ("It was adapted from a novel by Vadim Korin.", None),
        ("Anna Reyna plays the sister of the postman.", None),
        ("The film stars Boris Lemov in his last part.", None),
        ("The film was directed by Boris Lemov, who loved the sea.", False),
        ("It plays in a small town by the Black Sea.", False),
    ],
)
def test_a_text_that_names_author_or_player_leaves_doubt(fact: str, found: object) -> None:
    """What a generator makes up seldom has those; whom it calls the director is another rule's matter."""
    assert _value(_material(NONE, fact=fact), MATCHES, "is_found") is found


def test_a_found_film_is_found() -> None:
    """By id, by title, or open between several."""
    for match in (
        Match(status=MatchStatus.TITLE, film=CRANES, title_film=CRANES, score=1.0),
        Match(status=MatchStatus.AMBIGUOUS, candidates=(CRANES, BALLAD)),
    ):
        assert _value(_material(match), MATCHES, "is_found") is True
    assert _value(_material(match), MATCHES, "candidate_count") == 2


def test_a_suggested_id_is_safe_only_for_the_film_s_own_title() -> None:
    """A film found by a title that resembles its own is suggested, not written."""
    film = make_film(7, "The Postman of Perekop", 1966)
    for known, safe in ((film, True), (replace(film, titles=("The Postmen of Perekop",)), False)):
        match = Match(status=MatchStatus.TITLE, film=known, title_film=known, score=1.0)
        material = _material(match)
        assert _value(material, FILMS, "suggested_imdb_id") == "tt0000007"
        assert _value(material, FILMS, "suggested_imdb_id_is_safe") is safe


@pytest.mark.parametrize(
    ("title", "film", "has"),
    [
        ("Cranes Are Flying, The", CRANES, True),
        ("Летят журавли", CRANES, True),
        ("The Cranes Are Flyind", CRANES, False),
        ("Enjoy Your Bath!", make_film(1, "The Irony of Fate, or Enjoy Your Bath!"), True),
        ("", CRANES, False),
    ],
)
def test_knows_a_film_s_titles(title: str, film: Film, *, has: bool) -> None:
    """In another dress or script, and by a part; not misspelt."""
    assert has_title(film, title) is has
