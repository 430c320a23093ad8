"""Suites: the YAML files of `expectations/` become checked rules.

Great Expectations drops an entry with an unknown type or severity and only logs it. So every key of an entry is checked
here, before it gets there, and a wrong one is an error that names the file, the entry and what was probably meant.
"""

import difflib
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

from audit import tables
from audit.errors import SuiteError
from audit.model import Confidence, Rule, Severity

EXPECTATIONS: Mapping[str, frozenset[str]] = {
    "expect_column_values_to_not_be_null": frozenset({"column"}),
    "expect_column_values_to_be_null": frozenset({"column"}),
    "expect_column_values_to_be_in_set": frozenset({"column", "value_set"}),
    "expect_column_values_to_not_be_in_set": frozenset({"column", "value_set"}),
    "expect_column_values_to_be_between": frozenset({"column", "min_value", "max_value", "strict_min", "strict_max"}),
    "expect_column_values_to_match_regex": frozenset({"column", "regex"}),
    "expect_column_values_to_not_match_regex": frozenset({"column", "regex"}),
    "expect_column_values_to_be_unique": frozenset({"column"}),
    "expect_column_pair_values_to_be_equal": frozenset({"column_A", "column_B", "ignore_row_if"}),
}
"""The core map expectations rules may use, and their arguments: they run on pandas, Spark and SQL alike."""

T = TypeVar("T", Severity, Confidence)

