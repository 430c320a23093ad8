"""Arrange a report for the page: AuditReport → ReportView."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.model import (
    AuditReport,
    ClaimCounts,
    Evidence,
    Film,
    FilmList,
    FilmRecord,
    Finding,
    Match,
    Severity,
    Status,
    Suggestion,
)
from audit.render.arrange_rules import RuleViews, arrange_rules, rule_anchor
from audit.render.document import TOOL
from audit.render.figures import Figures, count_items, counted, extraction_line, reference_age, state_verdict
from audit.render.marks import mark_texts
from audit.render.placement import PostFindings, place_findings
from audit.render.untrusted import clip, film_link, language_tag, web_link
from audit.render.view import (
    EvidenceView,
    Fact,
    FindingView,
    ItemView,
    Link,
    PostView,
    ReportView,
    SuggestionView,
    Tally,
)
from audit.render.voices import Voices, gather_voices, item_anchor, post_anchor

# Lengths a reader can take in; what is cut is said and stands whole in the JSON.
_TITLE = 200
_NAMES = 300
_MESSAGE = 500
_VALUE = 400
_ADDRESS = 120
_FAULTS = 20
_EVIDENCE = 8
# A table of contents longer than this is in the way on a phone.
_MANY_POSTS = 50
_FINGERPRINT = re.compile(r"[0-9a-f]{6,64}")
_MARKUPS = {"movie-selection": "known markup", "headings": "read by its headings", "none": "no list recognised"}


def arrange(report: AuditReport) -> ReportView:
    """Turn a report into what the templates show."""
    return _Arranger(report).arrange()


@dataclass(slots=True, init=False)
class _Arranger:
    report: AuditReport
    voices: Voices
    rules: RuleViews
    anchored: frozenset[str]
    anchors: Counter[str]

    def __init__(self, report: AuditReport) -> None:
        self.report = report
        self.voices = gather_voices(report)
        self.rules = arrange_rules(report)
        self.anchored = frozenset(view.anchor for view in self.rules.documented)
        self.anchors = Counter()

    def arrange(self) -> ReportView:
        report = self.report
        placement = place_findings(report)
        rules = self.rules
        language = language_tag(report.feed.language)
        posts = tuple(self.post(*parts) for parts in zip(report.lists, report.matches, placement.posts, strict=True))
        figures = count_items(report)
        return ReportView(
            title=clip(report.feed.title, _TITLE) or clip(report.feed.source, _TITLE),
            language="" if language == "en" else language,
            verdict=state_verdict(report),
            facts=tuple(self.facts()),
            faults=tuple(self.faults()),
            figures=figures,
            tally=tally(report.findings),
            feed_tally=tally(placement.feed),
            claims=(report.claims.supported, report.claims.contradicted, report.claims.unchecked),
            extracted=f"{counted(len(report.feed.posts), 'post')}: {extraction_line(figures)}",
            lost=_lost(figures),
            unchecked_claims=_unchecked_claims(report.claims),
            findings=tuple(self.finding(finding, with_title=True) for finding in placement.feed),
            posts=posts,
            rules_found=rules.found,
            rules_passed=rules.passed,
            rules_idle=rules.idle,
            rules_partial=rules.partial,
            documented=rules.documented,
            no_reference=not report.references,
            many=len(posts) > _MANY_POSTS,
            seconds=f"{report.seconds:.1f}",
            tool=f"{TOOL} {clip(report.tool_version, _TITLE)}",
        )

    def facts(self) -> Iterable[Fact]:
        report, feed = self.report, self.report.feed
        yield Fact(name="Feed", value=clip(feed.source, _VALUE), link=web_link(feed.source))
        if feed.link:
            yield Fact(name="Site", value=clip(feed.link, _VALUE), link=web_link(feed.link))
        yield Fact(name="Format", value=clip(feed.format, _TITLE))
        yield Fact(name="Language", value=clip(feed.language, _TITLE) or "not stated")
        yield Fact(name="Audited", value=f"{report.audited_at:%d %B %Y, %H:%M} UTC".lstrip("0"))
        for info in report.references:
            known = (f"version {info.version}", counted(info.films, "film"), reference_age(info, report))
            yield Fact(name="Reference", value=clip(f"{info.name}: {', '.join(filter(None, known))}", _VALUE))
        if not report.references:
            yield Fact(name="Reference", value="none: no film was compared with anything")
        yield Fact(name="Gate", value=f"fails at {report.fail_on} or worse" if report.fail_on else "never fails")

    def faults(self) -> Iterable[str]:
        faults = self.report.feed.faults
        for fault in faults[:_FAULTS]:
            where = "" if fault.line is None else f" (line {fault.line:,})"
            yield f"{clip(fault.what, _MESSAGE)}{where}"
        if len(faults) > _FAULTS:
            yield f"and {len(faults) - _FAULTS:,} more"

    def post(self, film_list: FilmList, matches: Sequence[Match], found: PostFindings) -> PostView:
        post = film_list.post
        anchor = post_anchor(post.number)
        items = [
            self.item(record, match, found.items.get(record.position, []), item_anchor(post.number, record.position))
            for record, match in zip(film_list.records, matches, strict=True)
        ]
        quiet = [item for item in items if not item.findings]
        date = f"{post.published:%d %B %Y}".lstrip("0") if post.published else clip(post.published_text, _TITLE)
        return PostView(
            anchor=anchor,
            number=post.number,
            title=clip(post.title, _TITLE) or "(no title)",
            link=Link(text=clip(post.link, _ADDRESS), href=web_link(post.link)),
            byline=", ".join(filter(None, (clip(post.author, _TITLE), date))),
            markup=_MARKUPS.get(film_list.markup) or clip(film_list.markup, _TITLE),
            items=len(items),
            tally=tally([*found.post, *(finding for findings in found.items.values() for finding in findings)]),
            findings=tuple(self.finding(finding, with_title=False) for finding in found.post),
            faulty=[item for item in items if item.findings],
            clean=[item for item in quiet if item.match in {"id", "title"}],
            unseen=[item for item in quiet if item.match not in {"id", "title"}],
            unmatched=[item for item in items if item.match not in {"id", "title"}],
        )

    def item(self, record: FilmRecord, match: Match, findings: Sequence[Finding], anchor: str) -> ItemView:
        title = clip(record.title, _TITLE) or "(no title)"
        return ItemView(
            anchor=anchor,
            position=record.position,
            name=title if record.year is None else f"{title} ({record.year})",
            imdb=Link(text=clip(record.imdb_id or "", 40), href=film_link(record.imdb_id)),
            directors=clip(", ".join(record.directors), _NAMES),
            match=match.status.value,
            taken_for=_taken_for(match.film) if findings else Link(text=""),
            texts=mark_texts(record, findings),
            findings=tuple(self.finding(finding, with_title=False) for finding in findings),
        )

    def finding(self, finding: Finding, *, with_title: bool) -> FindingView:
        explained = rule_anchor(finding.rule)
        return FindingView(
            anchor=self.anchor(finding.fingerprint),
            severity=finding.severity.value,
            rule=clip(finding.rule, _TITLE),
            rule_anchor=explained if explained in self.anchored else "",
            message=clip(finding.message, _MESSAGE),
            doubt="" if finding.confidence.value == "high" else finding.confidence.value,
            title=clip(finding.title, _TITLE) if with_title else "",
            field=_field_name(finding.field),
            observed=clip(finding.observed, _VALUE),
            expected=clip(finding.expected, _VALUE),
            expected_by=clip(self.voices.of_expected(finding), _TITLE),
            evidence=tuple(self.evidence(evidence, finding) for evidence in finding.evidence[:_EVIDENCE]),
            suggestion=_suggestion(finding.suggestion),
            decision="" if finding.status is Status.OPEN else finding.status.value.replace("-", " "),
        )

    def evidence(self, evidence: Evidence, finding: Finding) -> EvidenceView:
        inside = self.voices.place(evidence)
        href = web_link(evidence.url)
        if evidence.value and evidence.value != finding.expected:
            text = clip(evidence.value, _VALUE)
        elif inside:
            # A post's guid tells an editor nothing.
            text = "open it" if href else ""
        else:
            text = clip(evidence.id or evidence.url, _ADDRESS)
        says = clip(self.voices.of_evidence(evidence, finding), _TITLE)
        return EvidenceView(says=says, link=Link(text=text, href=href), inside=inside)

    def anchor(self, fingerprint: str) -> str:
        # Only a digest becomes an anchor as it is: whatever else stands there is counted instead.
        name = f"f-{fingerprint}" if _FINGERPRINT.fullmatch(fingerprint) else "f"
        self.anchors[name] += 1
        number = self.anchors[name]
        return name if number == 1 and name != "f" else f"{name}-{number}"


def tally(findings: Iterable[Finding]) -> Tally:
    """Count open findings by severity."""
    counts = Counter(finding.severity for finding in findings if finding.status is Status.OPEN)
    return Tally(critical=counts[Severity.CRITICAL], warning=counts[Severity.WARNING], info=counts[Severity.INFO])


def _suggestion(suggestion: Suggestion | None) -> SuggestionView | None:
    if suggestion is None:
        return None
    return SuggestionView(
        field=_field_name(suggestion.field), value=clip(suggestion.value, _VALUE), safe=suggestion.safe
    )


def _field_name(field: str) -> str:
    return clip(field.replace("imdb_id", "IMDb id").replace("_", " "), _TITLE)


def _taken_for(film: Film | None) -> Link:
    if film is None:
        return Link(text="")
    year = "" if film.year is None else f" ({film.year})"
    directors = f", {', '.join(film.directors)}" if film.directors else ""
    return Link(text=clip(f"{film.title}{year}{directors}", _NAMES), href=film_link(film.imdb_id))


def _lost(figures: Figures) -> str:
    unmatched = f"{figures.unmatched:,} of {counted(figures.films, 'film')} not found in any reference"
    if figures.ambiguous:
        return f"{unmatched}, {figures.ambiguous:,} ambiguous."
    return f"{unmatched}."


def _unchecked_claims(claims: ClaimCounts) -> str:
    total = claims.supported + claims.contradicted + claims.unchecked
    return f"{claims.unchecked:,} of {counted(total, 'claim')} in the texts could not be checked."
