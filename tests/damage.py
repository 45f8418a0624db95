"""A byte of a database that went wrong, in a page that opening it does not read."""

from sqlalchemy import text


def place_of_damage(store) -> int:
    """Return a place in the first page of the companies; copies have it at the same place."""
    with store.read() as session:
        page = session.execute(
            text("SELECT rootpage FROM sqlite_master WHERE name = 'enterprise'")
        ).scalar_one()
        size = session.execute(text("PRAGMA page_size")).scalar_one()
    return (page - 1) * int(size) + int(size) // 2


def damage(path, place):
    """Change one byte of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
