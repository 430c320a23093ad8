"""Origin: the countries of a film against the nationality its list claims."""

import re

from audit.measure.countries import country_names
from audit.measure.identity import has_title
from audit.measure.people import is_among, split_credits
from audit.measure.sameness import film_fact
from audit.measure.topic import ClaimedTopic, claimed_topic
from audit.model import Film, Item, Material
from audit.tables import MATCHES, Measured, Tables, measures

_CODE = re.compile(r"\b[A-Z]{2}(?:[A-Z]{2})?\b")


@measures(MATCHES, is_of_claimed_origin="boolean", origin="string", origin_is_disputed="boolean")
def origin(material: Material, tables: Tables) -> Measured:
    """Measure whether one of the film's countries is one the list claims; a co-production has several.

    Null where the list claims none or the reference knows no country: that a film goes by its original title in a
    country proves nothing. Null too where a title alone, without id or director, led to the film, and the title is not
    quite the film's or the reference not complete: it may only be a foreign namesake.

    ``origin_is_disputed``: the film's countries are not the claimed ones, but it goes by its original title in one of
    those, or another source of the reference names one. Null where ``is_of_claimed_origin`` is not False.
    """
    measured = Measured.start(tables.rows(MATCHES), "is_of_claimed_origin", "origin", "origin_is_disputed")
    complete = material.reference.info.complete
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        topic, film = claimed_topic(item.film_list), item.match.film
        if not topic.countries or film is None or not film.countries:
            continue
        inside = topic.accepts(film.countries, film.year)
        titled = complete and has_title(film, item.record.title)
        if inside is None or not (inside or titled or _is_identified(item)):
            continue
        countries = country_names(film.countries)
        measured.columns["is_of_claimed_origin"][at] = inside
        measured.columns["origin"][at] = countries
        measured.evidence[row, "is_of_claimed_origin"] = film_fact(item, f"made in {countries}")
        if not inside:
            measured.columns["origin_is_disputed"][at] = _is_disputed(film, topic)
    return measured


def _is_disputed(film: Film, topic: ClaimedTopic) -> bool:
    others = [code for said in film.disagreements if said.startswith("countries:") for code in _CODE.findall(said)]
    return topic.accepts((*film.origin_hint, *others), film.year) is True


def _is_identified(item: Item) -> bool:
    """Whether an id or a director, and not a title alone, led to the item's film."""
    film = item.match.film
    if film is None or item.match.status == "id":
        return film is not None
    return any(is_among(name, film.directors) for name in split_credits(item.record.directors, film.directors))
