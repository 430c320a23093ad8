"""Fixing: suggestions of findings are written into the feed's own bytes, and nothing else is touched."""

from audit.fix.corrections import Corrected, Left, Reading, correct
from audit.fix.export import corrections_csv, rest_posts, wxr
from audit.fix.patch import unified_diff
from audit.fix.regressions import find_gone, find_regressions
from audit.fix.suggested import is_wanted

__all__ = [
    "Corrected",
    "Left",
    "Reading",
    "correct",
    "corrections_csv",
    "find_gone",
    "find_regressions",
    "is_wanted",
    "rest_posts",
    "unified_diff",
    "wxr",
]
