"""
A trigger that notes for which case a file is to be handed in: where it was attached here.

A record of somebody else that names a file asks nothing of this laptop, though the bytes be here:
else who knows the hash of a file could have it given to a case of theirs.
"""

from collections.abc import Iterator
from string import Template
from typing import Final

from app.storage.capture import MUTED

_ATTACHED: Final = Template("""CREATE TRIGGER file_attached AFTER INSERT ON attachment
WHEN NOT $muted
BEGIN
  INSERT OR IGNORE INTO blob_case (sha256, root) VALUES (NEW.sha256, NEW.root);
END""")


def statements() -> Iterator[str]:
    """Return the trigger."""
    yield _ATTACHED.substitute(muted=MUTED)
