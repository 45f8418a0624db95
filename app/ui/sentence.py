"""What a message for a user is made of."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """What happened, what is safe, what to do, and the word on the button."""

    happened: str
    safe: str = ""
    do: str = ""
    button: str = ""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 the name that lupdate finds
    """Mark a text for translation; PySide's own has no types."""
    del context
    return text
