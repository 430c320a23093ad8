"""Topic: what a list claims of its films in title, introduction and categories, and how the list holds to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.measure.list_sizes import find_size, find_size_in_sentence
from audit.measure.list_words import FILM_NOUN, TITLE_LIMIT, headings
from audit.measure.nationalities import Nationality, find_nationalities
from audit.measure.periods import Period, find_made_in, find_period
from audit.model import Evidence, FilmList, Material, Post
from audit.tables import FILMS, POSTS, Measured, Tables, measures


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedTopic:
    """What a post claims of all its films. Empty sets, empty texts and None mean that it claims nothing of the kind.

    Attributes:
        countries: Codes of the claimed countries; several nationalities are a union.
        compatible: Codes that references give to such films as well, but only up to the year ``compatible_until``.
        nationality: What was read, such as ``Soviet`` or ``French, Italian``.
        first_year: Inclusive; a former state bounds the years of its films even where the post names no period.
        last_year: Inclusive.
        period: What was read, or the years of the former state.
        count: Number of films.
        nationality_read_from: ``title``, ``intro`` or ``categories``.
        period_read_from: The same, or ``nationality``.
        count_read_from: ``title`` or ``intro``.
    """

    countries: frozenset[str] = frozenset()
    compatible: frozenset[str] = frozenset()
    compatible_until: int | None = None
    nationality: str = ""
    first_year: int | None = None
    last_year: int | None = None
    period: str = ""
    count: int | None = None
    nationality_read_from: str = ""
    period_read_from: str = ""
    count_read_from: str = ""

    def accepts(self, countries: Iterable[str], year: int | None) -> bool | None:
        """Whether a film of these countries and year is of the claimed nationality; None where that is not known.

        One country of a co-production is enough. A year that is not known does not speak against a compatible code.
        """
        known = set(countries)
        if year is not None and year in UNION_YEARS and "RU" in known:
            known.add("SUHH")  # some sources call films of the other republics Russian, too
        if not self.countries or not known:
            return None
        if known & self.countries:
            return True
        held = year is None or self.compatible_until is None or year <= self.compatible_until
        return bool(held and known & self.compatible)


INTRO_LIMIT = 3_000
"""Characters of an introduction that are read; the longest real one seen has 900."""
UNION_YEARS = range(1923, 1992)
"""Years in which a film of Russia was one of the Soviet Union."""
GRACE_YEARS = 1
"""A film of a former state may come out in the year after its end."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORTCODE = re.compile(r"^\s*(?:\[[^\[\]]{1,60}\]\s*)+")
# An introduction speaks of many things: only where it introduces the list itself is a nationality the list's.
_INTRODUCES = re.compile(
    r"(?:(?:list|collection|selection|compilation|round-?up|guide|line-?up|journey|tour|look|dive)\s+(?:of|to|through"
    r"|at|into|showcases|features|presents|includes|gathers|explores|highlights|brings\stogether)|here\sare|discover"
    rf"|explore)\s+(?P<films>(?:the\s|some\sof\s|our\s)?(?:[\w'’-]{{1,30}}\s+){{0,8}}?{FILM_NOUN}(?!\w))"
    r"|^(?P<start>(?:the\s)?(?:best|greatest|top|finest|[1-9]\d?|ten|five|twelve|fifteen"
    rf"|twenty)\s+(?:[\w'’-]{{1,30}}\s+){{0,6}}?{FILM_NOUN}(?!\w))"
    rf"|^(?P<only>(?:[\w'’-]{{1,30}}\s+){{1,4}}?{FILM_NOUN})\s+(?:about|on|set)\b",
    re.IGNORECASE,
)


def claimed_topic(film_list: FilmList) -> ClaimedTopic:
    """Return what a post claims of its films; the title decides, the rest only supplies what the title leaves open."""
    return _read_topic(film_list.post.title, film_list.intro[:INTRO_LIMIT], film_list.post.categories)


