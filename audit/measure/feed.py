"""The feed itself: its bytes, its language, the reference it is audited with."""

import langcodes

from audit.model import Material
from audit.tables import FEED, Measured, Tables, measures

MAX_FAULTS_SHOWN = 3


@measures(FEED, fault_count="Int64", faults="string", fault_kinds="string", language_is_registered="boolean")
def envelope(material: Material, tables: Tables) -> Measured:
    """Measure what was wrong with the bytes, and whether the stated language tag is registered.

    ``fault_kinds`` leaves out the lines, which change with every post that is added.
    """
    measured = Measured.start(tables.rows(FEED), "fault_count", "faults", "fault_kinds", "language_is_registered")
    faults = material.feed.faults
    told = [f"{fault.what} (line {fault.line})" if fault.line else fault.what for fault in faults[:MAX_FAULTS_SHOWN]]
    if len(faults) > MAX_FAULTS_SHOWN:
        told.append(f"and {len(faults) - MAX_FAULTS_SHOWN} more")
    measured.columns["fault_count"][0] = len(faults)
    measured.columns["faults"][0] = "; ".join(told)
    measured.columns["fault_kinds"][0] = "; ".join(sorted({fault.what for fault in faults}))
    if material.feed.language:
        measured.columns["language_is_registered"][0] = langcodes.tag_is_valid(material.feed.language)
    return measured


@measures(FEED, reference_age_days="Int64", reference_name="string", reference_built="string")
def reference_age(material: Material, tables: Tables) -> Measured:
    """Measure the days since the reference's facts were taken; null where it does not say."""
    measured = Measured.start(tables.rows(FEED), "reference_age_days", "reference_name", "reference_built")
    info = material.reference.info
    measured.columns["reference_name"][0] = info.name
    if info.built is not None:
        measured.columns["reference_age_days"][0] = (material.now.date() - info.built).days
        measured.columns["reference_built"][0] = info.built.isoformat()
    return measured
