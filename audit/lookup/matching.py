"""From list items to films: by the stated id where the item agrees with it, else by title."""

from collections.abc import Sequence

from audit.lookup.agreement import Agreement, Fact, compare, listed_year, probability
from audit.lookup.resolve import Resolution, Resolver
from audit.model import Film, FilmList, FilmRecord, Match, MatchStatus, Reference

_LIKELY = 0.5
"""Score from which an item is more likely its id's film than another."""


def look_up(lists: Sequence[FilmList], reference: Reference) -> tuple[tuple[Match, ...], ...]:
    """Find each item of each list in a reference.

    All ids are asked for at once. Titles are resolved for every item, with or without an id, so that a wrong id can be
    told from a wrong title; an item that comes again is resolved once.

    Returns:
        One tuple a list, one match an item, in order. The candidates of a match with the status ``none`` are films that
        are only not unlike the item: too little to show them, enough not to say that there is no such film.
    """
    records = [record for film_list in lists for record in film_list.records]
    known = reference.by_ids({imdb_id for record in records if (imdb_id := _stated_id(record))})
    resolver = Resolver(reference)
    matches: dict[tuple[object, ...], Match] = {}
    # By year, since the titles of a year are read from the reference at once and kept only for a while.
    for record in sorted(records, key=lambda record: listed_year(record) or 0):
        key = _key(record)
        if key not in matches:
            matches[key] = _match(record, known.get(_stated_id(record)), resolver)
    return tuple(tuple(matches[_key(record)] for record in film_list.records) for film_list in lists)


def _key(record: FilmRecord) -> tuple[object, ...]:
    """Return all that a match depends on."""
    stated = _stated_id(record)
    texts = record.description, record.fact
    return stated, record.title, record.year, record.directors, record.poster_title, record.poster_year, *texts


def _stated_id(record: FilmRecord) -> str:
    return record.imdb_id or record.poster_imdb_id or ""


def _match(record: FilmRecord, id_film: Film | None, resolver: Resolver) -> Match:
    agreement = None if id_film is None else compare(record, id_film)
    agrees = agreement is not None and agreement.title is Fact.SAME and not agreement.doubts
    resolution = resolver.resolve_exactly(record) if agrees else resolver.resolve(record)
    title_film, titled = resolution.film, resolution.agreement
    id_score = None
    if id_film is not None and agreement is not None:
        same = title_film is not None and title_film.imdb_id == id_film.imdb_id
        id_score = _score_id(agreement, None if same or resolution.is_near else titled)
    if id_score is not None and id_score >= _LIKELY:
        status, film, score = MatchStatus.ID, id_film, id_score
    elif titled is not None:
        status, film, score = MatchStatus.TITLE, title_film, titled.score
    else:
        status, film, score = _status(resolution), None, None
    return Match(
        status=status,
        film=film,
        id_film=id_film,
        title_film=title_film,
        candidates=resolution.candidates,
        score=score,
        id_score=id_score,
    )


def _status(resolution: Resolution) -> MatchStatus:
    return MatchStatus.AMBIGUOUS if resolution.candidates and resolution.is_likely else MatchStatus.NONE


def _score_id(agreement: Agreement, rival: Agreement | None) -> float:
    """Score the film of an id, beside the film that the title names.

    The rival counts only where nothing speaks against it, and where the item has not the title of its id's film: then a
    year that happens to fit, or the director of a sequel, is no longer enough. Of two films of one title it counts on
    its director's word against a film that has not the year or the director: the id is of the remake.
    """
    if rival is None or rival.doubts:
        return agreement.score
    is_namesake = agreement.title is Fact.SAME
    if is_namesake and not (agreement.doubts and rival.director is Fact.SAME):
        return agreement.score
    return min(agreement.score, probability(agreement.decibans - rival.decibans))
