"""A pack that is sealed by a key that never leaves its token: SoftHSM stands for the token."""

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.core.errors import UserError
from app.reports.seal import SealVerdict, read_seals, seal
from app.reports.seal_token import TokenKey, find_key
from tests.cli.test_export import export, with_dossiers
from tests.reports.seal_samples import document

__all__ = ["export", "with_dossiers"]

LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN, AT = "241187", datetime(2026, 11, 30, 10, tzinfo=UTC)
pytestmark = pytest.mark.slow


@pytest.fixture
def token(tmp_path, monkeypatch):
    """An empty token."""
    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    monkeypatch.setenv("WERKVLOER_TOKEN_PIN", PIN)
    ran(
        "softhsm2-util", "--init-token", "--free", "--label", "Zegel", "--pin", PIN, "--so-pin", PIN
    )
    yield
    pkcs11.unload(str(LIBRARY))  # it looks for its tokens when it begins


def ran(*command):
    return subprocess.run(command, capture_output=True, check=True, env=os.environ).stdout


def tool(*command):
    return ran("pkcs11-tool", "--module", str(LIBRARY), "--login", "--pin", PIN, *command)


def make_key(tmp_path, label, number, kind="EC:prime256v1"):
    """Let the token make a key, and give it a certificate of somebody else."""
    tool("--keypairgen", "--key-type", kind, "--label", label, "--id", number)
    public = tmp_path / f"{number}.der"
    tool("--read-object", "--type", "pubkey", "--id", number, "--output-file", str(public))
    issuer = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named(f"{label} vzw"))
        .issuer_name(named("Uitgever"))
        .public_key(serialization.load_der_public_key(public.read_bytes()))
        .serial_number(7)
        .not_valid_before(AT - timedelta(days=365))
        .not_valid_after(AT + timedelta(days=3_650))
        .sign(issuer, hashes.SHA256())
    )
    path = tmp_path / f"{number}.crt"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.DER))
    tool("--write-object", str(path), "--type", "cert", "--id", number, "--label", label)


def named(name):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def refused(*given):
    with pytest.raises(UserError) as error:
        find_key(*given)
    return error.value


@pytest.mark.usefixtures("token")
def test_a_pack_is_sealed_by_the_token_and_verified_by_others(tmp_path, export, run, with_dossiers):
    make_key(tmp_path, "Zegel", "01")
    status, _, err = export("--token", LIBRARY)
    assert (status, err) == (0, "")
    (made,) = (tmp_path / "out").iterdir()
    said = ran("pdfsig", "-nocert", str(made)).decode()
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "Signer Certificate Common Name: Zegel vzw" in said
    status, out, err = run("verify", made, "--profile", with_dossiers.folder)
    assert (status, err) == (0, "")
    assert "ongewijzigd" in out.casefold()
    assert export("--force")[0] == 0  # the next one takes the same key


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize("kind", ["EC:prime256v1", "rsa:2048"])
def test_each_kind_of_key_seals_and_stays_on_the_token(tmp_path, kind):
    make_key(tmp_path, "Zegel", "01", kind)
    key = find_key(LIBRARY, PIN)
    kept = key.to_bytes()
    assert PIN.encode() not in kept
    again = TokenKey.from_bytes(kept, PIN)
    assert again == key
    sealed = seal(document(), again, AT)
    assert read_seals(sealed, {key.fingerprint}).verdict is SealVerdict.WHOLE
    listed = tool("--list-objects", "--type", "privkey").decode()
    assert "never extractable" in listed


@pytest.mark.usefixtures("token")
def test_what_a_token_lacks_is_told_apart(tmp_path):
    assert refused(LIBRARY, PIN).code == "token.no_key"
    make_key(tmp_path, "Eerste", "01")
    make_key(tmp_path, "Tweede", "02")
    several = refused(LIBRARY, PIN)
    assert several.code == "token.several"
    assert several.values["names"] == "«Eerste», «Tweede»"
    assert find_key(LIBRARY, PIN, "Tweede").holder == "Tweede vzw"
    assert refused(LIBRARY, PIN, "Derde").code == "token.no_such"
    assert refused(LIBRARY, "999999").code == "token.pin_wrong"
    assert refused(LIBRARY, "").code == "token.pin_needed"
    key = find_key(LIBRARY, PIN, "Eerste")
    shutil.rmtree(next((tmp_path / "tokens").iterdir()))
    with pytest.raises(UserError) as error:
        key.check()
    assert error.value.code in {"token.absent", "token.gone", "token.failed"}
