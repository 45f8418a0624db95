"""
Use case: is the log of the server still the one that this laptop and its packs have seen.

A laptop gets only the rows that its user may see, so it cannot hash the whole log itself. What it
can do: keep the place and hash of its last round, and those that evidence packs name, and ask the
server whether it still has the same hash there. Each hash is over all rows before it, so one that
is the same proves all of them.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from app.core import clock
from app.models.proof import EvidencePack
from app.models.sync import SyncRound
from app.reports.manifest import LogPlace
from app.services.packs.chain_report import ChainPoint, ChainReport
from app.services.packs.server_evidence import ask_server, log_place
from app.services.profiles.server_account import server_of
from app.storage.store import Store
from app.sync.protocol_evidence import PLACES


def check_chain(store: Store) -> ChainReport | None:
    """
    Ask the server; None when there is no server, or no round was made with it yet.

    It takes as long as the road needs: call it in a job beside the database.

    Raises:
        UserError: Those of the road.
    """
    server = server_of(store)
    with store.read() as session:
        mine, packs = log_place(session), list(_packs(session))
        at = _last_round(session)
    if server is None or mine is None:
        return None
    said = ask_server(store, mine, also=[place for _, _, place in packs])
    known = [*packs, (at, "", mine)]
    points = [
        ChainPoint(when, pack, place.epoch, place.seq, place.hash, standing)
        for (when, pack, place), standing in zip(known, (*said.also, said.standing), strict=True)
    ]
    return ChainReport(server.address, clock.now(), tuple(points))


def _packs(session: Session) -> Iterable[tuple[datetime, str, LogPlace]]:
    """Give the newest packs that name a place of the log, the oldest of these first."""
    query = (
        select(EvidencePack)
        .where(col(EvidencePack.log_hash) != "")
        .order_by(col(EvidencePack.made_at).desc())
        .limit(PLACES)
    )
    for pack in reversed(session.exec(query).all()):
        try:
            place = LogPlace(pack.log_epoch, pack.log_seq, pack.log_hash)
        except ValueError:
            continue  # no place of any log
        yield pack.made_at, pack.name, place


def _last_round(session: Session) -> datetime:
    query = select(col(SyncRound.at)).where(col(SyncRound.error).is_(None))
    found = session.exec(query.order_by(col(SyncRound.number).desc()).limit(1)).first()
    return clock.told(found or "")
