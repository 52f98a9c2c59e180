"""A site built in steps is the site built from scratch, byte for byte, whatever changed in each step."""

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from trees import tree

import nulage_site.publish
from nulage_site.app import addresses
from nulage_site.manifest import look
from nulage_site.publish import publish
from nulage_site.publish.origins import read_origins

BUILD = Path(__file__).parents[3] / "build.py"


def why(site):
    """Why each page of a site was made again; nothing for those that were not."""
    origins = read_origins(site.resolve())
    return {url: set(origins.made.get(url, ())) for url in origins.pages}


def write(file, pattern, to):
    """Put something else in place of the first that is like a pattern."""
    text, count = re.subn(pattern, to, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count, (file, pattern)
    file.write_text(text, encoding="utf-8")


class Editor:
    """Changes one thing at a time in the content and the statistics of a tiny country."""

    def __init__(self, content, with_pupils):
        self.content, self.with_pupils = content, with_pupils
        self.words = iter(
            ("Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Jota", "Kappa")
        )

    def one_of(self, pattern):
        return random.choice(sorted(self.content.glob(pattern)))

    def a_figure_of_one_principal(self, _):
        self.with_pupils("LILLÅNGS KOMMUN (2120009994): HUVUDMAN", random.randrange(813, 900))

    def a_figure_of_one_school_unit(self, _):
        self.with_pupils("LILLÅNGS KOMMUN (2120009994): ÅSKOLAN", random.randrange(300, 499))

    def a_figure_of_the_nation(self, _):
        self.with_pupils("RIKET", random.randrange(1105, 2000))

    def a_page_of_guidance(self, _):
        file = self.one_of("guidance/*.md")
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{next(self.words)}.\n", encoding="utf-8")

    def the_title_of_a_page(self, _):
        write(self.one_of("about/*.md"), "^title: (.*)$", rf"title: \1 {next(self.words)}")

    def a_page_more(self, _):
        self.newest = next(self.words).lower()
        shutil.copy(self.content / "about/personuppgifter.md", self.content / f"about/{self.newest}.md")

    def a_word_of_the_glossary(self, _):
        write(self.content / "glossary.toml", '^meaning = "', f'meaning = "{next(self.words)}. ')

    def how_names_are_written(self, _):
        write(self.content / "names.toml", r"^as_written = \[", 'as_written = [\n  "LILLÅNGS",')

    def what_is_said_of_a_measure(self, _):
        file = self.content / "quality-system/indicators/compulsory_school/10-pupils.toml"
        write(file, '^definition = "', f'definition = "{next(self.words)}. ')

    def the_tagline(self, _):
        write(self.content / "site.toml", '^tagline = ".*"', f'tagline = "{next(self.words)}"')

    def what_else_may_be_searched_for(self, _):
        write(self.content / "search.toml", r'^also = \["', f'also = ["{next(self.words)}", "')

    def published_files_by_hand(self, site):
        written, removed = random.sample(sorted(site.rglob("index.html")), 2)
        written.write_text("för hand")
        removed.unlink()

    def nothing(self, _):
        pass


FIGURES = [name for name in vars(Editor) if name.startswith("a_figure_")]
OTHERS = [name for name in vars(Editor) if name[0] != "_" and name not in ("one_of", *FIGURES)]


def test_a_site_built_in_steps_is_the_site_built_from_scratch(content, statistics, with_pupils, tmp_path):
    text = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    editor, steps, whole = Editor(text, with_pupils), tmp_path / "steps", tmp_path / "whole"
    told, changes = [], [*random.sample(FIGURES, 2), *random.sample(OTHERS, len(OTHERS) // 2)]
    for change in ["nothing", *random.sample(changes, len(changes))]:
        if steps.exists():
            getattr(editor, change)(steps.resolve())
        for forgotten in tmp_path.glob("whole.builds/*.origins"):
            forgotten.unlink()
        told.append(change)
        publish(text, statistics, steps, workers=random.choice([1, 2]))
        publish(text, statistics, whole, workers=1)
        assert tree(steps) == tree(whole), told
        assert set(map(frozenset, why(whole).values())) == {frozenset({"unknown"})}


@pytest.fixture
def editor(content, statistics, with_pupils, tmp_path):
    """An editor of content that a site has been built of."""
    text = shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("statistics"))
    publish(text, statistics, tmp_path / "ut")
    return Editor(text, with_pupils)


def test_a_page_of_guidance_makes_no_page_of_figures_again(editor, statistics, tmp_path):
    editor.a_page_of_guidance(None)
    report = publish(editor.content, statistics, tmp_path / "ut")
    reasons = why(tmp_path / "ut")
    again = {url for url in reasons if reasons[url] - {"history"}}  # the first build told of itself
    written = re.compile("pages|page vagledning/[a-z-]+")
    assert all(written.fullmatch(part) for url in again for part in reasons[url] - {"history"})
    (page,) = [url for url in again if reasons[url] == {f"page {url.strip('/')}"} and "/vagledning/" in url]
    twin = page.replace("vagledning", "lattlast")
    assert again <= {
        page,
        twin,
        "/",
        "/vagledning/",
        "/lattlast/",
        "/roster/",
        "/om/",
        "/sok/",
        "/sitemap.xml",
    }
    assert not [url for url in again if re.match("/(huvudman|skolenhet|api|data|indikatorer)/", url)]
    assert report.frozen.unchanged >= report.frozen.files - 2


def test_addresses_are_counted_up_again_only_when_there_may_be_others(
    editor, statistics, tmp_path, monkeypatch
):
    counted = []
    monkeypatch.setattr(nulage_site.publish, "addresses", lambda seen: counted.append(1) or addresses(seen))
    editor.a_page_of_guidance(None)
    publish(editor.content, statistics, tmp_path / "ut")
    assert not counted
    editor.a_page_more(None)
    publish(editor.content, statistics, tmp_path / "ut")
    assert counted
    assert (tmp_path / "ut/om" / editor.newest / "index.html").is_file()


def test_a_page_of_guidance_is_made_without_a_figure_and_what_was_kept_of_them_stays(
    editor, statistics, tmp_path, monkeypatch
):
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "nulage_site.figured", None)  # to import it is an error
        editor.a_page_of_guidance(None)
        report = publish(editor.content, statistics, tmp_path / "ut")
        assert "inga uppgifter nya, borttagna eller ändrade" in str(report)
        assert "3 huvudmän" not in str(report)
    assert list((tmp_path / "ut.builds/kept").glob("SimilarPrincipals-*"))
    assert "3 huvudmän" in str(publish(editor.content, statistics, tmp_path / "ut", verbose=True))


def test_no_library_of_figures_is_imported_before_there_is_a_figure_to_read():
    code = (
        "import sys, nulage_site.library, nulage_site.publish\n"
        "print(*{'pandas', 'numpy', 'scipy', 'xlsxwriter'} & set(sys.modules))"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout == "\n"


def test_a_file_that_is_written_while_the_site_is_made_keeps_no_page(editor, statistics, tmp_path):
    made = look(editor.content, statistics, tmp_path / "ut")
    editor.a_figure_of_one_principal(None)
    publish(editor.content, statistics, tmp_path / "ut", made=made)
    assert why(tmp_path / "ut") == {}
    publish(editor.content, statistics, tmp_path / "ut")
    assert set(map(frozenset, why(tmp_path / "ut").values())) == {frozenset({"unknown"})}


def test_a_template_and_a_line_of_code_make_every_page_again(statistics, tmp_path):
    program = shutil.copytree(Path(nulage_site.__file__).parent, tmp_path / "program" / "nulage_site")

    def build(out):
        subprocess.run(
            [sys.executable, BUILD, "--statistics", statistics, "--out", out],
            cwd=BUILD.parent,
            env={**os.environ, "PYTHONPATH": str(program.parent), "NULAGE_ID_KEY": ""},
            capture_output=True,
            check=True,
        )
        return out

    build(tmp_path / "ut")
    write(program / "templates/school_unit.html", "<h1>", "<h1>Enheten ")
    write(program / "views/signposts.py", "User-agent: ", "User-agent:  ")
    again = tree(build(tmp_path / "ut"))
    assert "<h1>Enheten " in again["skolenhet/99000001/index.html"].decode()
    assert again == tree(build(tmp_path / "scratch"))
    assert set(map(frozenset, why(tmp_path / "ut").values())) <= {
        frozenset({"program"}),
        frozenset({"program", "history"}),
    }


def test_the_search_index_is_made_again_only_when_it_would_be_another(editor, statistics, tmp_path):
    entry = tmp_path / "ut/pagefind/texter/pagefind-entry.json"
    first, said = entry.stat().st_ino, entry.read_bytes()
    editor.the_tagline(None)
    publish(editor.content, statistics, tmp_path / "ut")
    assert (entry.stat().st_ino, entry.read_bytes()) == (first, said)
    editor.what_else_may_be_searched_for(None)
    publish(editor.content, statistics, tmp_path / "ut")
    assert entry.read_bytes() != said
    (tmp_path / "ut/pagefind/texter/kinds.json").write_text("för hand")
    editor.the_tagline(None)
    publish(editor.content, statistics, tmp_path / "ut")
    assert (tmp_path / "ut/pagefind/texter/kinds.json").read_text() != "för hand"


def test_a_text_that_changes_has_no_name_indexed_again(editor, statistics, tmp_path):
    def entries():
        return {
            file.parent.name: file.stat().st_ino
            for file in tmp_path.glob("ut/pagefind/*/pagefind-entry.json")
        }

    first = entries()
    editor.a_page_of_guidance(None)
    publish(editor.content, statistics, tmp_path / "ut")
    assert {name for name, inode in entries().items() if inode != first[name]} == {"texter"}


def test_a_figure_of_a_principal_makes_no_page_of_another_places_own_figures_again(
    editor, statistics, tmp_path
):
    editor.a_figure_of_one_school_unit(None)
    publish(editor.content, statistics, tmp_path / "ut")
    reasons = why(tmp_path / "ut")
    assert "unit 99000001" in reasons["/skolenhet/99000001/"]
    assert "principal 2120009994" in reasons["/huvudman/2120009994/underlag.csv"]
    assert "principal 2120009994" in reasons["/huvudman/2120009994/"]
    assert "figures" in reasons["/om/metod/"]
    for url in (
        "/huvudman/5599999991/",
        "/api/v1/principals/5599999991.json",
        "/skolenhet/99000002/",
        "/api/v1/school-units/99000002.json",
        "/huvudman/5599999991/underlag.xlsx",
    ):
        assert not reasons[url], url


def test_a_figure_of_a_principal_makes_of_all_indicators_only_the_page_of_its_own_again(
    editor, statistics, tmp_path
):
    editor.a_figure_of_one_principal(None)
    publish(editor.content, statistics, tmp_path / "ut")
    reasons = why(tmp_path / "ut")
    assert "measure antal-elever" in reasons["/indikatorer/antal-elever/"]
    assert not reasons["/indikatorer/andel-flickor/"]
