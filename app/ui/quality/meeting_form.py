"""The form of a meeting of the partnership: agenda, minutes, decisions, and actions under them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.form import FormColumns
from app.ui.quality.form import QualityForm
from app.ui.quality.tasks import TaskList

TASK: Final = "task"  # in a draft: the action that is being typed


class MeetingForm(QualityForm):
    """What is agreed becomes an action with an owner and a day."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        tr = self.tr
        self.tasks = TaskList()
        where = FormColumns()
        where.add(
            self.day("held_on", tr("Datum"), is_past=True),
            self.line("place", tr("Plaats"), tr("Zaal, of online")),
        )
        main: tuple[QWidget, ...] = (
            self.line("title", tr("Overleg"), tr("Coördinatieoverleg november")),
            where,
            self.text("present", tr("Aanwezig"), tr("Wie er was van het partnerschap")),
            self.text("agenda", tr("Agenda"), lines=3),
            self.text("report", tr("Verslag"), lines=5),
            self.text("decisions", tr("Beslissingen"), lines=3),
        )
        self.lay_out(main, (self.tasks, self.person("person_id", tr("Verslag door"))))
        self.tasks.edited.connect(self._on_changed)

    @override
    def show_record(self, values: Mapping[str, Any], people: Mapping[UUID, str]) -> None:
        self.tasks.show_people(people, self.desk.me.person_id)
        super().show_record(values, people)

    @override
    def raw(self) -> dict[str, Any]:
        typed = self.tasks.raw()
        return {**super().raw(), **({TASK: typed} if typed else {})}

    @override
    def put_back(self, raw: Mapping[str, Any]) -> None:
        self.tasks.put_back(raw.get(TASK, {}))
        super().put_back({name: said for name, said in raw.items() if name != TASK})

    @override
    def values(self) -> dict[str, Any] | None:
        found = super().values()
        if found is not None:
            found.pop(TASK, None)
        return found

    @override
    def missing(self, name: str) -> str:
        if name == "held_on":
            return self.tr("Geef de dag van het overleg.")
        return self.tr("Geef het overleg een naam.")
