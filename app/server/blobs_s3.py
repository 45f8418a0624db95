"""Files in a bucket that speaks the S3 API."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from app.server.blobs import PIECE, Damaged, Name, Unavailable
from app.server.settings import Settings

_GONE: Final = frozenset({"404", "NoSuchKey", "NoSuchUpload", "NotFound"})


@contextmanager
def answering() -> Iterator[None]:
    """Raise Unavailable for whatever the bucket does not do."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise Unavailable from error


def open_s3(settings: Settings) -> Any:
    """Return a client for the bucket of the settings; close it."""
    secret, key = settings.s3_secret, settings.s3_key
    return boto3.client(
        "s3",
        endpoint_url=settings.s3_endpoint,
        region_name=settings.s3_region,
        aws_access_key_id=None if key is None else key.get_secret_value(),
        aws_secret_access_key=None if secret is None else secret.get_secret_value(),
        config=Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 3}),
    )


class S3Blobs:
    """One object a file; chunks are the parts of its multipart upload, 5 MiB at least."""

    chunk_bytes = 5 << 20

    def __init__(self, settings: Settings) -> None:
        self._s3, self._bucket = open_s3(settings), settings.s3_bucket

    def close(self) -> None:
        """Close the connections."""
        self._s3.close()

    def check(self) -> None:
        """Raise OSError when the bucket does not answer."""
        try:
            self._s3.head_bucket(Bucket=self._bucket)
        except (ClientError, BotoCoreError) as error:
            raise OSError("the bucket does not answer") from error

    @answering()
    def begin(self, name: Name) -> str:
        """Begin an upload of parts."""
        begun = self._s3.create_multipart_upload(Bucket=self._bucket, Key=_key(name))
        return str(begun["UploadId"])

    @answering()
    def put(self, name: Name, upload: str, number: int, content: bytes) -> str:
        """Upload one part."""
        done = self._s3.upload_part(
            Bucket=self._bucket,
            Key=_key(name),
            UploadId=upload,
            PartNumber=number + 1,
            Body=content,
        )
        return str(done["ETag"])

    @answering()
    def finish(self, name: Name, upload: str, tags: Sequence[str]) -> None:
        """Join the parts, and read back what the bucket made of them."""
        parts = [{"ETag": tag, "PartNumber": number + 1} for number, tag in enumerate(tags)]
        if not tags:  # an upload of no parts cannot be joined
            self._abort(name, upload)
            self._s3.put_object(Bucket=self._bucket, Key=_key(name), Body=b"")
            return
        try:
            self._s3.complete_multipart_upload(
                Bucket=self._bucket,
                Key=_key(name),
                UploadId=upload,
                MultipartUpload={"Parts": parts},
            )
        except ClientError as error:
            if not _is_gone(error):  # else it was joined before, and the answer was lost
                raise
        digest = hashlib.sha256()
        for piece in self._stream(name, None):
            digest.update(piece)
        if digest.hexdigest() != name.sha256:
            self._s3.delete_object(Bucket=self._bucket, Key=_key(name))
            raise Damaged

    def read(self, name: Name, first: int, size: int) -> Iterator[bytes]:
        """Give a part of a file."""
        if size == 0:
            return iter(())
        return self._stream(name, f"bytes={first}-{first + size - 1}")

    @answering()
    def remove(self, name: Name, upload: str) -> None:
        """Remove an object, and the parts of an upload."""
        self._s3.delete_object(Bucket=self._bucket, Key=_key(name))
        if upload:
            self._abort(name, upload)

    def _abort(self, name: Name, upload: str) -> None:
        try:
            self._s3.abort_multipart_upload(Bucket=self._bucket, Key=_key(name), UploadId=upload)
        except ClientError as error:
            if not _is_gone(error):
                raise

    @answering()
    def _stream(self, name: Name, part: str | None) -> Iterator[bytes]:
        asked = {} if part is None else {"Range": part}
        try:
            body = self._s3.get_object(Bucket=self._bucket, Key=_key(name), **asked)["Body"]
        except ClientError as error:
            if _is_gone(error):
                raise FileNotFoundError(name.sha256) from error
            raise

        def given() -> Iterator[bytes]:
            try:
                yield from body.iter_chunks(PIECE)
            finally:
                body.close()

        return given()


def _key(name: Name) -> str:
    return f"{name.partnership}/{name.sha256}"


def _is_gone(error: ClientError) -> bool:
    return str(error.response.get("Error", {}).get("Code")) in _GONE
