"""What a full reference is built from, fetched into one folder: IMDb's data sets and Wikidata's country table."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from audit.errors import ReferenceFault, UsageError
from audit.reference.folder import disk_faults
from audit.reference.transfer import Progress, fetch_file
from audit.reference.versions import FileVersion, read_versions, write_versions
from audit.reference.web import Web
from audit.reference.wikidata import fetch_countries, is_fresh

IMDB_URL = "https://datasets.imdbws.com/"
WIKIDATA_URL = "https://query.wikidata.org/sparql"

IMDB_FILES = tuple(
    f"{name}.tsv.gz"
    for name in ("title.basics", "title.akas", "title.crew", "title.principals", "title.ratings", "name.basics")
)
"""Every data set but title.episode: lists are of films."""
COUNTRIES_FILE = "wikidata-countries.csv.gz"

TERMS = (
    "IMDb's data sets are for personal and non-commercial use and may not be redistributed; they stay on this "
    "machine.\nIMDb's terms: https://developer.imdb.com/non-commercial-datasets/. Wikidata is CC0."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to fetch, and where from.

    Attributes:
        names: File names, as ``resolve_names`` returns them.
        imdb_url: The folder that has IMDb's files.
        wikidata_url: A SPARQL service that knows Wikidata.
    """

    names: tuple[str, ...] = (*IMDB_FILES, COUNTRIES_FILE)
    imdb_url: str = IMDB_URL
    wikidata_url: str = WIKIDATA_URL


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """What a download did, by file name in the order of fetching."""

    fetched: tuple[str, ...]
    unchanged: tuple[str, ...]


def default_folder() -> Path:
    """Return where the files go if nothing else is said: they can be fetched again, so a cache."""
    from platformdirs import user_cache_path  # noqa: PLC0415  only needed without -o

    return user_cache_path("listicle-audit", appauthor=False) / "imdb"


def resolve_names(only: list[str], *, countries: bool) -> tuple[str, ...]:
    """Return file names for what the user called them: ``title.basics``, ``title.basics.tsv.gz``, ``countries``.

    Args:
        only: What to fetch; empty for everything.
        countries: Whether the country table may be among it.

    Raises:
        UsageError: There is no such file, or nothing is left.
    """
    known = {name.removesuffix(".tsv.gz"): name for name in IMDB_FILES} | {"countries": COUNTRIES_FILE}
    wanted = set()
    for name in only or known:
        short = "countries" if name == COUNTRIES_FILE else name.removesuffix(".tsv.gz")
        if short not in known:
            close = get_close_matches(short, known, n=1)
            fix = f"Did you mean {close[0]!r}" if close else f"Choose from {', '.join(known)}"
            raise UsageError(f"there is no data set {name!r}", where="--only", fix=fix)
        wanted.add(known[short])
    if not countries:
        wanted.discard(COUNTRIES_FILE)
    if not wanted:
        raise UsageError("nothing is left to fetch", where="--no-countries", fix="Leave it or --only countries out")
    return tuple(name for name in known.values() if name in wanted)


def missing_files(folder: Path) -> list[str]:
    """Return the IMDb files without which no reference can be built from ``folder``."""
    return [name for name in IMDB_FILES if not (folder / name).is_file()]


def download(
    folder: Path, order: Order | None = None, *, progress: Progress = lambda *_: None, web: Web | None = None
) -> Downloaded:
    """Bring the ordered files in ``folder`` to the servers' versions, one after the other.

    A file is replaced only by a whole new one, and ``download.json`` then tells its version. After any break a later
    call goes on where this one stopped. One call at a time to a folder.

    Raises:
        ReferenceFault: A file cannot be had or cannot be written; those before it are in place.
    """
    order = order or Order()
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    versions = read_versions(folder)
    fetched: list[str] = []
    unchanged: list[str] = []
    with web or Web() as client:
        for name in order.names:
            fetch = _fetcher(order, folder / name, client, progress)
            version = fetch(versions.get(name))
            if version is versions.get(name):
                unchanged.append(name)
                continue
            versions[name] = version
            write_versions(folder, versions)
            fetched.append(name)
    return Downloaded(fetched=tuple(fetched), unchanged=tuple(unchanged))


def _fetcher(order: Order, target: Path, web: Web, progress: Progress) -> Callable[[FileVersion | None], FileVersion]:
    """Return the function that brings ``target`` up to date, given the version it is of."""

    def fetch_imdb(known: FileVersion | None) -> FileVersion:
        url = f"{order.imdb_url.rstrip('/')}/{target.name}"
        return fetch_file(url, target, web, known=known, progress=progress)

    def fetch_table(known: FileVersion | None) -> FileVersion:
        if known is not None and is_fresh(known, target, order.wikidata_url, web.clock.now()):
            return known
        return fetch_countries(target, order.wikidata_url, web, progress)

    if target.is_dir():
        raise ReferenceFault("a folder is in the way", where=str(target), fix="Move it away")
    return fetch_table if target.name == COUNTRIES_FILE else fetch_imdb
