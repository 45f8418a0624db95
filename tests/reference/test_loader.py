import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from app.core.resources import resource
from app.domain.enterprise_size import Ceiling, SizeClass
from app.reference.files import BadReferenceData, dated_rows, in_force, read_toml
from app.reference.loader import NACE_VERSIONS, Reference, reference
from app.reference.tables import Choice

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def ref():
    return Reference()


def test_there_is_one_reference():
    assert reference() is reference()


def test_importing_reads_no_file():
    code = (
        "import builtins, pathlib\n"
        "opened = []\n"
        "real = pathlib.Path.open\n"
        "pathlib.Path.open = lambda self, *a, **k: (opened.append(self), real(self, *a, **k))[1]\n"
        "import app.reference.loader\n"
        "app.reference.loader.reference()\n"
        "assert not opened, opened\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_flanders_has_285_municipalities_in_5_provinces_and_15_regions(ref):
    flemish = [m for m in ref.municipalities.values() if m.is_flemish]
    assert (len(ref.municipalities), len(flemish)) == (565, 285)
    assert [p.nis for p in ref.provinces] == ["10000", "20001", "30000", "40000", "70000"]
    assert len(ref.reference_regions) == 15
    assert all(m.reference_region for m in flemish)
    assert {m.reference_region for m in flemish} == set(ref.reference_regions)


def test_a_postal_code_gives_municipality_province_and_region(ref):
    (lokeren,) = ref.places("9160")
    assert (lokeren.name, lokeren.province.name) == ("Lokeren", "Oost-Vlaanderen")
    assert lokeren.reference_region.name == "Waasland"
    assert ref.places(" B-9160 ") == (lokeren,)


def test_a_postal_code_may_have_two_municipalities(ref):
    assert [m.name for m in ref.places("1040")] == ["Brussel", "Etterbeek"]


def test_outside_flanders_is_known(ref):
    brussels, namur = ref.places("1000")[0], ref.places("5000")[0]
    assert (brussels.is_flemish, brussels.region_name) == (False, "Brussels Hoofdstedelijk Gewest")
    assert (namur.is_flemish, namur.region_name) == (False, "Waals Gewest")
    assert namur.reference_region is None


@pytest.mark.parametrize("code", ["", "0000", "99999", "abcd", "\x00"])
def test_a_postal_code_that_does_not_exist_gives_none(ref, code):
    assert ref.places(code) == ()


@pytest.mark.parametrize(("version", "count"), [("2025", 2012), ("2008", 1939)])
def test_nace_is_whole_and_its_parents_exist(ref, version, count):
    catalogue = ref.nace(version)
    assert len(catalogue) == count
    assert ref.nace(version) is catalogue
    for entry in catalogue:
        assert entry.label
        assert not entry.parent or catalogue.get(entry.parent).level < entry.level


def test_a_section_reads_as_the_other_levels(ref):
    assert ref.nace("2008").get("C").label == "Industrie"
    assert ref.nace("2025").get("c").label == "Industrie"


@pytest.mark.parametrize("version", NACE_VERSIONS)
def test_every_everyday_word_finds_an_activity(ref, version):
    for word in read_toml("nace_words.toml")["words"]:
        assert ref.nace(version).search(word), word


def test_every_short_name_finds_a_legal_form(ref):
    first = {word: ref.legal_forms.search(word)[0].code for word in ("bv", "nv", "vzw", "BVBA")}
    assert first == {"bv": "610", "nv": "014", "vzw": "017", "BVBA": "015"}
    assert all(ref.legal_forms.search(w) for w in read_toml("legal_form_words.toml")["words"])


def test_a_joint_committee_is_found_by_number_and_by_word(ref):
    assert ref.joint_committees.search("140.03")[0].written == "140.03"
    assert [e.code for e in ref.joint_committees.search("schoonmaak")] == ["121"]
    assert ref.joint_committees.search("140")[0].code == "140"


def test_the_ten_holidays_of_a_year(ref):
    days = {h.name: h.day for h in ref.holidays(2026)}
    assert len(days) == 10
    assert days["Paasmaandag"] == date(2026, 4, 6)
    assert days["Hemelvaartsdag"] == date(2026, 5, 14)
    assert days["Wapenstilstand"] == date(2026, 11, 11)
    assert list(days.values()) == sorted(days.values())


def test_the_ceilings_of_the_recommendation(ref):
    million = 1_000_000
    assert ref.size_ceilings(date(2005, 1, 1)) == (
        Ceiling(SizeClass.MICRO, Decimal(10), Decimal(2 * million), Decimal(2 * million)),
        Ceiling(SizeClass.SMALL, Decimal(50), Decimal(10 * million), Decimal(10 * million)),
        Ceiling(SizeClass.MEDIUM, Decimal(250), Decimal(50 * million), Decimal(43 * million)),
    )
    assert ref.size_ceilings(date(2004, 12, 31)) == ()


def test_nine_target_groups_none_of_them_criminal_or_only_health(ref):
    groups = ref.target_groups(DAY)
    assert [g.code for g in groups][:3] == ["neet", "other_language", "fifty_plus"]
    assert len(groups) == 9
    assert {g.privacy for g in groups} == {"ordinary", "sensitive"}
    assert all(g.definition for g in groups)
    shown = " ".join(g.label.casefold() for g in groups)
    assert not any(word in shown for word in ("gedetineerd", "gezondheid", "ziek"))


@pytest.mark.parametrize(
    ("name", "first", "count"),
    [
        ("themes", "Onthaal", 9),
        ("session_kinds", "Bezoek", 4),
        ("intake_sources", "VDAB", 6),
        ("contact_functions", "zaakvoerder", 10),
        ("next_actions", "+1 week", 6),
    ],
)
def test_the_short_lists_are_in_the_order_shown(ref, name, first, count):
    choices = getattr(ref, name)(DAY)
    assert (choices[0].short, len(choices)) == (first, count)
    assert len({c.code for c in choices}) == count
    assert getattr(ref, name)(date(2023, 12, 31)) == ()


def test_kinds_of_session_have_an_icon_and_next_actions_a_term(ref):
    assert all(kind.icon.startswith("mdi6.") for kind in ref.session_kinds(DAY))
    assert [action.days for action in ref.next_actions(DAY)] == [7, 14, 7, 14, 7, None]


@pytest.mark.parametrize(
    ("table", "code", "label"),
    [
        ("themes", "language", "Taal op de werkvloer"),
        ("target_groups", "neet", "NEET-jongere"),
        ("next_actions", "call", "Opbellen"),
        ("themes", "gone", "gone"),
    ],
)
def test_a_stored_code_has_a_label(table, code, label):
    assert Reference().label(table, code) == label


def test_a_value_holds_from_its_first_to_its_last_day():
    old = Choice("a", "A", "A", date(2024, 1, 1), "x", valid_to=date(2024, 12, 31))
    new = Choice("b", "B", "B", date(2025, 1, 1), "x")
    assert in_force([old, new], date(2023, 12, 31)) == ()
    assert in_force([old, new], date(2024, 1, 1)) == (old,)
    assert in_force([old, new], date(2024, 12, 31)) == (old,)
    assert in_force([old, new], date(2025, 1, 1)) == (new,)


def test_an_ended_ceiling_no_longer_holds(ref, monkeypatch):
    row = {"class": "micro", "staff": 5, "turnover": 1, "balance": 1}
    dated = row | {"valid_from": date(2000, 1, 1), "valid_to": date(2004, 12, 31)}
    monkeypatch.setattr("app.reference.loader.dated_rows", lambda *_: [dated])
    assert ref.size_ceilings(date(2005, 1, 1)) == ()
    assert [c.staff for c in ref.size_ceilings(date(2004, 12, 31))] == [Decimal(5)]


@pytest.mark.parametrize(
    "row", [{"source": "x"}, {"valid_from": "2024", "source": "x"}, {"valid_from": DAY}]
)
def test_a_value_without_day_or_source_is_refused(monkeypatch, row):
    monkeypatch.setattr("app.reference.files.read_toml", lambda _: {"rows": [row]})
    with pytest.raises(BadReferenceData, match="valid_from"):
        dated_rows("file.toml", "rows")


def test_every_table_of_others_has_an_attribution(ref):
    named = {name for item in ref.attributions for name in item.files}
    assert named == {path.name for path in resource("reference").glob("*.csv")}
    assert all(item.text and item.licence and item.subject for item in ref.attributions)


def test_public_mail_domains_are_written_small(ref):
    assert {"gmail.com", "telenet.be", "skynet.be", "proximus.be"} <= ref.public_mail_domains
    assert all(domain == domain.lower().strip() for domain in ref.public_mail_domains)
