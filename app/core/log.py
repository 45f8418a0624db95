"""
The log of the program, kept free of personal data.

A line is JSON: time, level, logger, the message as it stands in the code, and a few named fields.
Arguments of a message, the text of an exception and everything else are left out, because they may
hold names or notes. Loggers that are not ours are believed less: their message is kept when it is
filled with arguments, or when they are known to say the same each time, and of what is wrong the
place in their code.
"""

import json
import logging
import os
import traceback
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final

FIELDS: Final = frozenset(
    {
        "code",
        "kind",
        "count",
        "seconds",
        "revision",
        "step",
        "screen",
        "job",
        "slot",
        "version",
        "route",
        "status",
    }
)
_OURS: Final = "app"
_CONSTANT: Final = ("uvicorn.", "sqlalchemy.pool", "alembic.")  # messages without any data
_LARGEST, _KEPT = 1_000_000, 3  # bytes of one file, older files


class PlainFormatter(logging.Formatter):
    """Writes only what is allowed."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        is_ours = record.name.split(".")[0] == _OURS
        is_plain = isinstance(record.msg, str) and (
            bool(record.args) or record.name.startswith(_CONSTANT)
        )
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname, "logger": record.name}
        if is_ours or is_plain:
            line["message"] = str(record.msg)
        if not is_ours and record.levelno >= logging.WARNING:
            line["place"] = f"{record.filename}:{record.lineno} {record.funcName}"
        if is_ours:
            line |= {name: _plain(vars(record)[name]) for name in FIELDS & vars(record).keys()}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = describe(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class PrivateHandler(RotatingFileHandler):
    """Writes files that only their user can read, whatever the umask says."""

    def _open(self) -> TextIOWrapper:
        file = super()._open()
        if os.name != "nt":
            os.fchmod(file.fileno(), 0o600)
        return file


def set_up_log(folder: Path, level: int = logging.INFO) -> Path:
    """Log to a rotating file in a folder; return the file. Calling again moves the log."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "werkvloer.log"
    handler = PrivateHandler(
        path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(PlainFormatter())
    root = logging.getLogger()
    close_log()
    root.addHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = False  # a full disk must not stop the work, nor print the record
    return path


def close_log() -> None:
    """Close the file of the log, when there is one."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h.formatter, PlainFormatter)]:
        root.removeHandler(handler)
        handler.close()


def describe(error: BaseException) -> dict[str, Any]:
    """Return an exception without its values: types and places, causes included."""
    frames = traceback.extract_tb(error.__traceback__)
    told: dict[str, Any] = {
        "type": type(error).__qualname__,
        "at": [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if hasattr(error, "code") and hasattr(error, "values"):  # a UserError: its code is ours
        told["code"] = str(error.code)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        told["cause"] = describe(cause)
    return told


def _plain(value: object) -> object:
    """Return numbers and short codes; anything else could be a text of a person."""
    if isinstance(value, bool | int | float) or value is None:
        return value
    text = str(value)
    is_code = len(text) <= 64 and text.replace(".", "").replace("_", "").replace("-", "").isalnum()
    return text if is_code else "?"
