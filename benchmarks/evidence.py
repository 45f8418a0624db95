"""
Measures what evidence costs: a long dossier, a pack of hundreds, and reportlab without our layer.

`python -m benchmarks.evidence` prints a line a measure and ends with 1 when one is over its budget.
Each measure runs in a process of its own, so that the memory is of that measure alone. With
`--folder DIR` it also makes a pack of 500 dossiers out of a store (see benchmarks/pack_survey.py).
"""

import argparse
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app.core.progress import Silent
from app.reference.loader import reference
from app.reports.blocks import gap
from app.reports.document import Chapter, PageWords, draw, foot_words
from app.reports.evidence_pack import PackContents, PackDossier
from app.reports.finish import Flavour, Metadata, finish, page_count
from app.reports.fonts import SANS, register
from app.reports.pack_document import DossierPages, PackDocument, draw_dossiers, pack_document
from app.reports.seal_page import SealPage
from app.reports.styles import BODY
from app.reports.text import para
from app.reports.trajectory_dossier import trajectory_dossier
from app.services.packs.survey import survey
from app.services.packs.use_case import CHUNK, make_pack
from app.services.packs.wish import PackWish
from app.services.worker_pool import WorkerPool
from benchmarks.pack_survey import finish as end_trajectories
from benchmarks.store_of_size import store_of_size
from benchmarks.trajectories import fill
from tests.reports.samples import ORIGIN
from tests.reports.trajectory_samples import CONFIRMED, DOSSIER, held

FIFTY_S: Final = 1.0  # for 50 pages
THOUSAND_S, THOUSAND_MB = 15.0, 600  # for 1,000 pages
DOSSIERS, DOSSIERS_S = 500, 60.0
OVERHEAD: Final = 1.4  # against reportlab alone
TEXTS: Final = 6_000
WORDS: Final = "In elke ploeg een vaste peter, en een map met de werkposten en de afspraken. "


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took; seconds of the clock and of the processor, megabytes at most."""

    pages: int
    s: float
    busy_s: float
    mb: float


def main() -> int:
    """Measure all of it; return 1 when a budget is broken."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    verdicts = [
        _judged("50 pages", apart(fifty), FIFTY_S, per=50),
        _judged("1,000 pages", apart(thousand), THOUSAND_S, per=1_000, most_mb=THOUSAND_MB),
        _judged("500 dossiers, drawn and joined", apart(many), DOSSIERS_S),
        _overhead(apart(layered), apart(plain)),
    ]
    if given.folder is not None:
        store_of_size(given.folder, 1_500, 6_000).close()
        verdicts.append(
            _judged("500 dossiers out of a store", apart(stored, str(given.folder)), DOSSIERS_S)
        )
    return int(not all(verdicts))


