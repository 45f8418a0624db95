"""
Cleans typed, pasted and imported text, and tells what was taken away.

Text is never cut: what is too long is refused with its length, so that nothing gets lost unseen.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from app.domain.findings import Finding, Severity

SHORT_MAX = 200  # signs
LONG_MAX = 1024 * 1024  # bytes in UTF-8

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WHITE = re.compile(r"\s+")


class FieldKind(StrEnum):
    """What a field holds."""

    NAME = "name"  # one line, at most SHORT_MAX signs, no bidirectional controls
    SHORT = "short"  # one line, at most SHORT_MAX signs
    LONG = "long"  # notes: any lines, at most LONG_MAX bytes


@dataclass(frozen=True, slots=True)
class CleanText:
    """
    A text that can be stored, printed and sent; `findings` tell what was done to it.

    `text.removed` (a warning) has the counts of control signs, broken signs and direction signs;
    `text.too_long` (an error) has the length and the limit, and the unit of both.
    """

    text: str
    findings: tuple[Finding, ...] = ()


def clean_text(typed: str, kind: FieldKind) -> CleanText:
    """
    Return the text in NFC with one kind of line end, and without signs that break files or mislead.

    Control signs other than tab and line end, halves of a surrogate pair, and in a name the signs
    that turn the direction of writing are removed. One line means: white space becomes one space.
    """
    text = _LINE_ENDS.sub("\n", typed)
    text, controls = _CONTROLS.subn("", text)
    text, broken = _SURROGATES.subn("", text)
    turned = 0
    if kind is FieldKind.NAME:
        text, turned = _BIDI.subn("", text)
    text = unicodedata.normalize("NFC", text)
    if kind is not FieldKind.LONG:
        text = _WHITE.sub(" ", text).strip()
    removed = {"controls": controls, "broken": broken, "direction": turned}
    findings = [_too_long(text, kind)]
    if any(removed.values()):
        findings.append(Finding("text.removed", Severity.WARNING, removed))
    return CleanText(text, tuple(finding for finding in findings if finding is not None))


def _too_long(text: str, kind: FieldKind) -> Finding | None:
    if kind is FieldKind.LONG:
        length, limit, unit = len(text.encode()), LONG_MAX, "bytes"
    else:
        length, limit, unit = len(text), SHORT_MAX, "signs"
    if length <= limit:
        return None
    values = {"length": length, "limit": limit, "unit": unit}
    return Finding("text.too_long", Severity.ERROR, values)
