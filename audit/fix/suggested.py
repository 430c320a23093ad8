"""What a finding suggests, as a change of one value."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from audit.model import Finding, Status

_TEXTS = frozenset({"title", "intro", "outro", "description", "fact"})
_ESCAPE = re.compile(r"&(?:amp;)*(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_SETTLED = frozenset({Status.FALSE_POSITIVE, Status.IGNORED, Status.FIXED})


@dataclass(frozen=True, slots=True)
class Suggested:
    """One value, or a part of one text, that becomes another.

    Attributes:
        position: 1-based place of the item; None for the post.
        old: What stands there; a part of the text where it is one.
        new: An empty string deletes it.
    """

    position: int | None
    field: str
    old: str
    new: str

    @property
    def is_text(self) -> bool:
        """Whether the old value is a part of a text, not the whole field."""
        return self.field in _TEXTS

    @property
    def is_escape(self) -> bool:
        """Whether a character reference that shows becomes its character: then all of the text's are undone."""
        return self.old.startswith("&") and unescape(self.old) == self.new

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is changed in a text: the old words, or any escape that shows."""
        return _ESCAPE if self.is_escape else re.compile(re.escape(self.old) or "(?!)")

    def new_of(self, old: str) -> str:
        """Return what some words that the pattern found become."""
        return unescape(old) if self.is_escape else self.new

    def markup_of(self, found: re.Match[str]) -> str:
        """Return the same as markup: an escape is left as it was meant, so that "&amp;#039;" becomes "&#039;"."""
        return f"&{found[1]};" if self.is_escape else html.escape(self.new, quote=False)

    def results(self, text: str) -> set[str]:
        """Return what a field may read as when the change is made once; several where it can be made in several places.

        Args:
            text: What it reads as now.
        """
        if not self.is_text:
            return {self.new}
        made = set()
        for found in self.pattern.finditer(text):
            made.add(" ".join((text[: found.start()] + self.new_of(found[0]) + text[found.end() :]).split()))
        return made - {text}


def unescape(text: str) -> str:
    """Return what a character reference stands for that was escaped once too often, or more."""
    while (read := html.unescape(text)) != text:
        text = read
    return text


def is_wanted(finding: Finding, *, unsafe: bool) -> bool:
    """Whether a finding's suggestion is to be applied: what an editor settled otherwise stays as it is."""
    suggestion = finding.suggestion
    if suggestion is None or finding.status in _SETTLED or finding.post_number is None:
        return False
    return suggestion.safe or unsafe


def suggested(finding: Finding) -> Suggested:
    """Return what a finding that has a suggestion suggests."""
    suggestion = finding.suggestion
    if suggestion is None:
        raise ValueError(finding.rule)
    return Suggested(finding.position, suggestion.field, finding.observed, suggestion.value)


def sort_wanted(findings: Iterable[Finding]) -> list[Finding]:
    """Return safe suggestions before the others: of two for one place the safe one is applied."""
    return sorted(findings, key=lambda one: one.suggestion is None or not one.suggestion.safe)
