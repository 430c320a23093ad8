"""The data set that the tests of the download fetch."""

from pathlib import Path

from tests.reference.imdb_server import tsv_gz

HEADER = "tconst\ttitleType\tprimaryTitle\tstartYear"
NAME = "title.basics.tsv.gz"
PATH = f"/{NAME}"
DATA = tsv_gz(HEADER, 500, incompressible=True)
NEWER = tsv_gz(HEADER, 600, incompressible=True)


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(file.name for file in folder.iterdir())
