"""Texts that somebody typed, as they can be stored."""

from typing import Any

from app.core.errors import UserError
from app.domain.findings import Severity
from app.domain.text import FieldKind, clean_text


def checked_text(typed: str, kind: FieldKind, **values: Any) -> str:
    """
    Return a text without signs that break files or mislead.

    Args:
        values: Told along when it is refused, such as the `field`.

    Raises:
        UserError: `text.too_long`, with `length`, `limit` and `unit`.
    """
    found = clean_text(typed, kind)
    for finding in found.findings:
        if finding.severity is Severity.ERROR:
            raise UserError(finding.rule, **values, **finding.values)
    return found.text
