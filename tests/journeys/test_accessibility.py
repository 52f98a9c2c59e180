"""Is every kind of page of the guidance site there for everybody?"""

from pathlib import Path

import pytest
from demo import Demo
from kinds import LOST, each_kind
from measures import who_is_shut_out
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@each_kind
def test_no_page_of_the_site_shuts_anybody_out(page_of, demo: Demo, invented_site: Path, visit):
    page = visit(demo.host)
    address = page_of(invented_site)
    answer = page.goto(address)
    assert answer
    assert answer.status == (404 if address == LOST else 200)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert who_is_shut_out(page) == []
