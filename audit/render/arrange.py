"""Arrange a report for the page: AuditReport → ReportView."""

from audit.model import AuditReport, ClaimCounts, Status
from audit.render.arrange_findings import FindingViews, tally
from audit.render.arrange_head import arrange_bars, arrange_facts, arrange_faults
from audit.render.arrange_items import PostViews
from audit.render.arrange_rules import arrange_rules
from audit.render.document import TOOL
from audit.render.figures import Figures, count_items, counted, extraction_line, state_verdict
from audit.render.placement import place_findings
from audit.render.score import score_items
from audit.render.trend import arrange_trend
from audit.render.untrusted import clip, language_tag
from audit.render.view import ReportView
from audit.render.voices import gather_voices

_NAME = 200
# A table of contents longer than this is in the way on a phone.
_MANY_POSTS = 50


def arrange(report: AuditReport) -> ReportView:
    """Turn a report into what the templates show; without an earlier run nothing is called new."""
    placement = place_findings(report)
    rules = arrange_rules(report)
    views = FindingViews(
        voices=gather_voices(report),
        documented=frozenset(view.anchor for view in rules.documented),
        new=report.new or frozenset(),
    )
    posts = PostViews(views)
    language = language_tag(report.feed.language)
    figures = count_items(report)
    bars, more_rules = arrange_bars(report.findings)
    return ReportView(
        title=clip(report.feed.title, _NAME) or clip(report.feed.source, _NAME),
        language="" if language == "en" else language,
        verdict=state_verdict(report),
        score=score_items(report).line,
        facts=tuple(arrange_facts(report, figures)),
        bars=tuple(bars),
        more_rules=more_rules,
        trend=arrange_trend(report.trend),
        compared=report.new is not None,
        faults=tuple(arrange_faults(report)),
        figures=figures,
        tally=tally(report.findings),
        decided=sum(finding.status is not Status.OPEN for finding in report.findings),
        feed_tally=tally(placement.feed),
        claims=(report.claims.supported, report.claims.contradicted, report.claims.unchecked),
        extracted=f"{counted(len(report.feed.posts), 'post')}: {extraction_line(figures)}",
        lost=_lost(figures),
        unchecked_claims=_unchecked_claims(report.claims),
        findings=views.together(placement.feed, with_title=True),
        posts=tuple(posts.view(*parts) for parts in zip(report.lists, report.matches, placement.posts, strict=True)),
        rules_found=rules.found,
        rules_passed=rules.passed,
        rules_idle=rules.idle,
        rules_partial=rules.partial,
        documented=rules.documented,
        no_reference=not report.references,
        many=len(report.lists) > _MANY_POSTS,
        seconds=f"{report.seconds:.1f}" if report.seconds else "",
        tool=f"{TOOL} {clip(report.tool_version, _NAME)}",
    )


def _lost(figures: Figures) -> str:
    unmatched = f"{figures.unmatched:,} of {counted(figures.films, 'film')} not found in any reference"
    if figures.ambiguous:
        return f"{unmatched}, {figures.ambiguous:,} ambiguous."
    return f"{unmatched}."


def _unchecked_claims(claims: ClaimCounts) -> str:
    total = claims.supported + claims.contradicted + claims.unchecked
    told = (
        [f"{claims.unchecked:,} of {counted(total, 'claim')} in the texts could not be checked."]
        if claims.unchecked
        else []
    )
    if claims.unread:
        told.append(f"Claims are not checked in the language of {counted(claims.unread, 'text')}.")
    return " ".join(told)
