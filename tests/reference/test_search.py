import pytest

from app.domain.matching import fold
from app.reference.loader import reference
from app.reference.search import Catalogue
from app.reference.tables import CodedEntry


def entry(code, label, level=1):
    return CodedEntry(code, code, label, level)


def codes(catalogue, typed, **options):
    return [found.code for found in catalogue.search(typed, **options)]


@pytest.fixture
def small():
    return Catalogue(
        [
            entry("1", "Cafés en bars"),
            entry("10", "Detailhandel in brood"),
            entry("101", "Vervaardiging van vers brood en van broodbeleg", 5),
            entry("2", "Broodautomaten"),
            entry("3", "Roggebrood"),
            entry("31", "Roggebrood", 2),
        ],
        {"bakkerij": ["brood"], "pv": ["bars"]},
    )


def test_accents_and_capitals_do_not_matter(small):
    assert codes(small, "CAFES") == codes(small, "cafés") == ["1"]
    assert fold("Coöperatieve ÉÉN ß") == "cooperatieve een ss"


def test_whole_words_go_before_beginnings_and_those_before_pieces(small):
    assert codes(small, "brood") == ["10", "101", "2", "31", "3"]


def test_each_typed_word_must_be_there(small):
    assert codes(small, "brood detail") == ["10"]
    assert codes(small, "brood fiets") == []


def test_a_short_piece_only_begins_a_word(small):
    assert codes(small, "rog") == ["31", "3"]
    assert codes(small, "ood") == []


def test_digits_find_codes_that_begin_so_the_same_first(small):
    assert codes(small, "1") == ["1", "10", "101"]
    assert codes(small, "1.0") == ["10", "101"]
    assert codes(small, "10 1") == ["101"]


def test_a_level_can_be_asked(small):
    assert codes(small, "brood", levels={5}) == ["101"]


def test_the_number_of_lines_is_limited(small):
    assert len(small.search("brood", limit=2)) == 2


def test_an_everyday_word_finds_what_it_stands_for_after_its_own_matches(small):
    assert codes(small, "bakkerij") == codes(small, "bakk") == ["10", "101", "2", "31", "3"]
    assert codes(small, "pv") == ["1"]
    assert codes(small, "brood bakkerij") == ["10", "101", "2", "31", "3"]


@pytest.mark.parametrize("typed", ["", "   ", "---", "\x00"])
def test_nothing_typed_finds_nothing(small, typed):
    assert small.search(typed) == []


def test_a_line_is_read_by_code_however_written():
    nace = reference().nace()
    assert nace.get("82.92") is nace.get("8292")
    assert nace.get("82.92").label == "Activiteiten van verpakkingsbedrijven"
    assert nace.get("99999") is None
    assert len(list(nace)) == len(nace)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("82.92", "8292"),
        ("8292", "8292"),
        ("verpakkingsbedr", "82920"),
        ("bakkerij", "107"),
        ("C", "C"),
    ],
)
def test_activities_are_found_as_coaches_type_them(typed, first):
    assert reference().nace().search(typed)[0].code == first


def test_the_finest_lines_are_found_by_the_words_of_the_line_above_them_too():
    activities = reference().nace()
    found = [line.written for line in activities.finest("brood, banket en suikerwerk")]
    assert found[:2] == ["47.241", "47.242"]
    assert [line.written for line in activities.finest("47.24")] == ["47.241", "47.242"]
    assert {line.level for line in activities.finest("bakker")} == {5}
    assert activities.finest("") == []
    assert Catalogue([]).finest("brood") == []
