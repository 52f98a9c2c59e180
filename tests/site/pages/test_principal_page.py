"""Does a principal's page say what is known of it, and say calmly what is not?"""

import re
from dataclasses import replace
from pathlib import Path

from nulage_site.app import create_app
from nulage_site.findings import Area, Findings, Why
from nulage_site.views.conversation import conversation

MUNICIPALITY, COMPANY, SILENT = "2120009994", "5599999991", "8029999995"


def row(html: str, indicator: str) -> str:
    return next(each for each in re.findall("<tr>.*?</tr>", html, re.DOTALL) if f"/{indicator}/" in each)


def test_a_figure_stands_beside_the_nations_in_words_and_in_a_picture(read):
    girls = row(read(f"/huvudman/{MUNICIPALITY}/"), "andel-flickor")
    assert "<td>50,0\u00a0%</td><td>48,7\u00a0%</td>" in girls
    assert "Ni 50,0\u00a0%, riket 48,7\u00a0%</title>" in girls
    assert "Skala 0 till 100</desc>" in girls
    assert '<use href="#riket" x="48.7%"/><use href="#ni" x="50%"/>' in girls


def test_a_count_has_no_picture(read):
    pupils = row(read(f"/huvudman/{MUNICIPALITY}/"), "antal-elever")
    assert "812" in pupils
    assert "<svg" not in pupils


def test_a_row_of_money_says_its_unit_once_and_its_picture_with_each_amount(read):
    cost = row(read(f"/huvudman/{MUNICIPALITY}/"), "kostnad-per-elev")
    assert "</a><small>kronor</small></th><td>139\u00a0800</td><td>140\u00a0200</td>" in cost
    assert ">Ni 139\u00a0800\u00a0kr, riket 140\u00a0200\u00a0kr" in cost


def test_a_figure_without_value_gives_its_reason_and_no_picture(read):
    html = read(f"/huvudman/{COMPANY}/")
    assert "Skyddad uppgift (sekretess)" in html
    assert "Visas inte för enskilda huvudmän" in html
    assert '<use href="#ni"' not in html
    assert "Andel flickor</a>, riket 48,7\u00a0%" in html


def test_every_sub_goal_has_an_open_question_and_a_way_to_write_about_it(read, library):
    html = read(f"/huvudman/{MUNICIPALITY}/").replace("\N{NO-BREAK SPACE}", " ")
    form = next(each for each in library.quality_system.school_forms if each.id == "compulsory_school")
    for sub_goal in form.sub_goals:
        assert sum(html.count(question) for question in sub_goal.questions) >= 1
        assert f'/{MUNICIPALITY}/steg-1/{sub_goal.id}/"' in html


def test_no_question_stands_twice_on_a_page_and_sub_goals_without_figures_are_short(read, library):
    html = read(f"/huvudman/{MUNICIPALITY}/").replace("\N{NO-BREAK SPACE}", " ")
    form = next(each for each in library.quality_system.school_forms if each.id == "compulsory_school")
    for sub_goal in form.sub_goals:
        assert [html.count(question) for question in sub_goal.questions] == [1, 0, 0]
    areas = library.findings(MUNICIPALITY).areas
    assert html.count('<div class="ask">') == len(form.sub_goals) - len({area.sub_goal for area in areas})


def test_beside_figures_a_sub_goal_asks_what_is_not_asked_above(invented_site: Path):
    shown = 0
    for page in (invented_site / "huvudman").glob("[0-9]*/index.html"):
        html = page.read_text("utf-8")
        above = set(re.findall('<p class="question">(.*?)</p>', html))
        boxes = re.findall('<div class="ask">.*?</div>', html, re.DOTALL)
        below = [question for box in boxes for question in re.findall("<li>(.*?)</li>", box)]
        assert not above & set(below), page
        shown += len(below) > len(boxes)
    assert shown


def test_a_principal_without_figures_gets_open_questions_and_no_empty_tables(read, say):
    html, said = read(f"/huvudman/{SILENT}/"), say(f"/huvudman/{SILENT}/")
    assert len(re.findall('<article class="area open"', html)) == 3
    assert "<table" not in html
    for words in (
        "Siffrorna gäller",
        "Sedan sist",
        "Se siffrorna",
        "sticker ut i era siffror",
        "för få siffror",
    ):
        assert words not in said
    for words in (
        "Det finns inga siffror att visa för er",
        "och säger inte varför. Vanliga skäl",
        "Nästa steg",
    ):
        assert words in said


