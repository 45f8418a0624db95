from decimal import Decimal

import pytest

from app.ui.company_words import LONGEST_SECTOR, euro_text, short_sector, workers_text


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Detailhandel", "Detailhandel"),
        ("", ""),
        (
            "Vervaardiging van producten van metaal, exclusief machines en apparatuur",
            "Vervaardiging van producten van metaal",
        ),
        (
            "Ambachtelijke vervaardiging van brood en van vers banketbakkerswerk",
            "Ambachtelijke vervaardiging van brood…",
        ),
        (
            "Algemeen onderhoud en reparatie van auto's en lichte bestelwagens (<= 3,5 ton)",
            "Algemeen onderhoud en reparatie van auto's…",
        ),
        (
            "Diensten in verband met gebouwen; landschapsverzorging",
            "Diensten in verband met gebouwen",
        ),
    ],
)
def test_a_sector_is_told_in_short_by_whole_words(label, short):
    assert short_sector(label) == short
    assert len(short) <= LONGEST_SECTOR + 1


@pytest.mark.parametrize(
    ("staff", "shown"),
    [
        (None, ""),
        ("1", "1 werknemer"),
        ("38.50", "38,5 werknemers"),
        ("38.25", "38,25 werknemers"),
        ("100.00", "100 werknemers"),
        ("1200", "1.200 werknemers"),
    ],
)
def test_a_number_of_workers_has_no_zeros_that_say_nothing(qapp, staff, shown):
    assert workers_text(None if staff is None else Decimal(staff)) == shown


@pytest.mark.parametrize(
    ("amount", "shown"), [("1234.50", "€ 1.234,50"), ("1200.00", "€ 1.200"), ("10", "€ 10")]
)
def test_an_amount_in_euro_keeps_its_cents(qapp, amount, shown):
    assert euro_text(Decimal(amount)) == shown
