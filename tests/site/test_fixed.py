"""Is what is made quickly as fixed as what is frozen?"""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from mypy import api

import nulage_site
from nulage_site.charts.axes import Mark

SITE = Path(nulage_site.__file__).parents[1]
SETS_A_FIELD = "from nulage_site.charts.axes import Mark\nmark = Mark(1.5)\nmark.x = 2.5\n"


def test_it_is_a_key_a_copy_and_a_thing_like_any_frozen_one():
    mark = Mark(1.5, "lower")
    assert {mark: 1}[Mark(1.5, "lower")] == 1
    assert replace(mark, x=2.5) == Mark(2.5, "lower") != mark
    assert pickle.loads(pickle.dumps(mark)) == mark
    with pytest.raises(AttributeError):
        mark.y = 1.0


def test_whoever_sets_a_field_is_told_before_the_program_runs(tmp_path, monkeypatch):
    program = tmp_path / "program.py"
    program.write_text(SETS_A_FIELD, encoding="utf-8")
    monkeypatch.setenv("MYPYPATH", str(SITE))
    said, _, status = api.run(["--no-incremental", "--follow-imports=silent", str(program)])
    assert status == 1
    assert 'Property "x" defined in "Mark" is read-only' in said
