"""`SHA256SUMS`: the hashes of the files of a pack, as `sha256sum --check` reads them."""

import re
from typing import Final

NAME: Final = "SHA256SUMS"
MOST: Final = 16 << 20  # bytes
_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def read_sums(content: bytes) -> dict[str, str] | None:
    """Return hash by name; None for what is no such list, or names a file twice."""
    if len(content) > MOST:
        return None
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return None
    found: dict[str, str] = {}
    for line in lines:
        said = _LINE.fullmatch(line)
        if said is None or said[2] in found:
            return None
        found[said[2]] = said[1]
    return found
