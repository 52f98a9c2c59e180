"""A quality system so small that it can be read at a glance, to be spoilt by each test in its own way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.quality_system import read_quality_system

FILES = {
    "school-forms/1-compulsory-school.toml": """\
id = "compulsory_school"
slug = "grundskola"
name = "Grundskola"
definite = "grundskolan"
source_names = ["grundskola"]
goal = "Alla ska lära sig."
introduction = "Så här är det."

[[sub_goals]]
id = "grundskola-kunskaper"
number = 1
heading = "Kunskaper"
area = "quality"
name = "Eleverna lär sig"
questions = ["Hur går det?"]
""",
    "indicators/compulsory_school/1-pupils.toml": """\
school_forms = ["compulsory_school"]
conditions = "pupils"
period = "school_year"

[[indicator]]
id = "antal-elever"
name = "Antal elever"
unit = "pupils"
kind = "count"
direction = "neither"
decimals = 0
population = "Alla elever."
definition = "Hur många de är."
how_to_read = \"""
Räkna dem,
en i taget.
\"""
questions = ["Hur många är ni?"]
sources = [{ format = "underlag", labels = ["Elever: Antal elever"] }]
success_factors = ["tillit"]
""",
    "success-factors.toml": """\
[[success_factor]]
id = "tillit"
name = "Tillit"
text = "Vi litar på varandra."
questions = ["Hur märks det?"]
""",
    "steps.toml": """\
[[step]]
id = "steg-1"
name = "Vad ser ni?"
introduction = "Börja här."
minutes_per_sub_goal = 10
minutes_once = 5

[[step.questions]]
id = "visar"
text = "Vad visar siffrorna?"
hint = "Skriv kort."
kind = "text"
scope = "sub_goal"
""",
    "tests.toml": """\
[[test]]
id = "betydelse"
name = "Den gör skillnad"
question = "För vem?"
example = "För eleverna."
""",
    "signs.toml": """\
[[sign]]
format = "underlag"
status = "missing"
text = "Uppgift saknas"
""",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A whole and faultless quality system."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(content: Path) -> Callable[[str, str, str], None]:
    """Replace one text by another in one file of the system."""

    def replace(name: str, old: str, new: str) -> None:
        path = content / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def faults(content: Path) -> Callable[[], tuple[Fault, ...]]:
    """What the reader says of the system as it now is."""

    def read() -> tuple[Fault, ...]:
        with pytest.raises(FaultsFound) as found:
            read_quality_system(content)
        return found.value.faults

    return read
