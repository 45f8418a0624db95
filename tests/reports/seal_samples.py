"""Keys, an authority of time and a small document to seal."""

from datetime import UTC, datetime
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.reports.blocks import labelled
from app.reports.document import PageWords, render
from app.reports.enclosed import Enclosed, Relation
from app.reports.finish import Flavour, Metadata
from app.reports.seal import new_seal_key

AT = datetime(2026, 11, 30, 10, tzinfo=UTC)
META = Metadata("Proef", "Els V.", "Proef", AT)
WORDS = PageWords("1999.990.144", "Proef", ("een", "twee", "drie"))
MANIFEST = Enclosed("manifest.json", b"{}", "application/json", Relation.DATA, "Lijst", AT)


@cache
def document(flavour=Flavour.A3A):
    return render(WORDS, META, labelled("Wie", "Mia"), enclosed=[MANIFEST], flavour=flavour)


@cache
def key_of(partnership="Partnerschap Werkvloer Noord"):
    return new_seal_key(partnership, AT)


@cache
def authority():
    """Return a certificate that may stamp time (DER), its key and who may ask it."""
    key = rsa.generate_private_key(65_537, 2_048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Proeftijd")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2046, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    der = made.public_bytes(serialization.Encoding.DER)
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(der),
        keys.PrivateKeyInfo.load(private),
        SimpleCertificateStore(),
        fixed_dt=AT,
    )
    return der, stamper
