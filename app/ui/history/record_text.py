"""What a record is called in a line: its kind and what it is known by."""

from app.services.syncing.view import RecordName
from app.ui.case_words import code_text
from app.ui.evidence_words import subject_words
from app.ui.history.labels import kind_text


def name_text(kind: str, name: str) -> str:
    """Return a name as people write it: evidence is kept with the code or the number of its own."""
    if kind != "criterion_evidence":
        return name
    return subject_words("plan_version", name, "") if name.isdigit() else code_text("moment", name)


def record_text(record: RecordName) -> str:
    """Return a record: `Sessie 20/11/2026`, `Contact Mia D.`; a company by its kind alone."""
    kind = kind_text(record.kind)
    if record.kind == "enterprise":
        return kind
    return f"{kind} {name_text(record.kind, record.title)}".strip()


def record_with_case(record: RecordName) -> str:
    """Return a record with its company: `Bakkerij Janssens, sessie 20/11/2026`."""
    text = record_text(record)
    if record.kind == "enterprise":
        return record.case or record.title or text
    return f"{record.case}, {text[:1].lower()}{text[1:]}" if record.case else text