@lru_cache(maxsize=4096)
def _read_topic(title: str, intro: str, categories: tuple[str, ...]) -> ClaimedTopic:
    heads = list(headings(title))
    sentences = _SENTENCE.split(_SHORTCODE.sub("", intro))
    introduced = [phrase for sentence in sentences for phrase in _introduced(sentence)]
    named = [head for category in categories for head in headings(category)]
    nationalities, nationality_from = _first_nationalities(
        (("title", heads), ("intro", introduced), ("categories", named))
    )
    period, period_from = _first_period(title, heads, introduced, nationalities)
    count, count_from = find_size(title[:TITLE_LIMIT]), "title"
    if count is None:
        sizes = (find_size_in_sentence(sentence[:TITLE_LIMIT]) for sentence in sentences)
        count, count_from = next((size for size in sizes if size is not None), None), "intro"
    untils = [one.until for one in nationalities if one.also and one.until is not None]
    return ClaimedTopic(
        countries=frozenset().union(*(one.countries for one in nationalities)),
        compatible=frozenset().union(*(one.also for one in nationalities)),
        compatible_until=max(untils, default=None),
        nationality=", ".join(one.label for one in nationalities),
        nationality_read_from=nationality_from,
        first_year=period.first_year if period else None,
        last_year=period.last_year if period else None,
        period=period.label if period else "",
        period_read_from=period_from,
        count=count,
        count_read_from=count_from if count is not None else "",
    )


def _introduced(sentence: str) -> list[str]:
    found = _INTRODUCES.search(sentence[:TITLE_LIMIT])
    return [found["films"] or found["start"] or found["only"]] if found else []


def _first_nationalities(places: Iterable[tuple[str, Sequence[str]]]) -> tuple[list[Nationality], str]:
    for name, phrases in places:
        found = {one.label: one for phrase in phrases for one in find_nationalities(phrase)}
        if found:
            return list(found.values()), name
    return [], ""


def _first_period(
    title: str, heads: Sequence[str], introduced: Sequence[str], nationalities: Sequence[Nationality]
) -> tuple[Period | None, str]:
    if period := next(filter(None, map(find_period, heads)), None) or find_made_in(title[:TITLE_LIMIT]):
        return period, "title"
    if period := next(filter(None, map(find_period, introduced)), None):
        return period, "intro"
    if nationalities and all(one.first_year is not None for one in nationalities):
        first = min(one.first_year or 0 for one in nationalities)
        last = max(one.until or 0 for one in nationalities) + GRACE_YEARS
        return Period(f"{first}–{last}", first, last), "nationality"
    return None, ""


def _said(post: Post, place: str, value: str) -> tuple[Evidence, ...]:
    words = {"title": post.title, "categories": ", ".join(post.categories)}.get(place, place)
    return (Evidence(source="feed", id=post.guid, url=post.link, value=f"{value}, read from “{words}”"),)


@measures(POSTS, claimed_nationality="string", claimed_period="string", claimed_films="Int64", item_count_gap="Int64")
def claimed(material: Material, tables: Tables) -> Measured:
    """Measure what each post claims of its list; null where it claims nothing of the kind.

    ``item_count_gap`` is the number of films found less the number claimed; null too where no list was found.
    """
    measured = Measured.start(
        tables.rows(POSTS), "claimed_nationality", "claimed_period", "claimed_films", "item_count_gap"
    )
    for at, (row, one) in enumerate(zip(tables.rows(POSTS), material.lists, strict=True)):
        topic = claimed_topic(one)
        measured.columns["claimed_nationality"][at] = topic.nationality or None
        measured.columns["claimed_period"][at] = topic.period or None
        measured.columns["claimed_films"][at] = topic.count
        if topic.nationality:
            fact = _said(one.post, topic.nationality_read_from, topic.nationality)
            measured.evidence[row, "claimed_nationality"] = fact
        if topic.period:
            measured.evidence[row, "claimed_period"] = _said(one.post, topic.period_read_from, topic.period)
        if topic.count is not None and one.records:
            measured.columns["item_count_gap"][at] = len(one.records) - topic.count
            fact = _said(one.post, topic.count_read_from, f"{topic.count} films")
            measured.evidence[row, "item_count_gap"] = fact
    return measured


@measures(FILMS, years_outside_period="Int64")
def period(material: Material, tables: Tables) -> Measured:
    """Measure how many years a stated year lies outside the claimed period, 0 inside it.

    Null where the list claims no period or the item states no year.
    """
    measured = Measured.start(tables.rows(FILMS), "years_outside_period")
    for at, (row, item) in enumerate(zip(tables.rows(FILMS), material.items, strict=True)):
        topic, year = claimed_topic(item.film_list), item.record.year
        if year is None or not topic.period:
            continue
        early = topic.first_year - year if topic.first_year is not None else 0
        late = year - topic.last_year if topic.last_year is not None else 0
        measured.columns["years_outside_period"][at] = max(0, early, late)
        measured.evidence[row, "years_outside_period"] = _said(
            item.film_list.post, topic.period_read_from, topic.period
        )
    return measured
