"""What is judged together when two people changed a record: the units of each synced table."""

from typing import Final

from sqlalchemy import Table
from sqlmodel import SQLModel

from app.models.base import Synced

ALIVE: Final = "@alive"  # a unit of every record: is it there
# Texts of sentences: two edits of one may become one text, or be kept below each other
LONG_TEXTS: Final = frozenset(
    {
        ("case_review", "question"),
        ("case_review", "said"),
        ("case_review", "situation"),
        ("case_review", "taken"),
        ("case_review", "tried"),
        ("coaching_session", "note"),
        ("coaching_session", "result"),
        ("coordination_meeting", "agenda"),
        ("coordination_meeting", "decisions"),
        ("coordination_meeting", "report"),
        ("criterion", "explanation"),
        ("enterprise", "purpose"),
        ("improvement", "attempt"),
        ("improvement", "cause"),
        ("improvement", "decision"),
        ("improvement", "effect"),
        ("improvement", "insight"),
        ("improvement", "measure"),
        ("incoming_question", "text"),
        ("instrument", "needs"),
        ("intake", "question"),
        ("intervision_case", "question"),
        ("intervision_case", "said"),
        ("intervision_case", "taken"),
        ("meeting", "programme"),
        ("meeting", "report"),
        ("network", "purpose"),
        ("note_template", "text"),
        ("trajectory", "purpose"),
    }
)
# A record of these begins a case: its own id is its root (a referral only when it is of partners)
CASES: Final = frozenset({"enterprise", "monitoring_delivery", "network", "referral", "trajectory"})
# Shared by the partnership, and written by all that work in it: what they improve together
OF_ALL: Final = frozenset(
    {"action", "case_review", "coordination_meeting", "improvement", "incoming_question"}
)
# What the promotor may write in a case that they else only read (telt mee; remarks on evidence and
# what they ask for; why they changed one of these in a closed period)
OF_PROMOTOR: Final = frozenset(
    {"count_confirmation", "criterion_remark", "evidence_request", "period_correction"}
)
# Filled in without a name: one alone, or with its minute, would tell who it was; only results show
NAMELESS: Final = frozenset({"evaluation_answer"})
_FIXED: Final = frozenset({"id", "root", "deleted"})


def synced_models() -> list[type[Synced]]:
    """Return the models of all synced tables, by name of their table."""
    found, todo = [], [Synced]
    while todo:
        model = todo.pop()
        todo += model.__subclasses__()
        if hasattr(model, "__table__"):
            found.append(model)
    return sorted(found, key=lambda model: str(model.__tablename__))


def table_of(model: type[SQLModel]) -> Table:
    """Return the table of a model."""
    table: Table = SQLModel.metadata.tables[str(model.__tablename__)]
    return table


def units_of(model: type[Synced]) -> dict[str, tuple[str, ...]]:
    """
    Return the units of a model in the order of their first column, `@alive` first.

    A unit is what is judged together when two people changed it: name to columns.
    """
    table = table_of(model)
    joined = {column: unit for unit, columns in model.__units__.items() for column in columns}
    unknown = joined.keys() - table.columns.keys()
    if unknown:
        raise ValueError(f"{table.name}: units name unknown columns {sorted(unknown)}")
    units: dict[str, tuple[str, ...]] = {ALIVE: ("deleted",)}
    for column in (column.name for column in table.columns):
        if column not in _FIXED:
            unit = joined.get(column, column)
            units[unit] = model.__units__.get(unit, (column,))
    return units
