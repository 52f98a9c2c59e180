"""What the whole site shares is read from one file, or refused with the line to mend."""

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.masthead import of_edition, read_site

WHOLE = """\
name = "Nuläge"
tagline = "Från siffra till fråga"
edition = "2026-1"
url = "https://nulage.example"
service_url = "/sjalvvardering/"
updated = 2026-11-21
publisher = "Nuläge"
contact = "fraga@nulage.example"
security = "sakerhet@nulage.example"
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "site.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def faults(file):
    with pytest.raises(FaultsFound) as found:
        read_site(file)
    return [(fault.place, fault.found) for fault in found.value.faults]


def test_a_whole_file_is_read(file):
    site = read_site(file)
    assert (site.name, site.edition, site.updated.isoformat()) == ("Nuläge", "2026-1", "2026-11-21")


def test_the_file_that_the_project_ships_is_whole(request):
    assert read_site(request.config.rootpath / "content" / "site.toml").url.startswith("https://")


def test_every_fault_is_told_at_once_with_its_line(file):
    file.write_text(WHOLE.replace("tagline", "tagllne").replace("2026-11-21", '"i går"'), encoding="utf-8")
    places = [place for place, _ in faults(file)]
    assert places.count("rad 6") == 1
    assert places.count("rad 2") == 1
    assert len(places) == 3


@pytest.mark.parametrize("url", ["https://nulage.example/", "https://nulage.example/del", "nulage.example"])
def test_an_address_with_a_path_is_refused_since_links_begin_at_the_root(file, url):
    file.write_text(WHOLE.replace("https://nulage.example", url), encoding="utf-8")
    assert faults(file) == [("rad 4", f"`url` är ”{url}”")]


@pytest.mark.parametrize(
    ("key", "odd"),
    [
        ("name", ""),
        ("edition", "2026 / 1"),
        ("service_url", ""),
        ("service_url", "https://formular.example/sjalvvardering"),
        ("service_url", "javascript:alert(1)/"),
        ("contact", "Anna"),
        ("security", ""),
    ],
)
def test_what_no_page_could_show_or_lead_to_is_refused_with_its_line(file, key, odd):
    lines = WHOLE.splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith(f"{key} ="))
    lines[row] = f'{key} = "{odd}"'
    file.write_text("\n".join(lines), encoding="utf-8")
    assert faults(file) == [(f"rad {row + 1}", f"`{key}` är ”{odd}”")]


@pytest.mark.parametrize(
    "address", ["/", "/sjalvvardering/", "https://formular.example/", "https://formular.example:8443/a/b/"]
)
def test_the_form_service_may_answer_at_a_path_or_at_a_host_of_its_own(file, address):
    file.write_text(WHOLE.replace('"/sjalvvardering/"', f'"{address}"'), encoding="utf-8")
    assert read_site(file).service_url == address


def test_another_edition_is_held_to_the_same(file):
    site = read_site(file)
    assert of_edition(site, None) is site
    assert of_edition(site, "2027-1").edition == "2027-1"
    with pytest.raises(FaultsFound, match="--edition"):
        of_edition(site, "2027 / 1")


def test_a_file_that_is_not_there_is_told_as_such(tmp_path):
    assert faults(tmp_path / "site.toml") == [("", "filen finns inte, eller går inte att öppna")]
