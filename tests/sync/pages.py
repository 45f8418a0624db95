"""Every byte that a database keeps, deleted ones too: what a thief reads who has its key."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2

from app.storage.engine import connect

PAGE = 4096  # bytes, of the pages that SQLCipher 4 writes
RESERVED = 80  # at the end of a page: 16 of its initialisation vector, 64 of its seal
SALT = 16  # at the begin of the first page, not encrypted
WAL_HEAD, FRAME_HEAD = 32, 24


def decrypted(path, key):
    """Return all pages of an encrypted database and of its log, also those that are free."""
    content = path.read_bytes()
    assert content, path
    assert len(content) % PAGE == 0, path
    pages = [
        _plain(content[at : at + PAGE], key, is_first=at == 0)
        for at in range(0, len(content), PAGE)
    ]
    wal = path.with_name(f"{path.name}-wal")
    log, step = wal.read_bytes() if wal.exists() else b"", FRAME_HEAD + PAGE
    for at in range(WAL_HEAD, len(log) - step + 1, step):
        number = int.from_bytes(log[at : at + 4])
        pages.append(_plain(log[at + FRAME_HEAD : at + step], key, is_first=number == 1))
    return b"".join(pages)


def _plain(page, key, *, is_first):
    secret, vector = page[SALT * is_first : -RESERVED], page[-RESERVED : -RESERVED + 16]
    if not any(vector):
        return page  # never written
    reader = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return reader.update(secret) + reader.finalize()


def exported(path, key):
    """Return a database as SQLCipher itself writes it without a key."""
    plain = path.with_name("plain.db")
    connection = connect(path, key)
    try:
        connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        connection.execute("SELECT sqlcipher_export('plain')")
    finally:
        connection.close()
    content = plain.read_bytes()
    plain.unlink()
    return content


def of_memory(connection, path):
    """Return all pages of a database in memory; they are written to `path` as they are."""
    copy = dbapi2.connect(path)
    connection.backup(copy)
    copy.close()
    content = path.read_bytes()
    path.unlink()
    return content
