"""A real S3 server on loopback."""

import logging
from contextlib import closing

import boto3
import pytest
from moto.server import ThreadedMotoServer


@pytest.fixture(scope="session")
def bucket():
    """The address of an S3 server with a bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    logging.getLogger("werkzeug").disabled = True
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    with closing(
        boto3.client(
            "s3",
            endpoint_url=address,
            region_name="us-east-1",
            aws_access_key_id="k",
            aws_secret_access_key="s",
        )
    ) as client:
        client.create_bucket(Bucket="bestanden")
    yield address
    server.stop()
