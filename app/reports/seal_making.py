"""Puts a seal in a PDF by way of pyHanko, which takes 0.4 s to import: import this module late."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign import Signer as PdfCmsSigner
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore
from typing_extensions import override

from app.core.errors import UserError
from app.reports.seal_key import Signer

_DIGEST: Final = "sha256"
_AROUND_TWO_NUMBERS: Final = 8  # bytes of DER around the two of ECDSA
FIELD: Final = "Zegel"
_WORDS: Final = "Zegel van het partnerschap"


class _BySigner(PdfCmsSigner):
    """Signs by one of ours."""

    def __init__(self, signer: Signer) -> None:
        chain = [x509.Certificate.load(each) for each in signer.chain]
        super().__init__(
            signing_cert=x509.Certificate.load(signer.certificate),
            cert_registry=SimpleCertificateStore.from_certs(chain),
        )
        self._signer = signer

    @override
    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        if dry_run:  # how much room it takes is asked first; a token would ask for its PIN twice
            return bytes(_longest(self._signer.certificate))
        return self._signer.sign(data)


def _longest(certificate: bytes) -> int:
    """Return how many bytes a signature by the key of a certificate has at most."""
    key = load_der_x509_certificate(certificate).public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size // 8
    if isinstance(key, ec.EllipticCurvePublicKey):
        return 2 * (key.key_size // 8 + 2) + _AROUND_TWO_NUMBERS
    raise UserError("seal.key_kind")


class _Writer(IncrementalPdfFileWriter):
    """Adds the seal and nothing else."""

    @override
    def _update_meta(self) -> None:
        """Leave what the document says about itself, which pyHanko would write over."""


def make(
    pdf: bytes, signer: Signer, at: datetime, stamper: Any = None, roots: Sequence[bytes] = ()
) -> bytes:
    """Return `pdf` with a seal; see `app.reports.seal.seal`."""
    with_proofs: dict[str, Any] = {}
    if stamper is not None and roots:
        own = () if signer.chain else (signer.certificate,)  # of a key made here
        trusted = [x509.Certificate.load(root) for root in (*roots, *own)]
        with_proofs = {
            "embed_validation_info": True,
            "validation_context": ValidationContext(
                trust_roots=trusted, moment=at, allow_fetching=True, revocation_mode="soft-fail"
            ),
            # in the same turn: the seal covers the whole file
            "dss_settings": DSSContentSettings(
                include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
            ),
        }
    about = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=_DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        signer_key_usage=set(),  # a key of others has the uses that its maker gave it
        **with_proofs,
    )
    place = SigFieldSpec(
        FIELD,
        readable_field_name=_WORDS,
        invis_sig_settings=InvisSigSettings(
            set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=False
        ),
    )
    by = PdfSigner(about, _BySigner(signer), timestamper=stamper, new_field_spec=place)
    try:
        return asyncio.run(_sign(by, _Writer(BytesIO(pdf)), at))
    except TimestampRequestError as silent:
        raise UserError("seal.time_stamp_failed") from silent
    except (SigningError, PathError, ValidationError) as unknown:
        raise UserError("seal.chain_unknown") from unknown


async def _sign(by: PdfSigner, writer: IncrementalPdfFileWriter, at: datetime) -> bytes:
    """Do what `PdfSigner.async_sign_pdf` does, at a moment that is given."""
    session = by.init_signing_session(writer)
    session.system_time = at
    proofs = await session.perform_presign_validation(writer)
    room = await session.estimate_signature_container_size(proofs, tight=False)
    document = session.prepare_tbs_document(proofs, bytes_reserved=room)
    prepared, output = document.digest_tbs_document()
    sealed = await document.perform_signature(
        document_digest=prepared.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
    )
    await sealed.post_signature_processing(output)
    output.seek(0)
    return bytes(output.read())
