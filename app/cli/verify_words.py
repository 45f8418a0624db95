"""What was found of an evidence pack (bewijspakket), as Dutch lines for a terminal or a file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from app.cli.words import count, moment, told
from app.reports.manifest import Manifest
from app.reports.pack_reading import FileState, PackReading
from app.reports.seal import Seal, SealVerdict
from app.services.packs.check import PackVerdict
from app.services.packs.records import RecordState, RecordVerdict
from app.ui.history.kinds import KINDS

_PROBLEMS: Final = {
    "no_file": "Dit bestand of deze map is er niet.",
    "unreadable": "Dit kan niet gelezen worden: het is stuk, of je hebt er geen rechten voor.",
    "not_a_pack": "Dit is geen bewijspakket: er is geen zegel en geen manifest.",
    "encrypted": "Er staat een wachtwoord op. Vraag een exemplaar zonder wachtwoord.",
    "too_large": "Dit is groter dan een bewijspakket kan zijn. Er is niets uitgepakt.",
    "newer": "Een nieuwere versie van Werkvloer maakte dit pakket. Werk dit programma bij.",
    "damaged": "Een deel is beschadigd.",
}
_FILES: Final[Mapping[FileState, str]] = {
    "whole": "ongewijzigd",
    "changed": "gewijzigd",
    "missing": "ontbreekt",
    "extra": "hoort er niet bij",
    "unsafe": "onveilige naam",
    "damaged": "beschadigd",
}
_RECORDS: Final[Mapping[RecordState, str]] = {
    "unchanged": "ongewijzigd",
    "changed": "gewijzigd",
    "deleted": "verwijderd",
    "unknown": "niet na te gaan",
}
_SEALS: Final = {
    SealVerdict.NONE: "geen",
    SealVerdict.WHOLE: "ongeschonden",
    SealVerdict.FOREIGN: "ongeschonden",
    SealVerdict.CHANGED: "GEBROKEN: er is iets gewijzigd na het verzegelen",
    SealVerdict.APPENDED: "NIET VOLLEDIG: er is iets bijgeschreven na het verzegelen",
    SealVerdict.UNREADABLE: "niet te lezen",
}
_PLACES: Final = {
    "same": "bevestigt de plaats van het pakket in het logboek",
    "other": "heeft op die plaats een ander logboek. Verwittig de promotor",
    "lost": "is sindsdien teruggezet: die plaats bestaat niet meer",
    "unknown": "kent die plaats van het logboek niet",
}
_PRESETS: Final = {"audit": "audit", "evaluator": "evaluator", "partner": "partner"}
_ORDER: Final[Sequence[RecordState]] = ("changed", "deleted", "unknown", "unchanged")
_LABEL: Final = 11  # letters of what a line is about


def pack_lines(verdict: PackVerdict) -> Iterator[str]:
    """Give all lines: the verdict in a sentence, what it rests on, a table of files and records."""
    yield sentence(verdict)
    yield ""
    yield from _about(verdict)
    yield from _file_table(verdict.reading)
    yield from _record_table(verdict)


def sentence(verdict: PackVerdict) -> str:
    """Return the verdict."""
    if verdict.file_outcome == "changed":
        return f"GEWIJZIGD. {_why_changed(verdict)}"
    if verdict.standing == "other":
        return "GEWIJZIGD. Het logboek van de server is niet meer dat van toen."
    late = sum(one.state in ("changed", "deleted") for one in verdict.records)
    if late:
        words = count(late, "record is", "records zijn")
        return f"GEWIJZIGD. Het pakket is ongeschonden, maar {words} sindsdien gewijzigd."
    if verdict.outcome == "unjudged":
        return f"NIET TE BEOORDELEN. {_why_open(verdict)}"
    if verdict.records:
        return "ONGEWIJZIGD. Het pakket is ongeschonden en alle records zeggen nog hetzelfde."
    return "ONGEWIJZIGD. Er is niets gewijzigd sinds dit verzegeld werd."


def _why_changed(verdict: PackVerdict) -> str:
    reading = verdict.reading
    if verdict.lost_its_seal:
        return "Dit pakket werd verzegeld, maar dat zegel staat er niet meer op."
    if any(one.state != "whole" for one in reading.files):
        return "De bestanden zijn niet meer die van het manifest."
    if reading.is_manifest_damaged:
        return "Het manifest is niet meer zoals het gemaakt werd."
    if reading.is_changed:
        return "Dit bestand is niet meer zoals het verzegeld werd."
    return "Het zegel is niet van dit partnerschap."


def _why_open(verdict: PackVerdict) -> str:
    reading = verdict.reading
    if reading.problem is not None:
        return _PROBLEMS[reading.problem]
    if verdict.file_outcome == "unjudged":
        return _why_unproved(verdict)
    if verdict.server_error is not None:
        return f"De server is niet bevraagd. {told(verdict.server_error)}"
    if verdict.standing == "unknown":
        return "Dit pakket hoort niet bij deze server."
    unknown = sum(one.state == "unknown" for one in verdict.records)
    words = count(unknown, "record staat", "records staan")
    return f"Het pakket is ongeschonden, maar {words} niet in dit profiel."


def _why_unproved(verdict: PackVerdict) -> str:
    reading = verdict.reading
    if reading.shape == "pdf" and not reading.is_sealed:
        return "Er is geen zegel: of de bladzijden gewijzigd zijn, kan niemand nagaan."
    if reading.shape != "pdf" and not (reading.is_listed and not reading.unproved):
        return "Geen zegel dekt de lijst van de bestanden: wie beide wijzigt, valt niet op."
    return "Het zegel is ongeschonden, maar dit profiel kent nog geen enkele sleutel."


def _about(verdict: PackVerdict) -> Iterator[str]:
    reading, manifest = verdict.reading, verdict.reading.manifest
    yield _line("Pakket", shown(str(verdict.path)))
    if reading.problem_file:
        yield _line("Bestand", shown(reading.problem_file))
    if reading.problem_found:
        yield _line("Formaat", shown(reading.problem_found))
    if manifest is not None:
        yield from _of_manifest(manifest, reading)
    yield from _of_seals(verdict)
    if verdict.registered is not None:
        kept = verdict.registered
        yield _line("Bewaard als", f"{shown(kept.name)}, {moment(kept.made_at)}, {kept.made_by}")
    if verdict.standing is not None:
        yield _line("Server", f"{_PLACES[verdict.standing]}.")
    elif verdict.server_error is not None:
        yield _line("Server", told(verdict.server_error))


def _of_manifest(manifest: Manifest, reading: PackReading) -> Iterator[str]:
    preset = _PRESETS.get(manifest.preset, shown(manifest.preset))
    yield _line("Van", f"{shown(manifest.partnership)}, {_period(manifest)}, voor {preset}")
    made_by = f", {shown(manifest.made_by)}" if manifest.made_by else ""  # not told to evaluators
    yield _line("Gemaakt", f"{moment(manifest.made_at)}{made_by}")
    records = count(len(manifest.records), "record", "records")
    files = count(len(manifest.files), "bestand", "bestanden")
    yield _line("Manifest", f"{records}, {files}; {reading.manifest_sha256}")
    if reading.elsewhere:
        words = count(len(reading.elsewhere), "bestand was", "bestanden waren")
        yield _line("", f"{words} niet op de laptop die het pakket maakte")


def _of_seals(verdict: PackVerdict) -> Iterator[str]:
    seals = verdict.reading.seals
    states = [one.reading.verdict for one in seals]
    for state in dict.fromkeys(states):
        number = states.count(state)
        of = "" if len(seals) == 1 else f"{count(number, 'document', 'documenten')}: "
        yield _line("Zegel", f"{of}{_SEALS[state]}")
    last: dict[str, Seal] = {}
    for one in seals:
        for seal in one.reading.seals[-1:]:
            last.setdefault(seal.fingerprint, seal)
    for fingerprint, seal in last.items():
        if not fingerprint:
            continue
        at = "" if seal.sealed_at is None else f", {moment(seal.sealed_at)}"
        yield _line("Sleutel", f"{shown(seal.holder)}{at}, {_known(verdict, fingerprint)}")
        yield _line("", fingerprint)


def _known(verdict: PackVerdict, fingerprint: str) -> str:
    if verdict.trusted is None:
        return "niet vergeleken: geef --key of --profile"
    return "bekend" if fingerprint in verdict.trusted else "NIET BEKEND"


def _file_table(reading: PackReading) -> Iterator[str]:
    wrong = [one for one in reading.files if one.state != "whole"]
    whole = len(reading.files) - len(wrong)
    if not reading.files:
        return
    yield ""
    yield f"Bestanden: {whole} van {len(reading.files)} ongewijzigd"
    yield from _table([(_FILES[one.state], shown(one.name)) for one in wrong])


def _record_table(verdict: PackVerdict) -> Iterator[str]:
    found = verdict.records
    if not found:
        return
    same = sum(one.state == "unchanged" for one in found)
    yield ""
    yield f"Records: {same} van {len(found)} ongewijzigd"
    rows = sorted(found, key=lambda one: _ORDER.index(one.state))
    yield from _table([_record_row(one, verdict.people or {}) for one in rows])


def _record_row(one: RecordVerdict, people: Mapping[UUID, str]) -> tuple[str, ...]:
    named = " · ".join(dict.fromkeys(shown(text) for text in (one.title, one.case) if text))
    when = "" if one.at is None else moment(one.at)
    who = "" if one.by is None else people.get(one.by, "")
    received = "" if one.received is None else f"op de server {moment(one.received)}"
    last = ", ".join(part for part in (when, shown(who), received) if part)
    return _RECORDS[one.state], shown(KINDS.get(one.kind, one.kind)), named or str(one.id), last


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Give rows as columns under each other; the last is as wide as it likes."""
    if not rows:
        return
    wide = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(size) for cell, size in zip(row, wide, strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()


def _line(label: str, words: str) -> str:
    return f"{label:{_LABEL}} {words}"


def _period(manifest: Manifest) -> str:
    if manifest.first is None or manifest.last is None:
        return "alles"
    return f"{_day(manifest.first)} – {_day(manifest.last)}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def shown(text: str) -> str:
    """Return what somebody else wrote without what would steer a terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
