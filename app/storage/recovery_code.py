"""
The recovery code of the printed sheet (herstelblad): 24 characters in groups of four.

Crockford's base32 (no I, L, O, U). 22 characters are random (110 bits), two are a check: the number
modulo 1021, a prime, finds every wrong character and every two that changed places.
"""

import secrets
from typing import Final

from app.core.errors import UserError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM, _CHECK, _PRIME, _GROUP = 22, 2, 1021, 4
_READ_AS: Final = str.maketrans("OIL", "011")


def new_recovery_code() -> str:
    """Return a new code as it is printed: six groups of four, separated by spaces."""
    number = secrets.randbits(5 * _RANDOM)
    code = _digits(number, _RANDOM) + _digits(number % _PRIME, _CHECK)
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_recovery_code(typed: str) -> str:
    """
    Return the 24 characters of a code as somebody types it: small letters, O for 0, dashes.

    Raises:
        UserError: `account.code_length` (found, needed: characters), `account.code_character`
            (character), `account.code_mistyped`.
    """
    code = "".join(c for c in typed.upper() if c.isalnum()).translate(_READ_AS)
    for character in code:
        if character not in ALPHABET:
            raise UserError("account.code_character", character=character)
    if len(code) != _RANDOM + _CHECK:
        raise UserError("account.code_length", found=len(code), needed=_RANDOM + _CHECK)
    if _number(code[:_RANDOM]) % _PRIME != _number(code[_RANDOM:]):
        raise UserError("account.code_mistyped")
    return code


def _digits(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number << 5 | ALPHABET.index(digit)
    return number
