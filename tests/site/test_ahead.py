"""To look at files ahead of a build changes none of them, and ends by itself."""

import os

import pytest

from nulage_site.ahead import look_ahead


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
@pytest.mark.parametrize("there", [True, False])
def test_a_child_looks_whether_anything_is_there_or_not_and_is_done(tmp_path, there):
    standing, spare = tmp_path / "standing", tmp_path / "spare/below"
    if there:
        standing.mkdir()
        spare.mkdir(parents=True)
        (standing / "page.html").write_text("text")
    look_ahead(standing, spare.parent)
    _, status = os.wait()
    assert status == 0
    assert [file.name for file in tmp_path.rglob("*.html")] == ["page.html"] * there
