"""A page is known by the parts of the library that it asks for, whatever was made before it."""

import dataclasses
from collections import defaultdict

import pytest

from nulage_site.app import addresses, create_app
from nulage_site.library import Library
from nulage_site.manifest import look
from nulage_site.publish.found import parts_found
from nulage_site.publish.freezer import SiteFreezer
from nulage_site.publish.links import Links
from nulage_site.publish.places import FIGURES, RULES
from nulage_site.publish.watched import RECKONED, parts_of, parts_of_figures, parts_read, watched


def asked_for(library, folder, *, backwards):
    """What each page asks for in an app that has made no page before: of all together, or one by one."""
    asked, folder = set(), folder / str(backwards)
    folder.mkdir()
    links = Links(library.site.url, library.site.service_url)
    app = create_app(watched(library, asked))
    freezer = SiteFreezer(app, lambda: addresses(library), links, folder, None, asked=asked)
    urls = sorted(freezer.files, reverse=backwards)
    for together in [[url] for url in urls] if backwards else [urls]:
        freezer.freeze(together)
    assert not list(freezer.frozen.faults())
    return {url: origin.parts for url, origin in freezer.frozen.origins.items()}


@pytest.fixture(scope="module")
def made_of(library, tmp_path_factory):
    return asked_for(library, tmp_path_factory.mktemp("forwards"), backwards=False)


def test_what_a_page_asks_for_does_not_depend_on_which_pages_were_made_before(library, made_of, tmp_path):
    assert asked_for(library, tmp_path, backwards=True) == made_of


def test_every_page_asks_for_parts_that_are_known(library, made_of, content, tiny_country, tmp_path):
    read = parts_read(look(content, tiny_country, tmp_path))
    of_figures = parts_of_figures(library, read)
    known = {*parts_of(library, read), *of_figures, *parts_found(library, {**read, **of_figures})}
    assert set().union(*made_of.values()) <= known


def test_a_page_of_figures_is_not_made_of_guidance_and_words(made_of):
    kinds = defaultdict(set)
    for url, parts in made_of.items():
        kinds[url.split("/")[1]] |= set(parts)
    for kind in ("huvudman", "skolenhet", "api", "data"):
        assert any(part.startswith((FIGURES, "principal ", "unit ")) for part in kinds[kind])
        assert not kinds[kind] & {"pages", "listed", "glossary"} or kind == "huvudman"
    assert "listed" in kinds["vagledning"]
    assert "glossary" in kinds["ordlista"]


def test_every_part_of_the_library_is_reckoned_or_compared(library, content, tiny_country, tmp_path):
    names = {each.name for each in dataclasses.fields(Library)}
    parts = parts_of(library, parts_read(look(content, tiny_country, tmp_path)))
    assert names <= RECKONED | set(parts)


@pytest.mark.parametrize(
    "name", ["names.toml", "quality-system/signs.toml", "quality-system/nytt.toml", "nytt.md"]
)
def test_any_file_of_content_that_is_no_page_and_no_word_makes_other_figures(
    library, content, tiny_country, tmp_path, name
):
    made = look(content, tiny_country, tmp_path)
    before = parts_of(library, parts_read(made))
    made.files[f"content/{name}"] = ((0, 0, 0, 0), "andra byte")
    after = parts_of(library, parts_read(made))
    assert {part for part in after if after[part] != before[part]} == {FIGURES, RULES}
