"""Origin: the countries of a film against the nationality its list claims."""

from audit.measure.sameness import film_fact
from audit.measure.topic import claimed_topic
from audit.model import Item, Material
from audit.spelling import same_person
from audit.tables import MATCHES, Measured, Tables, measures


@measures(MATCHES, is_of_claimed_origin="boolean", origin="string")
def origin(material: Material, tables: Tables) -> Measured:
    """Measure whether one of the film's countries is one the list claims; a co-production has several.

    Null where the list claims none or the reference knows none. Null too where a title alone, without id or director,
    led to the film in an incomplete reference: it may hold only the film's foreign namesake.
    """
    measured = Measured.start(tables.rows(MATCHES), "is_of_claimed_origin", "origin")
    complete = material.reference.info.complete
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        topic, film = claimed_topic(item.film_list), item.match.film
        if not topic.countries or film is None or not film.countries:
            continue
        inside = topic.accepts(film.countries, film.year)
        if inside is None or (not inside and not complete and not _is_identified(item)):
            continue
        countries = ", ".join(film.countries)
        measured.columns["is_of_claimed_origin"][at] = inside
        measured.columns["origin"][at] = countries
        measured.evidence[row, "is_of_claimed_origin"] = film_fact(item, f"made in {countries}")
    return measured


def _is_identified(item: Item) -> bool:
    """Whether an id or a director, and not a title alone, led to the item's film."""
    film = item.match.film
    if film is None or item.match.status == "id":
        return film is not None
    return any(same_person(name, known) for name in item.record.directors for known in film.directors)
