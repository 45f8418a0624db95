"""The key of one profile, while it is in memory."""

from typing import Final

KEY_BYTES: Final = 32


class DataKey:
    """The key of one profile; `forget` overwrites it as far as Python can."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self._key = bytearray(key)

    def __repr__(self) -> str:
        return "DataKey()"

    @property
    def value(self) -> bytes:
        """The 32 bytes; raises LookupError once forgotten."""
        if not self._key:
            raise LookupError("the key was forgotten")
        return bytes(self._key)

    def forget(self) -> None:
        """Overwrite and drop the key."""
        self._key[:] = bytes(len(self._key))
        self._key.clear()
