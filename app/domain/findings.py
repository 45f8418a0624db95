"""What a rule found: it explains a judgement, the screen makes a sentence of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; only ERROR keeps a thing from being finished."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement of a rule; `rule` names a sentence of `app/ui/messages.py`."""

    rule: str
    severity: Severity
    values: Mapping[str, object] = field(default_factory=dict)  # go into the sentence


def blocks(findings: Iterable[Finding]) -> bool:
    """Tell whether one of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
