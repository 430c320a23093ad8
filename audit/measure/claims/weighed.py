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
