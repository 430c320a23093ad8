"""Who says what: the label beside a value, from the source of its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit.model import AuditReport, Evidence, Finding

# Sources the judging stage names; a source that is not here speaks under its own name.
_KNOWN = {
    "reference": "Reference",
    "awards": "Awards table",
    "item": "The item itself",
    "poster": "The poster's file name",
    "catalogue": "Catalogue of known claims",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The speakers of one report.

    Attributes:
        references: Names of the references.
        posts: Anchor of each post by its link and by its guid.
        items: Anchors of all list items.
    """

    references: frozenset[str]
    posts: Mapping[str, str]
    items: frozenset[str]

    def of_evidence(self, evidence: Evidence, finding: Finding) -> str:
        """Return who states a piece of evidence, as in ``Reference`` or ``Another post``."""
        if not evidence.source or evidence.source in self.references:
            return _KNOWN["reference"]
        if evidence.source in {"feed", "post"}:
            place = self.place(evidence)
            own = "" if finding.post_number is None else post_anchor(finding.post_number)
            if place and place == f"{own}-{finding.position}":
                return _KNOWN["item"]
            return "The same post" if own and own in {place, place.rpartition("-")[0]} else "Another post"
        return _KNOWN.get(evidence.source) or evidence.source.replace("-", " ").capitalize()

    def place(self, evidence: Evidence) -> str:
        """Return the anchor of the post or item of this feed that evidence comes from, or an empty string.

        Evidence names a post by its guid or link, and an item by that, ``#`` and its position.
        """
        if evidence.id in self.posts:
            return self.posts[evidence.id]
        post, _, position = evidence.id.rpartition("#")
        item = f"{self.posts.get(post, '')}-{position}"
        return item if item in self.items else ""

    def of_expected(self, finding: Finding) -> str:
        """Return the label of the expected value, as in ``Reference says``; without evidence, ``Expected``."""
        if not finding.evidence:
            return "Expected"
        agreeing = (evidence for evidence in finding.evidence if evidence.value == finding.expected)
        return f"{self.of_evidence(next(agreeing, finding.evidence[0]), finding)} says"


def gather_voices(report: AuditReport) -> Voices:
    """Learn a report's references and posts."""
    posts: dict[str, str] = {}
    items: set[str] = set()
    for film_list in report.lists:
        anchor = post_anchor(film_list.post.number)
        items.update(item_anchor(film_list.post.number, record.position) for record in film_list.records)
        for name in (film_list.post.link, film_list.post.guid):
            if name:
                posts.setdefault(name, anchor)
    return Voices(references=frozenset(info.name for info in report.references), posts=posts, items=frozenset(items))


def post_anchor(post: int) -> str:
    """Return the anchor of a post on the page."""
    return f"post-{post}"


def item_anchor(post: int, position: int) -> str:
    """Return the anchor of a list item on the page."""
    return f"post-{post}-{position}"
