"""What the quick session says under the company that is chosen."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.core.errors import UserError
from app.services.sessions.context import SessionContext
from app.services.sessions.trajectory import usual_served
from app.ui.messages import message_for

translate = QCoreApplication.translate
HERE: Final = "QuickSession"
NOTHING: Final = ("muted", "")


def about_session(context: SessionContext | None) -> tuple[str, str]:
    """
    Return a tone and a sentence: that the file is only read, or which trajectory is served.

    Nothing of a company without a trajectory that runs.
    """
    if context is None:
        return NOTHING
    if not context.may_edit:
        said = message_for(UserError("case.read_only"))
        return "attention", f"{said.happened} {said.advice}"
    running = [one for one in context.trajectories if one.runs]
    if len(running) > 1:
        words = translate(
            HERE, "Er lopen {number} trajecten: kies er een in het volledige verslag."
        )
        return "muted", words.format(number=len(running))
    served = usual_served(context.trajectories).trajectory_id
    title = next((one.title for one in running if one.id == served), "")
    if not title:
        return NOTHING
    return "muted", translate(HERE, "Telt bij het traject «{title}».").format(title=title)
