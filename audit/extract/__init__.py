"""Posts to lists of films, as they state them."""

from audit.extract.films import extract

__all__ = ["extract"]
