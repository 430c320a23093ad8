"""Arrange findings for the page: Finding → FindingView."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit.model import Decision, Evidence, Finding, Severity, Status, Suggestion
from audit.render.arrange_rules import rule_anchor
from audit.render.untrusted import clip, web_link
from audit.render.view import EvidenceView, FindingsView, FindingView, Link, SuggestionView, Tally
from audit.render.voices import Voices

# Lengths a reader can take in; what is cut is said and stands whole in the JSON.
_NAME = 200
_MESSAGE = 500
_VALUE = 400
_ADDRESS = 120
# The facts that decide come first; a film in forty lists would name them all, and a note need not.
_EVIDENCE = 3
_NOTE_EVIDENCE = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{6,64}")


@dataclass(slots=True, kw_only=True)
class FindingViews:
    """Makes the views of one page's findings, each with an anchor of its own.

    Attributes:
        documented: Anchors of the rules whose documentation stands on the page.
        new: Fingerprints that the last run did not have.
    """

    voices: Voices
    documented: frozenset[str]
    new: frozenset[str]
    _anchors: Counter[str] = field(default_factory=Counter)

    def together(self, findings: Sequence[Finding], *, with_title: bool = False) -> FindingsView:
        """Return the views of findings that stand together, notes apart."""
        views = [self.view(finding, with_title=with_title) for finding in findings]
        notes = tuple(view for view in views if view.severity == Severity.INFO)
        return FindingsView(
            shown=tuple(view for view in views if view.severity != Severity.INFO),
            notes=notes,
            noted=", ".join(dict.fromkeys(view.rule for view in notes)),
        )

    def view(self, finding: Finding, *, with_title: bool) -> FindingView:
        """Return the view of one finding, under its title where it does not stand under what it is about."""
        explained = rule_anchor(finding.rule)
        unsaid = _unsaid(finding)
        shown = unsaid[: _NOTE_EVIDENCE if finding.severity is Severity.INFO else _EVIDENCE]
        digest = finding.fingerprint if _FINGERPRINT.fullmatch(finding.fingerprint) else ""
        return FindingView(
            anchor=self._anchor(digest),
            fingerprint=digest,
            severity=finding.severity.value,
            rule=clip(finding.rule, _NAME),
            post="" if finding.post_number is None else str(finding.post_number),
            position="" if finding.position is None else str(finding.position),
            rule_anchor=explained if explained in self.documented else "",
            message=clip(finding.message, _MESSAGE),
            doubt="" if finding.confidence.value == "high" else finding.confidence.value,
            title=clip(finding.title, _NAME) if with_title else "",
            field=_field_name(finding.field),
            observed=clip(finding.observed, _VALUE),
            expected=_expected(finding),
            expected_by=clip(self.voices.of_expected(finding), _NAME),
            evidence=tuple(self._evidence(evidence, finding) for evidence in shown),
            unlisted=len(unsaid) - len(shown),
            suggestion=_suggestion(finding.suggestion),
            status=finding.status.value,
            decision=_decision(finding.decision),
            new=finding.fingerprint in self.new,
        )

    def _evidence(self, evidence: Evidence, finding: Finding) -> EvidenceView:
        inside = self.voices.place(evidence)
        href = web_link(evidence.url)
        if evidence.value and evidence.value != finding.expected:
            text = clip(evidence.value, _VALUE)
        elif inside:
            # A post's guid tells an editor nothing, and the expected value may be the link already.
            text = "open it" if href and href != _expected(finding).href else ""
        else:
            text = clip(evidence.id or evidence.url, _ADDRESS)
        says = clip(self.voices.of_evidence(evidence, finding), _NAME)
        return EvidenceView(says=says, link=Link(text=text, href=href if text else ""), inside=inside)

    def _anchor(self, digest: str) -> str:
        # Only a digest becomes an anchor as it is: whatever else stands there is counted instead.
        name = f"f-{digest}" if digest else "f"
        self._anchors[name] += 1
        number = self._anchors[name]
        return name if number == 1 and digest else f"{name}-{number}"


def tally(findings: Iterable[Finding]) -> Tally:
    """Count open findings by severity."""
    counts = Counter(finding.severity for finding in findings if finding.status is Status.OPEN)
    return Tally(critical=counts[Severity.CRITICAL], warning=counts[Severity.WARNING], info=counts[Severity.INFO])


def _expected(finding: Finding) -> Link:
    saying = (web_link(evidence.url) for evidence in finding.evidence if _says_expected(evidence, finding))
    return Link(text=clip(finding.expected, _VALUE), href=next(saying, ""))


def _says_expected(evidence: Evidence, finding: Finding) -> bool:
    # An expected id stands with its film in brackets, its evidence has the film alone.
    return bool(evidence.value) and evidence.value in {
        finding.expected,
        finding.expected.removeprefix(f"{evidence.id} (").removesuffix(")"),
    }


def _unsaid(finding: Finding) -> Sequence[Evidence]:
    """Return the evidence that says more than the expected value does, with its link."""
    first = next((e for e in finding.evidence if _says_expected(e, finding) and web_link(e.url)), None)
    # One from this feed stays: only there it is linked to its place on the page.
    return [e for e in finding.evidence if e is not first or e.source in {"feed", "post"}]


def _suggestion(suggestion: Suggestion | None) -> SuggestionView | None:
    if suggestion is None:
        return None
    value = clip(suggestion.value, _VALUE)
    return SuggestionView(
        field=_field_name(suggestion.field),
        value=value,
        safe=suggestion.safe,
        whole=bool(value) and value == suggestion.value,
    )


def _decision(decision: Decision | None) -> str:
    if decision is None:
        return ""
    until = f"until {decision.until:%d %B %Y}".replace("until 0", "until ") if decision.until else ""
    signed = ", ".join(filter(None, (clip(decision.editor, _NAME), until)))
    return " ".join(filter(None, (clip(decision.reason, _MESSAGE), f"({signed})" if signed else "")))


def _field_name(name: str) -> str:
    return clip(name.replace("imdb_id", "IMDb id").replace("_", " "), _NAME)
