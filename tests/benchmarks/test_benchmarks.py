"""Can the benchmarks still be run? What they say of speed is not looked at here.

Three have a quick run of a few seconds, and one reads the real files. The others take half a minute or more, or touch
the templates that tests of the preview watch: of them, it is only tried that what they import is there.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from published import publish

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REAL = ROOT / "../shared/data/statistics"
PROGRAMS = sorted(file.stem for file in HERE.glob("*.py") if file != Path(__file__))


def run(*arguments: object) -> str:
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["saving", "service"])
def test_the_service_is_measured_and_loses_nothing(name, tmp_path):
    told = run(HERE / f"{name}.py", "--quick", "--site", publish(tmp_path / "_site"))
    heading, *rows = told[told.index("principals ") :].splitlines()
    titles, cells = heading.split(), [row.split() for row in rows if row.split()[0].isdigit()]

    assert titles[-2:] == ["refused", "lost"]
    assert cells
    assert {tuple(row[-2:]) for row in cells} == {("0", "0")}


def test_a_row_and_a_page_are_measured():
    told = run(HERE / "micro.py", "--quick")

    assert "siris" in told
    assert "principals.show" in told


def test_every_benchmark_finds_what_it_imports():
    run("-c", f"import {', '.join(PROGRAMS)}")


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not part of the project")
def test_what_is_found_out_of_everybody_is_counted():
    told = run(HERE / "areas.py")

    assert "875 principals" in told
    assert re.search(r"most areas on any page +6\.0", told)
