"""
Own changes on their way to the server: a `PushRequest`, written and packed before its turn comes.

The server works on one request at a time. What is ready when the answer comes is what it does not
wait for.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.core.json_bytes import json_bytes
from app.sync.bodies import Body, packed_text
from app.sync.protocol import PROTOCOL, Chain, PushRequest

Said = Mapping[str, Any]  # plain objects: a message of the protocol, as its JSON has it


class Handed(NamedTuple):
    """A request as it travels, and the changes that its answer has to be about."""

    body: Body
    changes: Sequence[str]

    @classmethod
    def made(
        cls, schema: int, chain: Chain, cursor: int, replica: str, groups: Sequence[Said]
    ) -> "Handed":
        """Return a request of groups, each as `WireGroup` has it."""
        said = {
            "protocol": PROTOCOL,
            "schema": schema,
            "chain": chain,
            "cursor": cursor,
            "replica": replica,
            "groups": groups,
        }
        ids = [change["id"] for group in groups for change in group["changes"]]
        return cls(packed_text(json_bytes(said)), ids)

    @classmethod
    def of(cls, request: PushRequest) -> "Handed":
        """Return a request that is a message already."""
        ids = [change.id for group in request.groups for change in group.changes]
        return cls(packed_text(request.model_dump_json(by_alias=True).encode()), ids)
