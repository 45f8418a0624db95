"""A company that the server erases leaves the directory of every laptop too."""

from sqlmodel import select, text

from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.partnership import Partnership
from tests.coaching_samples import add_company


def directory(laptop):
    with laptop.store.read() as session:
        entries = session.exec(select(DirectoryEntry)).all()
        return [(one.name, one.number, one.deleted) for one in entries]


def kept(laptop):
    """The tables of a laptop with all their rows, as text."""
    with laptop.store.read() as session:
        tables = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return {
            table: repr(session.execute(text(f'SELECT * FROM "{table}"')).all())
            for table in tables.scalars().all()
        }


def test_the_directory_of_a_laptop_loses_the_name_of_what_is_erased(running, ann, lea, tom):
    company = add_company(tom.store, "Bakkerij Geheim")
    tom.round()
    ann.round()
    assert [name for name, _, gone in directory(ann) if not gone] == ["Bakkerij Geheim"]
    with tom.store.write() as session:
        session.get_one(Enterprise, company.id).name = "Bakkerij Heel Geheim"
    tom.round()  # Ann's laptop never hears of this name, Lea's of none
    with ann.store.read() as session:
        partnership = session.exec(select(Partnership.id)).one()
    running.parts.records.erase(partnership.hex, company.id.hex)
    for laptop in (ann, lea, tom):
        laptop.round()
        assert directory(laptop) in ([], [("", None, True)])
    for laptop in (ann, lea):
        assert [name for name, rows in kept(laptop).items() if "Geheim" in rows] == []
