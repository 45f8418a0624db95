"""
Whether a page of the log, or of whole records, can be what it says it is.

The types are checked when it is read; this is about what the types do not tell. A page that fails
is dropped as a whole, and the round ends with an error: nothing of it is stored.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from app.sync.changes import SYSTEM
from app.sync.link import NotOurs
from app.sync.protocol import (
    HistoryAnswer,
    LogRow,
    PullAnswer,
    PushAnswer,
    RowName,
    WalkAnswer,
)
from app.sync.protocol_evidence import EvidenceAnswer, EvidenceRequest

_ID: Final = re.compile("[0-9a-f]{32}").fullmatch
_HASH: Final = re.compile("[0-9a-f]{64}").fullmatch
_LISTS: Final = (list, tuple)  # made once: there are some dozen questions in each row


def require_verdicts(answer: PushAnswer, sent: Iterable[str]) -> PushAnswer:
    """
    Return an answer on every change: one that is left out would be sent for ever.

    Raises:
        NotOurs: `sync.answer`.
    """
    if not all(one in answer.changes for one in sent):
        raise NotOurs("sync.answer")
    return answer


def require_page(page: PullAnswer, cursor: int) -> PullAnswer:
    """
    Return a page that goes on after the cursor; one that never ends would be asked for ever.

    Raises:
        NotOurs: `sync.answer`.
    """
    goes_on = page.from_ == cursor <= page.to and (page.to > cursor or not page.more)
    places = [row.seq for row in page.rows]
    in_order = places == sorted(set(places)) and all(cursor < one <= page.to for one in places)
    if not goes_on or not in_order or not _are_ids((*page.roots, *page.gone)):
        raise NotOurs("sync.answer")
    if not all(map(_is_row, page.rows)):
        raise NotOurs("sync.answer")
    return page


def require_walk(page: WalkAnswer, after: RowName | None) -> WalkAnswer:
    """Return a page of whole records that goes on after the last one; raises as `require_page`."""
    goes_on = page.last is None or after is None or tuple(page.last) != tuple(after)
    # A record of which every unit has several heads has no version
    rows = ((row.id, row.root, row.version or row.id) for row in page.rows)
    if (
        not goes_on
        or not all(map(_are_ids, rows))
        or not all(map(_is_row, page.rows_since_durable))
    ):
        raise NotOurs("sync.answer")
    return page


def require_history(answer: HistoryAnswer, after: int = 0) -> HistoryAnswer:
    """
    Return the rows of a history; pages that never end would be asked for ever.

    Raises:
        NotOurs: `sync.answer`.
    """
    places = [row.seq for row in answer.rows]
    in_order = places == sorted(set(places)) and all(one > after for one in places)
    if not in_order or (answer.more and not places) or not all(map(_is_row, answer.rows)):
        raise NotOurs("sync.answer")
    return answer


def require_evidence(answer: EvidenceAnswer, request: EvidenceRequest) -> EvidenceAnswer:
    """
    Return what is said of the places and records that were asked about, and of no other.

    Raises:
        NotOurs: `sync.answer`.
    """
    told = [(one.kind, one.id) for one in answer.records]
    is_asked = len(set(told)) == len(told) and set(told) <= set(request.records)
    if not is_asked or len(answer.also) != len(request.also):
        raise NotOurs("sync.answer")
    late = [one for one in answer.records if one.seq is not None]
    if not all((one.seq or 0) > answer.since and _is_author(one.by) for one in late):
        raise NotOurs("sync.answer")
    return answer


def _is_row(row: LogRow) -> bool:
    if not _ID(row.root) or (row.change_id is not None and not _ID(row.change_id)):
        return False
    judge = _BODIES.get(row.row_kind)
    return judge is None or judge(row.body, row.verdict == "applied")


def _is_blob(body: Mapping[str, Any], _: bool) -> bool:  # noqa: FBT001 one of a table of judges
    return isinstance(body.get("sha256"), str) and bool(_HASH(body["sha256"]))


def _is_question(body: Mapping[str, Any], _: bool) -> bool:  # noqa: FBT001 one of a table of judges
    return isinstance(body.get("kind"), str) and _is_id(body.get("id")) and "contested" in body


def _is_change(body: Mapping[str, Any], is_applied: bool) -> bool:  # noqa: FBT001 one of a table of judges
    """Tell whether it is a change, its bones, or no more than a verdict."""
    if "units" not in body:
        return isinstance(body.get("fields", []), list)
    if not isinstance(body.get("kind"), str) or not isinstance(body["units"], dict):
        return False
    if not _is_id(body.get("id")) or not _is_id(body.get("row")):
        return False
    is_whole = is_applied or "root" in body
    return all(map(_is_edit if is_whole else _are_texts, body["units"].values())) and (
        not is_whole or _is_whole(body)
    )


def _is_whole(body: Mapping[str, Any]) -> bool:
    if not _is_id(body.get("root")):
        return False
    if not all(_are_texts(body[name]) for name in ("covers", "merged") if name in body):
        return False
    knew = body.get("knew")
    if not knew:  # as of all but deletes
        return True
    return (
        isinstance(knew, dict)
        and isinstance(knew.get("seq", 0), int)
        and _are_texts(knew.get("ids", []))
    )


def _is_edit(edit: Any) -> bool:
    if not isinstance(edit, _LISTS) or len(edit) != 2:
        return False
    return edit[1] == [] or _are_texts(edit[1])  # of an insert they are empty


def _are_texts(texts: Any) -> bool:
    return isinstance(texts, _LISTS) and all(isinstance(one, str) for one in texts)


def _is_author(one: str) -> bool:
    return one in ("", SYSTEM) or _is_id(one)


def _is_id(one: Any) -> bool:
    return isinstance(one, str) and _ID(one) is not None


def _are_ids(ids: Iterable[str]) -> bool:
    return all(map(_ID, ids))


_BODIES: Final[Mapping[str, Callable[[Mapping[str, Any], bool], bool]]] = {
    "blob": _is_blob,
    "change": _is_change,
    "question": _is_question,
    "verdict": _is_change,
}
