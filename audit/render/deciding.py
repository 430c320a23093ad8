"""The script with which editors decide about findings on the page of a report."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from audit.render.page import squeeze


def deciding_script(given: Mapping[str, object]) -> str:
    """Return the script for `html` as its ``extra_script``.

    Args:
        given: What the script works with. Where ``mode`` is ``review``, decisions go to the program that serves the
            page: ``file`` is the name of its file, ``editor`` a first guess of who decides. Where it is ``report``,
            they are saved as a file: then what `audit.decisions.blank_decisions` returns.
    """
    # Text of a feed is in it: all ASCII, and nothing that could end the script or begin a comment.
    literal = json.dumps(given, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e")
    return f"({_script()})({literal});"


@cache
def _script() -> str:
    text = squeeze(files("audit.reports").joinpath("decide.js").read_text(encoding="utf-8"))
    return text.strip()
