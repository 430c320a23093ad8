"""Great Expectations: a suite is run over its table.

This is the only module that imports `great_expectations`, and it does so when the first suite is run: the import takes
most of the time of a small audit.
"""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from audit.errors import SuiteError
from audit.judge.suites import Suite


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one expectation ended over its table.

    Attributes:
        failing: Rows that do not hold, in table order.
        checked: Rows that were looked at: those whose judged columns are not null.
        error: What went wrong; an empty string where nothing did.
    """

    failing: tuple[str, ...] = ()
    checked: int = 0
    error: str = ""


def run_suite(suite: Suite, table: pd.DataFrame) -> dict[str, Outcome]:
    """Return the outcome of every rule of a suite over its table, whose column ``row`` names the rows.

    Raises:
        SuiteError: Great Expectations did not take every entry.
    """
    if table.empty or not suite.rules:
        return {rule.rule: Outcome() for rule in suite.rules}
    validated = _batch(suite.table, table).validate(
        _gx_suite(suite),
        result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]},
    )
    outcomes = {result.expectation_config.meta["rule"]: _outcome(result) for result in validated.results}
    order = {str(row): place for place, row in enumerate(table.index)}
    return {
        rule.rule: Outcome(
            failing=tuple(sorted(outcomes[rule.rule].failing, key=order.__getitem__)),
            checked=outcomes[rule.rule].checked,
            error=outcomes[rule.rule].error,
        )
        for rule in suite.rules
    }


def _outcome(result: Any) -> Outcome:  # noqa: ANN401  GX's result is untyped
    if error := _raised(result.exception_info):
        return Outcome(error=error)
    found: Mapping[str, Any] = result.result
    failing = tuple(str(entry["row"]) for entry in found.get("unexpected_index_list") or ())
    if len(failing) != found["unexpected_count"]:
        return Outcome(error=f"{found['unexpected_count']} rows failed but {len(failing)} were named")
    return Outcome(failing=failing, checked=found["element_count"] - found.get("missing_count", 0))


def _raised(info: Mapping[str, Any] | None) -> str:
    """Return the message of an expectation that crashed; GX gives it flat, or once per metric."""
    if not info:
        return ""
    shapes = [info] if "raised_exception" in info else list(info.values())
    for shape in shapes:
        if isinstance(shape, Mapping) and shape.get("raised_exception"):
            return " ".join(str(shape.get("exception_message")).split()) or "unknown error"
    return ""


def _gx_suite(suite: Suite) -> Any:  # noqa: ANN401
    gx = _gx()
    made = gx.ExpectationSuite(
        name=suite.table,
        expectations=[
            {
                "type": rule.documentation.expectation,
                "kwargs": dict(rule.kwargs),
                "severity": rule.documentation.severity.value,
                "meta": {"rule": rule.rule},
            }
            for rule in suite.rules
        ],
    )
    if len(made.expectations) != len(suite.rules):
        taken = {expectation.meta["rule"] for expectation in made.expectations}
        lost = [rule.rule for rule in suite.rules if rule.rule not in taken]
        raise SuiteError(
            f"Great Expectations did not take {', '.join(lost)}", where=f"{suite.table}.yaml", fix="Mend its kwargs"
        )
    return made


def _batch(name: str, table: pd.DataFrame) -> Any:  # noqa: ANN401
    context = _context()
    source = context.data_sources.add_or_update_pandas(name)
    definition = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe(name)
    return definition.get_batch({"dataframe": table})


@cache
def _context() -> Any:  # noqa: ANN401
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415  slow import

    context = _gx().get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@cache
def _gx() -> Any:  # noqa: ANN401
    """Import Great Expectations, with the collector off: it builds millions of objects that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        import great_expectations  # noqa: PLC0415  slow import
    finally:
        if was_on:
            gc.enable()
    gc.freeze()
    return great_expectations
