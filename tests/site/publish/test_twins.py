"""Compressed twins say what their files say, and are made only where something has changed."""

import gzip
import shutil

import brotli
import pytest
from trees import tree

from nulage_site.publish import publish
from nulage_site.publish.twins import compress

PAGE = "<p>Grundskolan i Ekeby har 120 elever.</p>" * 100


@pytest.fixture
def site(tmp_path):
    """A site of two pages, a workbook and a file that is too small."""
    folder = tmp_path / "1"
    for name, text in {
        "index.html": PAGE,
        "huvudman/ekeby/index.html": PAGE + "<p>Ekeby</p>",
        "huvudman/ekeby/underlag.xlsx": PAGE,
        "robots.txt": "User-agent: *\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_twin_says_what_its_file_says(site):
    made = compress(site, None, workers=2)
    twins = {file for file in site.rglob("*") if file.suffix in {".gz", ".br"}}
    assert made.files == len(twins) == 4
    assert made.bytes == sum(file.stat().st_size for file in twins)
    for twin in twins:
        unpacked = gzip.decompress if twin.suffix == ".gz" else brotli.decompress
        assert unpacked(twin.read_bytes()) == twin.with_suffix("").read_bytes()


def test_what_is_compressed_already_or_small_has_no_twin(site):
    compress(site, None, workers=1)
    assert not list(site.rglob("underlag.xlsx.*"))
    assert not list(site.glob("robots.txt.*"))


@pytest.mark.parametrize("workers", [1, 3])
def test_the_same_site_has_the_same_twins_whoever_makes_them_and_when(site, tmp_path, workers):
    again = shutil.copytree(site, tmp_path / "again")
    (again / "index.html").touch()
    compress(site, None, workers=2)
    compress(again, None, workers=workers)
    assert tree(again) == tree(site)


def test_a_twin_of_an_unchanged_file_is_the_same_file_and_that_of_a_changed_one_is_new(site, tmp_path):
    compress(site, None, workers=1)
    fresh = tmp_path / "2"
    (fresh / "huvudman/ekeby").mkdir(parents=True)
    (fresh / "index.html").hardlink_to(site / "index.html")
    (fresh / "huvudman/ekeby/index.html").write_text(PAGE + "<p>Ny</p>")
    made = compress(fresh, site, workers=1)
    assert made.unchanged == 2
    assert (fresh / "index.html.br").samefile(site / "index.html.br")
    changed = fresh / "huvudman/ekeby/index.html.gz"
    assert gzip.decompress(changed.read_bytes()).endswith(b"<p>Ny</p>")
    assert b"Ekeby</p>" in gzip.decompress((site / "huvudman/ekeby/index.html.gz").read_bytes())


def test_twins_are_made_of_a_site_that_stood_without_any(site, tmp_path):
    fresh = tmp_path / "2"
    fresh.mkdir()
    (fresh / "index.html").hardlink_to(site / "index.html")
    made = compress(fresh, site, workers=1)
    assert (made.files, made.unchanged) == (2, 0)


def test_a_build_has_twins_when_asked_and_the_next_one_shares_them(content, tiny_country, tmp_path):
    out = tmp_path / "_site"
    plain = publish(content, tiny_country, out)
    assert "komprimera" not in str(plain)
    assert not list(out.rglob("*.gz"))
    first = publish(content, tiny_country, out, packed=True)
    assert (out / "fast").is_dir()
    assert list(out.glob("fast/nulage.*.css.br"))
    assert gzip.decompress((out / "index.html.gz").read_bytes()) == (out / "index.html").read_bytes()
    second = publish(content, tiny_country, out, packed=True)
    assert (first.twins.unchanged, second.twins.unchanged) == (0, second.twins.files)
    assert f"{second.twins.files} komprimerade filer" in str(second)
