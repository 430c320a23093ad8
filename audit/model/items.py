"""What measuring works on, and what the texts claim."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from audit.model.feeds import Feed
from audit.model.films import Match, Reference
from audit.model.lists import FilmList, FilmRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One list item with everything known about it.

    Attributes:
        row: Its index in the ``films`` and ``matches`` tables, ``<post number>.<position>``.
    """

    row: str
    film_list: FilmList
    record: FilmRecord
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What measuring works on.

    Attributes:
        items: Every item of every list, in order.
        now: The moment the audit counts as its present (UTC).
        check_links: Whether links may be asked for over the network.
    """

    feed: Feed
    lists: tuple[FilmList, ...]
    items: tuple[Item, ...]
    reference: Reference
    now: datetime
    check_links: bool = False


class Verdict(StrEnum):
    """What the evidence says about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing a text asserts about its item.

    Attributes:
        item: The item whose text asserts it.
        field: ``description`` or ``fact``.
        relation: What is asserted, such as ``directed-by`` or ``directorial-debut``.
        object: Whom or what it is asserted of, as the text spells it.
        span: The words of the text that assert it.
    """

    item: Item
    field: str
    relation: str
    object: str
    span: str
