"""The country table in pages the Wikidata query service can answer, and what its answers mean.

A page is a few countries, and for a large country the films whose id ends in one digit. Countries are looked up in an
index of the service, so a page costs what it returns; an OFFSET, or a prefix of the ids, would make it walk through
every film for each page. A page also means the same films however often the data change between two of them.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

COUNTS_QUERY = """\
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT ?country (COUNT(?film) AS ?films) WHERE { ?film wdt:P495 ?country } GROUP BY ?country"""
"""How much each country of origin (P495) has; the only query over all of it, and the service counts from its index."""

PAGE_FILMS = 100_000
"""Works on a page: ten pages for the largest country. An estimate; what is too much for the service gets split."""
PAGE_COUNTRIES = 150
"""Keeps the address below 4 kB; servers are only sure to take 8 kB (RFC 9110, section 4.1)."""

_DIGITS = "0123456789"
_LONGEST_ENDING = 3
"""A thousandth of a country is below 1,000 films for every country there is."""

_ENTITY = re.compile(r"http://www\.wikidata\.org/entity/(Q[1-9]\d{0,14})", re.ASCII)
_TITLE_ID = re.compile(r"tt\d{7,8}", re.ASCII)
_VALUE = re.compile(r"\S+")


class TooMuchError(Exception):
    """The service ran out of its time on a query."""


class NoTableError(Exception):
    """An answer is not the whole table that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The films of some countries.

    Attributes:
        countries: Entities such as ``Q30``.
        ending: The last digits of the films' IMDb ids; empty for all films.
    """

    countries: tuple[str, ...]
    ending: str = ""

    @property
    def query(self) -> str:
        """The SPARQL query; its columns are ``imdb`` (P345) and ``country`` (P495)."""
        countries = " ".join(f"wd:{country}" for country in self.countries)
        ending = f'  FILTER(STRENDS(?imdb, "{self.ending}"))\n' if self.ending else ""
        return (
            "PREFIX wd: <http://www.wikidata.org/entity/>\nPREFIX wdt: <http://www.wikidata.org/prop/direct/>\nSELECT"
            f" DISTINCT ?imdb ?country WHERE {{\n  VALUES ?country {{ {countries} }}\n  ?film wdt:P495 ?country ;"
            f" wdt:P345 ?imdb .\n{ending}}}"
        )

    @property
    def file_name(self) -> str:
        """A name that no other page has."""
        return f"{hashlib.sha256(self.query.encode()).hexdigest()[:20]}.csv"

    def split(self) -> "tuple[Page, ...]":
        """Return smaller pages with the same films, or none if this one is as small as can be."""
        half = len(self.countries) // 2
        if half:
            return replace(self, countries=self.countries[:half]), replace(self, countries=self.countries[half:])
        if len(self.ending) < _LONGEST_ENDING:
            return tuple(replace(self, ending=digit + self.ending) for digit in _DIGITS)
        return ()


def plan_pages(films: Mapping[str, int]) -> list[Page]:
    """Return pages for the countries, given how many works each has: large ones divided, small ones together."""
    pages: list[Page] = []
    together: list[str] = []
    weight = 0
    for country, count in sorted(films.items(), key=lambda item: (-item[1], item[0])):
        if count > PAGE_FILMS:
            pages += Page(countries=(country,)).split()
            continue
        if together and (weight + count > PAGE_FILMS or len(together) == PAGE_COUNTRIES):
            pages.append(Page(countries=tuple(together)))
            together, weight = [], 0
        together.append(country)
        weight += count
    if together:
        pages.append(Page(countries=tuple(together)))
    return pages


def read_counts(body: bytes) -> dict[str, int]:
    """Return works by country. Origins that Wikidata calls unknown are no entities and are left out.

    Raises:
        NoTableError: It is not the answer to ``COUNTS_QUERY``.
    """
    counts: dict[str, int] = {}
    for country, films in _rows(body, ["country", "films"]):
        found = _ENTITY.fullmatch(country)
        if not (films.isascii() and films.isdigit()):
            raise NoTableError
        if found:
            counts[found[1]] = int(films)
    return counts


def read_page(body: bytes) -> list[str]:
    """Return the lines ``imdb,country`` of a page, country as the entity's address.

    Ids that are not of a title (a person, a company), and origins that are unknown, are left out.

    Raises:
        NoTableError: It is not the whole answer to a page's query.
    """
    rows = _rows(body, ["imdb", "country"])
    return [f"{imdb},{country}" for imdb, country in rows if _TITLE_ID.fullmatch(imdb) and _ENTITY.fullmatch(country)]


def _rows(body: bytes, header: list[str]) -> Iterator[list[str]]:
    # The service has sent status 200 by the time it fails, and then writes the error into the table. So every row has
    # to look like one, and the last has to be ended.
    try:
        rows = csv.reader(body.decode("utf-8").splitlines(), strict=True)
        if next(rows, None) != header or not body.endswith(b"\n"):
            raise NoTableError
        for row in rows:
            if len(row) != len(header) or not all(_VALUE.fullmatch(value) for value in row):
                raise NoTableError
            yield row
    except (UnicodeDecodeError, csv.Error) as error:
        raise NoTableError from error
