"""
What laptop and server say to each other about people, devices, files and the state of things.

Addresses (all under the server's address; `Authorization: Bearer` where there is no *):
* POST /devices/enrol*          EnrolRequest -> EnrolAnswer; a code that begins a partnership asks
  for `founder`, and says `code_founds` without it
* POST /tokens/refresh*         RefreshRequest -> Tokens
* GET  /oidc*                   -> LoginOffer
* GET  /oidc/start*  ?redirect=http://127.0.0.1:port/path&state&challenge&method=S256: for a
  browser, login by the organisation. It ends at `redirect` with `state` and `code` (an invitation
  for EnrolRequest, with the `verifier` of `challenge`) or `error` (login_refused, login_unknown);
  GET /oidc/done* is where the organisation sends the browser
* GET  /people                  -> PeopleAnswer
* POST /people                  NewPerson -> InvitationAnswer
* POST /people/{id}/invitation  -> InvitationAnswer
* PUT  /people/{id}/role        NewRole; DELETE /people/{id}: closes the account
* GET  /people/{id}/preview     -> PreviewAnswer ("bekijk als")
* DELETE /devices/{id}          blocks a laptop
* POST /partners                NewPartner -> AddedPartner; GET /partners -> PartnersAnswer
* PUT  /partners/{id}/name      NewName; PUT /partners/{id}/closed Closing
* POST /partners/{id}/merge     PartnerMerge
* GET  /status                  -> StatusAnswer (S18)
* GET  /quarantine              -> QuarantineAnswer; POST /quarantine/{group} QuarantineDecision;
  DELETE /quarantine/{group} by its author: it is applied nowhere
* POST /blobs                   BlobOffer -> BlobState; PUT /blobs/{sha256}/{number} (bytes, header
  `X-Chunk-Sha256`); POST /blobs/{sha256}/done; GET /blobs/{sha256} (Range)
* POST /sync/hello|push|give_back; GET /sync/pull|walk|check|history: see `protocol`
* POST /evidence/check: see `protocol_evidence`
* GET  /health*; GET /ready, /metrics with the token of who watches over the server
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from app.sync.protocol import Message

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PublicKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]  # Ed25519, raw
Line = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Name = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
PartnerKind = Literal["promotor", "partner", "onderaannemer"]
RoleName = Literal["coach", "partner_admin", "promotor", "auditor"]


class Tokens(Message):
    """What a laptop shows at each request, and what it gets the next one with."""

    access: str
    refresh: str
    expires_in: int  # s, of the access token


class LoginOffer(Message):
    """Whether people get in by the login of their organisation."""

    is_offered: bool


class Founder(Message):
    """
    Who brings a partnership to a server that began on a laptop, and its ids there.

    The laptop pushes the records of these ids itself, with all that hangs below them.
    """

    partnership: Id
    partnership_name: Name
    partner: Id
    partner_name: Name
    person: Id
    person_name: Name
    email: Line


class EnrolRequest(Message):
    """A laptop that has an invitation."""

    code: Line  # 10 characters, Crockford base32; case, spaces and dashes make no difference
    public_key: PublicKey
    name: Name  # of the laptop
    app: Line
    verifier: Line | None = None  # of a code that came from a login by the organisation
    founder: Founder | None = None  # with a code that begins a partnership; else of no account


class EnrolAnswer(Message):
    """Who the laptop works for from now on."""

    device: str
    server: str
    person: str
    person_name: str
    role: RoleName
    partner: str
    partner_name: str
    partnership: str
    partnership_name: str
    tokens: Tokens


class RefreshRequest(Message):
    """Signed with the device's key: Ed25519 over `refresh|{refresh}|{at}` in UTF-8."""

    refresh: Line
    at: Line
    signature: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]


class DeviceInfo(Message):
    """A laptop as the administrator sees it."""

    id: str
    name: str
    added_at: str
    last_seen: str | None
    app: str = ""
    is_blocked: bool = False


