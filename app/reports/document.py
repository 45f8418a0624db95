"""A document: its pages with head and foot, drawn once and finished to stable bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from threading import Lock
from typing import Annotated, Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)
from typing_extensions import override

from app.core.progress import Progress, Silent
from app.reports.enclosed import Enclosed
from app.reports.finish import Flavour, Metadata, finish
from app.reports.fonts import EMBLEM_WORDS, SANS, STRONG, register
from app.reports.marks import EMBLEM_HEIGHT, EMBLEM_WIDTH, draw_emblem
from app.reports.page_numbers import AskedPages, Target
from app.reports.styles import (
    BOTTOM,
    COLUMN,
    EMBLEM_BLUE,
    FRAME_HEIGHT,
    LABEL_WIDTH,
    LEFT,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SMALL,
    TEXT,
    TEXT_WIDTH,
)
from app.reports.tags import BeginPart
from app.reports.text import draw_line, one_line
from app.reports.words import clock, day

rl_config.useA85 = 0  # `finish` packs all streams again; the detour by letters costs 6 %

LANGUAGE = "nl-BE"
HEAD_BASELINE = PAGE_HEIGHT - 14 * mm
FOOT = 10 * mm  # the foot of the emblem, from the edge
_EMBLEM = "emblem"
PAGE_FORM, SEAL_FORM = "page-", "seal-"  # names of what tells a number that comes later
NOT_YET = 0  # the page of a target that is drawn elsewhere
_drawing = Lock()
STEP_EVERY = 50  # parts drawn between two reports of progress


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made a document, when, and from which data."""

    partnership: Annotated[str, "Partnerschap"]
    project_number: Annotated[str, "Projectnummer"]
    made_at: datetime  # on the wall clock of the laptop, with its zone
    made_by: Annotated[str, "Gemaakt door"]
    is_practice: bool = False  # made-up data of the practice environment


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What stands around every page, in one language."""

    language: str = LANGUAGE
    page: str = "Bladzijde {page} van {total}"
    cofinanced: tuple[str, str] = ("Medegefinancierd door", "de Europese Unie")


DUTCH = FrameWords()


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the head and foot of every page say; plain text."""

    number: str
    document: str
    foot: tuple[str, str, str]
    seal: Target | None = None  # its page goes behind the last line of the foot
    frame: FrameWords = DUTCH


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a document that begins on a page of its own, with its own head and foot."""

    words: PageWords
    story: list[Flowable]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that a reader may go to from the bookmarks."""

    title: str
    page: int  # the first is 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pages that were drawn and are not finished yet."""

    content: bytes
    tree: int  # number of the object that its structure hangs on
    pages: int
    chapters: tuple[int, ...]  # the first page of each
    marks: tuple[Mark, ...]


def foot_words(origin: Origin) -> tuple[str, str, str]:
    """Return the three lines beside the emblem of a working document."""
    project = f", project {origin.project_number}" if origin.project_number else ""
    made = f"Gemaakt op {day(origin.made_at)}, {clock(origin.made_at)}"
    by = f", door {origin.made_by}" if origin.made_by else ""
    standing = (
        "Oefenomgeving: verzonnen gegevens, geen bewijs"
        if origin.is_practice
        else "Werkdocument, niet verzegeld"
    )
    return (f"{origin.partnership}{project}", f"{made}{by}", standing)


