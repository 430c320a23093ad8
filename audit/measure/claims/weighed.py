"""What weighing a claim against the evidence gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.model import Evidence, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The verdict on one claim and what it rests on.

    Attributes:
        verdict: ``unchecked`` where no evidence bears on the claim.
        values: Column of the claims table to the value measured for this claim.
        evidence: Column to the facts its value rests on.
    """

    verdict: Verdict = Verdict.UNCHECKED
    values: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)


def known_false(truth: str, *facts: Evidence) -> Weighed:
    """Return that a claim is known to be false, with what is so instead: it is told as the known inventions are."""
    return Weighed(
        verdict=Verdict.CONTRADICTED,
        values={"is_known_invention": True, "known_truth": truth},
        evidence={"is_known_invention": facts, "verdict": facts},
    )
