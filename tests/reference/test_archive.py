"""The tree of the archive."""

from datetime import date

import pytest

from app.reference.archive import archive_tree, checked_tree
from app.reference.files import BadReferenceData

TREE = {
    "call": "544",
    "folders": ["{oproep}", "{project}"],
    "complete": "Volledig",
    "incomplete": "Onvolledig {partner}",
    "dossier": "{nummer} {onderneming}",
    "contents": "Inhoud",
    "pack": "Pakket {periode}",
    "longest": 60,
}


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2026, 11, 30)])
def test_the_shipped_tree_is_ordered_by_call_and_project(day):
    tree = archive_tree(day)
    assert tree.folders[:2] == ("{oproep}", "{project}")
    assert tree.longest == 60


def test_a_tree_is_read_as_it_is_written():
    tree = checked_tree(TREE)
    assert (tree.call, tree.folders, tree.dossier) == (
        "544",
        ("{oproep}", "{project}"),
        "{nummer} {onderneming}",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"dossier": ""},
        {"dossier": None},
        {"dossier": "dossier"},
        {"dossier": "{onderneming.__class__}"},
        {"dossier": "{onderneming[0]}"},
        {"dossier": "{onderneming!r}"},
        {"dossier": "{onderneming:>90}"},
        {"dossier": "{onderneming"},
        {"dossier": "{} {onderneming}"},
        {"folders": "{oproep}"},
        {"folders": [1]},
        {"folders": ["{onderneming}"]},
        {"contents": "{nummer}"},
        {"call": 544},
        {"longest": 19},
        {"longest": 101},
        {"longest": "60"},
    ],
)
def test_a_tree_that_cannot_be_is_refused(change):
    with pytest.raises(BadReferenceData):
        checked_tree(TREE | change)


def test_without_a_tree_the_installation_is_damaged(monkeypatch):
    monkeypatch.setattr("app.reference.archive.dated_rows", lambda *_: [])
    with pytest.raises(BadReferenceData):
        archive_tree(date(2026, 1, 1))
