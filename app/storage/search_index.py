"""
The words of all records, in an index inside the encrypted database (SQLite's FTS5).

Triggers only note which record changed: putting words in the index costs more than a coach who
saves should wait for, and a first load brings a hundred thousand records. `catch_up` does the rest,
in a job. The index keeps no text, only which word stands in which row.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from string import Template
from typing import Any, Final
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlmodel import Session

from app.domain.matching import words_of
from app.domain.note_text import plain_text
from app.storage.company_aliases import family, shown

BATCH: Final = 200  # records put in the index in one unit of work
LOOKED_AT: Final = 400  # newest rows of the enterprises that a search names
SEEN: Final = 4000  # newest rows that have words, when a search names many enterprises
_GROUP_BITS, _MINUTE_BITS = 57, 31  # of the id of a row: group, minutes since _BEGIN, number
_BEGIN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_MOST_MINUTES: Final = 1 << (_GROUP_BITS - _MINUTE_BITS)
_TABLE: Final = """CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='',
  contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3')"""
_VOCABULARY: Final = "CREATE VIRTUAL TABLE search_word USING fts5vocab(search_text, 'row')"


@dataclass(frozen=True, slots=True)
class Source:
    """What is found of one kind of record: the columns of its name and of its further text."""

    kind: str
    group: int  # 1 to 63: part of the id of its rows, fixed for ever
    title: str
    body: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # columns of `body` with the markup of notes
    moment: str | None = None
    enterprise: str = "enterprise_id"  # or NULL, for a case that is no company
    with_names: tuple[str, str] | None = None  # further names: a table, and its column with our id

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of which a change must be put in the index."""
        named = (self.title, *self.body, self.moment, self.enterprise, "deleted")
        return tuple(dict.fromkeys(name for name in named if name and name not in {"id", "NULL"}))

    @property
    def ids(self) -> tuple[int, int]:
        """The first and the last id that a row of this kind can have."""
        return self.group << _GROUP_BITS, ((self.group + 1) << _GROUP_BITS) - 1


SOURCES: Final = {
    source.kind: source
    for source in (
        Source("enterprise", 1, "name", ("number", "purpose"), enterprise="id"),
        Source("contact", 2, "name", ("email", "phone")),
        Source(
            "coaching_session",
            3,
            "subject",
            ("note", "result", "goal", "next_step", "place"),
            notes=("note", "result"),
            moment="starts_at",
        ),
        Source(
            "trajectory",
            4,
            "title",
            ("purpose",),
            moment="started_on",
            enterprise="NULL",
            with_names=("trajectory_member", "trajectory_id"),
        ),
        Source(
            "meeting",
            5,
            "title",
            ("place", "programme", "report"),
            notes=("programme", "report"),
            moment="starts_at",
            enterprise="NULL",
        ),
        Source(
            "referral",
            6,
            "company",
            ("instrument", "receiver", "reason", "outcome_reason"),
            moment="made_on",
        ),
        Source("attachment", 7, "file_name", moment="added_at"),
        Source("action", 8, "text", ("outcome", "owner")),
        Source("appointment", 9, "subject", ("place",), moment="starts_at"),
        Source("network", 10, "name", ("purpose",), enterprise="NULL"),
        Source(
            "improvement",
            11,
            "title",
            ("insight", "cause", "attempt", "measure", "effect", "decision"),
            moment="noted_on",
            enterprise="NULL",
        ),
        # A question may be about a company of another coach: it is found by what it says itself
        Source(
            "incoming_question",
            12,
            "text",
            ("company", "failure", "handled_note"),
            moment="received_on",
            enterprise="NULL",
        ),
        Source(
            "case_review",
            13,
            "title",
            ("situation", "question", "tried", "said", "taken"),
            enterprise="NULL",
        ),
        Source(
            "coordination_meeting",
            14,
            "title",
            ("place", "present", "agenda", "report", "decisions"),
            moment="held_on",
            enterprise="NULL",
        ),
        Source("impact_measure", 15, "note", ("told_by",), moment="measured_on", enterprise="NULL"),
        Source("goal_check", 16, "note", moment="checked_on", enterprise="NULL"),
    )
}


def statements() -> Iterator[str]:
    """Return the index and the triggers that note what must be put in it."""
    yield _TABLE
    yield _VOCABULARY
    for source in SOURCES.values():
        table = source.kind
        noted = _NOTED.substitute(kind=table, id="NEW.id")
        changed = f"UPDATE OF {', '.join(source.columns)} ON {table}"
        yield f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table}\n{noted}"
        yield f"CREATE TRIGGER search_{table}_update AFTER {changed}\n{noted}"
        yield f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table}\n{_gone(table)}"
        if source.with_names is not None:
            other, key = source.with_names
            noted = _NOTED.substitute(kind=table, id=f"NEW.{key}")
            changed = f"UPDATE OF name, deleted ON {other}"
            yield f"CREATE TRIGGER search_{other}_insert AFTER INSERT ON {other}\n{noted}"
            yield f"CREATE TRIGGER search_{other}_update AFTER {changed}\n{noted}"


def waiting(session: Session) -> int:
    """Return how many records must still be put in the index."""
    return int(session.execute(text("SELECT count(*) FROM search_todo")).scalar_one())


def catch_up(session: Session, most: int = BATCH) -> int:
    """Put up to `most` changed records in the index; return how many were done."""
    rows = session.execute(
        text("SELECT kind, record_id FROM search_todo LIMIT :most"), {"most": most}
    ).all()
    for kind in dict.fromkeys(kind for kind, _ in rows):
        _put(session, SOURCES[kind], [record for its, record in rows if its == kind])
    return len(rows)


@dataclass(frozen=True, order=True, slots=True)
class Row:
    """A record that was found; of one kind, a higher row is newer."""

    row: int
    record: UUID


def kinds_with(session: Session, words: Sequence[str]) -> frozenset[str]:
    """
    Return the kinds of which some record has every word, be it in the bin.

    A look for a kind costs as much as this one for all: the begin of a word stands in many rows.
    """
    groups = set(session.execute(_GROUPS, {"match": matching(words)}).scalars())
    return frozenset(kind for kind, source in SOURCES.items() if source.group in groups)


def find(session: Session, kind: str, words: Sequence[str], most: int) -> list[Row]:
    """Return the newest records of a kind that have every word, or a word that begins so."""
    first, last = SOURCES[kind].ids
    values = {"match": matching(words), "first": first, "last": last, "most": most}
    return _rows(session.execute(_FOUND[kind], values))


def find_at(
    session: Session, kind: str, words: Sequence[str], enterprises: Sequence[UUID], most: int
) -> list[Row]:
    """
    Return as `find` does, of these enterprises and those shown as them only.

    At most the newest rows are looked at.
    """
    first, last = SOURCES[kind].ids
    found: list[int] = []
    for enterprise in enterprises:
        its = {"enterprise": enterprise.hex, "first": first, "last": last, "most": LOOKED_AT}
        found += session.execute(_ROWS_AT, its).scalars()
    rows = sorted(found, reverse=True)[:LOOKED_AT]
    match = matching(words)
    hits: list[Row] = []
    for row in rows:
        values = {"match": match, "first": row, "last": row, "most": 1}
        hits += _rows(session.execute(_FOUND[kind], values))
        if len(hits) == most:
            break
    return hits


def find_among(
    session: Session, kind: str, words: Sequence[str], enterprises: Collection[UUID], most: int
) -> list[Row]:
    """
    Return as `find` does, of these enterprises only, however many they are.

    Of the records that have the words, the newest ones are looked at.
    """
    first, last = SOURCES[kind].ids
    values = {"match": matching(words), "first": first, "last": last, "most": SEEN}
    wanted = {one.hex for one in enterprises}
    with session.execute(_FOUND[kind], values) as rows:  # they come while they are asked
        its = (Row(row, UUID(record)) for row, record, enterprise in rows if enterprise in wanted)
        return list(islice(its, most))


def has_word(session: Session, begin: str) -> bool:
    """Tell whether any indexed word begins so."""
    return session.execute(_WORDS, _span(begin, 1)).first() is not None


def words_like(session: Session, typed: str) -> list[str]:
    """Return the indexed words that begin with the letter of a typed one."""
    return list(session.execute(_WORDS, _span(typed[:1], -1)).scalars())


def forget_gone(session: Session) -> None:
    """
    Leave no word of rows that went: the index marks them only, until its pieces are joined.

    For what was removed for good; with 100,000 sessions it takes some seconds.
    """
    session.execute(text(JOINED))


def matching(words: Sequence[str]) -> str:
    """
    Return the FTS5 query for words: each quoted, so that nothing typed is syntax.

    A word of signs alone finds nothing: leave it out.
    """
    return " ".join(f'"{" ".join(words_of(word))}"*' for word in words)


JOINED: Final = "INSERT INTO search_text(search_text) VALUES ('optimize')"
# What is of no company hangs under a trajectory, a network, or nothing that can be in the bin
_IN_BIN: Final = """SELECT 1 FROM {kind} s WHERE s.id = r.record_id AND (
        EXISTS (SELECT 1 FROM trajectory c WHERE c.id = s.root AND c.deleted = 1)
        OR EXISTS (SELECT 1 FROM network c WHERE c.id = s.root AND c.deleted = 1){more})"""
# and an action may be of a meeting of the partnership
_MORE: Final = {
    "action": """
        OR EXISTS (SELECT 1 FROM coordination_meeting c
            WHERE c.id = s.coordination_id AND c.deleted = 1)"""
}
_FOUND: Final = {
    kind: text(f"""SELECT r.id, r.record_id, {shown("r.enterprise_id")}
  FROM search_text CROSS JOIN search_row r ON r.id = search_text.rowid
  WHERE search_text MATCH :match AND search_text.rowid BETWEEN :first AND :last
    AND CASE WHEN r.enterprise_id IS NULL THEN NOT EXISTS (
        {_IN_BIN.format(kind=kind, more=_MORE.get(kind, ""))})
      ELSE EXISTS (SELECT 1 FROM enterprise_key k
        WHERE k.enterprise_id = {shown("r.enterprise_id")}) END
  ORDER BY search_text.rowid DESC LIMIT :most""")  # noqa: S608 our own names
    for kind in SOURCES
}
_GROUPS: Final = text(
    "SELECT DISTINCT rowid >> :bits FROM search_text WHERE search_text MATCH :match"
).bindparams(bits=_GROUP_BITS)
_ROWS_AT: Final = text(f"""SELECT id FROM search_row
  WHERE enterprise_id IN {family(":enterprise")} AND id BETWEEN :first AND :last
  ORDER BY id DESC LIMIT :most""")  # noqa: S608 our own names
_WORDS: Final = text(
    "SELECT term FROM search_word WHERE term >= :begin AND term < :end LIMIT :most"
)


def _gone(table: str) -> str:
    return _GONE.substitute(its=f"record_id = OLD.id AND kind = '{table}'")


def _span(begin: str, most: int) -> dict[str, object]:
    return {"begin": begin, "end": begin + "\U0010ffff", "most": most}


def _rows(result: Any) -> list[Row]:
    return [Row(row, UUID(record)) for row, record, _ in result]


def _put(session: Session, source: Source, records: Sequence[str]) -> None:
    connection = session.connection()
    its = {"kind": source.kind, "records": _json(records)}
    for statement in (_DROP_TEXT, _DROP_ROWS, _DONE):
        connection.execute(statement, its)
    next_id = _numbers(session)
    made, texts = [], []
    for record, enterprise, at, title, *body in connection.execute(_texts_of(source), its):
        row = next_id(source.group, at)
        plain = [
            plain_text(value) if name in source.notes else value
            for name, value in zip((*source.body, ""), body, strict=True)
            if value
        ]
        made.append({"id": row, "kind": source.kind, "record": record, "enterprise": enterprise})
        texts.append({"id": row, "title": title or "", "body": "\n".join(plain)})
    if made:
        connection.execute(_ADD_ROW, made)
        connection.execute(_ADD_TEXT, texts)


def _texts_of(source: Source) -> TextClause:
    names = "NULL"
    if source.with_names is not None:
        other, key = source.with_names
        names = f"(SELECT group_concat(o.name, ' ') FROM {other} o WHERE o.{key} = s.id AND o.deleted = 0)"  # noqa: E501, S608 names of our own columns
    columns = ", ".join((source.enterprise, source.moment or "NULL", source.title, *source.body))
    return text(
        f"SELECT s.id, {columns}, {names} FROM {source.kind} s"  # noqa: S608 names of our own columns
        " WHERE s.deleted = 0 AND s.id IN (SELECT value FROM json_each(:records))"
    )


def _numbers(session: Session) -> Callable[[int, str | None], int]:
    """Return what gives the next free id of a group and moment."""
    last: dict[int, int] = {}

    def next_id(group: int, at: str | None) -> int:
        base = (group << _GROUP_BITS) + (_minutes(at) << _MINUTE_BITS)
        if base not in last:
            span = {"first": base, "last": base + (1 << _MINUTE_BITS) - 1}
            last[base] = session.execute(_LAST, span).scalar() or base
        last[base] += 1
        return last[base]

    return next_id


def _minutes(at: str | None) -> int:
    if at is None:
        return 0
    since = datetime.fromisoformat(at).replace(tzinfo=UTC) - _BEGIN
    return min(max(int(since.total_seconds() // 60), 0), _MOST_MINUTES - 1)


def _json(values: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"


# Not with OR IGNORE: the conflict clause of the statement that fires a trigger would win
_NOTED: Final = Template("""BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT '$kind', $id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = '$kind' AND record_id = $id);
END""")
_GONE: Final = Template("""BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE $its);
  DELETE FROM search_row WHERE $its;
  DELETE FROM search_todo WHERE $its;
END""")
_THESE: Final = "record_id IN (SELECT value FROM json_each(:records)) AND kind = :kind"
_DROP_TEXT: Final = text(
    f"DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE {_THESE})"  # noqa: S608 our own words
)
_DROP_ROWS: Final = text(f"DELETE FROM search_row WHERE {_THESE}")  # noqa: S608 our own words
_DONE: Final = text(f"DELETE FROM search_todo WHERE {_THESE}")  # noqa: S608 our own words
_LAST: Final = text("SELECT max(id) FROM search_row WHERE id BETWEEN :first AND :last")
_ADD_ROW: Final = text("""INSERT INTO search_row (id, kind, record_id, enterprise_id)
  VALUES (:id, :kind, :record, :enterprise)""")
_ADD_TEXT: Final = text("INSERT INTO search_text (rowid, title, body) VALUES (:id, :title, :body)")
