"""What a page fetches is kept by a browser until it is another, and never a moment longer."""

import re
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import pytest

from nulage_site.views import assets

FETCHED = re.compile(rb'<(?:script|img|link rel="(?:stylesheet|icon)")[^>]* (?:src|href)="([^"#]+)')
DIGEST = re.compile(r"\.([0-9a-f]{10})\.\w+$")


@pytest.fixture
def static(tmp_path, monkeypatch) -> Path:
    """A folder of style and scripts that may be changed."""
    (tmp_path / "css").mkdir()
    (tmp_path / "css/10.css").write_text("/* Till oss. */\na { color: red }\n")
    (tmp_path / "hitta.js").write_text("1;\n")
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    return tmp_path


def test_everything_that_a_page_fetches_stands_under_a_name_made_of_its_bytes(invented_site, pages):
    asked = {address.decode() for page in pages.values() for address in FETCHED.findall(page)}
    assert len(asked) > 4
    for address in asked:
        body = (invented_site / address.lstrip("/")).read_bytes()
        assert address.startswith("/fast/")
        assert DIGEST.search(address)[1] == sha256(body).hexdigest()[:10]


def test_a_changed_file_has_another_address_and_the_others_keep_theirs(static):
    before = assets.kept()
    (static / "css/10.css").write_text("a { color: blue }\n")
    after = assets.kept()
    assert before["nulage.css"] != after["nulage.css"]
    assert before["hitta.js"] == after["hitta.js"]


def test_what_is_only_said_to_us_changes_no_address(static):
    before = assets.kept()
    (static / "css/10.css").write_text("/* Till oss, i nya ord. */\na { color: red }\n")
    assert assets.kept() == before


def test_an_address_that_was_answers_no_longer_with_something_else(static, reader):
    address = assets.kept()["hitta.js"]
    assert reader.get(address).data == b"1;\n"
    (static / "hitta.js").write_text("2;\n")
    assert reader.get(address).status_code == 404
    assert reader.get(assets.kept()["hitta.js"]).mimetype == "text/javascript"


def test_only_such_names_are_kept_for_a_year(invented_site):
    said = re.findall(r"^(/\S*)\n((?:  .+\n)+)", (invented_site / "_headers").read_text(), re.MULTILINE)
    kept = [path for path, headers in said if "Cache-Control" in headers]
    assert kept == ["/fast/*"]
    assert dict(said)["/fast/*"] == "  Cache-Control: public, max-age=31536000, immutable\n"
    files = {f"/{file.relative_to(invented_site)}" for file in invented_site.rglob("*") if file.is_file()}
    under = {file for file in files if fnmatch(file, "/fast/*")}
    assert under
    assert all(DIGEST.search(file) for file in under)


def test_the_form_service_finds_style_and_mark_where_they_always_were(invented_site):
    (style,) = invented_site.glob("fast/nulage.*.css")
    (mark,) = invented_site.glob("fast/favicon.*.svg")
    assert (invented_site / "tema/nulage.css").read_bytes() == style.read_bytes()
    assert (invented_site / "static/favicon.svg").read_bytes() == mark.read_bytes()