def render(
    words: PageWords,
    metadata: Metadata,
    story: list[Flowable],
    progress: Progress | None = None,
    *,
    enclosed: Sequence[Enclosed] = (),
    flavour: Flavour = Flavour.A3A,
) -> bytes:
    """
    Draw `story` on pages and return the PDF; the same values give the same bytes.

    One at a time: a font of reportlab keeps the place it reads at, which two threads would share.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    drawn = draw([Chapter(words, story)], metadata, progress)
    return finish(drawn.content, metadata, drawn.tree, enclosed=enclosed, flavour=flavour)


def render_list(
    title: str, origin: Origin, story: list[Flowable], progress: Progress | None = None
) -> bytes:
    """Draw a list of the whole partnership, which has no number of its own; as `render`."""
    metadata = Metadata(
        title=title,
        author=origin.made_by,
        subject=origin.partnership,
        made_at=origin.made_at,
    )
    return render(PageWords("", title, foot_words(origin)), metadata, story, progress)


def draw(
    chapters: Sequence[Chapter], metadata: Metadata, progress: Progress | None = None
) -> Drawn:
    """Draw chapters one after the other; as `render`, but not finished."""
    register()
    target, begun = BytesIO(), [0] * len(chapters)
    document = _document(target, metadata, chapters[0].words.frame.language)
    document.addPageTemplates([_template(it.words, n, begun) for n, it in enumerate(chapters)])
    story = _story(chapters)
    document.setProgressCallBack(_Steps(progress or Silent(), len(story)).tell)
    with _drawing:
        document.build(story, canvasmaker=_PagedCanvas)
    canvas: Any = document.canv
    marks = tuple(Mark(title, page) for title, page in canvas.marks)
    pages = canvas.getPageNumber() - 1
    return Drawn(target.getvalue(), canvas.tree, pages, tuple(begun), marks)


def _story(chapters: Sequence[Chapter]) -> list[Flowable]:
    if len(chapters) == 1:
        return chapters[0].story
    story: list[Flowable] = []
    for number, one in enumerate(chapters):
        story += [NextPageTemplate(str(number)), PageBreak()] if number else []
        story += [BeginPart(), *one.story]
    return story


def _document(target: BytesIO, metadata: Metadata, language: str) -> BaseDocTemplate:
    return BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        lang=language,
        invariant=1,
        initialFontName=SANS,
        initialFontSize=9,
        title=metadata.title,
        author=metadata.author,
        subject=metadata.subject,
        creator=metadata.creator,
        pageCompression=1,
    )


def _template(words: PageWords, number: int, begun: list[int]) -> PageTemplate:
    """Return the pages of a chapter; the first says in `begun` where it is."""
    frame = Frame(LEFT, BOTTOM, PAGE_WIDTH - LEFT - RIGHT, FRAME_HEIGHT, 0, 0, 0, 0)

    def draw_page(canvas: Any, _document: BaseDocTemplate) -> None:
        begun[number] = begun[number] or canvas.getPageNumber()
        canvas.numbered = words.frame.page
        _draw_head(canvas, words)
        _draw_foot(canvas, words)

    return PageTemplate(str(number), [frame], onPage=draw_page)


class _PagedCanvas(AskedPages):
    """
    Writes «Bladzijde x van y» once the number of pages is known, and the emblem once for all.

    Each page shows forms that are defined at the end, so that one pass is enough.
    """

    numbered = DUTCH.page

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seals: dict[str, Target] = {}  # what a foot says before the page of the seal

    @override
    def save(self) -> None:
        self.beginForm(_EMBLEM)
        draw_emblem(self, LEFT, FOOT, EMBLEM_HEIGHT)
        self.endForm()
        total = self.getPageNumber() - 1
        for page in range(1, total + 1):
            self.beginForm(_page_form(page))
            self.setFont(SANS, SMALL.fontSize)
            self.setFillColor(MUTED)
            text = self.numbered.format(page=page, total=total)
            self.drawRightString(LEFT + TEXT_WIDTH, HEAD_BASELINE, text)
            self.endForm()
        self.answer_pages()
        self._answer_seals()
        self.write_tree()
        super().save()

    def ask_seal(self, line: str, target: Target) -> str:
        """Return the name of the form that will show a line with the page of a target."""
        self._seals.setdefault(line, target)
        return f"{SEAL_FORM}{list(self._seals).index(line)}"

    def _answer_seals(self) -> None:
        for number, (line, target) in enumerate(self._seals.items()):
            self.beginForm(f"{SEAL_FORM}{number}")
            self.setFont(SANS, SMALL.fontSize)
            self.setFillColor(MUTED)
            self.drawString(LEFT + 3 * COLUMN, FOOT + 0.9, f"{line} {target.page or NOT_YET}")
            self.endForm()


def _page_form(page: int) -> str:
    return f"{PAGE_FORM}{page}"


def _draw_head(canvas: Any, words: PageWords) -> None:
    canvas.saveState()
    number_style = SMALL.clone("head-number", fontName=STRONG)
    canvas.setFillColor(TEXT)
    number = one_line(words.number, number_style, LABEL_WIDTH)
    draw_line(canvas, LEFT, HEAD_BASELINE, number, number_style)
    canvas.setFillColor(MUTED)
    name = one_line(words.document, SMALL, 4 * COLUMN - 4 * mm)
    draw_line(canvas, LEFT + COLUMN, HEAD_BASELINE, name, SMALL)
    canvas.restoreState()
    canvas.doForm(_page_form(canvas.getPageNumber()))


def _draw_foot(canvas: Any, words: PageWords) -> None:
    canvas.doForm(_EMBLEM)
    canvas.saveState()
    canvas.setFont(EMBLEM_WORDS, 9.5)
    canvas.setFillColor(EMBLEM_BLUE)
    beside = LEFT + EMBLEM_WIDTH + 2.6 * mm
    middle = FOOT + EMBLEM_HEIGHT / 2
    canvas.drawString(beside, middle + 2.4, words.frame.cofinanced[0])
    canvas.drawString(beside, middle - 9.0, words.frame.cofinanced[1])
    canvas.setFillColor(MUTED)
    for above, line in enumerate(reversed(words.foot)):
        if words.seal is not None and above == 0:
            canvas.doForm(canvas.ask_seal(line, words.seal))
            continue
        shown = one_line(line, SMALL, 3 * COLUMN - 4 * mm)
        draw_line(canvas, LEFT + 3 * COLUMN, FOOT + 0.9 + above * 10.3, shown, SMALL)
    canvas.restoreState()


class _Steps:
    """Turns reportlab's call-backs into steps, some of many."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total

    def tell(self, kind: str, value: int) -> None:
        if kind == "PROGRESS" and value % STEP_EVERY == 0:
            self._progress.step(min(value, self._total), self._total)
