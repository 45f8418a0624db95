"""The way a coach went through the program: back, forward, and the pages on it."""

from itertools import groupby

from PySide6.QtCore import QObject, Signal, Slot

from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.place import Place
from app.ui.shell.ground import PageGround
from app.ui.shell.pages import KEPT_SCREENS, MOST_KEPT, make_page

LONGEST = 50  # places one can go back


class Way(QObject):
    """`moved` comes after another page became the current one."""

    moved = Signal()

    def __init__(self, desk: Desk, ground: PageGround, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._ground = desk, ground
        self._places: list[Place] = []
        self._here = -1
        self._kept: dict[Place, Page] = {}
        self.page: Page | None = None

    @property
    def place(self) -> Place | None:
        """Where one is."""
        return None if self.page is None else self.page.place

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one came back from somewhere."""
        return self._here < len(self._places) - 1

    def begin(self, places: list[Place]) -> None:
        """
        Go to the last place; the others lie behind it, and are made by who goes back there.

        Who already went somewhere stays there: keys may come before the first page does.
        """
        if self.page is not None:
            places = [*places, self.page.place]
        self._places = [place for place, _equals in groupby(places)]
        self._here = len(self._places) - 1
        if self.page is None:
            self._arrive(self._made(self._places[self._here]))
        else:
            self.moved.emit()

    @Slot(object)
    def go(self, place: Place) -> None:
        """Go to a place; what lay ahead is forgotten."""
        if self.page is not None and place == self.page.place:
            self.page.enter()
            return
        self._leave()
        places = [*self._places[: self._here + 1], place][-LONGEST:]
        self._move(places, len(places) - 1)

    @Slot()
    def back(self) -> None:
        """Go to the place before this one."""
        self._step(-1)

    @Slot()
    def forward(self) -> None:
        """Go to the place one came back from."""
        self._step(1)

    @Slot()
    def read_anew(self) -> None:
        """Forget the pages that are kept, and make the one that is shown anew."""
        for page in self._kept.values():
            self._drop(page)
        self._kept.clear()
        if self.page is None or self.page.place.screen not in KEPT_SCREENS:
            return  # in a form one is left alone
        self.page.keep()
        old = self.page
        self._arrive(make_page(self._desk, old.place, self._ground))
        self._drop(old)

    def keep(self) -> None:
        """Put what is typed on the page on disk, now."""
        if self.page is not None:
            self.page.keep()

    def _step(self, by: int) -> None:
        if 0 <= self._here + by < len(self._places):
            self._leave()
            self._move(self._places, self._here + by)

    def _leave(self) -> None:
        if self.page is not None:
            self.page.keep()
            self.page.leave()
            self._places[self._here] = self.page.place  # a new thing has an id by now

    def _move(self, places: list[Place], here: int) -> None:
        """Go to one of the places; when its page cannot be made, stay and let the failure out."""
        old = self.page
        try:
            page = self._made(places[here])
        except Exception:
            if old is not None:
                old.enter()
            raise
        self._put_away(old)
        self._places, self._here = places, here
        self._arrive(page)

    def _made(self, place: Place) -> Page:
        return self._kept.pop(place, None) or make_page(self._desk, place, self._ground)

    def _put_away(self, page: Page | None) -> None:
        """Keep the page for the way back when its screen is kept, else drop it."""
        if page is None:
            return
        if page.place.screen in KEPT_SCREENS and not page.is_broken:
            if (twin := self._kept.pop(page.place, None)) is not None:
                self._drop(twin)  # it came to do something, and is an ordinary page since
            self._kept[page.place] = page
            while len(self._kept) > MOST_KEPT:
                self._drop(self._kept.pop(next(iter(self._kept))))
        else:
            self._drop(page)

    def _arrive(self, page: Page) -> None:
        self.page = page
        self._ground.show_page(page)
        self.moved.emit()
        page.enter()

    def _drop(self, page: Page) -> None:
        self._ground.pages.removeWidget(page)
        page.hide()
        page.deleteLater()
