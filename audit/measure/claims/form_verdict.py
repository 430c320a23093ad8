"""Weighs whether a film is animated or a documentary against IMDb's genres."""

from collections.abc import Mapping

from audit.measure.claims.features import Features, is_sure
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_fact
from audit.model import Claim, Film, Form, Item, Reference, Verdict

KINDS: Mapping[Form, str] = {Form.ANIMATION: "animated film", Form.DOCUMENTARY: "documentary"}
"""Form to what a film of it is called."""

_NAMES: Mapping[Form, str] = {
    Form.ANIMATION: "among its genres is Animation",
    Form.DOCUMENTARY: "among its genres is Documentary",
}
_NEITHER = "among its genres is neither Animation nor Documentary"


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for the form among the film's; ``is_of_claimed_form`` is null where nothing is known, or another film meant.

    A film of the same title that has the form is the one meant: then the item's year is another film's, which the year
    itself is told for.
    """
    item, form = claim.item, Form(claim.object)
    film = item.match.film
    if film is None or film.forms is None or not is_sure(item):
        return Weighed()
    fits = form in film.forms
    is_another_meant = not fits and meant_film(item, form, features.reference) is not None
    facts = film_fact(item, _NAMES[max(film.forms)] if film.forms else _NEITHER)
    return Weighed(
        verdict=Verdict.SUPPORTED if fits else Verdict.CONTRADICTED,
        values={"is_of_claimed_form": None if is_another_meant else fits},
        evidence={"is_of_claimed_form": facts, "verdict": facts},
    )


def meant_film(item: Item, form: Form, reference: Reference) -> Film | None:
    """Return the one film of the item's title and another year that has a form which the item's own film lacks.

    Those of its country come first. None where there is no such film, or several. That the item names the director of
    its own film speaks for nothing: a site takes director and cast from the id, while title, year and text were
    written together.
    """
    film, year = item.match.film, item.record.year
    if film is None or film.forms is None or form in film.forms or year is None or not is_sure(item):
        return None
    others = [one for one in reference.by_title(item.record.title) if one.forms and form in one.forms]
    others = [one for one in others if set(one.countries) & set(film.countries)] or others
    if len(others) != 1 or others[0].year is None or abs(others[0].year - year) <= 1:
        return None
    return others[0]
