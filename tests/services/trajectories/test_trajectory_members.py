"""The companies of a trajectory: those of merged files are one."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.services.companies.merge import merge_companies
from app.services.trajectories.use_cases import NewMember, join, leave
from tests.case_samples import begin, member, view
from tests.coaching_samples import add_company, add_team


def test_a_company_joins_once_by_whichever_of_its_merged_files(store):
    add_team(store)
    company, other = add_company(store), add_company(store, "Bakkerij Janssens bv")
    one = begin(store, member(company))
    merge_companies(store, other.id, company.id, {})
    again = NewMember(other.id, "Bakkerij Janssens bv")
    with pytest.raises(UserError, match=r"trajectory\.already_in"):
        join(store, one.id, again, date(2026, 6, 1))
    leave(store, one.members[0].id, date(2026, 6, 10), "Overname")
    assert join(store, one.id, again, date(2026, 9, 1)).id == one.members[0].id
    (back,) = view(store, one.id).members
    assert (back.joined_on, back.left_on) == (date(2026, 9, 1), None)
