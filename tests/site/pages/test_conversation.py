"""Does a page lead with what is worth talking about: a question, its reason, and a way to take it along?"""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask import render_template

from nulage_site.app import create_app
from nulage_site.findings import Area, Findings, Judged, Movement, Peer, Similar, Why
from nulage_site.model import Figure
from nulage_site.views.conversation import conversation, moves, similar_by_form

MUNICIPALITY, COMPANY = "2120009994", "5599999991"
NOTHING = Findings(expectations=(), areas=(), no_strength="", reviewed=(), since=(), similar=())
VERDICTS = re.compile(r"\b(underkän\w*|bäst\w*|sämst\w*|dålig\w*|ranking\w*|signifikan\w*)\b", re.IGNORECASE)


def area(kind: str, id_: str = "grundskola-svenska-ak-9-under") -> Area:
    return Area(
        id=id_,
        kind=kind,
        evidence_class="open" if kind == "open" else "A",
        school_form="compulsory_school",
        heading="Svenska i nian",
        statement="Av 176 elever fick 110 minst E.",
        questions=("Vad tror ni ligger bakom?",),
        why=Why("Tydligt", (("Er siffra", "62,5 %"),), "Ingen, Påhittat underlag", "2024/25"),
        sub_goal="grundskola-kunskaper",
        success_factor="stod-i-tid",
        also=("Åt samma håll pekar matematiken.",),
        figures=(Figure("svenska-ak-9", "compulsory_school", "2024/25", "exists", "x", 62.5),),
    )


@pytest.fixture
def told(library):
    """What a part of a page says when such things have been found out about the municipality."""
    basis, app = library.country.basis(MUNICIPALITY), create_app(library)

    def part(name: str, findings: Findings) -> str:
        with app.test_request_context():
            return render_template(
                f"principal/{name}.html",
                basis=basis,
                conversation=conversation(findings, basis, library.quality_system),
                moves=moves(findings, basis),
                similar=similar_by_form(findings, basis.forms),
            )

    return part


@pytest.mark.parametrize(
    ("kinds", "opening"),
    [
        (["strength"], "En sak sticker ut i era siffror."),
        (
            ["strength", "explore", "open"],
            "Två saker sticker ut i era siffror. Dessutom finns en öppen fråga.",
        ),
        (["open", "open", "open"], "Inget sticker ut i era siffror. Här är tre öppna frågor att börja med."),
    ],
)
def test_the_page_says_first_how_much_there_is_to_talk_about(library, kinds, opening):
    found = replace(NOTHING, areas=tuple(area(kind) for kind in kinds))
    basis = library.country.basis(MUNICIPALITY)
    assert conversation(found, basis, library.quality_system).opening == opening


def test_an_area_is_told_with_its_question_its_reason_and_its_way_into_the_self_assessment(told):
    html = told("conversation", replace(NOTHING, areas=(area("explore"),)))
    article = re.search(
        '<article class="area explore" id="grundskola-svenska-ak-9-under">.*?</article>', html, re.DOTALL
    )
    for part in (
        "<b>Att utforska</b> <span>Läsåret 2024/25</span>",
        "Av 176 elever fick 110 minst E.",
        "<li>Åt samma håll pekar matematiken.</li>",
        '<p class="question">Vad tror ni ligger bakom?</p>',
        f'href="/sjalvvardering/{MUNICIPALITY}/fragor/?omrade=grundskola-svenska-ak-9-under"',
        'href="#grundskola-kunskaper">Se siffrorna om kunskaper</a>',
        '<a href="/framgangsfaktorer/stod-i-tid/">',
        "<dt>Er siffra</dt><dd>62,5 %</dd>",
        "Källa: Ingen, Påhittat underlag, läsåret 2024/25.",
    ):
        assert part in article[0], part


def test_why_no_strength_stands_first_is_said_before_the_areas_and_what_was_in_line_after(told):
    found = replace(NOTHING, areas=(area("explore"),), reviewed=("Matematik",))
    html = told("conversation", replace(found, no_strength="Ingen styrka syns."))
    order = [
        html.index(part) for part in ("Ingen styrka syns.", "<article", "Jämfört, utan att sticka ut (1 ")
    ]
    assert order == sorted(order)


