"""Data portals are told of the files as DCAT-AP-SE asks, with the facts of the site and of its sources."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from nulage_site.downloads.catalogue import CC0, SPACES, catalogue
from nulage_site.downloads.datasets import datasets

ABOUT, RESOURCE, DATATYPE = (f"{{{SPACES['rdf']}}}{name}" for name in ("about", "resource", "datatype"))
MANDATORY = {
    "dcat:Catalog": ["dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license", "dcat:dataset"],
    "dcat:Dataset": ["dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:contactPoint",
                     "dcterms:issued", "dcterms:modified", "dcterms:language", "dcat:distribution"],
    "dcat:Distribution": ["dcat:accessURL", "dcterms:format", "dcterms:license"],
    "foaf:Agent": ["foaf:name"],
    "vcard:Organization": ["vcard:fn", "vcard:hasEmail"],
}  # fmt: skip
"""What DCAT-AP-SE 3 requires, and of what it recommends the part that this site promises."""


@pytest.fixture
def told(library):
    """The description as it reads when the sources and the site are changed a little."""

    def told(**source) -> ET.Element:
        sources = [replace(each, **source) for each in library.country.sources]
        files = datasets(library.country, library.quality_system)
        return ET.fromstring(catalogue(library.site, sources, files))

    return told


def texts(root, path):
    return [each.text for each in root.iterfind(path, SPACES)]


def targets(root, path):
    return [each.get(RESOURCE) for each in root.iterfind(path, SPACES)]


@pytest.mark.parametrize(("kind", "properties"), MANDATORY.items())
def test_everything_has_what_it_must_have(told, kind, properties):
    nodes = told().findall(kind, SPACES)
    assert nodes
    for node in nodes:
        for name in properties:
            assert node.findall(name, SPACES), (node.get(ABOUT), name)


def test_everything_has_an_address_of_its_own_and_all_that_is_pointed_to_is_there(told):
    root = told(licence="Ange källan")
    addresses = [node.get(ABOUT) for node in root]
    assert len(addresses) == len(set(addresses))
    own = [target for node in root.iter() if "/dcat.rdf#" in (target := node.get(RESOURCE, ""))]
    assert set(own) <= set(addresses)
    assert set(addresses) - set(own) == {"https://nulage.example/dcat.rdf#katalog"}


def test_each_school_form_is_a_dataset_whose_files_are_on_the_site(told, client):
    root = told()
    assert texts(root, "dcat:Dataset/dcterms:title") == [
        "Påhittade uppgifter: Grundskola: mått per huvudman och skolenhet",
        "Påhittade uppgifter: Riket: mått per skolform",
    ]
    for node in root.iterfind("dcat:Distribution", SPACES):
        (address,) = targets(node, "dcat:downloadURL")
        response = client.get(address.removeprefix("https://nulage.example"))
        assert [response.mimetype] == texts(node, "dcterms:format")


def test_dates_are_those_of_the_sources_and_the_edition_is_the_sites(told):
    root = told()
    assert set(texts(root, "dcat:Dataset/dcterms:modified")) == {"2026-03-25"}
    assert texts(root, "dcat:Catalog/dcterms:modified") == ["2026-11-21"]
    assert {node.get(DATATYPE)[-5:] for node in root.iterfind("*/dcterms:issued", SPACES)} == {"#date"}
    assert set(texts(root, "dcat:Dataset/dcat:version")) == {"2026-9"}


def test_invented_figures_are_told_as_such_and_are_of_no_country(told):
    assert all("påhittade" in text for text in texts(told(), "*/dcterms:description"))
    assert not told().findall("*/dcterms:spatial", SPACES)
    real = told(invented=False)
    assert not any("hittade" in text for text in texts(real, "*/dcterms:description"))
    assert targets(real, "dcat:Dataset/dcterms:spatial")[0].endswith("/country/SWE")


def test_files_are_free_when_every_source_is_and_else_a_document_says_what_each_asks(told):
    assert set(targets(told(), "dcat:Distribution/dcterms:license")) == {CC0}
    asked = told(licence="Ange källan")
    assert set(targets(asked, "dcat:Distribution/dcterms:license")) == {
        "https://nulage.example/dcat.rdf#villkor"
    }
    assert texts(asked, "dcterms:LicenseDocument/dcterms:description") == [
        "Påhittat underlag (Ingen): Ange källan."
    ]
    assert targets(asked, "dcat:Catalog/dcterms:license") == [CC0]


def test_who_answers_for_the_data_is_what_the_sites_file_says(library, told):
    assert texts(told(), "foaf:Agent/foaf:name") == [library.site.publisher]
    assert targets(told(), "vcard:Organization/vcard:hasEmail") == [f"mailto:{library.site.contact}"]
