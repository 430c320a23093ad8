"""Every rule finds its bad example and stays silent on its good one, through the whole pipeline."""

import dataclasses
import http.server
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib import resources
from typing import Any, cast

import pytest

from audit import pipeline
from audit.judge.suites import Suite, load_suites
from audit.model import AuditReport, Decision, Film, Reference, Rule, Status
from audit.reference.build import build_in_memory
from audit.reference.starter import read_starter, starter_info
from audit.reference.store import SqliteReference
from tests.example_feed import feed_of

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SUITES = load_suites()
RULES = pipeline.documentation(SUITES)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers 200 under /there and 404 elsewhere."""

    def do_HEAD(self) -> None:
        """Answer as the path says."""
        self.send_response(200 if self.path == "/there" else 404)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Address of a real web server on loopback."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def reference_of(given: Mapping[str, Any], starter: Reference) -> Reference:
    """Return the starter, or one that differs from it as an example says."""
    if not given:
        return starter
    text = resources.files("audit.reference").joinpath("starter.tsv").read_text(encoding="utf-8")
    films = [*read_starter(text), *(_film(row) for row in given.get("films", ()))]
    info = dataclasses.replace(
        starter_info(text), complete=given.get("complete", False), built=given.get("built", date(2026, 10, 1))
    )
    return SqliteReference(build_in_memory(films, info), "example")


def _film(row: Mapping[str, Any]) -> Film:
    return Film(
        imdb_id=row["imdb_id"],
        kind=row.get("kind", "movie"),
        titles=(row["title"],),
        year=row["year"],
        directors=tuple(row["directors"]),
        countries=tuple(row.get("countries", ())),
        cast=tuple(row.get("cast", ())),
        rating=row.get("rating"),
        source="example",
    )


def audit_example(example: Mapping[str, Any], reference: Reference, suites: tuple[Suite, ...]) -> AuditReport:
    """Return the report of an example's feed."""
    options = pipeline.Audit(reference=reference, suites=suites, now=NOW, check_links=bool(example.get("check_links")))
    report = pipeline.audit_feed(feed_of(example), "example.xml", options)
    if "decisions" not in example:
        return report
    decisions = tuple(_decision(given, report) for given in example["decisions"])
    return pipeline.audit_feed(feed_of(example), "example.xml", dataclasses.replace(options, decisions=decisions))


def _decision(given: Mapping[str, Any], report: AuditReport) -> Decision:
    """Return a decision on the finding of its rule; where there is none, on one of the first post that is gone."""
    found = [finding.fingerprint for finding in report.findings if finding.rule == given["rule"]]
    first = report.lists[0]
    return Decision(
        fingerprint=found[0] if found else "0" * 16,
        rule=given["rule"],
        post=first.post.link,
        title=first.records[0].title,
        field="",
        value="",
        status=Status(given["status"]),
        reason="An example.",
        editor="Anna",
        until=given.get("until"),
    )


def with_server(value: object, server: str) -> object:
    """Return an example with ``{server}`` in its texts filled in."""
    if isinstance(value, str):
        return value.replace("{server}", server)
    if isinstance(value, list):
        return [with_server(one, server) for one in value]
    if isinstance(value, dict):
        return {key: with_server(one, server) for key, one in value.items()}
    return value


@pytest.mark.parametrize("kind", ["bad", "good"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_example(rule: Rule, kind: str, starter: Reference, server: str) -> None:
    """The rule has findings on its bad example, and was checked and has none on its good one."""
    example = cast("Mapping[str, Any]", with_server(rule.bad if kind == "bad" else rule.good, server))
    wanted = {rule.rule, *(given["rule"] for given in example.get("decisions", ()))}
    alone = tuple(
        Suite(table=suite.table, rules=tuple(one for one in suite.rules if one.rule in wanted)) for suite in SUITES
    )
    report = audit_example(example, reference_of(example.get("reference", {}), starter), alone)
    result = next(result for result in report.rules if result.rule == rule.rule)
    assert result.error == ""
    assert result.checked > 0
    assert bool(result.findings) is (kind == "bad"), [finding.message for finding in report.findings]
    for finding in report.findings:
        assert "{" not in finding.message
        assert finding.fingerprint
