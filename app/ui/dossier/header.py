"""The head of a file: name, facts, and what the enterprise wants in its own words."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.companies.dossier import ActionRow, Dossier, VisitRow
from app.ui import theme
from app.ui.company_words import number_text, short_sector, workers_text
from app.ui.dossier.duplicate_notice import DuplicateNotice
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.read_only import ReadOnlyLine
from app.ui.dossier.view_model import DossierModel
from app.ui.dossier.words import DossierWords
from app.ui.key_map import KeyMap
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_words import short_day
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import Mark
from app.ui.widgets.short_label import ShortLabel
from app.ui.widgets.status import Pill

DOT = "•"
MOST_NAMES = 2  # of colleagues; of more there is a count
LEAST_NEXT = 220  # px that the next action needs, margins included
MOST_WORDS = 760  # px of a head that has room for what an appointment is, not only for when


class DossierHead(QWidget):
    """Three lines: name and next action; number, sector, coach and place; the purpose."""

    briefing_requested = Signal()
    pdf_requested = Signal()
    session_requested = Signal()
    note_requested = Signal()
    intake_requested = Signal()
    share_requested = Signal()
    removal_requested = Signal()
    hold_requested = Signal()
    merge_requested = Signal(object)  # id of the other company; None: to be chosen
    part_requested = Signal(object, str)  # id and name of a company that was merged into it

    def __init__(
        self,
        model: DossierModel,
        words: DossierWords,
        keys: KeyMap,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._keys = model, words, keys
        self.name = ShortLabel("", "title")
        self.pill = Pill("neutral", "")
        self.next_label, self.next = muted(self.tr("Volgende")), ShortLabel("", "strong")
        self._has_next = False
        self.may_hold = False  # whether the menu offers a legal hold
        self.visit_button = Button("", "link", "calendar-clock-outline", flush=True)
        self._visit: VisitRow | None = None
        self.plan_button = Button(self.tr("Plan bezoek"), "icon", "calendar-plus")
        briefing = self.tr("Briefing")
        self.briefing_button = Button(briefing, icon="printer-outline", shortcut_hint="Ctrl+P")
        self.more_button = Button(self.tr("Meer acties"), "icon", "dots-horizontal")
        self.facts = ShortLabel("", tone="muted")
        self.site_mark = Mark("map-marker-outline")
        self.site = Label()
        self.site_button = Button("", "quiet", "chevron-down")
        self.site_button.setToolTip(self.tr("Kies de vestiging van de tijdlijn"))
        self.purpose = InPlaceText(
            self.tr("Doel in eigen woorden"),
            self.tr("Wat wil deze onderneming bereiken, in eigen woorden?"),
            quoted=True,
        )
        self.purpose.setObjectName("purpose")
        self.purpose.ask_about(model.allowed_texts(model.id, self))
        self.duplicates, self.only_read = DuplicateNotice(self), ReadOnlyLine(self)
        self._build()
        self.duplicates.merge_requested.connect(self.merge_requested)
        self.duplicates.share_requested.connect(self.share_requested)
        self.purpose.kept.connect(self._on_purpose)
        self.briefing_button.clicked.connect(self.briefing_requested)
        self.visit_button.clicked.connect(self._model.change_visit)
        self.plan_button.clicked.connect(self._model.plan_visit)
        self.more_button.clicked.connect(self._on_more)
        self.site_button.clicked.connect(self._on_sites)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a file."""
        self.name.setText(dossier.name)
        self._show_pill(dossier)
        self._show_next(next(iter(dossier.actions), None))
        staff = None if not dossier.years else dossier.years[0].figures.staff
        sector, workers = short_sector(dossier.activity), workers_text(staff)
        what = ", ".join(part for part in (sector, workers) if part)
        coach = self.tr("Coach {name}").format(name=dossier.coach) if dossier.coach else ""
        number = number_text(dossier.number) or self.tr("nog geen KBO-nummer")
        shared = self._shared(dossier.shared_with)
        facts = (number, what, coach, shared)
        self.facts.setText(f"  {DOT}  ".join(part for part in facts if part))
        all_names = self.tr("Gedeeld met {names}").format(names=", ".join(dossier.shared_with))
        whole = (number, dossier.activity, workers, coach, all_names if shared else "")
        self.facts.setToolTip("\n".join(part for part in whole if part))
        self._show_sites(dossier)
        self._visit = dossier.next_visit
        self._fit_visit()
        self.purpose.set_text(dossier.purpose)
        self.only_read.setVisible(not dossier.may_edit)
        self.duplicates.show_findings(dossier.duplicates, self._refusal())

    def _shared(self, names: tuple[str, ...]) -> str:
        if len(names) > MOST_NAMES:
            return self.tr("Gedeeld met {n} collega’s").format(n=len(names))
        return self.tr("Gedeeld met {names}").format(names=", ".join(names)) if names else ""

    def menu(self) -> Menu:
        """Return the menu of what else can be done."""
        menu, key = Menu(parent=self), self._keys.first("quick_session")
        menu.add(self.tr("Snelsessie"), self.session_requested.emit, "plus", key)
        menu.add(self.tr("Nieuwe notitie"), self.note_requested.emit, "note-plus-outline", "N")
        visit = menu.add(self.tr("Plan bezoek"), self._model.plan_visit, "calendar-plus")
        menu.add(self.tr("Vul de intake aan"), self.intake_requested.emit, "clipboard-edit-outline")
        menu.add(
            self.tr("Deel met collega’s…"),
            self.share_requested.emit,
            "account-multiple-plus-outline",
        )
        menu.add(self.tr("Voeg samen met…"), partial(self.merge_requested.emit, None), "call-merge")
        for other, name in self._model.merged():
            words = literal(self.tr("Maak {name} weer apart").format(name=name))
            menu.add(words, partial(self.part_requested.emit, other, name), "call-split")
        pdf = self.tr("PDF van het dossier")
        paper = menu.add(pdf, self.pdf_requested.emit, "printer-outline", "Ctrl+Shift+P")
        menu.addSeparator()
        hold = self._add_hold(menu)
        menu.add(self.tr("Naar prullenbak"), self.removal_requested.emit, "delete-outline")
        if why := self._refusal():
            for action in menu.actions():
                if action not in {visit, paper, hold}:  # an appointment is the coach's own
                    menu.refuse(action, why)
        return menu

    def _add_hold(self, menu: Menu) -> QAction | None:
        """Offer a promotor, who reads every file, to keep it from being wiped."""
        if not self.may_hold:
            return None
        words = self.tr("Stel bewaarplicht in…")
        return menu.add(words, self.hold_requested.emit, "shield-lock-outline")

    def _refusal(self) -> str:
        """Return why nothing in this file can be changed here; empty when it can."""
        dossier = self._model.dossier
        is_read = dossier is not None and not dossier.may_edit
        return message_for(UserError("case.read_only")).happened if is_read else ""

    def sites_menu(self) -> Menu:
        """Return the menu of establishments."""
        menu = Menu(parent=self)
        sites = self._model.dossier.sites if self._model.dossier else ()
        menu.addAction(self.tr("Alle vestigingen")).setData(None)
        menu.addSeparator()
        for site in sites:
            menu.addAction(literal(self._words.site(site))).setData(site.id)
        menu.triggered.connect(self._on_site)
        return menu

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name)
        first.addWidget(self.pill)
        first.addStretch(1)
        first.addWidget(self.next_label)
        first.addWidget(self.next)
        first.addWidget(self.plan_button)
        first.addWidget(self.briefing_button)
        first.addWidget(self.more_button)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.facts)
        second.addSpacing(8)
        second.addWidget(self.site_mark)
        second.addWidget(self.site)
        second.addWidget(self.site_button)
        second.addStretch(1)
        second.addWidget(self.visit_button)
        third = QHBoxLayout()
        third.setSpacing(4)
        word = strong(self.tr("Doel"))
        word.setContentsMargins(0, 7, 0, 0)
        third.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        third.addWidget(self.purpose, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 16, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addLayout(third)
        column.addSpacing(4)
        column.addWidget(self.only_read)
        column.addWidget(self.duplicates)

    def _show_pill(self, dossier: Dossier) -> None:
        if dossier.intake.is_complete:
            self.pill.set_status("ok", self.tr("Intake volledig"))
        elif dossier.has_intake:
            words = self.tr("Intake {percent}%").format(percent=dossier.intake.percent)
            self.pill.set_status("info", words)
        else:
            self.pill.set_status("neutral", self.tr("Nog geen intake"))

    def _show_next(self, action: ActionRow | None) -> None:
        self._has_next = action is not None
        self._fit_next()
        if action is None:
            return
        text = action.text if len(action.text) <= 40 else action.text[:40].rstrip() + "…"
        self.next.setText(f"{text}, {short_day(action.due_on)}" if action.due_on else text)
        self.next.setToolTip(action.text)
        is_late = action.due_on is not None and action.due_on < clock.today()
        self.next.set_tone("attention" if is_late else "text")

    def _show_sites(self, dossier: Dossier) -> None:
        many = len(dossier.sites) > 1
        chosen = next((site for site in dossier.sites if site.id == self._model.site_id), None)
        self.site_mark.setVisible(bool(dossier.sites))
        self.site.setVisible(bool(dossier.sites) and not many)
        self.site_button.setVisible(many)
        if many and chosen is None:
            self.site_button.setText(self.tr("Alle {n} vestigingen").format(n=len(dossier.sites)))
        elif many and chosen is not None:
            self.site_button.setText(self._words.site(chosen))
        elif dossier.sites:
            self.site.setText(self._words.site(dossier.sites[0]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_next()
        self._fit_visit()

    def _fit_next(self) -> None:
        """Leave the next action to the pane when it would push the name away."""
        others = (
            self.pill,
            self.plan_button,
            self.briefing_button,
            self.more_button,
            self.next_label,
        )
        taken = self.name.sizeHint().width() + sum(it.sizeHint().width() for it in others)
        has_room = self.width() - taken > theme.current().px(LEAST_NEXT)
        for widget in (self.next_label, self.next):
            widget.setVisible(self._has_next and has_room)

    def _fit_visit(self) -> None:
        """Tell of the next appointment, on a narrow page only when it is."""
        visit = self._visit
        self.visit_button.setVisible(visit is not None)
        if visit is None:
            return
        words, moment = self._words.visit(visit), self._words.visit_moment(visit)
        is_wide = self.width() >= theme.current().px(MOST_WORDS)
        self.visit_button.setText(literal(words if is_wide else moment))
        self.visit_button.setAccessibleName(self.tr("{words}. Wijzig").format(words=words))
        about = (words, visit.subject, self.tr("Wijzig de afspraak"))
        self.visit_button.setToolTip("\n".join(part for part in about if part))

    @Slot(str)
    def _on_purpose(self, text: str) -> None:
        words = self.tr("Doel gewijzigd")
        problem = self._model.edit(words, "enterprise", self._model.id, purpose=text)
        if problem:
            self.purpose.refuse(problem)
        else:
            self.purpose.accept(self._model.dossier.purpose if self._model.dossier else text)

    @Slot()
    def _on_more(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    @Slot()
    def _on_sites(self) -> None:
        place = self.site_button.mapToGlobal(self.site_button.rect().bottomLeft())
        self.sites_menu().popup(place)

    @Slot(QAction)
    def _on_site(self, action: QAction) -> None:
        self._model.show_site(action.data())
