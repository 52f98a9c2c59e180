"""Among many principals one figure makes few pages again, and the site is the one that is built from scratch."""

import random
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from one_figure import change_one_figure
from trees import tree

import nulage_site.publish
from nulage_site.analysis.figures import Figures
from nulage_site.lately import last_of, lately
from nulage_site.publish import publish
from nulage_site.publish.origins import Origins, read_origins
from nulage_site.publish.places import FOUND
from nulage_site.sealed import remembered

CONTENT = Path(__file__).parents[3] / "content"
WORKBOOK = "underlag-for-analys/2026-03-25/underlag-for-analys-grundskola.xlsx"


def told_of(origins: Origins) -> dict[str, str]:
    """What has been found out of everybody, and what that rests on."""
    return {name: hash_ for name, hash_ in origins.parts.items() if name.startswith(FOUND)}


@pytest.fixture
def statistics(tmp_path: Path) -> Path:
    return shutil.copytree(CONTENT / "statistics", tmp_path / "statistics")


@pytest.mark.parametrize("stays", [False, True])
def test_what_others_are_told_is_as_if_all_had_been_made_again(stays, statistics, tmp_path, monkeypatch):
    steps, whole = tmp_path / "steps", tmp_path / "whole"
    with ExitStack() as staying:
        if stays:
            staying.enter_context(remembered())
            staying.enter_context(lately())
        publish(CONTENT, statistics, steps)
        shutil.copytree(tmp_path / "steps.builds", tmp_path / "whole.builds")
        whole.symlink_to(steps.readlink().as_posix().replace("steps", "whole"))
        for forgotten in tmp_path.glob("whole.builds/*.origins"):
            forgotten.unlink()

        whose = change_one_figure(statistics / WORKBOOK, random.choice)
        with monkeypatch.context() as patched:
            patched.setattr(nulage_site.publish, "addresses", None)  # nothing is counted up again
            publish(CONTENT, statistics, steps)
        assert not stays or last_of(Figures).revises, whose
    publish(CONTENT, statistics, whole)

    assert tree(steps) == tree(whole), whose
    of_steps, of_whole = (read_origins(each.resolve()) for each in (steps, whole))
    assert told_of(of_steps) == told_of(of_whole), whose
    pages = of_steps.pages
    principals = {url for url, page in pages.items() if any("found " in part for part in page.parts)}
    assert 0 < len(principals & of_steps.made.keys()) < len(principals), whose
    assert not [url for url in of_steps.made if url.startswith("/skolenhet/")], whose
