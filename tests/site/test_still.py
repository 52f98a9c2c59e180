"""Is a file of everybody put together of lines that stand, and of those that are made, as if all were made?"""

import pytest

from nulage_site.publish.places import PRINCIPAL
from nulage_site.publish.watched import still, watched
from nulage_site.still import Still

IDS = ["111", "222", "333", "444"]
LINES = {"111": 'huvudman;"två\r\nrader"\r\n111', "333": "a\r\n333;b", "444": "sist"}
"""What stands of those who have any lines; the first has a cell of two lines."""
ADDRESS = "/data/form-huvudman.csv"


@pytest.fixture
def site(tmp_path):
    file = tmp_path / ADDRESS.strip("/")
    file.parent.mkdir()
    lines = "".join(f"{id_};{told}\r\n" for id_, told in LINES.items())
    file.write_bytes(f"huvudman_id;x\r\n{lines}".encode("utf-8-sig"))
    return tmp_path


def told(still, ids=IDS):
    return b"".join(still.lines(ADDRESS, ids, lambda id_: f"{id_};ny\r\n".encode())).decode()


@pytest.mark.parametrize("but", [set(), {"111"}, {"222"}, {"333", "444"}, {"nation"}, set(IDS)], ids=sorted)
def test_only_the_lines_of_those_who_have_others_are_made(site, but):
    lines = {id_: f"{id_};{LINES[id_]}\r\n" if id_ in LINES else "" for id_ in IDS}
    lines |= {id_: f"{id_};ny\r\n" for id_ in but if id_ in IDS}
    assert told(Still(site, but)) == "".join(lines[id_] for id_ in IDS)


def test_all_are_made_where_no_such_file_stands(site):
    (site / ADDRESS.strip("/")).unlink()
    assert told(Still(site)) == told(Still()) == "".join(f"{id_};ny\r\n" for id_ in IDS)


def test_nothing_stands_when_the_sources_or_the_places_are_others_or_nobody_can_tell(site):
    parts = {"sources": "a", "places": "b"}
    assert still(site, parts, parts, {"111"}) == Still(site, {"111"})
    assert still(site, parts, parts, None) == Still()
    assert still(site, parts, parts | {"sources": "other"}, {"111"}) == Still()
    assert still(site, parts, parts | {"places": "other"}, {"111"}) == Still()
    assert still(None, parts, parts, set()).site is None


def test_a_file_is_made_of_all_whose_lines_are_in_it_also_of_those_that_stand(library):
    asked = set()
    watched(library, asked).lines_told(ADDRESS, IDS, str.encode)
    assert asked >= {PRINCIPAL + id_ for id_ in IDS}
