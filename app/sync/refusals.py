"""
What can go wrong on the road to the server, told apart.

Each is one of the errors of `app.sync.link`, with a sentence of its own: the page of a hotel's
network, a certificate that has expired, a proxy that wants a password, what the server refuses.
"""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Final

import httpx
from pydantic import ValidationError

from app.core import clock
from app.core.errors import UserError
from app.sync.bodies import JSON, read_body, unpacked
from app.sync.link import (
    Behind,
    BelowLog,
    Closed,
    EpochChanged,
    LinkError,
    NotOurs,
    RetryLater,
    TimedOut,
    TooLarge,
    TooOld,
    Unauthorized,
    Unreachable,
)
from app.sync.protocol import EpochAnswer, ErrorAnswer
from app.sync.trust import PinMismatch

REFUSAL_BYTES: Final = 4 << 20  # a refusal with more than this is not ours
LONGEST_WAIT_S: Final = 600  # that a Retry-After is believed
USUAL_WAIT_S: Final = 10
_GOOD: Final = frozenset({200, 201, 202, 204, 206})
_RESTARTING: Final = frozenset({429, 502, 503, 504})  # of what stands before the server, too
_REVOKED: Final = frozenset({"family_revoked", "device_revoked", "account_closed"})
# What the server says of an invitation, a person or a file; `server.` comes before it here
TOLD: Final = frozenset(
    {
        "code_expired",
        "code_founds",
        "code_spent",
        "code_used",
        "code_wrong",
        "email_used",
        "exists",
        "file_too_large",
        "founded",
        "last_promotor",
        "login_over",
        "login_provider",
        "no_login",
        "partner_busy",
        "partner_closed",
        "unknown",
    }
)
_BY_STATUS: Final[Mapping[int, Callable[[], LinkError]]] = {
    401: lambda: Unauthorized("sync.login"),
    403: lambda: Unauthorized("sync.no_access"),
    410: lambda: BelowLog("sync.below_log"),
    413: lambda: TooLarge("sync.too_large"),
    423: lambda: Closed("sync.closed"),
    425: lambda: Behind("sync.behind"),
    426: lambda: TooOld("sync.server_newer"),
    507: lambda: LinkError("sync.server_full"),
}


def require_success(response: httpx.Response) -> None:
    """
    Refuse what is no answer to the request.

    Raises:
        UserError: What the server says, or what stands in its place.
    """
    status = response.status_code
    if status in _GOOD:
        return
    if status == 407:
        raise NotOurs("sync.proxy")
    if status < 400 or status == 511:
        raise NotOurs("sync.portal")
    if is_json(response):
        coding = response.headers.get("content-encoding", "")
        body = unpacked(read_body(response, REFUSAL_BYTES), coding, REFUSAL_BYTES)
        raise _refusal(status, body, _wait_s(response))
    if status in _RESTARTING:
        raise RetryLater("sync.busy", wait_s=_wait_s(response))
    if status == 413:
        raise TooLarge("sync.too_large")
    raise NotOurs("sync.not_server")


def is_json(response: httpx.Response) -> bool:
    """Tell whether a body is called JSON: a page of a network is not."""
    kind = str(response.headers.get("content-type", "")).partition(";")[0]
    return kind.strip().lower() == JSON


def _refusal(status: int, body: bytes, wait_s: int) -> UserError:
    """Return what the server says in its own words."""
    try:
        code = ErrorAnswer.model_validate_json(body).code
        if code == "epoch":
            return EpochChanged(EpochAnswer.model_validate_json(body))
    except (ValidationError, RecursionError):
        return NotOurs("sync.not_server")
    told = _by_code(code)
    if told is None and status in _RESTARTING:
        return RetryLater("sync.busy", wait_s=wait_s)
    return told or _by_status(status, code)


def _by_code(code: str) -> UserError | None:
    if code in _REVOKED:
        return Unauthorized("sync.revoked")
    if code == "unknown_chain":  # the address has the log of others, or one that was never this
        return NotOurs("sync.other_server")
    return UserError(f"server.{code}") if code in TOLD else None


def _by_status(status: int, code: str) -> UserError:
    if status in _BY_STATUS:
        return _BY_STATUS[status]()
    return LinkError("sync.server_failed" if status >= 500 else "sync.refused", reason=code[:60])


def _wait_s(response: httpx.Response) -> int:
    """Return what Retry-After says, in seconds or as a moment; a wait that is absurd is cut."""
    told = response.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal() and len(told) < 10:
        return min(int(told), LONGEST_WAIT_S)
    try:
        moment = parsedate_to_datetime(told)
        wait_s = (moment - clock.now()).total_seconds()
    except (ValueError, TypeError, OverflowError):  # none, or a moment without a zone
        return USUAL_WAIT_S
    return min(max(int(wait_s), 0), LONGEST_WAIT_S)


@contextmanager
def told_as_user_error() -> Iterator[None]:
    """Raise what goes wrong on the road as what the user can do something about."""
    try:
        yield
    except httpx.ProxyError as error:
        if "407" in str(error):
            raise NotOurs("sync.proxy") from error
        raise Unreachable("sync.offline") from error
    except httpx.ConnectTimeout as error:
        raise Unreachable("sync.offline") from error
    except httpx.TimeoutException as error:
        raise TimedOut("sync.slow") from error
    except (httpx.TransportError, ssl.SSLError, OSError) as error:  # also what was cut on the way
        raise _of_transport(error) from error
    except (httpx.InvalidURL, httpx.DecodingError) as error:
        raise NotOurs("sync.answer") from error


def _of_transport(error: BaseException) -> UserError:
    for cause in _causes(error):
        if isinstance(cause, PinMismatch):
            return Unreachable("sync.pin")
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _of_certificate(cause)
        if isinstance(cause, ssl.SSLError):
            return Unreachable("sync.tls")
    return Unreachable("sync.offline")


# https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error/
_NOT_YET, _EXPIRED, _OTHER_NAME, _OTHER_NUMBER = 9, 10, 62, 64


def _of_certificate(error: ssl.SSLCertVerificationError) -> UserError:
    code = getattr(error, "verify_code", 0)
    said = str(error).lower()  # the systems of Windows and macOS give words only
    if code in {_NOT_YET, _EXPIRED} or "expired" in said:
        return Unreachable("sync.certificate_expired", today=clock.today())
    if code in {_OTHER_NAME, _OTHER_NUMBER} or "mismatch" in said:
        return Unreachable("sync.certificate_name")
    return Unreachable("sync.certificate")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        yield error
        seen.append(error)
        error = error.__cause__ or error.__context__
