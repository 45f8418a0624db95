"""The number of a page that is drawn later: a form that is filled in when all pages are known."""

from typing import Any, Final

from reportlab.platypus import Flowable
from typing_extensions import override

from app.reports.fonts import SANS
from app.reports.styles import BODY, TEXT
from app.reports.tags import Place, TaggedCanvas, tags_of

ASKED_FORM: Final = "asked-"  # beginning of the names of these forms
_MOST: Final = 60.0  # points that a number is wide at most
_DOWN: Final = 5.0  # points below its baseline


class Target:
    """A place in a document that others name the page of."""

    page: int | None = None  # None: it is not drawn (yet)

    def __init__(self, title: str = "") -> None:
        self.title = title  # with one it gets a bookmark


class Anchor(Flowable):
    """Marks where a target is; it takes no room."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return 0, 0

    @override
    def draw(self) -> None:
        canvas: Any = self.canv
        self._target.page = canvas.getPageNumber()
        if self._target.title:
            canvas.marks.append((self._target.title, self._target.page))


class PageNumber(Flowable):
    """The page of a target, at the right of a cell."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target, self._place = target, Place()

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, BODY.leading
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas: Any = self.canv
        name = canvas.ask_page(self._target)
        canvas.saveState()
        canvas.translate(self.width, self.height - BODY.fontSize)
        tags = tags_of(canvas)
        if tags is None:
            canvas.doForm(name)
        else:
            with tags.words("TD", self._place):
                canvas.doForm(name)
        canvas.restoreState()


class AskedPages(TaggedCanvas):
    """A canvas that knows which pages were asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked: list[Target] = []
        self.marks: list[tuple[str, int]] = []  # the bookmarks: title and page

    def ask_page(self, target: Target) -> str:
        """Return the name of the form that will show the page of a target."""
        self._asked.append(target)
        return _name(len(self._asked))

    def answer_pages(self) -> None:
        """Define the forms that were asked for; every page is drawn."""
        for number, target in enumerate(self._asked, start=1):
            self.beginForm(_name(number), -_MOST, -_DOWN, 0, BODY.leading)
            self.setFont(SANS, BODY.fontSize)
            self.setFillColor(TEXT)
            self.drawRightString(0, 0, "" if target.page is None else str(target.page))
            self.endForm()


def _name(number: int) -> str:
    return f"{ASKED_FORM}{number}"
