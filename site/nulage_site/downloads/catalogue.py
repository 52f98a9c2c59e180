"""How are the files described to data portals? As DCAT-AP-SE 3 says, in RDF/XML.

Classes and properties are those of https://diggsweden.github.io/DCAT-AP-SE/. It wants no nameless nodes, the
media type as `dcterms:format`, and the description itself under CC0.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree as ET

from nulage_site.downloads.datasets import DataFile, Dataset
from nulage_site.masthead import Site
from nulage_site.model import Source

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGE = f"{AUTHORITY}/language/SWE"
ABOUT_PLACES = {"municipalities", "register", "similar-municipalities", "shared-questions"}
"""Formats of sources that give no figures."""
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
KEYWORDS = ("skola", "huvudman", "skolenhet", "nationella kvalitetssystemet")
INVENTED = "Påhittade uppgifter"


def catalogue(site: Site, sources: Sequence[Source], datasets: Sequence[Dataset]) -> bytes:
    """The whole description; `sources` are all that the site is made from."""
    return _Catalogue(site, sources, datasets).written()


class _Catalogue:
    """Nodes under one root, each with an address of its own at `/dcat.rdf#`."""

    def __init__(self, site: Site, sources: Sequence[Source], datasets: Sequence[Dataset]) -> None:
        self.site, self.datasets = site, datasets
        self.sources = [source for source in sources if source.format not in ABOUT_PLACES]
        self.invented = any(source.invented for source in sources)
        self.issued = min(source.fetched for source in self.sources)
        self.modified = max(source.fetched for source in self.sources)
        self.root = ET.Element(_name("rdf:RDF"))

    def written(self) -> bytes:
        for prefix, space in SPACES.items():
            ET.register_namespace(prefix, space)
        self._catalogue()
        self._publisher_and_contact()
        for dataset in self.datasets:
            self._dataset(dataset)
        ET.indent(self.root)
        return bytes(ET.tostring(self.root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def _catalogue(self) -> None:
        node = self._node("dcat:Catalog", "katalog")
        _say(node, "dcterms:title", self._told(self.site.name))
        _say(node, "dcterms:description", self._described(self.site.tagline + "."))
        _point(node, "dcterms:publisher", self._iri("utgivare"))
        _point(node, "dcterms:license", CC0)
        _point(node, "dcterms:language", LANGUAGE)
        _point(node, "foaf:homepage", f"{self.site.url}/")
        _point(node, "dcat:themeTaxonomy", f"{AUTHORITY}/data-theme")
        _date(node, "dcterms:issued", self.issued)
        _date(node, "dcterms:modified", max(self.modified, self.site.updated))
        for dataset in self.datasets:
            _point(node, "dcat:dataset", self._iri(dataset.id))

    def _publisher_and_contact(self) -> None:
        publisher = self._node("foaf:Agent", "utgivare")
        ET.SubElement(publisher, _name("foaf:name")).text = self.site.publisher
        contact = self._node("vcard:Organization", "kontakt")
        ET.SubElement(contact, _name("vcard:fn")).text = self.site.publisher
        _point(contact, "vcard:hasEmail", f"mailto:{quote(self.site.contact, safe='@')}")

    def _dataset(self, dataset: Dataset) -> None:
        node = self._node("dcat:Dataset", dataset.id)
        _say(node, "dcterms:title", self._told(dataset.title))
        _say(node, "dcterms:description", self._described(dataset.description))
        _point(node, "dcterms:publisher", self._iri("utgivare"))
        _point(node, "dcat:contactPoint", self._iri("kontakt"))
        _point(node, "dcterms:accessRights", f"{AUTHORITY}/access-right/PUBLIC")
        _point(node, "dcat:theme", f"{AUTHORITY}/data-theme/EDUC")
        for word in KEYWORDS:
            _say(node, "dcat:keyword", word)
        _point(node, "dcterms:language", LANGUAGE)
        _point(node, "dcterms:accrualPeriodicity", f"{AUTHORITY}/frequency/ANNUAL")
        if not self.invented:
            _point(node, "dcterms:spatial", f"{AUTHORITY}/country/SWE")
        _point(node, "dcat:landingPage", f"{self.site.url}/om/data/")
        _date(node, "dcterms:issued", self.issued)
        _date(node, "dcterms:modified", self.modified)
        ET.SubElement(node, _name("dcat:version")).text = self.site.edition
        for file in dataset.files:
            _point(node, "dcat:distribution", self._iri(file.id))
        for file in dataset.files:
            self._distribution(file)

    def _distribution(self, file: DataFile) -> None:
        node = self._node("dcat:Distribution", file.id)
        _say(node, "dcterms:title", file.title)
        address = self.site.url + file.address
        _point(node, "dcat:accessURL", address)
        _point(node, "dcat:downloadURL", address)
        ET.SubElement(node, _name("dcterms:format")).text = file.media_type
        _point(node, "dcterms:license", self._licence())
        _point(node, "dcterms:language", LANGUAGE)
        _date(node, "dcterms:modified", self.modified)

    def _licence(self) -> str:
        """CC0 where every source has it; else a document that says what each of them asks."""
        if all(source.licence == "CC0-1.0" for source in self.sources):
            return CC0
        address = self._iri("villkor")
        if not any(each.get(_name("rdf:about")) == address for each in self.root):
            node = self._node("dcterms:LicenseDocument", "villkor")
            _say(node, "dcterms:title", "Källornas egna villkor")
            asked = (f"{each.title} ({each.publisher}): {each.licence}." for each in self.sources)
            _say(node, "dcterms:description", " ".join(asked))
        return address

    def _told(self, title: str) -> str:
        return f"{INVENTED}: {title}" if self.invented else title

    def _described(self, description: str) -> str:
        return f"{description} Alla siffror och namn är påhittade." if self.invented else description

    def _iri(self, id_: str) -> str:
        return f"{self.site.url}/dcat.rdf#{id_}"

    def _node(self, kind: str, id_: str) -> ET.Element:
        return ET.SubElement(self.root, _name(kind), {_name("rdf:about"): self._iri(id_)})


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{SPACES[prefix]}}}{name}"


def _say(node: ET.Element, name: str, text: str) -> None:
    ET.SubElement(node, _name(name), {XML_LANG: "sv"}).text = text


def _point(node: ET.Element, name: str, address: str) -> None:
    ET.SubElement(node, _name(name), {_name("rdf:resource"): address})


def _date(node: ET.Element, name: str, day: date) -> None:
    ET.SubElement(node, _name(name), {_name("rdf:datatype"): XSD_DATE}).text = day.isoformat()
