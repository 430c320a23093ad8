"""What is believed of a film that several sources know: IMDb's file, Wikidata, the bundled starter.

The order of trust is fixed. Each fact comes from the first source that has it:

- kind, year, running time, rating, directors: IMDb's file, which is the most complete and says what a list's id means;
  then the starter.
- countries: Wikidata, as IMDb's file has none; then the starter.
- titles, cast and forms: IMDb's file first; what the starter knows besides is added, since it only adds spellings,
  names, and a genre beyond the three that IMDb names.

Where a later source says something else, that is kept as a disagreement, for editors to see.
"""

from collections.abc import Iterable
from dataclasses import replace

from audit.model import Film, Form
from audit.spelling import same_person


def merge_film(imdb: Film | None, wikidata: tuple[str, ...], starter: Film | None) -> Film:
    """Return one film from what the sources say of it; one of IMDb's file and the starter must know it."""
    if starter is None:
        assert imdb is not None  # noqa: S101 - as said above
        return replace(imdb, countries=wikidata)
    countries = wikidata or starter.countries
    differing = _differing_countries(wikidata, starter.countries)
    if imdb is None:
        return replace(starter, countries=countries, disagreements=tuple(differing))
    return replace(
        imdb,
        titles=tuple(dict.fromkeys((*imdb.titles, *starter.titles))),
        year=imdb.year or starter.year,
        directors=imdb.directors or starter.directors,
        forms=_union(imdb.forms, starter.forms),
        cast=(*imdb.cast, *_others(starter.cast, imdb.cast)),
        countries=countries,
        disagreements=(*_differing_years(imdb, starter), *_differing_directors(imdb, starter), *differing),
    )


def _union(forms: frozenset[Form] | None, others: frozenset[Form] | None) -> frozenset[Form] | None:
    return others if forms is None else forms | (others or frozenset())


def _others(names: Iterable[str], known: tuple[str, ...]) -> list[str]:
    """Return the names that are no spelling of a known one."""
    return [name for name in names if not any(same_person(name, one) for one in known)]


def _differing_years(imdb: Film, starter: Film) -> Iterable[str]:
    if imdb.year and starter.year and imdb.year != starter.year:
        yield f"year: imdb {imdb.year}, starter {starter.year}"


def _differing_directors(imdb: Film, starter: Film) -> Iterable[str]:
    if not imdb.directors or not starter.directors:
        return
    if _others(imdb.directors, starter.directors) or _others(starter.directors, imdb.directors):
        yield f"directors: imdb {' and '.join(imdb.directors)}, starter {' and '.join(starter.directors)}"


def _differing_countries(wikidata: tuple[str, ...], starter: tuple[str, ...]) -> Iterable[str]:
    """Say so where each names a country that the other does not; one may well name more than the other."""
    if set(wikidata) - set(starter) and set(starter) - set(wikidata):
        yield f"countries: wikidata {' '.join(wikidata)}, starter {' '.join(starter)}"
