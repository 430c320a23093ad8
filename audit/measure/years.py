"""Years: stated, plausible, the reference's, the poster's, and the same in every post."""

from collections import defaultdict
from collections.abc import Mapping

from audit.measure.claims import form
from audit.measure.claims.form_verdict import KINDS, meant_film
from audit.measure.claims.release import KEPT_UNTIL
from audit.measure.claims.shelved import shelved
from audit.measure.sameness import by_film, by_value, distinct, film_fact, place
from audit.model import Evidence, Form, Material
from audit.tables import CLAIMS, FILMS, MATCHES, Measured, Tables, measures

FIRST_FILM_YEAR = 1888
"""Roundhay Garden Scene, the oldest film that survives."""
YEARS_ANNOUNCED = 5
"""Films are announced a few years ahead; later ones are slips of the pen."""


@measures(FILMS, has_year="boolean", years_outside_cinema="Int64")
def stated_years(material: Material, tables: Tables) -> Measured:
    """Measure whether a year is stated, and how far it lies outside 1888 and five years from now."""
    measured = Measured.start(tables.rows(FILMS), "has_year", "years_outside_cinema")
    last = material.now.year + YEARS_ANNOUNCED
    for at, item in enumerate(material.items):
        year = item.record.year
        if "year" in item.film_list.fields:
            measured.columns["has_year"][at] = year is not None
        if year is not None:
            measured.columns["years_outside_cinema"][at] = max(FIRST_FILM_YEAR - year, year - last, 0)
    return measured


@measures(
    MATCHES,
    year_gap="Int64",
    year_film="string",
    film_year="Int64",
    suggested_year="Int64",
    is_year_of_namesake="boolean",
)
def year_gap(material: Material, tables: Tables) -> Measured:
    """Measure the years between the stated year and the film's, without sign; and that film and its year.

    A film that was kept from its audience has several: that of its making, of its first showing and of its release, by
    the table of such films, or where the item's own text says that it was kept until the year of the reference.

    Where the text says that the film is animated, or a documentary, and of the films of the title only one with another
    year is, that one is the film, and ``is_year_of_namesake`` is true; whether year or text is wrong is for an editor
    to say, and no year is suggested.
    """
    columns = ("year_gap", "year_film", "film_year", "suggested_year", "is_year_of_namesake")
    measured = Measured.start(tables.rows(MATCHES), *columns)
    kept, forms = _claimed(tables, KEPT_UNTIL), _claimed(tables, form.RELATION)
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        film, year = item.match.film, item.record.year
        if film is None or film.year is None or year is None:
            continue
        known = {film.year, *shelved().get(film.imdb_id, ())}
        if str(film.year) in kept.get(item.row, ()) and year < film.year:
            known.add(year)
        facts = film_fact(item, film.year)
        name = film.title
        for claimed in sorted(forms.get(item.row, ())):
            if meant := meant_film(item, Form(claimed), material.reference):
                film, name, known = meant, f"the {KINDS[Form(claimed)]} {meant.title}", {meant.year or year}
                value = f"{name}, {film.year}"
                facts = film_fact(item, f"{facts[0].value}, and this is no {KINDS[Form(claimed)]}")
                facts += (Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=value),)
        measured.columns["year_gap"][at] = min(abs(year - one) for one in known)
        measured.columns["year_film"][at] = name
        measured.columns["film_year"][at] = film.year
        is_namesake = film is not item.match.film
        measured.columns["suggested_year"][at] = None if is_namesake else film.year
        measured.columns["is_year_of_namesake"][at] = is_namesake
        measured.evidence[row, "year_gap"] = facts
    return measured


def _claimed(tables: Tables, wanted: str) -> Mapping[str, set[str]]:
    """Return item to what its texts claim in a relation."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = zip(*(tables.values(CLAIMS, column) for column in ("film_row", "relation", "claimed")), strict=True)
    for row, relation, claimed in rows:
        if relation == wanted:
            found[str(row)].add(str(claimed))
    return found


@measures(FILMS, poster_year="Int64", poster_year_gap="Int64")
def poster_year(material: Material, tables: Tables) -> Measured:
    """Measure the years between the stated year and the one in the poster's file name.

    Null where the reference confirms the stated year and the poster is one year off: release years differ by country,
    and then it is the file name that is off.
    """
    measured = Measured.start(tables.rows(FILMS), "poster_year", "poster_year_gap")
    for at, item in enumerate(material.items):
        stated, poster = item.record.year, item.record.poster_year
        measured.columns["poster_year"][at] = poster
        if stated is None or poster is None:
            continue
        gap = abs(stated - poster)
        film = item.match.film
        confirmed = film is not None and film.year == stated
        measured.columns["poster_year_gap"][at] = None if confirmed and gap == 1 else gap
        file_name = (item.record.poster or "").rpartition("/")[2]
        fact = Evidence(source="poster", id=file_name, url=item.record.poster or "", value=str(poster))
        measured.evidence[item.row, "poster_year"] = (fact,)
    return measured


@measures(FILMS, years_given="Int64", other_years="string")
def years_across_posts(material: Material, tables: Tables) -> Measured:
    """Measure how many different years the feed gives one film, and the others than the item's own."""
    measured = Measured.start(tables.rows(FILMS), "years_given", "other_years")
    at = {item.row: place for place, item in enumerate(material.items)}
    for group in by_film(item for item in material.items if item.record.year is not None).values():
        years = by_value(group, lambda item: item.record.year)
        for item in group:
            others = [one for year, some in years.items() if year != item.record.year for one in some]
            measured.columns["years_given"][at[item.row]] = len(years)
            measured.columns["other_years"][at[item.row]] = ", ".join(distinct(str(one.record.year) for one in others))
            if others:
                measured.evidence[item.row, "other_years"] = tuple(place(one, one.record.year) for one in others)
                measured.evidence[item.row, "years_given"] = film_fact(item, item.match.film and item.match.film.year)
    return measured
