"""
An evidence pack as one document: contents, dossiers, register, lists, manifest and seal.

Dossiers are drawn in parts, by several processes; here they become one. All values travel between
processes, so they are plain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.document import Chapter, Drawn, Origin, PageWords, draw, foot_words
from app.reports.enclosed import Enclosed
from app.reports.evidence_pack import (
    COMPLETE,
    CORRECTIONS,
    FILES,
    INCOMPLETE,
    KIND,
    Correction,
    Further,
    PackContents,
    PackDossier,
    PackFile,
    contents_story,
    correction_words,
    corrections_story,
    files_story,
    how_many_dossiers,
    index_story,
)
from app.reports.finish import Flavour, Metadata, finish_open
from app.reports.joining import Bookmark, Joined, bookmark, join
from app.reports.page_numbers import Target
from app.reports.seal_page import TITLE, TITLE_UNSEALED, SealPage, files_shown, seal_story
from app.reports.trajectory_dossier import dossier_metadata, dossier_story, dossier_words
from app.reports.trajectory_values import TrajectoryDossier
from app.reports.words import counted, first_upper

CONTENTS: Final = "Inhoud"
REGISTER: Final = "Register op onderneming en nummer"
_MANY: Final = 99_999  # as wide as any number of pages
_PASSES: Final = 4


@dataclass(frozen=True, slots=True)
class DossierPages:
    """A dossier that becomes a part of a pack."""

    values: TrajectoryDossier
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A dossier that becomes a file of its own."""

    values: TrajectoryDossier
    closing: SealPage
    files: tuple[PackFile, ...]
    enclosed: tuple[Enclosed, ...]
    flavour: Flavour


@dataclass(frozen=True, slots=True)
class PackDocument:
    """
    The whole of a pack.

    Attributes:
        contents: Its dossiers without pages; the complete ones come first in `parts` too.
        parts: What was drawn of the dossiers that are inside; none when each is a file of its own.
    """

    contents: PackContents
    corrections: tuple[Correction, ...]
    files: tuple[PackFile, ...]
    closing: SealPage
    parts: tuple[Drawn, ...]
    enclosed: tuple[Enclosed, ...]
    flavour: Flavour


@dataclass(frozen=True, slots=True)
class Finished:
    """A document as it is written, before its seal."""

    content: bytes
    pages: int


def draw_dossiers(jobs: Sequence[DossierPages], progress: Progress | None = None) -> Drawn:
    """Draw dossiers as a part of a pack, each a chapter."""
    seal = Target()
    chapters = [
        Chapter(
            dossier_words(one.values, _foot(one.values.origin, is_sealed=one.is_sealed), seal),
            dossier_story(one.values),
        )
        for one in jobs
    ]
    return draw(chapters, dossier_metadata(jobs[0].values), progress)


def dossier_file(job: DossierFile, progress: Progress | None = None) -> Finished:
    """Draw a dossier with its own manifest as a file."""
    values, shown = job.values, _shown_of_file(job)
    dossier = draw([Chapter(shown.words, dossier_story(values))], shown.metadata, progress)
    lists = _drawn([] if files_shown(job.files) else [files_story(job.files, Target())], shown)
    before = dossier.pages + sum(one.pages for one in lists)
    page = dossier.pages + 1 if lists else 0
    closing = _closing(replace(job.closing, files_page=page), before, shown)
    joined = join([dossier, *lists, closing], seal_page=before + 1)
    marks = [Bookmark(one.title, one.page) for one in dossier.marks]
    marks += [Bookmark(FILES, page)] if page else []
    marks.append(Bookmark(closing_title(job.closing), before + 1))
    bookmark(joined, marks, by_structure=job.flavour is Flavour.A4F)
    return _finished(joined, shown, job.enclosed, job.flavour)


def _shown_of_file(job: DossierFile) -> "_Shown":
    foot = _foot(job.values.origin, is_sealed=job.closing.seal is not None)
    words = dossier_words(job.values, foot, Target())
    return _Shown(words, dossier_metadata(job.values))


def closing_title(closing: SealPage) -> str:
    """Return what the last page is called."""
    return TITLE_UNSEALED if closing.seal is None else TITLE


def pack_document(job: PackDocument, progress: Progress | None = None) -> Finished:
    """Draw what is around the dossiers, and put all of it in one document."""
    shown, inside = _shown(job), _placed(job)
    lists = _drawn(_lists(job, inside), shown, progress)
    body = sum(one.pages for one in (*job.parts, *lists))
    front, closing = _ends(job, inside, lists, shown)
    parts = [front, *job.parts, *lists, closing]
    behind = 1 + len(job.parts)
    listing = {0, *range(behind, behind + len(lists))}
    joined = join(parts, seal_page=front.pages + body + 1, listing=listing)
    marks = _bookmarks(job, inside, front.pages, lists)
    bookmark(joined, marks, by_structure=job.flavour is Flavour.A4F)
    return _finished(joined, shown, job.enclosed, job.flavour)


@dataclass(frozen=True, slots=True)
class _Shown:
    words: PageWords
    metadata: Metadata


def _finished(
    joined: Joined, shown: _Shown, enclosed: Sequence[Enclosed], flavour: Flavour
) -> Finished:
    with joined.pdf as pdf:
        content = finish_open(pdf, joined.tree, shown.metadata, enclosed=enclosed, flavour=flavour)
    return Finished(content, joined.pages)


def _drawn(
    stories: Sequence[list[Flowable]], shown: _Shown, progress: Progress | None = None
) -> list[Drawn]:
    """Draw stories one after the other, each a chapter; or nothing."""
    chapters = [Chapter(shown.words, story) for story in stories]
    return [draw(chapters, shown.metadata, progress)] if chapters else []


