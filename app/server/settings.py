"""
Settings of the server, from the environment: `WERKVLOER_PORT=8447` and so on.

What each means stands in `app/cli/server_words.py`, for `werkvloer server --help`.
"""

from pathlib import Path
from typing import Final, Literal, Self

from platformdirs import user_data_dir
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from app.core.errors import UserError
from app.core.paths import APP
from app.server.loopback import is_loopback

PREFIX: Final = "WERKVLOER_"
_MIB: Final = 1 << 20


def _data() -> Path:
    return Path(user_data_dir(APP, appauthor=False)) / "server"


class Settings(BaseSettings):
    """Without any setting: an own PostgreSQL in a folder of the user, reached from here alone."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True
    )

    data: Path = Field(default_factory=_data)
    database_url: SecretStr | None = None
    connections: int = Field(default=10, ge=1, le=1000)  # to the database, of one process

    host: str = "127.0.0.1"
    port: int = Field(default=8447, ge=0, le=65535)
    workers: int = Field(default=1, ge=1, le=64)
    public_url: str = ""
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    proxies: str = ""  # addresses whose X-Forwarded headers count
    stop_s: int = Field(default=20, ge=0, le=600)

    key_file: Path | None = None
    token_days: int = Field(default=90, ge=1, le=3650)
    requests_per_minute: int = Field(default=1200, ge=1)  # of one laptop
    guesses_per_minute: int = Field(default=30, ge=1)  # from one address, without a token
    monitor_token: SecretStr | None = Field(default=None, min_length=16)

    blobs: Literal["disk", "s3"] = "disk"
    blob_bytes: int = Field(default=50 * _MIB, ge=1)
    s3_bucket: str = ""
    s3_endpoint: str | None = None
    s3_region: str = "us-east-1"
    s3_key: SecretStr | None = None
    s3_secret: SecretStr | None = None

    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: SecretStr | None = None

    backups: Path | None = None
    outside: Path | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.blobs == "s3" and not self.s3_bucket:
            raise ValueError("s3_bucket")
        if bool(self.tls_certificate) != bool(self.tls_key):
            raise ValueError("tls_key")
        if bool(self.oidc_issuer) != bool(self.oidc_client):
            raise ValueError("oidc_client")
        if not (is_loopback(self.host) or self.tls_certificate or self.proxies):
            raise ValueError("tls_certificate")  # plain HTTP to others is refused anyway
        return self

    @property
    def own_url(self) -> str:
        """Return the address that laptops use."""
        scheme = "https" if self.tls_certificate else "http"
        return self.public_url.rstrip("/") or f"{scheme}://{self.host}:{self.port}"

    @property
    def keys_path(self) -> Path:
        """Return the file with the secret of this server."""
        return self.key_file or self.data / "server.key"

    @property
    def blobs_folder(self) -> Path:
        """Return the folder of files, when they are on disk, and of files that are half here."""
        return self.data / "blobs"

    @property
    def backups_folder(self) -> Path:
        """Return the folder where backups go."""
        return self.backups or self.data / "backups"

    @property
    def outside_path(self) -> Path:
        """Return the file, when it is one, of what must outlive a restore: outside all backups."""
        return self.outside or self.data / "outside.jsonl"

    @property
    def postgres_url(self) -> URL | None:
        """Return the database of the organisation, None for the embedded one."""
        if self.database_url is None:
            return None
        return make_url(self.database_url.get_secret_value()).set(drivername="postgresql+psycopg")


def read_settings() -> Settings:
    """
    Read the settings from the environment.

    Raises:
        UserError: `setup.setting` (name) for the first that does not fit.
    """
    try:
        settings = Settings()
        settings.postgres_url  # noqa: B018 it is read to be judged
    except ValidationError as error:
        first = error.errors()[0]
        name = first["loc"][0] if first["loc"] else first["msg"].rpartition(" ")[2]
        raise UserError("setup.setting", name=PREFIX + str(name).upper()) from None
    except ArgumentError:
        raise UserError("setup.setting", name=f"{PREFIX}DATABASE_URL") from None
    return settings
