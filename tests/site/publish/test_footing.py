"""Is what was made ready while nobody waited relied upon only as long as it is as it was made?"""

from contextlib import suppress

import pytest

from nulage_site.manifest import SPARE, builds_of
from nulage_site.publish import publish
from nulage_site.publish.footing import footing, make_ready
from nulage_site.publish.release import alone, release


@pytest.fixture
def out(content, statistics, tmp_path):
    publish(content, statistics, tmp_path / "ut", workers=1)
    return tmp_path / "ut"


def files(folder):
    """Every file below a folder, and which it is."""
    return {each.relative_to(folder): each.stat().st_ino for each in folder.rglob("*") if each.is_file()}


def test_the_spare_folder_has_the_very_files_of_the_site_that_stands(out):
    stands, spare = out.resolve(), builds_of(out) / SPARE
    (spare / "huvudman").mkdir(parents=True)
    (spare / "huvudman/gammal.html").write_text("av ett äldre bygge")
    ready = make_ready(out)
    assert files(spare) == files(stands)
    assert ready.holds(stands)
    assert out.resolve() == stands


def test_what_is_made_ready_is_what_the_next_build_stands_on(out):
    ready = make_ready(out)
    with release(out) as (fresh, standing), footing(fresh, standing, ready) as found:
        assert found is ready.footing
        assert found.fit().there == found.fit().whole == found.origins.files().keys()
        assert files(fresh) == files(standing)
    assert not ready.holds(out.resolve())


def test_a_build_that_failed_meanwhile_has_used_what_was_ready(out):
    ready, stands = make_ready(out), out.resolve()
    with suppress(NotADirectoryError), release(out) as (fresh, standing), footing(fresh, standing, ready):
        (fresh / "index.html" / "under").write_text("går inte", encoding="utf-8")
    assert out.resolve() == stands
    assert not ready.holds(stands)
    with release(out) as (fresh, standing), footing(fresh, standing, ready) as found:
        assert found is not ready.footing
        assert found.fit().there == found.origins.files().keys()


def test_what_somebody_has_written_in_a_build_is_not_made_ready(out):
    page = out / "index.html"
    page.write_text("någon annans", encoding="utf-8")
    ready = make_ready(out)
    assert "index.html" not in ready.footing.fit().whole
    assert not (builds_of(out) / SPARE / "index.html").exists()


def test_nothing_is_made_ready_while_somebody_builds_or_nothing_stands(out, tmp_path):
    with alone(out):
        assert make_ready(out) is None
    assert not (builds_of(out) / SPARE).exists()
    assert make_ready(tmp_path / "ingenting") is None
