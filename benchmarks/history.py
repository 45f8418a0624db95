"""
Measures undo, history and the bin on an encrypted store of real size.

`python -m benchmarks.history --folder DIR` prints one line a measure and ends with 1 when one is
over its budget. Undo is measured as one unit of work with its commit, and as the coach waits for
it: from Ctrl+Z in an open file until the bar tells that it was done, and until the file shows it.
"""

import sys
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from app.core import clock
from app.core.progress import Silent
from app.models.enterprise import Contact, Enterprise
from app.services.changes import Changes
from app.services.companies.dossier_edits import edit
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.services.companies.timeline import change_keys
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.retention.purge import purge_bin
from app.services.sessions.coaching import load_session, save_session
from app.services.undo import redo, undo
from app.storage.store import Store
from app.ui.dossier.page import DossierPage
from app.ui.history.view_model import PAGE
from app.ui.place import Place
from app.ui.undo import Step
from benchmarks.measuring import (
    CALL_MS,
    TIMES,
    Beats,
    Measures,
    Took,
    begin_application,
    begun,
    desk_of,
    drop,
    given_store,
    timed,
    wait,
)

UNDO_MS, HISTORY_MS, PAGE_MS, BULK_MS, LARGE_MS = 100.0, 100.0, 50.0, 10_000.0, 300.0
BULK = 5_000


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # it collects garbage as the program does
    measures = Measures()
    for name, company in zip(("5,000 sessions", "usual"), _companies(store), strict=True):
        _waited_for(measures, store, folder, name, company)
    _undo(measures, store)
    _history(measures, store)
    _bin(measures, store)
    return int(measures.failed)


def _undo(measures: Measures, store: Store) -> None:
    big, usual = _companies(store)
    with store.read() as session:
        contact = session.scalars(
            select(Contact.id).where(col(Contact.enterprise_id) == usual)
        ).first()
    times: dict[str, list[Took]] = {"undo: a field": [], "redo: a field": []}
    for number in range(TIMES):
        done = edit(store, "contact", contact, name=f"Naam {number}").changes
        times["undo: a field"].append(timed(lambda done=done: undo(store, done)))
        again = undo(store, edit(store, "contact", contact, name=f"Nog {number}").changes)
        times["redo: a field"].append(timed(lambda again=again: redo(store, again)))
    sessions = times["undo: a session that was changed"] = []
    gone = times["undo: a session in the bin, of 5,000"] = []
    visit = _session_of(store, big)
    for number in range(TIMES):
        form = load_session(store, visit)
        changed = {name: getattr(form, name) for name in form.__dataclass_fields__}
        changed |= {"note": f"{form.note} {number}"}
        saved = save_session(store, type(form)(**changed), complete=True).changes
        sessions.append(timed(lambda saved=saved: undo(store, saved)))
        thrown = throw_away(store, "coaching_session", visit)
        gone.append(timed(lambda thrown=thrown: undo(store, thrown)))
    for name, taken in times.items():
        measures.told(name, UNDO_MS, taken)
    with store.write() as session:
        ids = session.scalars(select(Enterprise.id).limit(BULK)).all()
        part = col(Enterprise.id).in_(ids)
        session.execute(update(Enterprise).where(part).values(purpose="Allen samen"))
        bulk = Changes.of(session)
    measures.told(f"undo: a bulk change of {BULK}", BULK_MS, [timed(lambda: undo(store, bulk))])


def _waited_for(measures: Measures, store: Store, folder: Path, name: str, company: UUID) -> None:
    """Undo in an open file; it is read anew after that, and all of it is painted."""
    desk, beats, told = desk_of(store, folder), Beats(), [""]
    page = DossierPage(desk, Place("enterprise", record=company))
    page.resize(1158, 700)
    page.show()
    wait(lambda: page.is_built and page.timeline.list.entries.rowCount() > 0)
    desk.noticed.connect(lambda notice: told.append(notice.text))

    def purpose() -> str | None:
        return None if page.model.dossier is None else page.model.dossier.purpose

    before, answers, shown, calls = purpose(), [], [], []
    for number in range(TIMES):
        words = f"Doel {number}"
        desk.did(Step(words, edit(store, "enterprise", company, purpose=words).changes))
        wait(lambda words=words: purpose() == words)
        wait(lambda: False, 0.3)
        beats.take()
        begin = begun()
        desk.undo.undo()
        wait(lambda: told[-1].startswith("Ongedaan gemaakt"))
        answers.append(begin())
        wait(lambda: purpose() == before)
        page.grab()
        shown.append(begin())
        calls.append(beats.take())
        told.append("")
    measures.told(f"Ctrl+Z in a file, {name}: the bar", UNDO_MS, answers)
    measures.told(f"Ctrl+Z in a file, {name}: the file", LARGE_MS, shown)
    measures.told(f"longest call, Ctrl+Z, {name}", CALL_MS, calls)
    drop(page)
    desk.runner.stop()


def _history(measures: Measures, store: Store) -> None:
    big, usual = _companies(store)
    for name, root in (("a usual file", usual), ("a file of 5,000 sessions", big)):
        query = HistoryQuery(root)
        measures.take(
            f"history: {name}", HISTORY_MS, lambda query=query: history_list(store, query)
        )
        found = HistoryQuery(root, text="ploegbaas")
        measures.take(
            f"search in {name}", HISTORY_MS, lambda found=found: history_list(store, found)
        )
    visit = HistoryQuery(big, record=("coaching_session", _session_of(store, big)))
    measures.take("history: one session of it", HISTORY_MS, lambda: history_list(store, visit))
    ids = history_list(store, HistoryQuery(big)).ids[:PAGE]
    measures.take("history: a page of rows", PAGE_MS, lambda: history_rows(store, ids))
    measures.take("timeline: what was changed", HISTORY_MS, lambda: change_keys(store, big))


def _bin(measures: Measures, store: Store) -> None:
    _big, usual = _companies(store)
    with store.read() as session:
        contacts = session.scalars(
            select(Contact.id).where(~col(Contact.deleted), col(Contact.root) != usual).limit(300)
        ).all()
    for contact in contacts:
        throw_away(store, "contact", contact)
    measures.take("bin: a list of 300", HISTORY_MS, lambda: list_bin(store, clock.today()))
    back = [timed(lambda one=one: restore(store, "contact", one)) for one in contacts]
    measures.told("bin: restore one", UNDO_MS, back)
    measures.take("bin: nothing to purge", 1000.0, lambda: purge_bin(store, Silent()))


def _companies(store: Store) -> tuple[UUID, UUID]:
    """Return the company with most sessions and a usual one."""
    with store.read() as session:
        row = session.connection().exec_driver_sql(
            "SELECT enterprise_id FROM coaching_session GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        )
        big = UUID(row.scalar_one())
        other = select(Enterprise.id).where(col(Enterprise.id) != big).limit(1)
        return big, session.scalars(other).one()


def _session_of(store: Store, company: UUID) -> UUID:
    with store.read() as session:
        row = session.connection().exec_driver_sql(
            "SELECT id FROM coaching_session WHERE enterprise_id = ? ORDER BY id LIMIT 1",
            (company.hex,),
        )
        return UUID(row.scalar_one())


if __name__ == "__main__":
    sys.exit(main())
