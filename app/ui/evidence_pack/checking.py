"""What was found of a pack, as the window that judges it shows it."""

from typing import TYPE_CHECKING, Final

from app.services.syncing.view import RecordName
from app.ui.evidence_pack.service import CheckedFile, CheckedRecord, PackCheck, Verdict
from app.ui.history.record_text import record_with_case

if TYPE_CHECKING:
    from app.services.packs.check import PackVerdict
    from app.services.packs.records import RecordVerdict

_RECORDS: Final[dict[str, Verdict]] = {
    "unchanged": "unchanged",
    "changed": "changed",
    "deleted": "gone",
    "unknown": "unknown",
}
_BROKEN: Final = {"changed": "seal.changed", "appended": "seal.appended"}


def as_check(found: "PackVerdict") -> PackCheck:
    """Return a verdict with its codes; the screen has the words."""
    reading, manifest = found.reading, found.reading.manifest
    made_at = None if manifest is None else manifest.made_at
    made_by = "" if manifest is None else manifest.made_by
    return PackCheck(
        path=found.path,
        verdict=_verdict(found),
        reason=_reason(found),
        made_at=made_at,
        made_by=made_by,
        fingerprint=next(iter(reading.fingerprints), ""),
        files=_files(found),
        records=tuple(_record(found, one) for one in found.records),
    )


def _verdict(found: "PackVerdict") -> Verdict:
    if found.file_outcome == "changed" or found.standing == "other":
        return "invalid"
    if found.outcome == "changed":
        states = {one.state for one in found.records}
        return "changed" if "changed" in states else "gone"
    return "unchanged" if found.outcome == "unchanged" else "unknown"


def _reason(found: "PackVerdict") -> str:
    reading = found.reading
    seals = {one.reading.verdict.value for one in reading.seals}
    told = (
        (reading.problem is not None, f"pack.{reading.problem}"),
        (reading.is_manifest_damaged, "manifest.broken"),
        (found.is_foreign, "seal.foreign"),
        *((seal in seals, code) for seal, code in _BROKEN.items()),  # before whose key it may be
        (found.lost_its_seal, "seal.lost"),
        ("none" in seals, "seal.none"),
        (reading.manifest is None, "manifest.none"),
        (found.standing == "other", "log.other"),
        (found.server_error is not None, "server.offline"),
    )
    return next((code for holds, code in told if holds), "")


def _files(found: "PackVerdict") -> tuple[CheckedFile, ...]:
    files = [
        CheckedFile(one.name, "unchanged")
        if one.state == "whole"
        else CheckedFile(one.name, "invalid", f"file.{one.state}")
        for one in found.reading.files
    ]
    files += [CheckedFile(name, "unknown", "file.elsewhere") for name in found.reading.elsewhere]
    return tuple(files)


def _record(found: "PackVerdict", one: "RecordVerdict") -> CheckedRecord:
    name = RecordName(one.kind, one.id, one.id, one.title, one.case)
    people = found.people or {}
    return CheckedRecord(
        one.id,
        record_with_case(name),
        one.kind,
        _RECORDS[one.state],
        None if one.state == "unchanged" else one.at,
        "" if one.by is None or one.state == "unchanged" else people.get(one.by, ""),
        None if one.state == "unchanged" else one.received,
    )
