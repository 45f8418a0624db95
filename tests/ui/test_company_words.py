import pytest

from app.ui.company_words import LONGEST_SECTOR, short_sector


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
