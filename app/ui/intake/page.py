"""Scherm «Intake»: a new company in three short pages, never twice the same one."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.companies.intake import SavedIntake
from app.services.companies.intake_search import LookAlike, Match, Matches, MatchFacts
from app.services.drafts import DraftForm
from app.ui.desk import Desk, Step
from app.ui.drafts import DraftKeeper
from app.ui.intake.company_page import CompanyPage
from app.ui.intake.field_history import intake_history
from app.ui.intake.fitting import FittingReader
from app.ui.intake.frame import COMPANY, QUESTION, SEARCH, IntakeFrame
from app.ui.intake.question_page import QuestionPage
from app.ui.intake.reading import Reading
from app.ui.intake.side_pane import FIELD_OF
from app.ui.intake.view_model import IntakeViewModel
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.sensitive_kept import KeptTexts
from app.ui.typing_place import TypingPlace, go_to, place_in
from app.ui.work.turns import in_next_turn


class IntakePage(Page):
    """The three pages with their panes; everything typed is kept as a draft."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = IntakeViewModel(desk.store, desk.reference, desk.runner, self)
        self.frame = IntakeFrame(desk.reference, desk.keys, self)
        self.search = self.frame.search
        self.footer = self.frame.footer
        self._keeper: DraftKeeper | None = None
        self._fitting = FittingReader(desk, self)
        self._fitting.found.connect(self.frame.show_fitting)
        self._take_keys()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self._begin(place)

    # What the shell asks

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        every = Crumb(self.tr("Ondernemingen"), Place("enterprises"))
        if self.model.is_new:
            return (every, Crumb(self.tr("Nieuwe intake")))
        place = Place("enterprise", record=self.model.enterprise_id)
        return (every, Crumb(str(self.model.fields["name"]), place), Crumb(self.tr("Intake")))

    @override
    def enter(self) -> None:
        if self._is_saved:  # back to an intake that was kept: it goes on from what is stored
            self._begin(Place("intake", record=self.model.enterprise_id))
        elif self._is_thrown:
            self._begin(Place("intake"))
        self._is_open = True
        if not go_to(self, self._typing):
            self.frame.go_first()

    @override
    def keep(self) -> None:
        if self._keeper is not None:
            if self.model.has_draft:  # the cursor may have moved since
                self._keeper.touch()
            self._keeper.keep_now()

    @override
    def leave(self) -> None:
        self._is_open = False
        if self._keeper is not None and self.model.has_draft:
            self.keep()
            self.place = Place("intake", draft=self.model.draft_id)  # for the way back
        if self._is_saved:
            self.place = Place("intake", record=self.model.enterprise_id)

    # Building

    def _take_keys(self) -> None:
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        self.take_keys(
            {
                key(Qt.Key.Key_Right, alt): self._on_next,
                key(Qt.Key.Key_Left, alt): self._on_previous,
                key(Qt.Key.Key_Return, control): self._on_finish,
                key(Qt.Key.Key_Enter, control): self._on_finish,
                key(Qt.Key.Key_H, alt): intake_history(self, self.model).show,
                key(Qt.Key.Key_Escape): self._on_stop,
            },
        )

    def _connect(self) -> None:
        model, footer, search = self.model, self.footer, self.search
        search.typed.connect(self._on_typed)
        search.enter_pressed.connect(self._on_enter)
        search.open_requested.connect(self._on_open)
        search.self_requested.connect(self._on_next)
        search.matches.current_changed.connect(self._on_current)
        self.frame.built.connect(self._on_built)
        self.frame.header.page_requested.connect(self._on_step)
        footer.stop.clicked.connect(self._on_stop)
        footer.previous.clicked.connect(self._on_previous)
        footer.incomplete.clicked.connect(self._on_incomplete)
        footer.next.clicked.connect(self._on_next)
        footer.finish.clicked.connect(self._on_finish)
        model.matches_found.connect(self._on_matches)
        model.facts_found.connect(self._on_facts)
        model.look_alikes_found.connect(self._on_look_alikes)
        model.saved.connect(self._on_saved)
        model.save_failed.connect(self._on_save_failed)
        model.failed.connect(self._on_failed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _begin(self, place: Place) -> None:
        """Show a draft, a stored intake or a new one."""
        self._is_saved, self._is_thrown = False, False
        self._is_open, self._enter_waits, self._keep_failed = True, False, False
        kept = self.model.begin(place)
        self._typing = TypingPlace(kept.form.focus, kept.form.cursor) if kept else TypingPlace()
        if self._keeper is not None:
            self._keeper.deleteLater()
        keeper = DraftKeeper(self.desk.store, self.desk.runner, self._snapshot, self, kept)
        self.desk.keeping.watch(keeper)
        keeper.kept.connect(self._on_kept)
        keeper.failed.connect(self._on_keep_failed)
        self._keeper = keeper
        fields = self.model.fields
        self.frame.show_fields(fields)
        for texts in self.frame.findChildren(KeptTexts):
            texts.set_case(self.desk, self.model.enterprise_id, self.model.enterprise_id)
        self.frame.set_new(on=self.model.is_new)
        self.footer.show_kept(kept.saved_at if kept else None)
        self._read()
        self.search.show_matches(Matches(str(fields["query"])))
        if fields["query"]:
            self.model.search(str(fields["query"]))

    @Slot(object)
    def _on_built(self, page: CompanyPage | QuestionPage) -> None:
        page.changed.connect(self._on_changed)
        if isinstance(page, CompanyPage):
            page.search_requested.connect(self._on_other)
            page.look_alikes.open_requested.connect(self._on_open)
            page.set_new(on=self.model.is_new)
        else:
            page.show_fitting(self._fitting.fitting)
        if self.model.reading is not None:
            page.show_reading(self.model.reading, "")

    # What the coach does

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.model.search(text)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.footer.show_problem("")
        self._read()
        self._touch()

    @Slot(object)
    def _on_enter(self, match: Match | None) -> None:
        if self.model.is_searching:  # typed faster than found: answer when it is known
            self._enter_waits = True
        else:
            self._take(match)

    def _take(self, match: Match | None) -> None:
        """Open the match, if it can be; without one the company is filled in."""
        if match is not None:
            if match.is_here:
                self._on_open(match.id)
        elif self.search.field.text().strip():
            self._on_next()

    @Slot(object)
    def _on_open(self, enterprise_id: UUID) -> None:
        if self.model.has_only_a_query:
            self._throw_away()
        self.desk.go_requested.emit(Place("enterprise", record=enterprise_id))

    @Slot()
    def _on_next(self) -> None:
        self._on_step(self.frame.page + 1)

    @Slot()
    def _on_previous(self) -> None:
        self._on_step(self.frame.page - 1)

    @Slot()
    def _on_other(self) -> None:
        self._on_step(SEARCH)

    @Slot(int)
    def _on_step(self, page: int) -> None:
        if not SEARCH <= page <= QUESTION:
            return
        if self.frame.page == SEARCH and page > SEARCH:
            self.frame.carry_query()
        self.frame.show_page(page)
        self.frame.go_first()
        self._on_changed()

    @Slot()
    def _on_stop(self) -> None:
        if self.model.is_untouched:
            self._throw_away()
        self.desk.back_requested.emit()

    @Slot()
    def _on_incomplete(self) -> None:
        if self.frame.page == SEARCH:
            self.frame.carry_query()
        self._save()

    @Slot()
    def _on_finish(self) -> None:
        reading = self._read()
        needed = reading.completeness.needed
        if needed:
            self.frame.jump(*FIELD_OF[needed[0].item])
            words = self.tr("Nog nodig: {count}. Vul aan, of bewaar onvolledig.")
            self.footer.show_problem(words.format(count=len(needed)))
        elif reading.has_leftover:
            self.frame.jump_to_error(reading)
            self.footer.show_problem(self.tr("Verbeter eerst wat rood staat."))
        else:
            self._save()

    def _save(self) -> None:
        if not self.frame.isEnabled():
            return  # it is being saved
        reading, form = self._read(), self.model.form_to_store()
        if not form.name:
            self.frame.jump(COMPANY, "name")
            self.footer.show_problem(
                self.tr("Zonder naam komt er nog geen dossier. Alles blijft als concept bewaard.")
            )
            return
        self._touch()
        try:
            self.keep()
        except UserError as error:
            self._on_keep_failed(error)
            return
        self._typing = place_in(self) or self._typing
        self.frame.setEnabled(False)  # what is typed now would be lost
        self.model.save(form, has_leftover=reading.has_leftover)

    # What comes back

    @Slot(object)
    def _on_matches(self, matches: Matches) -> None:
        self.search.show_matches(matches)
        if self._enter_waits:
            self._enter_waits = False
            self._take(self.search.matches.current())

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._enter_waits = False  # what is found later was not asked to be opened
        self.desk.failed.emit(error)

    @Slot(object)
    def _on_current(self, match: Match | None) -> None:
        if match is None:
            self.search.pane.show_facts(None)
        else:
            self.model.show_facts(match.id)

    @Slot(object)
    def _on_facts(self, facts: MatchFacts | None) -> None:
        current = self.search.matches.current()
        if current is not None and facts is not None and facts.id == current.id:
            self.search.pane.show_facts(facts)

    @Slot(object)
    def _on_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        self.frame.company.look_alikes.show_look_alikes(found)

    @Slot(object)
    def _on_saved(self, saved: SavedIntake) -> None:
        reading = self.model.reading
        if reading is not None and reading.has_leftover:
            self._keep_leftover()
        self._is_saved = True
        if self._keeper is not None:
            self._keeper.end()
        self.frame.setEnabled(True)
        file = Place("enterprise", record=saved.enterprise_id)
        draft = next((kept.form.id for kept in saved.changes.taken), None)
        back = file if draft is None else Place("intake", draft=draft)
        go, words = self.desk.go_requested.emit, reading and self._saved_words(reading)
        self.desk.did(Step(words or "", saved.changes, partial(go, back), partial(go, file)))
        in_next_turn(self, partial(self.desk.go_requested.emit, file))

    @Slot(object)
    def _on_save_failed(self, error: Exception) -> None:
        self.frame.setEnabled(True)
        go_to(self, self._typing)
        if isinstance(error, UserError) and error.code == "year.exists":
            self.frame.jump(COMPANY, "year")
            words = self.tr("Voor {year} staan er al cijfers. Wijzig ze in het dossier.")
            self.footer.show_problem(words.format(year=error.values["year"]))
            return
        if isinstance(error, UserError) and error.code == "intake.number_exists":
            self.frame.jump(COMPANY, "number")
            self.frame.company.area.verticalScrollBar().setValue(0)
            words = self.tr("Bestaat al: {name}. Open het dossier, of geef een reden.")
            self.footer.show_problem(words.format(name=error.values["name"]))
            return
        self.footer.show_problem(self.tr("Niet bewaard. Alles staat nog als concept klaar."))
        self.desk.failed.emit(error)

    @Slot(object)
    def _on_kept(self, saved_at: datetime) -> None:
        self.model.has_draft = True
        if self._keep_failed:
            self._keep_failed = False
            self.footer.show_problem("")
        self.footer.show_kept(saved_at)

    @Slot(object)
    def _on_keep_failed(self, error: Exception) -> None:
        self._keep_failed = True
        self.footer.show_problem(self.tr("Het concept is nog niet bewaard."))
        self.desk.failed.emit(error)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.frame.pages.isAncestorOf(new) and self.model.has_draft:
            self._touch()
        if old is not None and self.frame.pages.isAncestorOf(old) and self.model.reading:
            self.frame.show_reading(self.model.reading)

    # Inside

    def _read(self) -> Reading:
        reading = self.model.read(self.frame.read())
        self.frame.show_reading(reading)
        self._fitting.ask(reading)
        return reading

    def _touch(self) -> None:
        if self._keeper is not None and not self._is_saved:
            self._keeper.touch()

    def _keep_leftover(self) -> None:
        """Keep as a draft what could not be stored, off the screen, and nothing else."""
        self.model.go_on_from_stored()
        self._is_open = False
        self._touch()
        try:
            self.keep()
        except UserError as error:
            self._on_keep_failed(error)

    def _snapshot(self) -> DraftForm:
        self._typing = place_in(self) or self._typing
        return self.model.draft(*self._typing, is_open=self._is_open)

    def _throw_away(self) -> None:
        if self._keeper is not None:
            self._keeper.end()
        self.model.drop_draft()
        self._is_thrown = True

    def _saved_words(self, reading: Reading) -> str:
        words = self.tr("Intake bewaard: {name}")
        if reading.has_leftover:
            words = self.tr("Bewaard: {name}. Wat nog niet klopt, staat als concept klaar.")
        elif reading.completeness.is_complete:
            words = self.tr("Intake afgerond: {name}")
        return words.format(name=reading.form.name)