def test_what_has_moved_is_told_and_ends_in_a_question(told):
    now = Figure("lagst-e-alla-amnen-ak-9", "compulsory_school", "2024/25", "exists", "x", 70.0)
    then = replace(now, period="2023/24", value=60.0)
    moved = Movement(now.indicator, now.school_form, then, now, "Andelen har gått från 60 till 70.")
    html = told("since", replace(NOTHING, since=(moved,)))
    assert "<li>Andelen har gått från 60 till 70.</li>" in html
    assert "Känner ni igen det" in html


def test_whether_there_is_anything_earlier_to_compare_with_is_known(library):
    basis = library.country.basis(MUNICIPALITY)
    assert not moves(NOTHING, basis).has_earlier
    form = basis.forms[0]
    (group, *rest), row = form.conditions, form.conditions[0].rows[0]
    before = replace(group, rows=(replace(row, earlier=(replace(row.figure, period="2023/24"),)),))
    known = replace(basis, forms=(replace(form, conditions=(before, *rest)),))
    assert moves(NOTHING, known).has_earlier


def test_where_nothing_has_moved_it_is_told_first_and_then_in_a_line_since_when(library):
    basis = library.country.basis(MUNICIPALITY)
    found = moves(replace(NOTHING, judged=Judged(periods=("2023", "2023/24", "VT 2023"))), basis)
    with create_app(library).test_request_context():
        html = render_template("principal/since.html", moves=replace(found, has_earlier=True))
    line = "Jämfört med år 2023, läsåret 2023/24 och våren 2023."
    assert html.index("Ingen skillnad är så stor och säker") < html.index(line)
    assert "<li>" not in html


def test_a_difference_that_few_pupils_may_explain_is_not_said_to_be_none(told, library):
    found = Judged(periods=("2023/24",), by_chance="I procent har andelen ändrats.")
    basis = library.country.basis(MUNICIPALITY)
    assert moves(replace(NOTHING, judged=found), basis).by_chance == "I procent har andelen ändrats."
    now = Figure("lagst-e-alla-amnen-ak-9", "compulsory_school", "2024/25", "exists", "x", 70.0)
    moved = Movement(now.indicator, now.school_form, replace(now, period="2023/24"), now, "Andelen steg.")
    html = told("since", replace(NOTHING, since=(moved,), judged=found))
    assert html.index("Andelen steg.") < html.index("I procent har andelen ändrats.")


def test_similar_principals_are_named_with_what_is_alike_and_what_differs(told):
    peer = Peer(COMPANY, "Friskolan i Ån AB", ("antal elever", "antal enheter"), "har fler enheter")
    own = Similar("compulsory_school", "own", (peer,), "Så valdes de.")
    html = told("similar", replace(NOTHING, similar=(own,)))
    assert "<p>Så valdes de.</p>" in html
    assert f'<a href="/huvudman/{COMPANY}/">Friskolan i Ån AB</a>' in html
    assert "Liknar er i antal elever och antal enheter. Har fler enheter." in html


def test_every_area_of_the_built_site_has_its_question_its_why_and_its_way_into_the_self_assessment(
    invented_site: Path,
):
    for page in (invented_site / "huvudman").glob("[0-9]*/index.html"):
        articles = re.findall(
            r'<article class="area (?:\w+)" id="([^"]+)">(.*?)</article>', page.read_text(), re.DOTALL
        )
        assert len(articles) >= 3, page
        for id_, html in articles:
            assert re.search(r'<p class="question">[^<]+\?</p>', html), (page, id_)
            assert "<summary>Varför valdes detta?</summary>\n<p>" in html, (page, id_)
            assert f'/fragor/?omrade={id_}"' in html, (page, id_)


def test_no_analysis_and_no_units_page_of_the_built_site_holds_a_verdict(invented_site: Path, shipped):
    names = [each.name for each in (*shipped.country.principals, *shipped.country.school_units)]
    labels = [
        label for each in shipped.quality_system.indicators for of in each.sources for label in of.labels
    ]
    quoted = [text for text in (*names, *labels) if VERDICTS.search(text)]
    pages = [
        *(invented_site / "huvudman").glob("[0-9]*/**/*.html"),
        *(invented_site / "skolenhet").glob("*/*.html"),
    ]
    assert len(pages) > len(shipped.country.school_units)
    for page in pages:
        said = unescape(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))
        for text in quoted:
            said = said.replace(text, "")
        assert not VERDICTS.search(said), (page, VERDICTS.search(said))
