"""Names of files that come from elsewhere, made harmless (threat T11)."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 120  # bytes of UTF-8
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNWANTED: Final = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}\ufeff\ufffe\uffff\ud800-\udfff]")
_SEPARATORS: Final = re.compile(r'[/\\:*?"<>|]')
_DEVICE: Final = re.compile(
    r"con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]", re.IGNORECASE
)


def clean_file_name(name: str, fallback: str = "bestand") -> str:
    """
    Return a name that stays in its folder and can be written on every system.

    The last part of a path; no control or direction characters, no device names of Windows, no
    dots or spaces at its ends, one space for any white, NFC, at most 120 bytes with its extension
    kept.
    """
    name = unicodedata.normalize("NFC", _UNWANTED.sub("", name))
    name = " ".join(name.split())
    name = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    name = _SEPARATORS.sub("_", name).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    if _DEVICE.fullmatch(name.split(".")[0].strip()):
        stem = f"_{stem}"
    return _fitted(stem or fallback, dot + extension)


def _fitted(stem: str, ending: str) -> str:
    """Cut the stem, never in the middle of a character, so that both fit."""
    if len(ending.encode()) > LONGEST // 2:
        stem, ending = stem + ending, ""
    kept = stem.encode()[: LONGEST - len(ending.encode())].decode("utf-8", "ignore")
    return (kept.rstrip(" .") if ending == "" else kept.rstrip()) + ending
