"""What this laptop keeps to sort and search long lists fast; triggers keep it up to date."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index
from sqlmodel import Field, SQLModel

from app.models.base import Moment


class CompanyAlias(SQLModel, table=True):
    """
    A company that is shown as another one: their files were merged (samengevoegd).

    Triggers keep it equal to what follows from `Enterprise.merged_into`, see
    app/storage/company_aliases.py. A company that is shown itself has no row.
    """

    __tablename__ = "company_alias"

    enterprise_id: UUID = Field(primary_key=True)
    shown_id: UUID = Field(index=True)


class EnterpriseKey(SQLModel, table=True):
    """
    The sort and search keys of one enterprise that is not deleted, nor merged into another one.

    Nothing in the program writes it: triggers on the tables it is made from do, also for bulk
    updates and raw SQL. Each sort order has an index that holds the id too.
    """

    __tablename__ = "enterprise_key"
    __table_args__ = (
        Index("ix_enterprise_key_name", "name_key", "enterprise_id"),
        Index("ix_enterprise_key_contact", "last_session_at", "enterprise_id"),
        Index("ix_enterprise_key_coach", "coach_id", "last_session_at", "enterprise_id"),
    )

    enterprise_id: UUID = Field(primary_key=True)
    name_key: str  # small letters, no accents
    words: str  # name, number and contacts, small letters, no accents
    number: str | None = None  # ten digits
    municipality_nis: str | None = None  # of the main establishment
    postal_code: str | None = None
    nace_code: str | None = None
    coach_id: UUID | None = None
    last_session_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class SearchTodo(SQLModel, table=True):
    """A record whose words must still be put in the search index; triggers write it."""

    __tablename__ = "search_todo"

    kind: str = Field(primary_key=True)
    record_id: UUID = Field(primary_key=True)


class SearchRow(SQLModel, table=True):
    """
    A record that the search index has; the id is its row there.

    Ids go by group and then by moment (`app/storage/search_index.py`), so that the newest of a
    group come first without sorting.
    """

    __tablename__ = "search_row"
    __table_args__ = (
        Index("ix_search_row_record", "record_id", "kind"),
        Index("ix_search_row_enterprise", "enterprise_id", "id"),
    )

    id: int = Field(primary_key=True, sa_type=BigInteger)
    kind: str
    record_id: UUID
    enterprise_id: UUID | None = None
