"""Decisions: what editors said about findings, and which findings were there before.

The file is written by `record` and `forget` alone; both may be called by several programs at once.
"""

from audit.decisions.apply import apply_decisions, decisions_table
from audit.decisions.baseline import apply_baseline, compare_baseline, load_baseline, past_finding, write_baseline
from audit.decisions.blanks import blank_decisions
from audit.decisions.coverage import Coverage
from audit.decisions.entries import DECIDABLE, decide, format_decisions
from audit.decisions.file import forget, load_decisions, record

__all__ = [
    "DECIDABLE",
    "Coverage",
    "apply_baseline",
    "apply_decisions",
    "blank_decisions",
    "compare_baseline",
    "decide",
    "decisions_table",
    "forget",
    "format_decisions",
    "load_baseline",
    "load_decisions",
    "past_finding",
    "record",
    "write_baseline",
]
