"""Measuring: feed, lists and matches become the columns of the tables.

Each module of this package measures one subject. Measuring never decides that something is wrong: that stands in the
suites. To add a column, write a function decorated with `audit.tables.measures` in the module of its subject; nothing
else is edited.
"""

import importlib
import pkgutil

from audit import tables
from audit.measure.claims import find_claims
from audit.measure.rows import base_tables
from audit.model import Material

for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")


def measure(material: Material) -> tables.Tables:
    """Return the five tables with every measured column.

    A measuring function that crashes leaves its columns out and is noted in ``Tables.failures``: the rules on those
    columns end as errored, and the audit says that it is not complete.
    """
    made = base_tables(material, find_claims(material.items))
    for step in tables.MEASURES:
        try:
            made.add(step, step.function(material, made))
        except Exception as error:  # noqa: BLE001  a bug in one measure must not lose the others
            for column in step.columns:
                made.failures[step.table, column] = f"{type(error).__name__}: {error}"
    return made
