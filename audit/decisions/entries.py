"""One decision: how it is made, checked, read from TOML and written to it.

Every line of the file begins with the fingerprint it is about, so no two decisions have a line in common, and they mean
the same in any order. That is what lets git's built-in ``union`` driver merge two editors' files without a conflict.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NoReturn

import tomli_w

from audit.decisions import words
from audit.errors import DecisionError
from audit.model import Decision, Finding, Status

DECIDABLE = (Status.ACCEPTED, Status.FALSE_POSITIVE, Status.IGNORED)
"""What an editor can decide."""

SCHEMA = "audit-decisions/1"
HEADER = f"""\
# What the editors decided about findings, one block each; `audit` keeps it sorted. You may edit it; comments of your
# own are not kept, reasons are. With "audit-decisions.toml merge=union" in .gitattributes git merges it by itself.
schema = "{SCHEMA}"

[decision]
"""

KEYS = ("rule", "post", "title", "field", "value", "status", "until", "reason", "editor")
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
CONFLICT = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>)(?: |$)")


def decide(finding: Finding, status: Status, *, reason: str, editor: str, until: date | None = None) -> Decision:
    """Return a decision about a finding.

    Raises:
        DecisionError: It cannot be decided so: no reason, no name, or ignored without an end.
    """
    made = Decision(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        post=words.fold(finding.post, words.POST),
        title=words.fold(finding.title, words.TITLE),
        field=words.fold(finding.field, words.FIELD),
        value=words.fold(finding.observed, words.VALUE),
        status=status,
        reason=words.fold(reason, words.REASON),
        editor=words.fold(editor, words.EDITOR),
        until=until,
    )
    check_decision(made, f"{finding.rule} of “{made.title}”")
    return made


def format_decisions(decisions: Iterable[Decision]) -> str:
    """Return decisions as the text of their file: the same ones always give the same bytes."""
    return HEADER + "\n".join(_block(one) for one in sort_decisions(decisions))


def _block(decision: Decision) -> str:
    values = {key: getattr(decision, key) for key in KEYS} | {"status": decision.status.value}
    return "".join(
        f"{decision.fingerprint}.{tomli_w.dumps({key: value})}" for key, value in values.items() if value is not None
    )


def sort_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions in the order of their file: by post, item and rule, so that a diff reads like the feed."""
    return tuple(sorted(decisions, key=lambda one: (one.post, one.title, one.rule, one.field, one.fingerprint)))


def parse_decisions(data: bytes, where: str) -> tuple[Decision, ...]:
    """Return the decisions that these bytes hold, sorted as they are written.

    Args:
        data: The whole file.
        where: The file's name, for errors.

    Raises:
        DecisionError: Something in it is not a decision; the line is named.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecisionError("it is not UTF-8", where=where, fix="Save it as UTF-8") from error
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if CONFLICT.match(line):
            _refuse("git left a merge conflict", f"{where}, line {number}", "Keep the lines of both sides")
    content = _toml(text, where)
    _known(content, ("schema", "decision"), where, "key")
    if content.get("schema", SCHEMA) != SCHEMA:
        _refuse(f"unknown schema {content['schema']!r}", where, f"Use a version of audit that knows it, or {SCHEMA!r}")
    entries = content.get("decision", {})
    if not isinstance(entries, dict):
        _refuse("'decision' is not a table", where, "Write [decision], then one block for each decision")
    first: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if named := FINGERPRINT.search(line):
            first.setdefault(named[0], number)
    return sort_decisions(
        _decision(name, entry, f"{where}, line {first.get(name, 1)}, decision {name}")
        for name, entry in entries.items()
    )


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        line = re.search(r"\(at line (\d+), column \d+\)$", said)
        where = f"{where}, line {line[1]}" if line else where
        if said.startswith("Cannot overwrite a value"):
            raise DecisionError(
                "a finding is decided twice, differently", where=where, fix="Keep one of the two lines"
            ) from error
        raise DecisionError(f"not valid TOML ({said})", where=where, fix="Mend the TOML") from error
    except RecursionError as error:
        raise DecisionError("not valid TOML (nested too deep)", where=where, fix="Mend the TOML") from error


def _decision(fingerprint: str, entry: object, where: str) -> Decision:
    if not FINGERPRINT.fullmatch(fingerprint):
        _refuse(f"{fingerprint!r} is no fingerprint", where, "Copy the 16 digits from the report's JSON")
    if not isinstance(entry, dict):
        _refuse("the decision is not a table", where, f"Write {fingerprint}.rule = ... and the other keys")
    _known(entry, KEYS, where, "key")
    for key in KEYS:
        if key != "until" and key not in entry:
            _refuse(f"the key {key!r} is missing", where, f"Add {fingerprint}.{key}")
        if key != "until" and not isinstance(entry[key], str):
            _refuse(f"{key!r} is not a text", where, "Put it in quotes")
    until = entry.get("until")
    # A date with a time is a date to Python; "until" means a whole day.
    if until is not None and type(until) is not date:
        _refuse("'until' is not a day", where, "Write it as 2027-01-31, without quotes")
    if entry["status"] not in DECIDABLE:
        _refuse(f"unknown status {entry['status']!r}", where, _meant(entry["status"], DECIDABLE))
    texts = {key: entry[key] for key in KEYS if key not in {"status", "until"}}
    made = Decision(fingerprint=fingerprint, status=Status(entry["status"]), until=until, **texts)
    check_decision(made, where)
    return made


def check_decision(decision: Decision, where: str) -> None:
    """Refuse a decision that does not say who, why, or until when.

    Raises:
        DecisionError: It does not.
    """
    if not FINGERPRINT.fullmatch(decision.fingerprint):
        _refuse(f"{decision.fingerprint!r} is no fingerprint", where, "Take it from a finding")
    if decision.status not in DECIDABLE:
        _refuse(f"nobody can decide {decision.status.value!r}", where, _meant(decision.status, DECIDABLE))
    for key in ("rule", "reason", "editor"):
        if not getattr(decision, key).strip():
            _refuse(f"{key!r} is empty", where, f"Say {'who decided' if key == 'editor' else 'the ' + key}")
    if decision.status is Status.IGNORED and decision.until is None:
        _refuse("an ignored finding needs an end", where, "Give it 'until', a day")


def _known(given: Mapping[str, Any], known: Iterable[str], where: str, name: str) -> None:
    for key in given:
        if key not in known:
            _refuse(f"unknown {name} {key!r}", where, _meant(str(key), known))


def _meant(word: str, known: Iterable[str]) -> str:
    choices = [str(one) for one in known]
    close = difflib.get_close_matches(word, choices, n=1)
    return f"Did you mean {close[0]!r}" if close else f"Use one of: {', '.join(choices)}"


def _refuse(what: str, where: str, fix: str) -> NoReturn:
    raise DecisionError(what, where=where, fix=fix)
