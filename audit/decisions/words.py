"""Words of a feed as they are kept in a file: on one line, printable, not long."""

POST, TITLE, FIELD, VALUE, EDITOR, REASON = 2000, 300, 100, 200, 100, 2000
"""Characters kept: enough to recognise the item and to read the reason in a diff."""


def fold(text: str, limit: int = TITLE) -> str:
    """Return text on one line, without signs that do not print, cut at ``limit``: it is read in terminals and diffs."""
    words = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"
