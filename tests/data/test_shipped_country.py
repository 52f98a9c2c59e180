"""Is the country that the project ships the one that the generator makes, and does it say what it is?"""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "content/statistics"
AGAIN = "python tests/data/invented_country --out content/statistics"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder; a workbook as its parts, since how they are packed depends on the machine."""
    found = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as workbook:
                found |= {f"{name}/{part}": workbook.read(part) for part in workbook.namelist()}
        else:
            found[name] = file.read_bytes()
    return found


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("country")
    subprocess.run([sys.executable, ROOT / "tests/data/invented_country", "--out", out], check=True)
    return out


def test_the_shipped_country_is_what_the_generator_makes_of_the_quality_system(made_again):
    shipped, again = contents(SHIPPED), contents(made_again)
    changed = [name for name in sorted({*shipped, *again}) if shipped.get(name) != again.get(name)]
    assert not changed, f"{changed} differ: was an indicator added or renamed? Run `{AGAIN}`"


def test_every_folder_says_that_it_is_invented_and_free_to_use():
    for file in SHIPPED.glob("*/*/source.toml"):
        source = tomllib.loads(file.read_text("utf-8"))
        assert (source["invented"], source["publisher"], source["licence"]) == (
            True,
            "Påhittat underlag",
            "CC0-1.0",
        )


def test_every_workbook_says_that_its_figures_are_invented():
    for name, part in contents(SHIPPED).items():
        if name.endswith("sharedStrings.xml"):
            assert "ALLA UPPGIFTER ÄR PÅHITTADE" in part.decode()


def test_several_school_forms_are_shipped():
    forms = {file.stem.removeprefix("underlag-for-analys-") for file in SHIPPED.glob("*/*/*.xlsx")}
    assert {"grundskola", "forskola", "gymnasieskola", "anpassad-grundskola"} <= forms
