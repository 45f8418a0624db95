"""Names in a sentence."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

HERE: Final = "NameList"


def listed(names: Iterable[str]) -> str:
    """Return names as «a, b en c»."""
    found = list(names)
    if len(found) < 2:
        return "".join(found)
    words = QCoreApplication.translate(HERE, "{some} en {last}")
    return words.format(some=", ".join(found[:-1]), last=found[-1])
