"""Reviewing: a local page on which editors decide about findings; each decision is in the file at once."""

from audit.review.desk import Book, Desk
from audit.review.server import ReviewServer

__all__ = ["Book", "Desk", "ReviewServer"]
