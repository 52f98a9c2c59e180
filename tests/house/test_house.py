"""Does the house still stand as its plan says?"""

import ast
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from nulage_forms.cli import main
from nulage_forms.settings import Settings

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("site", "forms", "tests")
    for pattern in ("*.py", "*.html", "*.svg", "*.css", "*.js", "*.xml")
    for path in (ROOT / folder).rglob(pattern)
)
TEMPLATES = sorted(
    path
    for half in ("site/nulage_site", "forms/nulage_forms")
    for path in (ROOT / half / "templates").rglob("*.*")
)
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)
ALLOWED_AT_THE_TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "build.py", "content", "docs", "forms",
    "pyproject.toml", "requirements-service.lock", "requirements.lock", "site", "tests",
}  # fmt: skip


def tracked_files() -> list[str]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listing.stdout.split("\0") if name]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_site_and_forms_are_roots_and_never_packages():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "forms" / "__init__.py").exists()


def test_the_folder_named_site_is_not_ignored():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert "/site" not in ignored
    assert "site" not in ignored
    assert "/site/" not in ignored


def test_nothing_stands_at_the_top_without_a_reason():
    assert {name.split("/")[0] for name in tracked_files()} <= ALLOWED_AT_THE_TOP


def test_a_file_answers_one_question_in_at_most_300_lines():
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_a_module_says_which_question_it_answers():
    modules = [
        path for path in SOURCES if path.suffix == ".py" and "nulage" in path.parts[-2] + path.parts[-3]
    ]
    assert modules
    silent = [path for path in modules if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert [named(path) for path in silent] == []


def test_a_template_does_no_arithmetic():
    jinja = jinja2.Environment(autoescape=True)
    found = [
        (named(path), type(node).__name__)
        for path in TEMPLATES
        for node in jinja.parse(path.read_text(encoding="utf-8")).find_all(ARITHMETIC)
    ]
    assert TEMPLATES
    assert found == []


def test_a_template_holds_no_inline_script_or_style():
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=", text), path
        assert not re.search(r"<style\b", text), path
        assert not re.search(r"\son[a-z]+=", text), path
        assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", text), path


def test_a_template_asks_no_other_host():
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r'(?:src|href|action)="(https?://[^"]+)"', text):
            assert "<a " in text, (path, address)


def test_nothing_renders_a_template_from_data():
    for path in SOURCES:
        if path.suffix == ".py" and "tests" not in path.parts:
            assert "render_template_string" not in path.read_text(encoding="utf-8"), path


def test_the_locks_pin_with_hashes_and_name_no_host():
    for name in ("requirements.lock", "requirements-service.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert "--index-url" not in text
        pinned = re.findall(r"^[a-z0-9][\w.\-\[\]]*==\S+ \\$", text, flags=re.MULTILINE)
        assert len(pinned) > 20
        assert text.count("--hash=sha256:") >= len(pinned)
    measured_with = (ROOT / "tests/benchmarks/hugo.lock").read_text()
    assert "://" not in measured_with
    assert "--hash=sha256:" in measured_with
    assert "pandas" not in (ROOT / "requirements-service.lock").read_text()


def test_readme_has_exactly_the_two_commands_and_they_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text()
    blocks = re.findall(r"## Two commands\n(.*?)\n## ", readme, flags=re.DOTALL)
    assert len(blocks) == 1
    assert re.findall(r"^make \w+", blocks[0], flags=re.MULTILINE) == ["make demo", "make test"]
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    assert set(re.findall(r"make (\w+)", readme)) <= targets


@pytest.mark.parametrize("python", ["", "/bin/false"])
def test_a_machine_without_the_python_that_is_needed_is_told_which_and_how(tmp_path, python):
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    command = ["make", "-C", tmp_path, "install", f"PYTHON={python}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Python 3.11 or later is needed" in done.stdout
    assert not (tmp_path / ".venv").exists()


def test_ci_calls_the_second_command_and_nothing_else():
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text().splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["exec make test"]


def test_every_command_in_readme_that_runs_python_names_a_file_or_an_entry_that_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    for name in re.findall(r"^\S*python (\S+\.py)", readme, flags=re.MULTILINE):
        assert (ROOT / name).is_file(), name
    for name in re.findall(r"^\.?venv/bin/(nulage\S*)", readme, flags=re.MULTILINE):
        assert name in scripts, name


def test_readme_names_every_command_and_every_setting_of_the_service():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = {
        f"nulage-forms {' '.join(filter(None, (name, below)))}"
        for name, command in main.commands.items()
        for below in getattr(command, "commands", [""])
    } - {"nulage-forms demo"}  # make demo is that
    assert {command for command in commands if command not in readme} == set()
    assert {name for name in map(str.upper, Settings.__slots__) if f"`{name}`" not in readme} == set()


@pytest.mark.parametrize("room", ["site", "forms"])
def test_a_rooms_readme_tells_its_floors_as_the_imports_are_held_to_them(room):
    readme = (ROOT / room / "README.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"from the door down:\n\n(.*?)\n\n", readme, flags=re.DOTALL)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each.get("containers") == [f"nulage_{room}"])
    floors = [set(re.findall(r"`(\w+)(?:\.py|/)`", floor)) for floor in told.split("→")]
    assert floors == [set(re.findall(r"\w+", floor)) for floor in layers]
    for name in re.findall(r"`([\w./]+)`", told):
        assert (ROOT / room / f"nulage_{room}" / name).exists(), name


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    # -I, because build.py at the top would stand in the way of the module of the same name
    subprocess.run(
        [ROOT / ".venv/bin/python", "-Im", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(out.glob("*.whl")))


def test_the_wheel_holds_code_templates_and_theme_of_both_halves(wheel):
    inside = set(wheel.namelist())
    for root, package in (("site", "nulage_site"), ("forms", "nulage_forms")):
        for path in (ROOT / root / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
                assert str(path.relative_to(ROOT / root)) in inside
    assert not [name for name in inside if name.startswith(("site/", "forms/", "tests/", "content/"))]


def test_what_is_in_the_project_carries_no_path_of_a_machine():
    pattern = re.compile(r"(^|[^\w.-])/(?:root|home/\w+|Users/\w+)/")
    for name in tracked_files():
        if Path(name).suffix in {".py", ".md", ".toml", ".html", ".css", ".js", ".lock", ""}:
            assert not pattern.search((ROOT / name).read_text(encoding="utf-8")), name