class PersonInfo(Message):
    """A person with their laptops."""

    id: str
    name: str
    email: str
    partner: str
    partner_name: str
    role: RoleName
    is_active: bool
    invited_until: str | None = None  # an invitation is open until
    devices: tuple[DeviceInfo, ...] = ()


class PeopleAnswer(Message):
    """The people that the asker may manage, or their own account alone."""

    people: list[PersonInfo]


class NewPartner(Message):
    """An organisation to add; `id` is made by the laptop so that asking twice is harmless."""

    id: Id
    name: Name
    kind: PartnerKind = "partner"
    enterprise_number: Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")] | None = None


class PartnerInfo(Message):
    """An organisation as the promotor sees it."""

    id: str
    name: str
    kind: PartnerKind
    is_closed: bool  # it takes no new people
    people: int  # who have an account
    open_work: int  # records that are not done
    work: dict[str, int] = Field(default_factory=dict)  # those, per kind
    passing: dict[str, int] = Field(default_factory=dict)  # per kind, in a merger


class PartnersAnswer(Message):
    """All organisations, by name."""

    partners: list[PartnerInfo]


class NewName(Message):
    """What an organisation is called from now on."""

    name: Name


class Closing(Message):
    """Whether an organisation is closed from now on."""

    is_closed: bool


class PartnerMerge(Message):
    """The organisation in which another one goes on."""

    into: Id


class NewPerson(Message):
    """Somebody to add; `id` is made by the laptop so that asking twice is harmless."""

    id: Id
    name: Name
    email: Line
    partner: Id
    role: RoleName


class NewRole(Message):
    """What a person may do from now on."""

    role: RoleName


class AddedPartner(Message):
    """The organisation that was added."""

    id: str


class InvitationAnswer(Message):
    """A code for one laptop: 15 minutes, 5 tries. The invitation file holds the same as JSON."""

    code: str
    until: str
    server_url: str
    person_name: str
    partnership_name: str


class PreviewAnswer(Message):
    """What a person can see: number of records per kind, and names of their companies."""

    counts: dict[str, int]
    companies: list[str]  # names, at most 200
    more: int  # companies that are not named


class PartnerFreshness(Message):
    """When the laptops of a partner last met the server."""

    partner: str
    name: str
    last_seen: str | None
    laptops: int
    laptops_today: int
    days: list[int]  # rounds on each of the last 14 days, today last


class StatusAnswer(Message):
    """The state of the server for the screen on synchronisation."""

    server_time: str
    partners: list[PartnerFreshness]
    head: int
    durable_seq: int


class HeldChange(Message):
    """One change of a held group, with its values."""

    id: str
    kind: str
    row: str
    root: str
    label: str  # of the record, when the asker may know it
    units: dict[str, object]


class HeldGroup(Message):
    """What the administrator decides about."""

    group: str
    author: str
    author_name: str
    reason: str
    fields: list[str]
    since: str
    changes: list[HeldChange]


class QuarantineAnswer(Message):
    """Groups that are held."""

    groups: list[HeldGroup]


class QuarantineDecision(Message):
    """Apply all the same (rights are not asked again), or reject and keep."""

    decision: Literal["apply", "reject"]


class BlobOffer(Message):
    """
    A file that the laptop has, for one case that it was attached to; `proof` answers `prove`.

    Of a file that was sent whole the laptop proves too that it holds it: only then the case has it.
    """

    sha256: Sha256
    root: Id  # the case
    size: Annotated[int, Field(ge=0, le=1 << 40)]
    nonce: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{80}$")] | None = None
    proof: Sha256 | None = None  # SHA-256 of nonce (bytes) + the asked range of the file, hex


class BlobState(Message):
    """What the server has of it."""

    state: Literal["have", "missing", "prove"]
    chunk_bytes: int = 1 << 20
    missing: tuple[int, ...] = ()  # numbers of chunks
    nonce: str | None = None
    range: tuple[int, int] | None = None  # of `prove`: first byte, number of bytes
