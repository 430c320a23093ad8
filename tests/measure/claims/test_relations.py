"""The words by which relations are passed over lose no claim."""

from pathlib import Path

import pytest

from audit.extract import extract
from audit.measure.claims.relations import RELATIONS, finders_for
from audit.measure.claims.sentences import Sentence, sentences_of
from audit.read import read_feed
from tests.measure.factory import make_item, make_record

FEEDS = sorted((Path(__file__).parents[2] / "feeds").glob("*.xml"))


def sentences_in(path: Path) -> list[Sentence]:
    """Return every sentence of a feed's films."""
    feed = read_feed(path.read_bytes(), path.name)
    records = [record for post in feed.posts for record in extract(post).records]
    return [sentence for record in records for sentence in sentences_of(make_item(record))]


def lost_in(sentences: list[Sentence]) -> list[str]:
    """Return the sentences with a claim that only relations find which are passed over."""
    return [
        sentence.text
        for sentence in sentences
        for find in RELATIONS
        if find not in finders_for(sentence) and list(find(sentence))
    ]


@pytest.mark.parametrize("feed", FEEDS, ids=lambda path: path.name)
def test_no_relation_is_passed_over_that_finds_a_claim(feed: Path) -> None:
    """In the feeds of this repository, every relation with something to say is asked."""
    sentences = sentences_in(feed)
    assert sentences
    assert not lost_in(sentences)


@pytest.mark.parametrize("name", ["seeds/soviet-letters.xml", "gold/listicles-dev.xml", "gold/injected-dev.xml"])
def test_none_is_in_the_labelled_feeds(shared: Path, name: str) -> None:
    """The same in the labelled feeds, where they are at hand."""
    assert not lost_in(sentences_in(shared / name))


def test_most_relations_are_passed_over() -> None:
    """A sentence without any of their words is handed only to those that look for themselves."""
    (sentence,) = sentences_of(make_item(make_record(fact="The hero walks home through the snow.")))
    always = [find for find, words in RELATIONS.items() if words is None]
    assert list(finders_for(sentence)) == always
