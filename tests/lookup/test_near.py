"""Near titles are found among the titles of a year without comparing all, and as if all were compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from audit.lookup import blocks
from audit.lookup.blocks import YearBlock, YearBlocks, stem_of
from audit.lookup.near import NearTitles, closeness
from audit.model import TitleBlock
from tests.reference.factory import BALLAD, CRANES, LETTER, make_film, make_reference

WORDS = st.text(alphabet="abcdeikorstšž ", min_size=6, max_size=24).map(lambda text: " ".join(text.split()))


@given(folds=st.lists(WORDS.filter(len), min_size=1, max_size=20), sought=WORDS.filter(len))
def test_misses_no_close_title(folds: list[str], sought: str) -> None:
    """Whatever shares four letters in five is among those that are compared."""
    block = YearBlock(TitleBlock(folds=folds, imdb_ids=[f"tt{place:07d}" for place in range(len(folds))]))
    found = dict(block.alike(sought, 50))
    close = [fold for fold in folds if fuzz.ratio(fold, sought) >= 90]
    assert set(close) <= set(found)


def test_gives_titles_with_their_films() -> None:
    """The titles come back as they went in, with the id at the same place."""
    block = YearBlock(TitleBlock(folds=["leter", "žuravli letiat", "leters"], imdb_ids=["tt1", "tt2", "tt3"]))
    assert len(block) == 3
    assert set(block.alike("leter", 9)) == {("leter", "tt1"), ("leters", "tt3")}
    assert list(block.alike("leter", 1)) == [("leter", "tt1")]
    assert [block.id_at(place) for place in block.having(stem_of("letiat"))] == ["tt2"]
    assert [block.id_at(place) for place in block.having(stem_of("leters"))] == ["tt3"]


@pytest.mark.parametrize("folds", [[], [""], ["", "leter", ""]])
def test_takes_empty_blocks(folds: list[str]) -> None:
    """A reference may have no titles of a year, or titles of no letters."""
    block = YearBlock(TitleBlock(folds=folds, imdb_ids=["tt1"] * len(folds)))
    assert [fold for fold, _ in block.alike("leter", 9)] == [fold for fold in folds if fold]
    assert len(block.having(stem_of("leter"))) == len([fold for fold in folds if fold])


def test_finds_words_by_their_stems() -> None:
    """Endings after the sixth letter make no difference; a word is found in the middle of a title."""
    block = YearBlock(TitleBlock(folds=["stalingradska bitva", "te kuban kosaks"], imdb_ids=["tt1", "tt2"]))
    assert block.having(stem_of("stalingrad")).tolist() == [0]
    assert block.having(stem_of("kuban")).tolist() == [1]
    assert block.having(stem_of("kub")).tolist() == []


def test_keeps_few_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Old years are dropped, the one that is asked for never."""
    monkeypatch.setattr(blocks, "_MAX_TITLES", 4)
    with make_reference([CRANES, BALLAD, LETTER]) as reference:
        kept = YearBlocks(reference)
        sizes = [len(kept.of(year)) for year in (1957, 1959, 1960, 1957)]
        assert min(sizes) >= 2
        assert sum(len(block) for block in kept._kept.values()) <= 4  # noqa: SLF001 - what is kept is no one else's business


def test_ranks_by_letters_and_by_telling_words() -> None:
    """The closest spelling first; the rarer the shared words the better."""
    films = [make_film(number, f"The Evening {number}", 1953 + number % 11) for number in range(10, 99)]
    with make_reference([CRANES, *films]) as reference:
        near = NearTitles(YearBlocks(reference))
        assert near.spelt_alike(["The Cranes Are Fliing"], [1957])[0].imdb_id == CRANES.imdb_id
        told = near.with_telling_words(["Cranes in the Evening"], 1958)
        assert told[0][1] == CRANES.imdb_id
        assert told[0][0] > 0
        assert all(worth < 0 for worth, _ in told[1:])
        assert near.with_telling_words(["Cranes"], 1990) == []
        assert near.spelt_alike([""], [1957]) == []


def test_measures_closeness_of_the_closest() -> None:
    """Any title against any."""
    assert closeness(["Nothing", "Letyat zhuravli"], CRANES.titles) == 1
    assert closeness(["Nothing"], []) == 0
