"""The server that this laptop belongs to, and what the sync of files keeps; none of it travels."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Text
from sqlmodel import Field, SQLModel

from app.models.base import Moment


class ServerLink(SQLModel, table=True):
    """The one row that tells where the server is and who this laptop is there."""

    __tablename__ = "server_link"

    id: int = Field(default=1, primary_key=True)
    address: str
    server: str  # its id for life
    device: str
    device_name: str
    pin: str = ""  # SHA-256 of the public key of the certificate, hex; empty: none
    secret: str | None = Field(default=None, sa_column=Column(Text))  # JSON; NULL: in the keyring
    is_revoked: bool = False  # the server said that this laptop is blocked
    error: str | None = None  # code of the last round, NULL when it went well
    error_values: str = "{}"  # JSON
    status: str | None = Field(default=None, sa_column=Column(Text))  # JSON: StatusAnswer
    status_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    brake_passed: bool = False  # the user wants the next round to go on in spite of the brake
    known_problems: str = "[]"  # JSON: rejected groups that the user has seen


class BlobRoad(SQLModel, table=True):
    """What the user wants of a file, and the part of it that was fetched."""

    __tablename__ = "blob_road"

    sha256: str = Field(primary_key=True)
    is_kept: bool = Field(default=False)  # not sent
    is_asked: bool = Field(default=False)
    part_id: UUID | None = None  # of the encrypted file that grows
    part_name: str | None = None
    part_key: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
