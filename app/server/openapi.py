"""
What the OpenAPI document says of bodies that a route reads by itself.

They are compressed, and large: FastAPI would read them in the thread that serves all requests.
"""

from typing import Any, Final

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.sync.protocol import GiveBackRequest, HelloRequest, PushRequest
from app.sync.protocol_evidence import EvidenceRequest

_PLACE: Final = "#/components/schemas/{model}"
BODIES: Final = (HelloRequest, PushRequest, GiveBackRequest, EvidenceRequest)


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return what to say of a body that holds this message."""
    schema = {"$ref": _PLACE.format(model=model.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def describe_bodies(app: FastAPI) -> None:
    """Let the document of an application have the messages of `BODIES` too."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        document = plain()
        _, more = models_json_schema(
            [(model, "validation") for model in BODIES], ref_template=_PLACE
        )
        document["components"]["schemas"] |= more["$defs"]
        return document

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend it
