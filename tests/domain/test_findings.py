import pytest

from app.domain.findings import Finding, Severity, blocks


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], False),
        ([Severity.INFO, Severity.WARNING], False),
        ([Severity.WARNING, Severity.ERROR], True),
    ],
)
def test_only_an_error_blocks(severities, expected):
    assert blocks(Finding("rule", severity) for severity in severities) is expected
