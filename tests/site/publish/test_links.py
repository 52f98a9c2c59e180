"""A link that leads nowhere is found before anybody follows it."""

import pytest

from nulage_site.publish.links import Links


@pytest.fixture
def site(tmp_path):
    pages = {
        "/": '<a href="/huvudman/">Huvudmän</a> <main id="innehall">',
        "/huvudman/": '<h2 id="lan">Län</h2>',
        "/tema/nulage.css": "",
    }
    files = {}
    for number, (address, html) in enumerate(pages.items()):
        files[address] = str(number)
        (tmp_path / files[address]).write_text(html)
    return files, tmp_path


def broken(site, html, page="/"):
    links = Links("https://nulage.example", "/sjalvvardering/")
    links.collect(page, html.encode())
    return [(fault.file, fault.found) for fault in links.broken(*site)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/huvudman/">',
        '<a href="/huvudman/#lan">',
        '<a href="/huvudman/?q=%C3%A5&amp;sida=2#lan">',
        '<a href="#innehall">',
        '<a href="huvudman/">',
        '<a class="x"\n   href="/huvudman/">',
        '<link rel="canonical" href="https://nulage.example/huvudman/">',
        '<link rel="canonical" href="https://nulage.example">',
        '<form action="/huvudman/">',
        '<a href="https://www.skolverket.se/finns-inte">',
        '<a href="https://nulage.example.org/annan">',
        '<a href="mailto:nagon@nulage.example">',
        '<a href="/sjalvvardering/logga-in/">',
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(site, html):
    assert broken(site, html) == []


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="/huvudman">', "/huvudman"),
        ('<a href="/huvudman/borta/">', "/huvudman/borta/"),
        ('<a href="/huvudman/#typ">', "/huvudman/#typ"),
        ('<a href="#borta">', "/#borta"),
        ('<a href="https://nulage.example/borta/">', "/borta/"),
        ('<img src="/static/borta.svg">', "/static/borta.svg"),
        ('<form action="/borta/">', "/borta/"),
        ('<a href="../borta/">', "/borta/"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_page_and_target(site, html, target):
    assert broken(site, html) == [("/", f"en länk till {target}")]


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("/huvudmän/", "Menade ni /huvudman/?"),
        ("/huvudman/#typ", "Rätta länken eller rubriken."),
        ("#typ", "Rätta länken eller rubriken."),
    ],
)
def test_a_link_that_an_editor_wrote_is_told_with_its_file_and_line(site, tmp_path, target, remedy):
    (tmp_path / "guidance").mkdir()
    file = tmp_path / "guidance" / "fore.md"
    file.write_text(f"Läs först.\n\nLäs [mer]({target}) här.", encoding="utf-8")
    links = Links("https://nulage.example", "/sjalvvardering/")
    links.collect("/huvudman/", f'<a href="{target}">'.encode())
    (fault,) = links.broken(*site, tmp_path)
    assert (fault.file, fault.place, fault.remedy) == (str(file), "rad 3", remedy)


def test_an_anchor_on_a_page_that_could_not_be_made_is_no_second_fault(site):
    files, folder = site
    (folder / files["/huvudman/"]).unlink()
    assert broken(site, '<a href="/huvudman/#lan">') == []


def test_a_link_in_the_footer_is_told_once_and_not_for_every_page(site):
    links = Links("https://nulage.example", "/sjalvvardering/")
    for page in ("/a/", "/b/", "/c/"):
        links.collect(page, b'<a href="/om/borta/">')
    assert [fault.file for fault in links.broken(*site)] == ["/a/"]


def test_what_several_workers_saw_is_told_as_if_one_had_seen_it(site):
    early, late = (Links("https://nulage.example", "/sjalvvardering/") for _ in range(2))
    late.collect("/b/", b'<a href="/borta/">')
    early.collect("/a/", b'<a href="/borta/">')
    late.merge(early)
    assert [fault.file for fault in late.broken(*site)] == ["/a/"]


def test_a_service_on_the_same_host_by_its_full_address_is_left_alone_too(site):
    links = Links("https://nulage.example", "https://nulage.example/sjalvvardering/")
    links.collect("/", b'<a href="https://nulage.example/sjalvvardering/logga-in/"> <a href="/borta/">')
    assert [fault.found for fault in links.broken(*site)] == ["en länk till /borta/"]
