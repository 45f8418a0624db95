"""Dutch sentences about what is wrong, or unusual, in the form of a session."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.domain.findings import Finding
from app.domain.periods import SessionRule, check_session
from app.services.sessions.signatures import SignatureRow
from app.ui.widgets.days import LOCALE, no_day_text

translate = QCoreApplication.translate
HERE = "SessionWords"


def finding_text(finding: Finding) -> str:
    """Return the sentence for a finding of `check_form`."""
    values = finding.values
    if finding.rule == "text.too_long":
        return _too_long(values["length"], values["limit"], is_bytes=values["unit"] == "bytes")
    if finding.rule == "text.removed":
        return translate(HERE, "Onzichtbare tekens zijn weggelaten.")
    if finding.rule == "day.unreadable":
        return no_day_text()
    if finding.rule == "time.unreadable":
        return translate(HERE, "Dit is geen tijd. Typ bijvoorbeeld 9u30 of 14:15.")
    if finding.rule == SessionRule.PERSONS:
        return persons_text(finding)
    return _time_text(finding)


def persons_text(finding: Finding, *, is_asked: bool = True) -> str:
    """Return the sentence for persons that cannot be; while somebody counts, it asks nothing."""
    least, most = finding.values["least"], finding.values["most"]
    if least == most:
        words = translate(HERE, "Met deze aantallen kan dit alleen {most} zijn.")
    else:
        words = translate(HERE, "Met deze aantallen zijn het er {least} tot {most}.")
    words = words.format(least=least, most=most)
    return f"{words} {translate(HERE, 'Toch juist? Rond dan nog eens af.')}" if is_asked else words


def signature_state(row: SignatureRow) -> str:
    """Return that the report was changed after it was signed; else nothing."""
    return "" if row.is_current else signed_before(row.changed_at)


def signed_before(changed_at: datetime | None) -> str:
    """Return that something was signed before it was changed, and when that was."""
    if changed_at is None:
        return translate(HERE, "Getekend vóór een latere wijziging")
    when = f"{clock.local(changed_at):%d/%m/%Y %H:%M}"
    return translate(HERE, "Getekend vóór de wijziging van {when}").format(when=when)


def time_findings(starts_at: datetime, ends_at: datetime) -> tuple[Finding, ...]:
    """Return what is wrong, or odd, about two moments, the heaviest first."""
    return check_session(clock.local(starts_at), clock.local(ends_at), clock.now())


def _time_text(finding: Finding) -> str:
    hours = finding.values.get("hours", 0)
    shown = LOCALE.toString(float(hours), "f", 0) if isinstance(hours, int | float) else ""
    sentences = {
        SessionRule.END_BEFORE_START: translate(HERE, "Einde ligt voor begin."),
        SessionRule.TOO_LONG: translate(
            HERE, "{hours} uur is te lang voor één sessie. Wijzig de tijd."
        ),
        SessionRule.LONG: translate(
            HERE, "De sessie duurt {hours} uur. Klopt dat? Rond dan nog eens af."
        ),
        SessionRule.NO_DURATION: translate(
            HERE, "De sessie duurt 0 minuten. Klopt dat? Rond dan nog eens af."
        ),
        SessionRule.NOT_YET: translate(HERE, "Deze sessie ligt in de toekomst."),
        SessionRule.CROSSES_MIDNIGHT: translate(HERE, "Loopt door tot na middernacht."),
    }
    return sentences.get(SessionRule(finding.rule), "").format(hours=shown)


def _too_long(length: object, limit: object, *, is_bytes: bool) -> str:
    if is_bytes:
        return translate(
            HERE, "Deze tekst is te lang: hij mag hoogstens 1 MB groot zijn. Kort hem in."
        )
    return translate(
        HERE, "{length} tekens is te lang, hoogstens {limit} kan. Kort de tekst in."
    ).format(length=LOCALE.toString(_whole(length)), limit=LOCALE.toString(_whole(limit)))


def _whole(number: object) -> int:
    return number if isinstance(number, int) else 0
