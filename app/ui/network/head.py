"""The head of a network: its name, region, themes and purpose, each changed where it stands."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.matching import fold
from app.reference.loader import Reference
from app.services.networks.use_cases import NetworkView
from app.services.trajectories.case_edits import write_fields
from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceChoice, InPlaceText
from app.ui.edit_keeper import TypedField
from app.ui.network.view_model import NetworkModel
from app.ui.networks.words import region_text, themes_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu


class NetworkHead(QWidget):
    """`plan_requested` and `removal_requested` say what the buttons ask."""

    plan_requested = Signal()
    removal_requested = Signal()

    def __init__(self, desk: Desk, model: NetworkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._themes: tuple[str, ...] = ()
        self.name = InPlaceText(self.tr("Naam"), self.tr("Geef het netwerk een naam"), role="title")
        self.region = InPlaceChoice(
            self.tr("Regio"), self.tr("Kies een regio"), partial(_regions, desk.reference)
        )
        self.themes_button = Button("", "quiet", "tag-multiple-outline")
        self.coach = muted()
        self.purpose = InPlaceText(
            self.tr("Doel"), self.tr("Waarvoor komt deze groep samen?"), quoted=True
        )
        self.plan_button = Button(
            self.tr("Plan bijeenkomst"), icon="calendar-plus", shortcut_hint="Ctrl+N"
        )
        self.more_button = Button(self.tr("Meer"), "icon", "dots-horizontal")
        for name in ("name", "purpose"):
            getattr(self, name).setObjectName(name)
        self._lay_out()
        self.name.kept.connect(partial(self._keep, self.name, "name"))
        self.purpose.kept.connect(partial(self._keep, self.purpose, "purpose"))
        self.region.picked.connect(self._on_region)
        self.themes_button.clicked.connect(self._on_themes)
        self.plan_button.clicked.connect(self.plan_requested)
        self.more_button.clicked.connect(self._on_more)
        if model.view is not None:
            allowed = model.allowed_texts(model.view.view.row.id, self)
            for field in (self.name, self.purpose):
                field.ask_about(allowed)

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types, by name."""
        return {"name": self.name, "purpose": self.purpose}

    def show_view(self, view: NetworkView) -> None:
        """Show a network."""
        row, reference = view.row, self._desk.reference
        self._themes = row.themes
        self.name.set_text(row.name)
        self.purpose.set_text(view.purpose)
        self.region.set_text(region_text(reference, row.region))
        words = themes_text(reference, row.themes)
        self.themes_button.setText(words or self.tr("Kies thema's"))
        self.themes_button.setAccessibleName(self.tr("Thema's: {words}").format(words=words))
        self.coach.setText(self.tr("Coach {name}").format(name=row.coach) if row.coach else "")

    def themes_menu(self) -> Menu:
        """Return the menu in which themes are ticked."""
        menu = Menu(parent=self)
        for theme in self._desk.reference.themes(clock.today()):
            action = menu.addAction(literal(theme.label))
            action.setCheckable(True)
            action.setChecked(theme.code in self._themes)
            action.setData(theme.code)
        menu.triggered.connect(self._on_theme_chosen)
        return menu

    def menu(self) -> Menu:
        """Return the menu of what else can be done."""
        menu = Menu(parent=self)
        menu.add(self.tr("Plan bijeenkomst"), self.plan_requested.emit, "calendar-plus", "Ctrl+N")
        menu.addSeparator()
        menu.add(self.tr("Naar prullenbak"), self.removal_requested.emit, "delete-outline")
        return menu

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name, 1)
        first.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.region)
        second.addWidget(self.themes_button)
        second.addWidget(self.coach)
        second.addStretch(1)
        third = QHBoxLayout()
        third.setSpacing(4)
        word = strong(self.tr("Doel"))
        word.setContentsMargins(6, 7, 0, 0)
        third.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        third.addWidget(self.purpose, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 16, 0)  # the words of a field begin 6 px further
        column.setSpacing(2)
        for row in (first, second, third):
            column.addLayout(row)

    def _keep(self, field: InPlaceText, name: str, text: str) -> None:
        if problem := self._write(**{name: text}):
            field.refuse(problem)
        elif self._model.view is not None:
            view = self._model.view.view
            field.accept(view.row.name if name == "name" else view.purpose)

    def _write(self, **values: object) -> str:
        whole, store = self._model.view, self._desk.store
        if whole is None:
            return ""
        return self._model.do(
            self.tr("Netwerk gewijzigd"),
            lambda: write_fields(store, "network", whole.view.row.id, **values),
        )

    @Slot(object)
    def _on_region(self, code: str | None) -> None:
        if problem := self._write(region=code):
            self.region.edit()
            self.region.refuse(problem)

    @Slot(object)
    def _on_theme_chosen(self, action: object) -> None:
        code = action.data()  # type: ignore[attr-defined]  # of the menu
        is_on = code in self._themes
        themes = [one for one in self._themes if one != code] + ([] if is_on else [code])
        self._write(themes=tuple(themes))
        self.themes_button.setFocus()

    @Slot()
    def _on_themes(self) -> None:
        at = self.themes_button.rect().bottomLeft()
        self.themes_menu().popup(self.themes_button.mapToGlobal(at))

    @Slot()
    def _on_more(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))


def _regions(reference: Reference, typed: str) -> list[Suggestion]:
    words = fold(typed).split()
    return [
        Suggestion(one.code, one.name)
        for one in reference.reference_regions
        if all(word in fold(one.name) for word in words)
    ]
