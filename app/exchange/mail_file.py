"""
Messages as files (.eml) that a mail program opens to be looked at, changed and sent.

Source: RFC 5322 (the message), RFC 6047 (a calendar file in it), and `X-Unsent`, by which Outlook
opens a file as a message that is still to be sent.
"""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
ICS_NAME: Final = "uitnodiging.ics"


@dataclass(frozen=True, slots=True)
class Letter:
    """
    One message to one person.

    Attributes:
        sender: Address of who sends it; empty: the mail program fills it in.
        calendar: The bytes of a calendar file, and what it asks (`REQUEST`, `PUBLISH`).
    """

    to_name: str
    to_address: str
    subject: str
    text: str
    sender_name: str = ""
    sender: str = ""
    calendar: bytes = b""
    method: str = "PUBLISH"


def letter_bytes(letter: Letter) -> bytes:
    """Return the message, with its lines ended as mail asks; nothing in it can add a header."""
    is_plain = letter.to_address.isascii() and letter.sender.isascii()
    message = EmailMessage(policy=SMTP if is_plain else SMTPUTF8)
    message["X-Unsent"] = "1"
    if letter.sender:
        message["From"] = _mailbox(letter.sender_name, letter.sender)
    message["To"] = _mailbox(letter.to_name, letter.to_address)
    message["Subject"] = _line(letter.subject)
    message.set_content(letter.text)
    if letter.calendar:
        message.add_attachment(
            letter.calendar,
            maintype="text",
            subtype="calendar",
            filename=ICS_NAME,
            params={"method": letter.method, "charset": "utf-8"},
        )
    return message.as_bytes()


def _mailbox(name: str, address: str) -> Address:
    user, _, domain = _line(address).rpartition("@")
    return Address(_line(name), user, domain)


def _line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()
