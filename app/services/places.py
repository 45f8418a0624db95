"""Names of places and sectors for the codes in the store."""

from functools import lru_cache
from typing import Final

from app.reference.loader import Reference

# Section of NACE Rev. 2.1 (Regulation (EU) 2023/137) and its divisions; 45 is of Rev. 2 only.
_RANGES: Final = (
    "A 1-3, B 5-9, C 10-33, D 35-35, E 36-39, F 41-43, G 45-47, H 49-53, I 55-56, J 58-60, "
    "K 61-63, L 64-66, M 68-68, N 69-75, O 77-82, P 84-84, Q 85-85, R 86-88, S 90-93, T 94-96, "
    "U 97-98, V 99-99"
)
SECTIONS: Final = {
    part[0]: tuple(
        f"{n:02}" for n in range(*(int(end) + at for at, end in enumerate(part[2:].split("-"))))
    )
    for part in _RANGES.split(", ")
}


def place_name(reference: Reference, nis: str | None) -> str:
    """Return the municipality, or nothing when it is not known."""
    found = reference.municipalities.get(nis or "")
    return "" if found is None else found.name


def region_name(reference: Reference, nis: str | None) -> str:
    """Return the reference region of a municipality; outside Flanders the name of the region."""
    found = reference.municipalities.get(nis or "")
    if found is None:
        return ""
    region = found.reference_region
    return found.region_name if region is None else region.name


def province_name(reference: Reference, nis: str | None) -> str:
    """Return the province of a municipality; Brussels has none."""
    found = reference.municipalities.get(nis or "")
    return "" if found is None or found.province is None else found.province.name


def municipalities_in(
    reference: Reference, region: str | None, province: str | None
) -> frozenset[str]:
    """Return the NIS codes in a reference region and a province; None does not limit."""
    return frozenset(
        place.nis
        for place in reference.municipalities.values()
        if region in {None, place.reference_region and place.reference_region.code}
        and province in {None, place.province and place.province.nis}
    )


@lru_cache(maxsize=2048)
def sector_label(reference: Reference, code: str | None, version: str | None = None) -> str:
    """Return the label of the NACE division (two digits) that an activity belongs to."""
    if not code:
        return ""
    found = reference.nace(version or "2025").get(code[:2])
    return "" if found is None else found.label


def activity_label(reference: Reference, code: str | None, version: str | None) -> str:
    """Return the label of an activity itself; else the code as it is stored."""
    if not code:
        return ""
    found = reference.nace(version or "2025").get(code)
    return code if found is None else found.label
