"""Sums by which laptop and server find out whether they have the same (SYNC, section 11)."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from typing import Final

SUMS_MOD: Final = 1 << 64


def bucket_of(record_id: str) -> int:
    """Return the bucket of a record: the last byte of its id (32 hex digits)."""
    return int(record_id[-2:], 16)


def row_sum(record_id: str, version: str, versions: Mapping[str, Collection[str]]) -> int:
    """
    Return what a record adds to the sum of its bucket.

    Args:
        version: The change that made the record.
        versions: The heads of the units of which the heads are others than just `version`.
    """
    parts = [record_id, version]
    for unit in sorted(versions):
        parts += (unit, *sorted(versions[unit]))
    return int.from_bytes(blake2b("|".join(parts).encode(), digest_size=8).digest())
