import pytest

from app.domain.file_kinds import refused_ending


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("factuur.exe", ".exe"),
        ("FACTUUR.PDF.EXE", ".exe"),
        ("beheer.msc", ".msc"),
        ("Snelkoppeling.URL", ".url"),
        ("map.scf", ".scf"),
        ("hulp.chm", ".chm"),
        ("start.desktop", ".desktop"),
        ("start.AppImage", ".appimage"),
        ("schijf.iso", ".iso"),
        ("uitleg.exe.pdf", ""),
        ("exe", ""),
        (".exe", ""),  # a name without an ending
        ("", ""),
    ],
)
def test_what_runs_by_itself_is_refused_by_its_last_ending(name, ending):
    assert refused_ending(name) == ending
