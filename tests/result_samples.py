"""
A small partnership on 30/11/2026, made up, of which every figure can be worked out by hand.

Three partners. Partner North joined on 01/07/2026. The project lasts from 2024 up to 2027.

- Janssens, Gent: counts by East since 24/11/2026. West confirmed on 29/11: no second count.
- Peeters, Antwerpen: counts by East since 12/03/2026; one report is not confirmed. A second file of
  it takes part with West.
- Lindeveld, Gent: with Peeters in a trajectory of East, in execution without a signed agreement.
- Claes, Sint-Niklaas: counted by West since 01/06/2025, a quarter that was closed; a photo was
  withdrawn since.
- Meander, Gent: began with West on 10/11/2026.
- De Ketting, Brussel: with West; no contact since 01/09/2026.
- De Vlier, Antwerpen: its trajectory with East was stopped.
- De Kring, Gent: complete with East, proposed on 20/11/2026.
- Noordveld, Antwerpen: counts by North since 15/09/2026.
- Helder, Gent: East proposed it; refused on 05/10/2026.
- Weg, Gent: was taken out of a trajectory of West again.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import SQLModel

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise, Establishment
from app.models.evidence import Attachment
from app.models.intake import Intake
from app.models.partnership import Partner, Partnership, Person, Role
from app.models.proof import ClosedPeriod
from app.models.results import ProjectTerms, Target
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
    TrajectoryPhase,
    TrajectorySession,
)
from tests.case_samples import CODES, NEEDED

DAY = date(2026, 11, 30)
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
GENT, ANTWERP, SINT_NIKLAAS, BRUSSELS = "44021", "11002", "46021", "21004"
GENT_REGION, ANTWERP_REGION, WAAS_REGION = "REFREG13", "REFREG01", "REFREG14"
NUMBERS = ("1999990144", "1999990243", "1999990342", "1999990441", "1999990540", "1999990639",
           "1999990738", "1999990837", "1999990936", "1999991035", "1999991134")  # fmt: skip


class World:
    """Puts it in a store whose actor becomes Els, the promotor, of East."""

    def __init__(self, store) -> None:
        self.store, self.partnership = store, new_id()
        self.els, self.nora = store.actor, new_id()
        self.east, self.west, self.north = new_id(), new_id(), new_id()
        self.companies: dict[str, Any] = {}
        self.members: dict[str, Any] = {}  # of a company in its first trajectory
        self._rows: list[Any] = []
        self._numbers = iter(NUMBERS)
        self._team()
        self._promises()
        self._cases()
        with store.write() as session:
            for table in SQLModel.metadata.sorted_tables:  # each after what it points at
                session.add_all(one for one in self._rows if one.__table__ is table)
                session.flush()

    def _put(self, model, /, **values):
        record = model(**{"id": new_id(), **values})
        self._rows.append(record)
        return record

    def _team(self):
        root = self.partnership
        self._put(Partnership, id=root, root=root, name="Partnerschap")
        for one, name in ((self.east, "Oost"), (self.west, "West"), (self.north, "Noord")):
            self._put(Partner, id=one, root=root, name=f"Partner {name}")
        self._put(Person, id=self.els, root=root, partner_id=self.east, name="Els V.")
        self._put(Person, id=self.nora, root=root, partner_id=self.west, name="Nora B.")
        self._put(Role, root=root, person_id=self.els, role="promotor")

    def _promises(self):
        root = self.partnership
        amount = Decimal("2400000.00")
        self._put(ProjectTerms, root=root, valid_from=FIRST, first=FIRST, last=LAST, granted=amount)
        self._put(Target, root=root, first=FIRST, last=date(2026, 12, 31), number=6)
        self._put(Target, root=root, first=date(2027, 1, 1), last=LAST, number=4)
        for partner, first, number in (
            (self.east, FIRST, 5),
            (self.west, FIRST, 3),
            (self.north, date(2026, 7, 1), 2),
        ):
            self._put(Target, root=root, first=first, last=LAST, number=number, partner_id=partner)
        self._put(Target, root=root, first=FIRST, last=LAST, number=4, region=GENT_REGION)
        self._put(Target, root=root, first=FIRST, last=LAST, number=3, theme="onboarding")
        self._put(
            ClosedPeriod,
            root=root,
            first=date(2025, 4, 1),
            last=date(2025, 6, 30),
            closed_at=datetime(2025, 7, 10, 9, tzinfo=UTC),
            closed_by=self.els,
        )

    def _cases(self):
        for name, place, themes in (
            ("Janssens", GENT, ("language", "onboarding")),
            ("Peeters", ANTWERP, ("language",)),
            ("Lindeveld", GENT, ()),
            ("Claes", SINT_NIKLAAS, ("onboarding",)),
            ("Meander", GENT, ("language",)),
            ("De Ketting", BRUSSELS, ()),
            ("De Vlier", ANTWERP, ("language",)),
            ("De Kring", GENT, ()),
            ("Noordveld", ANTWERP, ("onboarding",)),
            ("Helder", GENT, ()),
            ("Weg", GENT, ()),
        ):
            self._company(name, next(self._numbers), place, themes)
        self._company("Peeters bis", NUMBERS[1], ANTWERP, ())
        self._finished()
        self._running()

    def _finished(self):
        east, west, north = self.east, self.west, self.north
        own = self._trajectory("Onthaal", east, date(2026, 2, 1), closed=date(2026, 11, 25))
        one = self._member(own, "Janssens")
        self._evidence(one, date(2026, 11, 5))
        self._decided(one, date(2026, 11, 20), date(2026, 11, 24))
        also = self._trajectory("Taal", west, date(2026, 6, 1))
        one = self._member(also, "Janssens", is_first=False)
        self._evidence(one, date(2026, 10, 1))
        self._decided(one, date(2026, 11, 20), date(2026, 11, 29))
        lost = self._trajectory("Peters", west, date(2024, 9, 1), closed=date(2025, 6, 30))
        one = self._member(lost, "Claes")
        self._evidence(one, date(2025, 5, 20))
        self._decided(one, date(2025, 5, 25), date(2025, 6, 1))
        self._put_in_bin(one, "photos")
        done = self._trajectory("Mentor", north, date(2026, 7, 5), closed=date(2026, 10, 15))
        one = self._member(done, "Noordveld")
        self._evidence(one, date(2026, 9, 10))
        self._decided(one, date(2026, 9, 12), date(2026, 9, 15))
        stopped = self._trajectory("Jobs", east, date(2025, 1, 10), closed=date(2026, 5, 1))
        stopped.status = "stopped"
        self._member(stopped, "De Vlier")

    def _running(self):
        east, west = self.east, self.west
        joint = self._trajectory("Samen", east, date(2025, 9, 1))
        self._phase(joint, "execution", date(2026, 2, 1))
        self._held(joint, "Peeters", date(2026, 11, 20))
        one = self._member(joint, "Peeters")
        self._evidence(one, date(2026, 3, 10))
        self._decided(one, date(2026, 3, 11), date(2026, 3, 12))
        self._report(one, "Peeters", date(2026, 3, 9))
        one = self._member(joint, "Lindeveld")
        self._evidence(one, date(2026, 1, 20), ("baseline", "plan"))
        twice = self._trajectory("Nog eens", west, date(2026, 10, 1))
        self._member(twice, "Peeters bis")
        new = self._trajectory("Werkpost", west, date(2026, 11, 10))
        self._member(new, "Meander")
        self._member(new, "Weg").deleted = True
        self._held(new, "Meander", date(2026, 11, 20))
        silent = self._trajectory("Buddy", west, date(2026, 6, 1))
        self._phase(silent, "analysis", date(2026, 8, 1))
        self._evidence(self._member(silent, "De Ketting"), date(2026, 6, 20), ("agreement",))
        self._held(silent, "De Ketting", date(2026, 9, 1))
        waits = self._trajectory("Borgen", east, date(2026, 1, 15))
        self._phase(waits, "anchoring", date(2026, 11, 10))
        one = self._member(waits, "De Kring")
        self._evidence(one, date(2026, 11, 18))
        self._decided(one, date(2026, 11, 20))
        self._held(waits, "De Kring", date(2026, 11, 12), ("leadership",))
        refused = self._trajectory("Keuken", east, date(2026, 1, 15))
        self._phase(refused, "anchoring", date(2026, 9, 1))
        one = self._member(refused, "Helder")
        self._evidence(one, date(2026, 9, 20))
        self._decided(one, date(2026, 10, 1), date(2026, 10, 5), "not")

    def _company(self, name, number, place, themes):
        one = self._put_case(Enterprise, name=name, number=number, partner_id=self.east)
        self.companies[name] = one
        self._put(
            Establishment,
            root=one.id,
            enterprise_id=one.id,
            municipality_nis=place,
            is_main=True,
        )
        self._put(
            Intake,
            root=one.id,
            enterprise_id=one.id,
            coach_id=self.els,
            held_on=FIRST,
            themes=themes,
        )

    def _put_case(self, model, /, **values):
        one = new_id()
        return self._put(model, id=one, root=one, **values)

    def _trajectory(self, title, partner, started_on, closed=None):
        return self._put_case(
            Trajectory,
            title=title,
            started_on=started_on,
            partner_id=partner,
            status="running" if closed is None else "closed",
            closed_on=closed,
            criteria_version=1,
        )

    def _phase(self, trajectory, phase, day):
        trajectory.phase = phase
        self._put(
            TrajectoryPhase,
            root=trajectory.id,
            trajectory_id=trajectory.id,
            phase=phase,
            started_on=day,
        )

    def _member(self, trajectory, name, *, is_first=True):
        company = self.companies[name]
        member = self._put(
            TrajectoryMember,
            root=trajectory.id,
            trajectory_id=trajectory.id,
            enterprise_id=company.id,
            name=name,
            number=company.number,
            joined_on=trajectory.started_on,
        )
        if is_first:
            self.members[name] = member.id
        return member

    def _evidence(self, member, day, codes=CODES):
        """Attach what criteria need: the last piece on the day, the others before it."""
        for code in codes:
            for back in range(NEEDED.get(code, 1)):
                self._piece(member, code, day - timedelta(days=back), "attachment", self._file())

    def _file(self):
        return self._put(
            Attachment,
            root=self.companies["Janssens"].id,
            file_name="bewijs.pdf",
            size=1,
            sha256="00" * 32,
            added_at=datetime(2026, 1, 1, tzinfo=UTC),
            enterprise_id=self.companies["Janssens"].id,
        )

    def _piece(self, member, code, day, kind, subject):
        self._put(
            CriterionEvidence,
            root=member.root,
            trajectory_id=member.root,
            member_id=member.id,
            criterion=code,
            subject_kind=kind,
            subject_id=subject.id,
            label="bewijs",
            dated=day,
            added_by=self.els,
        )

    def _put_in_bin(self, member, code):
        """Throw the files of a criterion away."""
        pieces = (one for one in self._rows if isinstance(one, CriterionEvidence))
        gone = {
            one.subject_id for one in pieces if (one.member_id, one.criterion) == (member.id, code)
        }
        for one in self._rows:
            one.deleted |= one.id in gone

    def _report(self, member, name, day):
        """Attach a session as a fourth report; its company did not confirm it."""
        self._piece(member, "reports", day, "coaching_session", self._session(name, day, ()))

    def _held(self, trajectory, name, day, themes=()):
        held = self._session(name, day, themes)
        self._put(
            TrajectorySession,
            root=trajectory.id,
            trajectory_id=trajectory.id,
            session_id=held.id,
            label="Bezoek",
            starts_at=held.starts_at,
            minutes=60,
            coach_id=self.els,
            enterprise_ids=(self.companies[name].id.hex,),
        )

    def _session(self, name, day, themes):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        company = self.companies[name].id
        return self._put(
            CoachingSession,
            root=company,
            enterprise_id=company,
            coach_id=self.els,
            kind="visit",
            starts_at=at,
            ends_at=at + timedelta(hours=1),
            completed_at=at,
            themes=themes,
        )

    def _decided(self, member, proposed, decided=None, decision="counts"):
        """Els proposes; Nora decides when there is a day of that."""
        proposal = self._put(
            CountProposal,
            root=member.root,
            trajectory_id=member.root,
            member_id=member.id,
            proposed_by=self.els,
            proposed_on=proposed,
            met_on=proposed,
        )
        if decided is not None:
            self._put(
                CountConfirmation,
                root=member.root,
                proposal_id=proposal.id,
                decision=decision,
                confirmed_by=self.nora,
                confirmed_on=decided,
            )