def apart(work: Callable[..., Cost], *given: str) -> Cost:
    """Run a measure in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool:
        return pool.submit(work, *given).result()


def fifty() -> Cost:
    """Draw a dossier of some 50 pages, once the fonts are known."""
    trajectory_dossier(DOSSIER)
    return _dossier(70)


def thousand() -> Cost:
    """Draw a dossier of some 1,000 pages."""
    return _dossier(1_520)


def many() -> Cost:
    """Draw 500 dossiers in two processes and put them in one document."""
    clock = _begun()
    with WorkerPool(Silent()) as pool:
        jobs = [DossierPages(DOSSIER, is_sealed=False)] * DOSSIERS
        parts = [tuple(jobs[first : first + CHUNK]) for first in range(0, DOSSIERS, CHUNK)]
        drawn = tuple(pool.map(draw_dossiers, parts))
        rows = tuple(
            PackDossier(f"A{number}", f"Onderneming {number}", f"1999.990.{number:03}")
            for number in range(1, DOSSIERS + 1)
        )
        closing = SealPage(ORIGIN, "0" * 64, "pakket.pdf", "Werkvloer", {})
        contents = PackContents(ORIGIN, "B-2026", "2026", "Alle partners", rows)
        document = PackDocument(contents, (), (), closing, drawn, (), Flavour.A3A)
        made = pool.run(pack_document, document)
    return clock(made.pages)


def stored(folder: str) -> Cost:
    """Make a pack of 500 dossiers out of a store."""
    store = store_of_size(Path(folder), 1_500, 6_000)
    fill(store, 1_200)
    end_trajectories(store)
    wish = PackWish(date(2024, 1, 1), date(2027, 12, 31), is_sealed=False)
    rows = survey(store, reference(), wish).rows
    size = Counter(one.trajectory_id for one in rows)
    upto = zip(size, accumulate(size.values()), strict=True)
    chosen = frozenset(one for one, dossiers in upto if dossiers <= DOSSIERS)
    clock = _begun()
    with TemporaryDirectory() as out:
        target = Path(out) / "pakket.pdf"
        some = replace(wish, trajectories=chosen)
        made = make_pack(store, reference(), some, target, Silent())
    print(f"  {made.complete} complete, {made.incomplete} incomplete", flush=True)
    return clock(made.pages)


def layered() -> Cost:
    """Draw much text with our tags, finished for the archive."""
    register()
    story = [para(WORDS * 3, BODY) for _ in range(TEXTS)]
    metadata = Metadata("Meting", "Meting", "Meting", ORIGIN.made_at)
    clock = _begun()
    words = PageWords("1", "Meting", foot_words(ORIGIN))
    drawn = draw([Chapter(words, [gap(1), *story])], metadata)
    return clock(page_count(finish(drawn.content, metadata, drawn.tree)))


def plain() -> Cost:
    """Draw the same text with reportlab alone."""
    register()
    style = ParagraphStyle("plain", fontName=SANS, fontSize=9, leading=13)
    story = [Paragraph(WORDS * 3, style) for _ in range(TEXTS)]
    clock = _begun()
    target = BytesIO()
    SimpleDocTemplate(target, initialFontName=SANS).build(story)
    return clock(page_count(target.getvalue()))


def _dossier(sessions: int) -> Cost:
    many_held = tuple(
        held(
            replace(
                CONFIRMED,
                starts_at=CONFIRMED.starts_at + timedelta(days=day),
                ends_at=CONFIRMED.ends_at + timedelta(days=day),
            )
        )
        for day in range(sessions)
    )
    company = replace(DOSSIER.companies[0], sessions=many_held)
    clock = _begun()
    return clock(page_count(trajectory_dossier(replace(DOSSIER, companies=(company,)))))


def _begun() -> Callable[[int], Cost]:
    begin, busy = perf_counter(), process_time()

    def ended(pages: int) -> Cost:
        return Cost(pages, perf_counter() - begin, process_time() - busy, _most_mb())

    return ended


def _most_mb() -> float:
    """Return the most memory that this process had; nothing where the system does not tell."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _judged(
    name: str, cost: Cost, budget_s: float, *, per: int = 0, most_mb: float = float("inf")
) -> bool:
    """Print a measure; LATE is what had to wait for the processor, on a machine that others use."""
    share = per / cost.pages if per else 1.0
    s, busy = cost.s * share, cost.busy_s * share
    holds = s <= budget_s and cost.mb <= most_mb
    late = bool(per) and busy <= budget_s and cost.mb <= most_mb
    verdict = "ok" if holds else "LATE" if late else "OVER"
    print(
        f"{name:32} {cost.pages:6} pages {s:7.2f} s  busy {busy:7.2f} s  {cost.mb:6.0f} MB"
        f"  budget {budget_s:4.0f} s  {verdict}",
        flush=True,
    )
    return holds or late


def _overhead(ours: Cost, theirs: Cost) -> bool:
    ratio = ours.busy_s / theirs.busy_s
    verdict = "ok" if ratio <= OVERHEAD else "OVER"
    print(f"{'against reportlab alone':32} {ratio:6.2f}  budget {OVERHEAD:4.2f}  {verdict}")
    return ratio <= OVERHEAD


if __name__ == "__main__":
    sys.exit(main())
