"""Words of reports in each language."""

from app.domain.languages import Language, Said


def test_french_has_a_thin_space_before_a_sign_and_no_line_ends_there():
    said = Said("Let op: {x}", "Attention : « {x} » ; quoi ? à 10:30 !", "Careful: {x}")
    assert said.to(Language.FR, x="a : b") == (
        "Attention\u202f: «\u202fa\u202f: b\u202f»\u202f; quoi\u202f? à 10:30\u202f!"
    )
    assert said.to(Language.NL, x="a : b") == "Let op: a : b"
    assert said.filled(x=1).en == "Careful: 1"
