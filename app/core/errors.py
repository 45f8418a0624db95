"""Errors that a user can do something about."""

from typing import Any


class UserError(Exception):
    """
    Something that the user can mend or must know; every other exception is a bug.

    The code names a sentence of `app/ui/messages.py`; the values go into that sentence.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