ENTRY_KEYS = frozenset({"type", "kwargs", "severity", "notes", "meta"})
REQUIRED_META = frozenset({"rule", "summary", "why", "fix", "message", "field", "source", "since", "bad", "good"})
OPTIONAL_META = frozenset({"observed", "expected", "suggestion", "doubt", "confidence"})
SUGGESTION_KEYS = frozenset({"column", "delete", "safe"})
RULE_ID = re.compile(r"[a-z]+(?:-[a-z]+){0,6}")
MAX_SUITE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionColumns:
    """What a rule suggests in place of what it observed.

    Attributes:
        column: Where the value stands; a row without one has no suggestion. None to delete what was observed.
        safe: Whether it may be applied without reading: fixed, or a boolean column.
    """

    column: str | None
    safe: bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteRule:
    """One entry of a suite.

    Attributes:
        kwargs: Arguments of the expectation; ``column`` or ``column_A`` and ``column_B`` among them.
        message: Template over the visible columns, ``{column}`` each.
        observed: Column that says what the feed says; None shows nothing.
        doubt: Boolean column; where it is true the finding is at most a warning, of low confidence.
    """

    documentation: Rule
    kwargs: Mapping[str, Any]
    message: str
    observed: str | None
    expected: str | None
    suggestion: SuggestionColumns | None
    doubt: str | None
    confidence: Confidence

    @property
    def rule(self) -> str:
        """The rule's id."""
        return self.documentation.rule

    @property
    def judged(self) -> tuple[str, ...]:
        """The columns the expectation looks at."""
        return tuple(str(self.kwargs[key]) for key in ("column", "column_A", "column_B") if key in self.kwargs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """The rules over one table, in the order of the file."""

    table: str
    rules: tuple[SuiteRule, ...]


def load_suites(folder: Path | None = None, *, check_columns: bool = True) -> tuple[Suite, ...]:
    """Load one suite per table.

    Args:
        folder: Where ``<table>.yaml`` files are; the bundled ones when None. A file that is missing is no suite.
        check_columns: Compare column names with the declared ones; needs `audit.measure` to be imported.

    Raises:
        SuiteError: An entry is not what it must be, two rules have one id, or the folder has no suite.
    """
    root: Traversable = folder if folder is not None else resources.files("audit.expectations")
    suites = []
    seen: dict[str, str] = {}
    for table in tables.BASE:
        file = root.joinpath(f"{table}.yaml")
        if not file.is_file():
            continue
        rules = tuple(_rule(entry, where, table, check_columns) for entry, where in _entries(file))
        for rule in rules:
            if rule.rule in seen:
                _refuse(f"rule {rule.rule!r} stands also in {seen[rule.rule]}", str(file), "Give it an id of its own")
            seen[rule.rule] = str(file)
        suites.append(Suite(table=table, rules=rules))
    if not suites:
        names = ", ".join(f"{table}.yaml" for table in tables.BASE)
        _refuse("there is no expectation suite", str(root), f"Put one of {names} there")
    return tuple(suites)


def _entries(file: Traversable) -> Iterable[tuple[dict[str, Any], str]]:
    text = file.read_bytes()
    if len(text) > MAX_SUITE_BYTES:
        _refuse("the suite is over 1 MB", str(file), "Split or shorten it")
    try:
        content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  a safe loader
    except yaml.YAMLError as error:
        _refuse(f"not valid YAML ({' '.join(str(error).split())})", str(file), "Mend the YAML")
    if not isinstance(content, dict) or not isinstance(content.get("expectations"), list):
        _refuse("there is no list of expectations", str(file), "Give it a key 'expectations' with a list")
    _known(content, frozenset({"name", "notes", "expectations"}), str(file), "key")
    for number, entry in enumerate(content["expectations"], start=1):
        where = f"{file}, entry {number}"
        if not isinstance(entry, dict):
            _refuse("the entry is not a mapping", where, "Write type, kwargs, severity and meta")
        yield entry, where


def _rule(entry: dict[str, Any], where: str, table: str, check_columns: bool) -> SuiteRule:  # noqa: FBT001
    meta = entry.get("meta")
    if not isinstance(meta, dict):
        _refuse("the entry has no meta", where, "Give it a mapping 'meta' with the rule's documentation")
    if isinstance(meta.get("rule"), str):
        where = f"{where} ({meta['rule']})"
    _known(entry, ENTRY_KEYS, where, "key")
    _known(meta, REQUIRED_META | OPTIONAL_META, where, "meta key")
    _complete(meta, REQUIRED_META, where, "meta key")
    if not RULE_ID.fullmatch(str(meta["rule"])):
        _refuse(f"{meta['rule']!r} is no rule id", where, "Use lower-case words joined by hyphens")
    kwargs = _kwargs(entry, where)
    suggestion = _suggestion(meta.get("suggestion"), where)
    rule = SuiteRule(
        documentation=_documentation(entry, meta, table, where),
        kwargs=kwargs,
        message=str(meta["message"]),
        observed=meta.get("observed"),
        expected=meta.get("expected"),
        suggestion=suggestion,
        doubt=meta.get("doubt"),
        confidence=_choice(Confidence, meta.get("confidence", "high"), where, "confidence"),
    )
    if check_columns:
        _check_columns(rule, table, where)
    return rule


def _documentation(entry: dict[str, Any], meta: dict[str, Any], table: str, where: str) -> Rule:
    for key in ("bad", "good"):
        if not isinstance(meta[key], dict):
            _refuse(f"the example {key!r} is not a mapping", where, "Write the fields of an item, or 'posts'")
    return Rule(
        rule=meta["rule"],
        severity=_choice(Severity, entry.get("severity"), where, "severity"),
        table=table,
        summary=str(meta["summary"]),
        why=str(meta["why"]),
        fix=str(meta["fix"]),
        field=str(meta["field"]),
        source=str(meta["source"]),
        since=str(meta["since"]),
        expectation=str(entry["type"]),
        notes=str(entry.get("notes") or ""),
        bad=meta["bad"],
        good=meta["good"],
    )


def _kwargs(entry: dict[str, Any], where: str) -> dict[str, Any]:
    kind, kwargs = str(entry.get("type")), entry.get("kwargs")
    if kind not in EXPECTATIONS:
        _refuse(f"unknown expectation type {kind!r}", where, _meant(kind, EXPECTATIONS))
    if not isinstance(kwargs, dict):
        _refuse("the entry has no kwargs", where, "Give it a mapping 'kwargs' with the column")
    known = EXPECTATIONS[kind]
    _known(kwargs, known, where, "argument")
    _complete(kwargs, known & {"column", "column_A", "column_B", "regex", "value_set"}, where, "argument")
    if "regex" in kwargs:
        try:
            re.compile(str(kwargs["regex"]))
        except re.error as error:
            _refuse(f"the regex is not valid ({error})", where, "Mend the regular expression")
    if kind == "expect_column_pair_values_to_be_equal":
        return {"ignore_row_if": "either_value_is_missing", **kwargs}
    return dict(kwargs)


def _suggestion(given: object, where: str) -> SuggestionColumns | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        _refuse("the suggestion is not a mapping", where, "Give it 'column' and 'safe'")
    _known(given, SUGGESTION_KEYS, where, "suggestion key")
    if "delete" in given and (given["delete"] is not True or "column" in given):
        _refuse("the suggestion is not clear", where, "Give it either 'column' or 'delete: true'")
    _complete(given, {"safe"} if "delete" in given else {"column", "safe"}, where, "suggestion key")
    return SuggestionColumns(column=given.get("column"), safe=given["safe"])


def _check_columns(rule: SuiteRule, table: str, where: str) -> None:
    own = set(tables.all_columns()[table])
    for column in rule.judged:
        if column not in own:
            _refuse(f"the table {table!r} has no column {column!r}", where, _meant(column, own))
    seen = tables.visible_columns(table)
    named: list[str | None] = [rule.observed, rule.expected, rule.doubt]
    if rule.suggestion is not None:
        named += [rule.suggestion.column, rule.suggestion.safe if isinstance(rule.suggestion.safe, str) else None]
    try:
        named += [name for _, name, _, _ in string.Formatter().parse(rule.message)]
    except ValueError as error:
        _refuse(f"the message is not a template ({error})", where, "Write {column}, and {{ for a brace")
    for shown in named:
        if shown is not None and shown not in seen:
            _refuse(f"no column {shown!r} can be shown on {table!r}", where, _meant(shown, seen))


def _choice(kind: type[T], value: object, where: str, name: str) -> T:
    try:
        return kind(str(value))
    except ValueError:
        _refuse(f"unknown {name} {value!r}", where, _meant(str(value), [member.value for member in kind]))


def _known(given: Mapping[str, Any], known: Iterable[str], where: str, name: str) -> None:
    for key in given:
        if key not in known:
            _refuse(f"unknown {name} {key!r}", where, _meant(str(key), known))


def _complete(given: Mapping[str, Any], wanted: Iterable[str], where: str, name: str) -> None:
    for key in sorted(wanted):
        if given.get(key) is None:
            _refuse(f"the {name} {key!r} is missing", where, f"Add {key!r}")


def _meant(word: str, known: Iterable[str]) -> str:
    choices = sorted(known)
    close = difflib.get_close_matches(word, choices, n=1)
    return f"Did you mean {close[0]!r}" if close else f"Use one of: {', '.join(choices)}"


def _refuse(what: str, where: str, fix: str) -> NoReturn:
    raise SuiteError(what, where=where, fix=fix)