def test_few_units_stand_side_by_side_in_alphabetical_order_with_a_word_for_what_is_missing(read):
    html = read(f"/huvudman/{MUNICIPALITY}/")
    table = re.search('<table class="side">.*?</table>', html, re.DOTALL)[0]
    assert table.index("Åskolan") < table.index("Öskolan")
    assert 'data-label="Åskolan">500</td>' in table
    assert 'data-label="Öskolan">51,3\u00a0%</td>' in table


def test_many_units_become_a_spread_and_a_list_in_place_of_columns(read, monkeypatch):
    monkeypatch.setattr("nulage_site.views.units.COLUMNS", 1)
    html = read(f"/huvudman/{MUNICIPALITY}/")
    assert '<table class="side">' not in html
    assert "49,2\u00a0% till 51,3\u00a0%" in html
    assert "2 av 2" in html
    assert html.index("/skolenhet/99000001/") < html.index("/skolenhet/99000002/")


def test_units_are_folded_from_the_start_when_they_are_many_and_the_page_says_how_many(read, monkeypatch):
    address, open_from_the_start = (
        f"/huvudman/{MUNICIPALITY}/",
        '<details class="fold" open>\n<summary><h3>Grundskola, 2',
    )
    assert open_from_the_start in read(address)
    monkeypatch.setattr("nulage_site.views.principals.OPEN_AT_MOST", 1)
    assert open_from_the_start.replace(" open", "") in read(address)
    monkeypatch.setattr("nulage_site.views.principals.FORMS_TOGETHER", 0)
    assert "2 skolenheter, i bokstavsordning</h3></summary>" in read(address)


def test_a_unit_taken_over_shows_its_figures_under_each_principal(say):
    said = say("/skolenhet/99000002/")
    assert "Grundskola, Lillångs kommun" in said
    assert "Grundskola, Friskolan i Ån AB" in said
    assert "51,3 %" in said
    assert said.count("Antal elever") == 2


def test_the_page_leads_to_its_own_data_and_to_the_next_step(read):
    html = read(f"/huvudman/{MUNICIPALITY}/")
    assert f'href="/api/v1/principals/{MUNICIPALITY}.json"' in html
    assert f'href="/sjalvvardering/{MUNICIPALITY}/"' in html


def test_each_of_many_school_forms_has_a_page_of_its_own_and_the_first_page_leads_there(read, monkeypatch):
    assert "<table" in read(f"/huvudman/{MUNICIPALITY}/")
    monkeypatch.setattr("nulage_site.views.principals.FORMS_TOGETHER", 0)
    first, own = read(f"/huvudman/{MUNICIPALITY}/"), read(f"/huvudman/{MUNICIPALITY}/grundskola/")
    assert "<table" not in first
    assert f'<a href="/huvudman/{MUNICIPALITY}/grundskola/">Grundskola</a>' in first
    assert 'id="grundskola-kunskaper"' in own
    assert '<table class="side">' in own
    assert f'href="/sjalvvardering/{MUNICIPALITY}/"' in own


def test_where_figures_stand_on_another_page_an_area_leads_there(library):
    figure = replace(library.country.basis(MUNICIPALITY).figures[0], value=50.0)
    area = Area(
        *("id", "strength", "A", "compulsory_school", "rubrik", "sats", ("fråga?",)),
        Why("regel", (), "", ""),
        conditions="pupils",
        figures=(figure,),
    )
    found = Findings((), (area,), "", (), (), ())
    basis, system = library.country.basis(MUNICIPALITY), library.quality_system
    here, there = (conversation(found, basis, system, apart).topics[0].evidence for apart in (False, True))
    assert here == ("#grundskola-pupils", "Barn och elever")
    assert there == (f"/huvudman/{MUNICIPALITY}/grundskola/#grundskola-pupils", "Barn och elever")


def test_an_unknown_principal_or_unit_or_school_form_has_no_page(library):
    client = create_app(library).test_client()
    assert client.get(f"/huvudman/{MUNICIPALITY}/forskola/").status_code == 404
    assert client.get("/huvudman/5555555555/").status_code == 404
    assert client.get("/skolenhet/11111111/").status_code == 404


def test_a_units_page_ends_with_the_way_to_the_questions_of_each_of_its_principals(read):
    _, found, step = read("/skolenhet/99000002/").partition('<section class="next">')
    assert found
    assert re.findall(r'class="button" href="/huvudman/([^"]+)/"', step) == [MUNICIPALITY, COMPANY]
    assert 'href="/vagledning/for-rektorer/"' in step
