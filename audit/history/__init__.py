"""The history of audits: what earlier runs found, so that a report can say what is new, fixed, and how it is going."""

from audit.history.runs import Difference, Fault, Run
from audit.history.store import History, default_path

__all__ = ["Difference", "Fault", "History", "Run", "default_path"]