def _closing(closing: SealPage, before: int, shown: _Shown) -> Drawn:
    """Draw the last pages, which tell how many pages there are with themselves."""
    total = _MANY
    for _ in range(_PASSES):
        story = seal_story(replace(closing, pages=total), Target())
        (drawn,) = _drawn([story], shown)
        if before + drawn.pages == total:
            break
        total = before + drawn.pages
    return drawn


def _ends(
    job: PackDocument, inside: Sequence[PackDossier], lists: Sequence[Drawn], shown: _Shown
) -> tuple[Drawn, Drawn]:
    """Draw the first and the last pages; the first tell how many pages there are with both."""
    dossiers = sum(one.pages for one in job.parts)
    between = dossiers + sum(one.pages for one in lists)
    total = _MANY
    for _ in range(_PASSES):
        (front,) = _drawn([contents_story(_filled(job, inside, lists, total))], shown)
        page = front.pages + dossiers + lists[0].chapters[-1] if not files_shown(job.files) else 0
        closing = _closing(replace(job.closing, files_page=page), front.pages + between, shown)
        found = front.pages + between + closing.pages
        if found == total:
            break
        total = found
    return front, closing


def _placed(job: PackDocument) -> list[PackDossier]:
    """Return the dossiers with the page that each begins on, counted from the first dossier."""
    dossiers = [*job.contents.complete, *job.contents.incomplete]
    begun, done = [], 0
    for part in job.parts:
        begun += [done + page for page in part.chapters]
        done += part.pages
    begun += [0] * (len(dossiers) - len(begun))
    return [replace(one, page=page) for one, page in zip(dossiers, begun, strict=True)]


def _lists(job: PackDocument, inside: Sequence[PackDossier]) -> list[list[Flowable]]:
    """Return what stands behind the dossiers, up to the last page."""
    stories = []
    if any(one.page for one in inside):
        stories.append(index_story(inside, Target()))
    if job.corrections:
        stories.append(corrections_story(job.corrections, Target()))
    if not files_shown(job.files):
        stories.append(files_story(job.files, Target()))
    return stories


def _further(
    job: PackDocument, inside: Sequence[PackDossier], lists: Sequence[Drawn]
) -> Iterator[tuple[str, str, int]]:
    """Give the name of each part behind the dossiers, its words, and its page as a dossier's."""
    body = sum(one.pages for one in job.parts)
    begun = iter([body + page for one in lists for page in one.chapters])
    after = body + sum(one.pages for one in lists) + 1
    number = sum(one.page > 0 for one in inside)
    if number:
        yield REGISTER, how_many_dossiers(number), next(begun)
    if job.corrections:
        yield CORRECTIONS, correction_words(job.corrections), next(begun)
    if not files_shown(job.files):
        words = first_upper(counted(len(job.files), "stuk", "stukken"))
        yield FILES, f"{words} met controlegetal", next(begun)
    yield closing_title(job.closing), "Met uitleg om ze zelf na te gaan", after


def _filled(
    job: PackDocument, inside: Sequence[PackDossier], lists: Sequence[Drawn], total: int
) -> PackContents:
    complete = len(job.contents.complete)
    further = tuple(
        Further(f"C{number}", *it)
        for number, it in enumerate(_further(job, inside, lists), start=1)
    )
    return replace(
        job.contents,
        complete=tuple(inside[:complete]),
        incomplete=tuple(inside[complete:]),
        further=further,
        pages=job.contents.pages or total,
    )


def _bookmarks(
    job: PackDocument, inside: Sequence[PackDossier], front: int, lists: Sequence[Drawn]
) -> list[Bookmark]:
    below = list(_dossier_marks(job, inside, front))
    complete = [it for it, one in zip(below, inside, strict=False) if one.number.startswith("A")]
    incomplete = below[len(complete) :]
    marks = [Bookmark(CONTENTS, 1)]
    if complete:
        marks.append(Bookmark(COMPLETE, complete[0].page, tuple(complete)))
    if incomplete:
        marks.append(Bookmark(INCOMPLETE, incomplete[0].page, tuple(incomplete)))
    marks += [Bookmark(name, front + page) for name, _, page in _further(job, inside, lists)]
    return marks


def _dossier_marks(
    job: PackDocument, inside: Sequence[PackDossier], front: int
) -> Iterator[Bookmark]:
    shown = iter([one for one in inside if one.page])
    done = front
    for part in job.parts:
        ends = [*part.chapters, part.pages + 1]
        for first, after in pairwise(ends):
            one = next(shown)
            below = tuple(
                Bookmark(mark.title, done + mark.page)
                for mark in part.marks
                if first <= mark.page < after
            )
            yield Bookmark(f"{one.number} {one.company}", done + first, below)
        done += part.pages


def _shown(job: PackDocument) -> _Shown:
    contents = job.contents
    period = contents.period[:1].lower() + contents.period[1:]
    foot = _foot(contents.origin, is_sealed=job.closing.seal is not None)
    metadata = Metadata(
        title=f"{KIND} {period}",
        author=contents.origin.made_by or contents.origin.partnership,
        subject=f"{contents.origin.partnership}, {contents.scope}",
        made_at=contents.origin.made_at,
    )
    return _Shown(PageWords(contents.number, f"{KIND} {period}", foot, Target()), metadata)


def _foot(origin: Origin, *, is_sealed: bool) -> tuple[str, str, str]:
    """Return the lines of the foot; the page of the manifest comes behind the last."""
    whose, made, standing = foot_words(origin)
    if origin.is_practice:
        return whose, made, f"{standing}, manifest:"
    return (
        whose,
        made,
        f"{TITLE}: bladzijde" if is_sealed else "Niet verzegeld, manifest: bladzijde",
    )
