"""How does a document become a PDF that can be read aloud, and does this machine have what it takes?"""

import ctypes
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from nulage_forms.documents import INVENTED
from nulage_forms.documents.characters import visible
from nulage_forms.documents.figures import figure_name
from nulage_forms.documents.form import Form
from nulage_forms.documents.ticks import lines_of, numbered
from nulage_forms.questionnaire.beside import absences
from nulage_forms.questionnaire.document import Document

_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
_ELSEWHERE = ("libpango-1.0.dylib", "libpango-1.0-0.dll")


@cache
def can_print() -> bool:
    """Whether the libraries that set the type are here; they are the machine's own, and no part of Python."""
    return all(map(_is_here, _LIBRARIES)) or any(map(_is_here, _ELSEWHERE))


def analysis_page(document: Document, facts: tuple[tuple[str, str], ...]) -> str:
    """The whole analysis as a page to print; `facts` stand under its title."""
    return _page("analysis.html", document=document, facts=facts)


def form_page(form: Form) -> str:
    """The form as a page to print and write on by hand."""
    return _page("form.html", form=form, lists=form.lists, numbered=numbered)


def pdf(page: str) -> bytes:
    """The page as tagged PDF (PDF/UA-1). Nothing is fetched from anywhere, whatever the page says."""
    import weasyprint  # noqa: PLC0415 - takes a second and a half, which only whoever wants a PDF waits for
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - as above

    nowhere = URLFetcher(allowed_protocols=())
    style = resources.files("nulage_forms").joinpath("documents", "paper.css").read_text(encoding="utf-8")
    made: bytes = weasyprint.HTML(string=page, url_fetcher=nowhere).write_pdf(
        stylesheets=[weasyprint.CSS(string=style, url_fetcher=nowhere)], pdf_variant="pdf/ua-1"
    )
    return made


def _page(name: str, **shown: Any) -> str:
    shown |= {"invented": INVENTED, "absences": absences, "figure_name": figure_name, "lines_of": lines_of}
    return _environment().get_template(name).render(**shown)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("nulage_forms", "templates/paper"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda each: visible(each) if type(each) is str else each,
    )


def _is_here(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
