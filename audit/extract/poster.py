"""What the file name of a poster says of the film."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

_YEAR = r"((?:18|19|20)\d\d)"
# The owner's generator writes slug, year and a number of its own; WordPress may add the size of a thumbnail.
_SIZE = re.compile(r"-(?:\d{2,4}x\d{2,4}|scaled)$")
_NUMBERED = re.compile(rf"(.{{1,250}})-{_YEAR}-\d{{1,12}}")
_DATED = re.compile(rf"(.{{1,250}})-{_YEAR}")
_PLACEHOLDER = re.compile(
    r"(?:^|[-_.])(?:non?[-_]?(?:poster|image|img|picture|photo)|placeholder|default|missing|blank|dummy|coming[-_]?soon|"
    r"(?:poster|image)[-_]?(?:not[-_]?(?:found|available)|unavailable))(?:$|[-_.])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterName:
    """What a poster's file name says; None where it does not say."""

    title: str | None = None
    year: int | None = None
    is_placeholder: bool = False


def read_poster_name(url: str) -> PosterName:
    """Return what the file name in a poster's address says."""
    path = url.partition("?")[0].partition("#")[0]
    stem = unquote(path.rpartition("/")[2]).rpartition(".")[0]
    stem = _SIZE.sub("", stem)
    named = _NUMBERED.fullmatch(stem) or _DATED.fullmatch(stem)
    if named:
        return PosterName(title=named[1], year=int(named[2]))
    # A film may be called "Blank" or "Missing", so only a name without a year can be a placeholder's.
    return PosterName(is_placeholder=_PLACEHOLDER.search(stem) is not None)
