"""A report made by hand: two lists and a post without one, and every kind of finding a page has to show."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from audit.model import (
    AuditReport,
    ClaimCounts,
    Confidence,
    Evidence,
    Feed,
    FeedFault,
    Film,
    FilmList,
    FilmRecord,
    Finding,
    Match,
    MatchStatus,
    Post,
    ReferenceInfo,
    Rule,
    RuleResult,
    RuleStatus,
    Severity,
    Status,
    Suggestion,
)

SITE = "https://lists.example"
CRANES = Film(
    imdb_id="tt0050634",
    kind="movie",
    titles=("The Cranes Are Flying", "Летят журавли"),
    year=1957,
    directors=("Mikhail Kalatozov",),
    countries=("SUHH",),
    source="starter",
)
BALLAD = Film(
    imdb_id="tt0052600",
    kind="movie",
    titles=("Ballad of a Soldier",),
    year=1959,
    directors=("Grigoriy Chukhray",),
    countries=("SUHH",),
    source="starter",
)
LETTER = Film(
    imdb_id="tt0053106",
    kind="movie",
    titles=("Letter Never Sent",),
    year=1960,
    directors=("Mikhail Kalatozov",),
    countries=("SUHH",),
    source="starter",
)


def make_finding(
    rule: str,
    severity: Severity = Severity.CRITICAL,
    *,
    post: int = 1,
    position: int | None = None,
    **fields: object,
) -> Finding:
    """Return a finding about a post of ``make_report`` (0 is the feed); other fields as in ``Finding``."""
    stated: dict[str, object] = {
        "confidence": Confidence.HIGH,
        "message": f"Something is wrong: {rule}.",
        "title": "",
        "field": "",
        "observed": "",
        "expected": "",
        "fingerprint": hashlib.sha256(f"{rule} {post} {position}".encode()).hexdigest()[:16],
        **fields,
    }
    link = f"{SITE}/post-{post}/" if post else ""
    number = post or None
    return Finding(rule=rule, severity=severity, post=link, post_number=number, position=position, **stated)  # type: ignore[arg-type]


def make_post(number: int, title: str) -> Post:
    """Return a post whose link is ``SITE/post-N/`` and whose guid is ``SITE/?p=N``."""
    return Post(
        number=number,
        title=title,
        link=f"{SITE}/post-{number}/",
        guid=f"{SITE}/?p={number}",
        author="Nadia Example",
        published=datetime(2026, 5, number, 9, 30, tzinfo=UTC),
        categories=("Post offices",),
        line=10 * number,
    )


def make_rule(rule: str, severity: Severity = Severity.CRITICAL, *, table: str = "matches") -> Rule:
    """Return the documentation of a rule."""
    return Rule(
        rule=rule,
        severity=severity,
        table=table,
        summary=f"Summary of {rule}.",
        why=f"Readers notice {rule}.",
        fix=f"Put {rule} right.",
        field="year",
        source="The house style",
        since="0.1.0",
        expectation="ExpectColumnValuesToBeBetween",
        bad={"title": "Letter Never Sent", "year_gap_years": 3, "directors": ["A", "B"]},
        good={"title": "Letter Never Sent", "year_gap_years": 0},
    )


def make_lists() -> tuple[FilmList, ...]:
    """Return the lists: three films, two films, and none."""
    first = (
        FilmRecord(
            position=1,
            heading="The Cranes Are Flying (1957)",
            title="The Cranes Are Flying",
            year=1957,
            imdb_id="tt0050634",
            directors=("Mikhail Kalatozov",),
            cast=("Tatyana Samoylova",),
            rating=8.3,
            description="A squirrel of a girl waits for the postman.",
            fact="It won at Cannes.",
        ),
        FilmRecord(
            position=2,
            heading="Letter Never Sent (1957)",
            title="Letter Never Sent",
            year=1957,
            imdb_id="tt0053106",
            directors=("Mikhail Kalatozov",),
            description="Four geologists look for diamonds.",
            fact="The last reel was lit by a real forest fire in",
        ),
        FilmRecord(position=3, heading="The Postman of Nowhere (1970)", title="The Postman of Nowhere", year=1970),
    )
    second = (
        FilmRecord(
            position=1,
            heading="Ballad of a Soldier (1959)",
            title="Ballad of a Soldier",
            year=1959,
            imdb_id="tt0052600",
            directors=("Somebody Else",),
            fact="It was directed by Somebody Else, who never left the studio.",
        ),
        FilmRecord(position=2, heading="The Cranes Are Flying", title="The Cranes Are Flying"),
    )
    return (
        FilmList(post=make_post(1, "Three Soviet Films About Letters"), markup="movie-selection", records=first),
        FilmList(post=make_post(2, "Two Films With Stamps"), markup="movie-selection", records=second),
        FilmList(post=make_post(3, "How We Choose Films"), markup="none"),
    )


def make_matches() -> tuple[tuple[Match, ...], ...]:
    """Return a match for each record of ``make_lists``: by id, by title, ambiguous, none."""
    return (
        (
            Match(status=MatchStatus.ID, film=CRANES, id_film=CRANES, title_film=CRANES, score=1.0, id_score=1.0),
            Match(status=MatchStatus.ID, film=LETTER, id_film=LETTER, score=0.87654321, id_score=0.9),
            Match(status=MatchStatus.NONE),
        ),
        (
            Match(status=MatchStatus.TITLE, film=BALLAD, title_film=BALLAD, score=0.7),
            Match(status=MatchStatus.AMBIGUOUS, candidates=(CRANES, BALLAD)),
        ),
        (),
    )


def make_findings() -> tuple[Finding, ...]:
    """Return findings of the feed, a post and items; with and without evidence; open and decided."""
    return (
        make_finding(
            "unregistered-language",
            Severity.INFO,
            post=0,
            title="Post by post",
            field="language",
            observed="en-XX",
            message="The language code en-XX is not registered.",
        ),
        make_finding(
            "leftover-shortcode",
            Severity.WARNING,
            title="Three Soviet Films About Letters",
            field="content",
            observed="[toc]",
            suggestion=Suggestion(field="content", value="(remove it)", safe=True),
            message="A shortcode was left in the text.",
        ),
        make_finding(
            "year-mismatch",
            position=2,
            title="Letter Never Sent",
            field="year",
            observed="1957",
            expected="1960",
            evidence=(Evidence(source="starter", id="tt0053106", url=LETTER.url, value="1960"),),
            suggestion=Suggestion(field="year", value="1960", safe=False),
            message="The list says 1957; the film is of 1960.",
        ),
        make_finding(
            "truncated-text",
            position=2,
            title="Letter Never Sent",
            field="fact",
            observed="in",
            message="The fact breaks off after “in”.",
        ),
        make_finding(
            "self-contradiction",
            post=2,
            position=1,
            title="Ballad of a Soldier",
            field="fact",
            observed="directed by Somebody Else",
            expected="Grigoriy Chukhray",
            evidence=(Evidence(source="feed", id=f"{SITE}/?p=1#2", url=f"{SITE}/post-1/", value="Grigoriy Chukhray"),),
            confidence=Confidence.MEDIUM,
            message="The fact names another director.",
        ),
        make_finding(
            "rating-drift",
            Severity.INFO,
            post=2,
            position=1,
            title="Ballad of a Soldier",
            field="rating",
            status=Status.FALSE_POSITIVE,
            message="The rating has moved.",
        ),
    )


def make_results() -> tuple[RuleResult, ...]:
    """Return one result of every status, and one for each rule of ``make_findings``."""

    def failed(rule: str, checked: int, unchecked: int = 0, hidden: int = 0) -> RuleResult:
        return RuleResult(
            rule=rule, status=RuleStatus.FAILED, checked=checked, unchecked=unchecked, findings=1, hidden=hidden
        )

    return (
        failed("unregistered-language", 1),
        failed("leftover-shortcode", 3),
        failed("year-mismatch", 3, 2),
        failed("truncated-text", 4),
        failed("self-contradiction", 3, 1),
        failed("rating-drift", 1, 4, 1),
        RuleResult(rule="missing-year", status=RuleStatus.PASSED, checked=5, unchecked=0, findings=0),
        RuleResult(rule="broken-link", status=RuleStatus.NOT_APPLICABLE, checked=0, unchecked=0, findings=0),
        RuleResult(
            rule="foreign-film",
            status=RuleStatus.ERRORED,
            checked=0,
            unchecked=5,
            findings=0,
            error="KeyError: 'countries'",
        ),
    )


def make_report(**changes: object) -> AuditReport:
    """Return the report; ``changes`` replace its fields."""
    lists = make_lists()
    results = make_results()
    severities = {finding.rule: finding.severity for finding in make_findings()}
    report = AuditReport(
        tool_version="0.1.0",
        audited_at=datetime(2026, 11, 23, 8, 5, 7, tzinfo=UTC),
        feed=Feed(
            source="feeds/letters.xml",
            format="rss",
            title="Letters on film: lists.example",
            link=SITE,
            language="en-XX",
            posts=tuple(film_list.post for film_list in lists),
            faults=(FeedFault(what="A stray ampersand was read as text", line=31),),
        ),
        lists=lists,
        matches=make_matches(),
        references=(
            ReferenceInfo(
                name="starter",
                version="2026.11",
                built=date(2026, 11, 1),
                films=420,
                complete=False,
                knows=frozenset({"directors", "countries"}),
            ),
        ),
        findings=make_findings(),
        rules=results,
        documentation=tuple(make_rule(r.rule, severities.get(r.rule, Severity.CRITICAL)) for r in results),
        claims=ClaimCounts(supported=2, contradicted=1, unchecked=3),
        fail_on=Severity.CRITICAL,
        seconds=1.234,
    )
    return replace(report, **changes)  # type: ignore[arg-type]
