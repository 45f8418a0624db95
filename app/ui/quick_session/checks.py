"""What stands between a quick session and its end."""

from uuid import UUID

from app.core import clock
from app.domain.findings import Severity
from app.services.sessions.form import FormFinding, SessionForm, check_form
from app.ui.quick_session.panel import QuickSessionWidgets
from app.ui.session_words import finding_text


class QuickChecks:
    """Shows what is wrong, asks once about what is odd, and who pays what others may do."""

    def __init__(self, parts: QuickSessionWidgets) -> None:
        self._parts = parts
        self._was_asked = False

    def reset(self) -> None:
        """Forget what was asked: something else stands there."""
        self._was_asked = False

    def refuses(self, form: SessionForm, session_id: UUID) -> bool:
        """Tell whether a session cannot be finished as it stands; then the panel says why."""
        found = check_form(form, clock.now())
        errors = [each for each in found if each.finding.severity is Severity.ERROR]
        asked = [each for each in found if each.is_asked]
        for each in errors:
            self._show(each, "error")
        if any(each.field == "time" for each in errors):
            self._parts.clock.edit()
        if errors:
            return True
        if asked and not self._was_asked:
            self._was_asked = True
            self._show(asked[0], "attention")
            return True
        text = f"{form.subject}\n{form.note}"
        return not self._parts.gate.passes(form.enterprise_id, session_id, text)

    def _show(self, found: FormFinding, tone: str) -> None:
        parts = self._parts
        line = parts.clock_note if found.field == "time" else parts.note_note
        line.show_note(tone, finding_text(found.finding))
