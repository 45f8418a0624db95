"""Keeps, renames, moves and deletes the views of the coach, from the pane beside the list."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.services.companies.enterprises import EnterpriseQuery
from app.services.companies.saved_views import SavedView
from app.ui.desk import Desk
from app.ui.enterprises.name_dialog import NameDialog
from app.ui.enterprises.saved import SavedViews
from app.ui.enterprises.views_pane import VIEWS, ViewsPane
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu

Now = Callable[[], tuple[EnterpriseQuery, tuple[str, ...]]]


class ViewKeeper(QObject):
    """
    Joins the pane with what is stored.

    Args:
        now: Gives the query and the columns that are on the screen.

    `chosen` asks to show a view that was just made.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, pane: ViewsPane, now: Now, page: QWidget) -> None:
        super().__init__(page)
        self._pane, self._now, self._page = pane, now, page
        self.saved = SavedViews(desk, self)
        self._wanted: UUID | None = None
        self.saved.listed.connect(self._on_listed)
        self.saved.counted.connect(pane.show_count)
        self.saved.kept.connect(self._on_kept)
        pane.keep_requested.connect(self.ask)
        pane.rename_requested.connect(self.ask_name)
        pane.delete_requested.connect(self._on_delete)
        pane.move_requested.connect(self._on_move)
        pane.menu_requested.connect(self._on_menu)

    def show(self, view: str | UUID | None) -> None:
        """Choose a view; one that a coach keeps as soon as it is read, if it is still there."""
        if isinstance(view, UUID):
            self._wanted = view
        elif view in VIEWS:
            self._pane.choose(view)

    def menu(self) -> Menu:
        """Return the menu of all views, for a page without room for the pane."""
        menu = Menu(parent=self._page)
        for view, title in self._pane.titles().items():
            action = menu.addAction(literal(title))
            action.setData(view)
            action.setCheckable(True)
            action.setChecked(view == self._pane.current())
        menu.addSeparator()
        menu.add(self.tr("Bewaar weergave"), self.ask, "plus", "Ctrl+Shift+S")
        menu.triggered.connect(self._on_view_action)
        return menu

    @Slot()
    def open_menu(self) -> None:
        """Open that menu below the button that was pressed."""
        button = self.sender()
        if isinstance(button, QWidget):
            self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(QAction)
    def _on_view_action(self, action: QAction) -> None:
        if action.data() is not None:
            self._pane.choose(action.data())

    @Slot()
    def ask(self) -> NameDialog:
        """Ask for a name for what is on the screen."""
        current = self._pane.current()
        known = self.saved.view(current) if isinstance(current, UUID) else None
        if known is not None and (known.query, known.columns) == self._now():
            known = None  # there is nothing to bring up to date
        dialog = NameDialog(
            self.tr("Bewaar weergave"),
            self.tr("Bewaar"),
            "",
            known.title if known else "",
            self._page.window(),
        )
        dialog.named.connect(self._on_named)
        if known is not None:
            dialog.update_requested.connect(partial(self._update, known))
        return self._opened(dialog)

    @Slot(object)
    def ask_name(self, view_id: UUID) -> NameDialog | None:
        """Ask for another name of a view."""
        view = self.saved.view(view_id)
        if view is None:
            return None
        title, button = self.tr("Hernoem weergave"), self.tr("Hernoem")
        dialog = NameDialog(title, button, view.title, "", self._page.window())
        dialog.hint.hide()
        dialog.named.connect(partial(self.saved.rename, view))
        return self._opened(dialog)

    def _opened(self, dialog: NameDialog) -> NameDialog:
        self.saved.refused.connect(dialog.show_refusal)
        self.saved.kept.connect(dialog.accept)
        dialog.open()
        return dialog

    @Slot(str)
    def _on_named(self, title: str) -> None:
        self.saved.keep(title, *self._now())

    def _update(self, view: SavedView) -> None:
        self.saved.update(view, *self._now())

    @Slot(object)
    def _on_kept(self, view_id: UUID) -> None:
        if self.saved.view(view_id) is None:
            self._wanted = view_id  # it is shown as soon as it is read

    @Slot()
    def _on_listed(self) -> None:
        self._pane.show_saved([(view.id, view.title) for view in self.saved.views])
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.saved.view(wanted) is not None:
            self._pane.mark(wanted)
            self.chosen.emit(wanted)

    @Slot(object)
    def _on_delete(self, view_id: UUID) -> None:
        if (view := self.saved.view(view_id)) is not None:
            self.saved.delete(view)

    @Slot(object, int)
    def _on_move(self, view_id: UUID, step: int) -> None:
        self.saved.move(view_id, step)

    @Slot(object, QPoint)
    def _on_menu(self, view_id: UUID, place: QPoint) -> None:
        view = self.saved.view(view_id)
        if view is None:
            return
        menu = Menu(parent=self._pane)
        if self._pane.current() == view_id and (view.query, view.columns) != self._now():
            menu.add(self.tr("Werk bij met wat je nu ziet"), partial(self._update, view), "refresh")
        menu.add(self.tr("Hernoem"), partial(self.ask_name, view_id), "pencil-outline", "F2")
        up, down = partial(self._on_move, view_id, -1), partial(self._on_move, view_id, 1)
        menu.add(self.tr("Naar boven"), up, "arrow-up", "Alt+Up")
        menu.add(self.tr("Naar beneden"), down, "arrow-down", "Alt+Down")
        menu.add(
            self.tr("Verwijder"), partial(self.saved.delete, view), "trash-can-outline", "Delete"
        )
        menu.popup(place)
