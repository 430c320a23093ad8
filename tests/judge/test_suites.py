"""The loader of suites: it takes the bundled ones whole and refuses everything it does not know."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import audit.measure
from audit import tables
from audit.errors import SuiteError
from audit.judge.expectations import run_suite
from audit.judge.suites import EXPECTATIONS, load_suites

assert audit.measure  # declares the measured columns

ENTRY: dict[str, Any] = {
    "type": "expect_column_values_to_be_between",
    "kwargs": {"column": "year_gap", "max_value": 1},
    "severity": "critical",
    "meta": {
        "rule": "year-mismatch",
        "summary": "s",
        "why": "w",
        "fix": "f",
        "message": "{year} and {match_year}",
        "field": "year",
        "source": "s",
        "since": "0.1.0",
        "bad": {},
        "good": {},
    },
}


def load(folder: Path, *entries: object, text: str | None = None) -> None:
    """Load these entries as the suite of the matches."""
    content = text if text is not None else yaml.safe_dump({"name": "matches", "expectations": list(entries)})
    (folder / "matches.yaml").write_text(content, encoding="utf-8")
    load_suites(folder)


def changed(**changes: object) -> dict[str, Any]:
    """Return the sound entry with some keys changed; a key of its meta as ``meta_<key>``."""
    entry = {**ENTRY, "meta": dict(ENTRY["meta"])}
    for key, value in changes.items():
        if key.startswith("meta_"):
            entry["meta"][key.removeprefix("meta_")] = value
        else:
            entry[key] = value
    return entry


def test_bundled_suites_load_whole() -> None:
    """Every entry of every bundled file becomes a rule, and Great Expectations takes every one."""
    suites = load_suites()
    assert [suite.table for suite in suites] == list(tables.BASE)
    for suite in suites:
        declared = tables.all_columns()[suite.table]
        base = tables.frame(suite.table, ["1"], {name: [None] for name in tables.BASE[suite.table]})
        null = {name: tables.column([None], dtype) for name, dtype in declared.items() if name not in base}
        outcomes = run_suite(suite, base.assign(**null))
        assert set(outcomes) == {rule.rule for rule in suite.rules}


def test_every_allowed_expectation_is_one_of_great_expectations() -> None:
    """The names and arguments the loader allows are those of the library."""
    import great_expectations.expectations as gxe
    from great_expectations.expectations.registry import get_expectation_impl

    assert gxe
    for name, arguments in EXPECTATIONS.items():
        assert arguments <= set(get_expectation_impl(name).__fields__)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (changed(type="expect_column_values_to_be_betwen"), "Did you mean 'expect_column_values_to_be_between'"),
        (changed(severity="critcal"), "Did you mean 'critical'"),
        (changed(severity=None), "unknown severity None"),
        (changed(row_condition="x"), "unknown key 'row_condition'"),
        (changed(kwargs={"column": "year_gap", "max_valu": 1}), "Did you mean 'max_value'"),
        (changed(kwargs={"max_value": 1}), "the argument 'column' is missing"),
        (changed(kwargs={"column": "year_gapp"}), "Did you mean 'year_gap'"),
        (changed(kwargs=None), "no kwargs"),
        (changed(meta=None), "no meta"),
        (changed(meta_rul="x"), "unknown meta key 'rul'"),
        (changed(meta_why=None), "the meta key 'why' is missing"),
        (changed(meta_rule="Year_Mismatch"), "is no rule id"),
        (changed(meta_message="{yeer}"), "no column 'yeer'"),
        (changed(meta_message="{year"), "not a template"),
        (changed(meta_observed="yeer"), "Did you mean 'year'"),
        (changed(meta_doubt="nope"), "no column 'nope'"),
        (changed(meta_suggestion={"column": "year"}), "'safe' is missing"),
        (changed(meta_suggestion="year"), "not a mapping"),
        (changed(meta_bad="x"), "the example 'bad' is not a mapping"),
        (changed(meta_confidence="sure"), "unknown confidence 'sure'"),
        (changed(type="expect_column_values_to_match_regex", kwargs={"column": "kind", "regex": "("}), "not valid"),
        ("text", "not a mapping"),
    ],
)
def test_refuses(tmp_path: Path, entry: object, said: str) -> None:
    """A wrong entry is an error that names file and entry and what to write instead."""
    with pytest.raises(SuiteError) as raised:
        load(tmp_path, entry)
    assert said in str(raised.value)
    assert "matches.yaml, entry 1" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: [", "not valid YAML"),
        ("name: x", "no list of expectations"),
        ("expectations: {}", "no list of expectations"),
        ("- 1", "no list of expectations"),
        ("name: x\nexpectation: []\nexpectations: []", "unknown key 'expectation'"),
        ("# " + "x" * 1_000_001, "over 1 MB"),
    ],
)
def test_refuses_file(tmp_path: Path, text: str, said: str) -> None:
    """A file that is no suite is an error that names it."""
    with pytest.raises(SuiteError) as raised:
        load(tmp_path, text=text)
    assert said in str(raised.value)


def test_refuses_second_rule_of_an_id(tmp_path: Path) -> None:
    """Two entries of one rule id are an error: a decision could not tell them apart."""
    with pytest.raises(SuiteError, match="stands also in"):
        load(tmp_path, ENTRY, ENTRY)


def test_refuses_folder_without_suites(tmp_path: Path) -> None:
    """A folder with no suite in it would judge nothing, silently."""
    with pytest.raises(SuiteError, match="no expectation suite"):
        load_suites(tmp_path)


def test_takes_sound_entry(tmp_path: Path) -> None:
    """The entry the refusals are made from is itself taken."""
    load(tmp_path, ENTRY)
    (suite,) = load_suites(tmp_path)
    assert suite.rules[0].judged == ("year_gap",)
