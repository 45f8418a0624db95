"""What stands between the form of a session and its storing."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from app.core import clock
from app.domain.findings import Severity
from app.services.sessions.form import FormFinding, SessionForm, check_form
from app.ui.session.body import SessionBody

TOLD: Final = ("subject", "goal", "note", "result")  # fields that say what it was about


class SessionChecks:
    """Shows what is wrong, asks once about what is odd, and who pays what others may do."""

    def __init__(self, body: SessionBody, not_stored: str) -> None:
        self._body, self._not_stored = body, not_stored
        self._was_asked = False

    def reset(self) -> None:
        """Forget what was asked: something else stands there."""
        self._was_asked = False

    def refuses(
        self,
        form: SessionForm,
        session_id: UUID,
        begin: Mapping[str, Any] | None,
        *,
        complete: bool,
    ) -> bool:
        """
        Tell whether a form cannot be stored as it stands; then the body says why.

        Args:
            begin: The fields as they stood when it was finished before; None: it was not.
        """
        found = check_form(form, clock.now())
        errors = tuple(each for each in found if each.finding.severity is Severity.ERROR)
        asked = tuple(each for each in found if each.is_asked)
        if errors:
            self.show(errors)
            return True
        if asked and complete and not self._was_asked:
            self._was_asked = True
            self.show(asked)
            return True
        return complete and not self._is_funded(form, session_id, begin)

    def show(self, found: tuple[FormFinding, ...]) -> None:
        """Show what is wrong, and go to the first of it."""
        fields = [self._body.show_finding(each) for each in found]
        fields[0].setFocus()
        self._body.show_in_sight(fields[0])
        self._body.say(self._not_stored)

    def _is_funded(
        self, form: SessionForm, session_id: UUID, begin: Mapping[str, Any] | None
    ) -> bool:
        text = "\n".join(getattr(form, name) for name in TOLD)
        before = "" if begin is None else "\n".join(str(begin[name]) for name in TOLD)
        passes = self._body.gate.passes(form.enterprise_id, session_id, text, before)
        if not passes:
            self._body.say(self._not_stored)
        return passes
