"""
Times documents: a dossier of 50 pages and of 1,000, against the same pages by plain reportlab.

Plain is without tags and archiving, with the text of reportlab itself.

`python -m benchmarks.documents`: in time of the processor, the best of a few, each in a process of
its own. It ends with 1 when one takes longer or more memory than its budget.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import process_time
from typing import Any, Final
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from app.core.memory import collect_seldom
from app.reports import document, text
from app.reports.document import PageWords, render
from app.reports.finish import Metadata, page_count
from app.reports.plain_lines import Look
from app.reports.seal import new_seal_key, read_seals, seal
from app.reports.trajectory_dossier import dossier_story
from tests.reports.trajectory_samples import DOSSIER

WORDS: Final = PageWords("1999.990.144", "Trajectdossier", ("een", "twee", "drie"))
AT: Final = datetime(2026, 11, 30, 10, tzinfo=UTC)
META: Final = Metadata("Trajectdossier", "Els V.", "Trajectdossier", AT)
MOST_TIMES: Final = 1.4  # of plain drawing
SESSIONS: Final = {50: 67, 1_000: 1_530}  # of the dossier with as many pages
MOST_S: Final = {50: 1.0, 1_000: 15.0}
MOST_MB: Final = 600


class _PlainCanvas(document._PagedCanvas):  # noqa: SLF001 what the pages need, without tags
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = None  # type: ignore[assignment] # none: nothing is marked

    @override
    def showPage(self) -> None:
        Canvas.showPage(self)

    @override
    def write_tree(self) -> None:
        pass


def _drawn(sessions: int) -> bytes:
    company = DOSSIER.companies[0]
    many = replace(company, sessions=tuple(company.sessions) * sessions)
    return render(WORDS, META, dossier_story(replace(DOSSIER, companies=(many,))))


def _plain_text(words: str, look: Look, role: str, bullet: str | None) -> text.Text:
    return text.Text(text.txt(words), look.style, bulletText=bullet, role=role)


def _plain(sessions: int) -> bytes:
    with (
        patch.object(text, "PlainText", _plain_text),
        patch.object(document, "_PagedCanvas", _PlainCanvas),
        patch.object(document, "finish", lambda drawn, *_rest, **_more: drawn),
    ):
        return _drawn(sessions)


def _best_s(work: Callable[[], object], times: int) -> float:
    took = []
    for _ in range(times):
        begun = process_time()
        work()
        took.append(process_time() - begun)
    return min(took)


def _pages(pages: int) -> bool:
    made: list[bytes] = []
    times = 5 if pages < 100 else 1
    _drawn(1)  # fonts are read once in a process
    took_s = _best_s(lambda: made.append(_drawn(SESSIONS[pages])), times)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(
        f"{page_count(made[0])} pages of {len(made[0]):,} bytes: {took_s:.2f} s "
        f"(budget {MOST_S[pages]:.0f} s), {peak_mb:.0f} MB (budget {MOST_MB} MB)"
    )
    return page_count(made[0]) >= pages and took_s <= MOST_S[pages] and peak_mb <= MOST_MB


def _overhead() -> bool:
    _drawn(1)
    took = [(_best_s(lambda: _drawn(100), 1), _best_s(lambda: _plain(100), 1)) for _ in range(5)]
    ours, plain = (min(times) for times in zip(*took, strict=True))
    print(f"tagged and archivable: {ours / plain:.2f} times plain (budget {MOST_TIMES})")
    return ours <= MOST_TIMES * plain


def _sealing() -> bool:
    key, pdf = new_seal_key("Partnerschap", AT), _drawn(SESSIONS[1_000])
    seal(pdf, key, AT)  # with what is imported for the first one
    sealed: list[bytes] = []
    sealing_s = _best_s(lambda: sealed.append(seal(pdf, key, AT)), 3)
    reading_s = _best_s(lambda: read_seals(sealed[0], {key.fingerprint}), 3)
    print(f"a seal on 1,000 pages: {sealing_s * 1000:.0f} ms, to read it {reading_s * 1000:.0f} ms")
    return True


WORKS: Final[dict[str, Callable[[], bool]]] = {
    "50": lambda: _pages(50),
    "1000": lambda: _pages(1_000),
    "overhead": _overhead,
    "seal": _sealing,
}


def main() -> int:
    """Tell how long each took; return 1 when one took too much."""
    if len(sys.argv) > 1:
        collect_seldom()  # as in the processes that draw
        return int(not WORKS[sys.argv[1]]())
    command = [sys.executable, "-m", "benchmarks.documents"]
    return max(subprocess.run([*command, work], check=False).returncode for work in WORKS)


if __name__ == "__main__":
    sys.exit(main())
