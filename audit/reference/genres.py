"""What IMDb's genres say of a film's form: animated, a documentary, or neither.

IMDb names at most three genres a film, and these two among the first: of 55 animated films and documentaries of the
bundled table that IMDb's files have, all are marked. The other genres are matters of taste and are not kept.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from audit.model import Form

_GENRES: Final[Mapping[str, Form]] = {
    "animation": Form.ANIMATION,
    "animated": Form.ANIMATION,  # in files that others made in IMDb's form
    "documentary": Form.DOCUMENTARY,
}
_BITS: Final[Mapping[Form, int]] = {Form.ANIMATION: 1, Form.DOCUMENTARY: 2}


def forms_of(genres: Iterable[str]) -> frozenset[Form] | None:
    """Return the forms that genres name; None without any genre."""
    known = [genre.strip().casefold() for genre in genres]  # cinemagoer has them in small letters
    return frozenset(_GENRES[genre] for genre in known if genre in _GENRES) if any(known) else None


def form_bits(forms: frozenset[Form] | None) -> int | None:
    """Return forms as they are stored: 1 animated, 2 documentary, 0 neither; None where it is not known."""
    return None if forms is None else sum(_BITS[form] for form in forms)


def bits_forms(bits: int | None) -> frozenset[Form] | None:
    """Return the forms that are stored so."""
    return None if bits is None else frozenset(form for form, bit in _BITS.items() if bits & bit)
