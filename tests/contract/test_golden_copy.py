"""Do the two halves still mean the same by the published files?

The site writes a country of four principals; the service reads it. What it wrote last time lies in `published/`:
when it changes, so does what the service and everybody else reads.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from invented_country.codes import organisation_number
from werkzeug.test import Client
from xlsxwriter import Workbook

from nulage_forms.catalogue import Catalogue
from nulage_site.analysis.analyst import analyst_of
from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.clearance import clear
from nulage_site.analysis.disclosure.publication import Publication
from nulage_site.app import create_app
from nulage_site.figured import Figured
from nulage_site.library import Library
from nulage_site.masthead import Site
from nulage_site.model import (  # fmt: skip
    AnalysisStep,
    Indicator,
    IndicatorSource,
    PriorityTest,
    QualitySystem,
    SchoolForm,
    SignText,
    StepQuestion,
    SubGoal,
    SuccessFactor,
    UnitQuestion,
)
from nulage_site.quality_system.method import read_method
from nulage_site.quality_system.sentences import read_sentences
from nulage_site.quality_system.similar import read_likeness
from nulage_site.statistics.sources import read_statistics
from nulage_site.views import api

GOLDEN = Path(__file__).parent / "published"
COMMON_FILES = ("quality-system", "principals", "nation", "sources")

LILLANG = organisation_number("municipality", 1)
TUVAN = organisation_number("company", 1)
KOTTEN = organisation_number("cooperative", 1)
STOVELN = organisation_number("sole_trader", 1)

PUPILS = "Elever: Antal elever"
COST = "Kostnader: Per elev"
REACHED = "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 9"
SAFETY = "Delmål 2: Elevers upplevelse av trygghet i årskurs 8 (medelvärde)*"

SHARED = "Hur märker vi att stödet kommer i tid?"

TITLE = "Underlag för analys för grundskola efter mått, huvudman och läsår"
COUNTRY = {
    "": ("", PUPILS, COST, REACHED, SAFETY),
    "RIKET: TOTALT": ("2024/25", 1020, 140_200, 71.9, 7.8),
    f"LILLÅNGS KOMMUN ({LILLANG}): HUVUDMAN": ("2024/25", 941, 131_000, 76.3, "."),
    f"TUVAN AB (SVB) ({TUVAN}): HUVUDMAN": ("2024/25", 61, "..", "...", 8.4),
    f"KOTTEN EKONOMISK FÖRENING ({KOTTEN}): HUVUDMAN": ("2024/25", ".", ".", ".", "."),
    f"GULA STÖVELN ENSKILD FIRMA ({STOVELN}): HUVUDMAN": ("2024/25", 18, "..", "..", "-"),
    f"LILLÅNGS KOMMUN ({LILLANG}): ÅSKOLAN  7-9 (00900001)": ("2024/25", 941, ".", 76.3, "."),
    f"LILLÅNGS KOMMUN ({LILLANG}): TUVANS SKOLENHET 1 (00900002)": ("2024/25", ".", ".", ".", "."),
    f"TUVAN AB (SVB) ({TUVAN}): TUVANS SKOLENHET 1 (00900002)": ("2024/25", 61, "..", "...", 8.4),
    f"KOTTEN EKONOMISK FÖRENING ({KOTTEN}): KOTTENS SKOLA (00900003)": ("2024/25", ".", ".", ".", "."),
    f"GULA STÖVELN ENSKILD FIRMA ({STOVELN}): STÖVELN (00900004)": ("2024/25", 18, "..", "..", "-"),
}
"""All four signs, a unit under two principals, a sole trader, and a principal without a single figure."""

SOURCE = """
publisher = "Påhittat underlag"
url = "https://nulage.example/om/data/"
fetched = 2026-03-25
licence = "CC0-1.0"
invented = true
"""
FILES = {
    "underlag/2026-03-25/source.toml": f'title = "Underlag"\nformat = "underlag"\ninvented_id_key = "påhittad"{SOURCE}',
    "geography/2025-01/source.toml": f'title = "Kommuner"\nformat = "municipalities"{SOURCE}',
    "geography/2025-01/municipalities.csv": (
        "kommunkod,title,orgnr,huvudman,LÄN,LÄNSNAMN,skr_kod,skr_namn\n"
        f"9001,Lillång,{LILLANG},LILLÅNGS KOMMUN,90,Ljungmarkens län,C8,Landsbygdskommun\n"
    ),
    "register/2025-09-01/source.toml": f'title = "Huvudmän"\nformat = "register"\ninvented_id_key = "påhittad"{SOURCE}',
    "register/2025-09-01/huvudman.csv": (
        "ORGANISATIONSNR,namn,typ,juridisk,enheter,kommuner\n"
        f"{TUVAN},TUVAN AB (SVB),Enskild,Aktiebolag,1,9001\n"
        f"{STOVELN},GULA STÖVELN ENSKILD FIRMA,Enskild,Fysiska personer,1,9001\n"
    ),
    "shared-questions/2026-05-18/source.toml": f'title = "Delade frågor"\nformat = "shared-questions"{SOURCE}',
    "shared-questions/2026-05-18/questions.json": json.dumps(
        {
            "contract": 1,
            "questions": [
                {"principal": LILLANG, "name": "Lillång", "text": SHARED, "sent": "2026-05-12", "round": 1}
            ],
        }
    ),
}


def indicator(
    indicator_id: str, label: str, unit: str, kind: str, decimals: int, **more: object
) -> Indicator:
    return Indicator(
        indicator_id, label.partition(": ")[2], unit, kind, "higher", decimals, more.pop("period", "school_year"),
        ("compulsory_school",), "Alla elever", "En definition", "Så läser ni måttet", ("Vad ligger bakom?",),
        (IndicatorSource("underlag", (label,)),), **more,
    )  # fmt: skip


SYSTEM = QualitySystem(
    school_forms=(
        SchoolForm(
            "compulsory_school", "grundskola", "Grundskola", "grundskolan", ("grundskola",), "Ett mål", "En inledning",
            (
                SubGoal("kunskaper", 1, "Kunskaper", "Eleverna når målen", "quality", ("Vad lyckas ni med?",)),
                SubGoal("trygghet", 2, "Trygghet", "Eleverna är trygga", "equity", ("När är det tryggt?",), "fastställd"),
            ),
        ),
    ),
    indicators=(
        indicator("elever", PUPILS, "pupils", "count", 0, conditions="pupils"),
        indicator("kostnad", COST, "kr", "cost", 0, conditions="costs", period="calendar_year"),
        indicator("alla-amnen", REACHED, "percent", "share", 1, sub_goal="kunskaper", success_factors=("stod",)),
        indicator("trygghet-ak-8", SAFETY, "index", "mean", 1, sub_goal="trygghet", period="spring_term", survey=True),
    ),
    success_factors=(SuccessFactor("stod", "Stöd i tid", "Stödet kommer tidigt.", ("När märker ni det?",)),),
    steps=(
        AnalysisStep("steg-1", "Nuläge", "Börja här.", 10, 5, (
            StepQuestion("visar", "Vad visar siffrorna?", "Skriv kort.", "text", "sub_goal"),
            StepQuestion("deltog", "Vilka deltog?", "Roller räcker.", "text", "once"),
        )),
        AnalysisStep("steg-2", "Orsaker", "Välj det viktigaste.", 0, 20, (
            StepQuestion("orsaker", "Vad ligger bakom?", "Skriv vad ni vet och gissar.", "text", "once"),
        )),
    ),
    tests=(PriorityTest("nulage", "Ur nuläget", "Var i analysen finns den?", "Ett exempel"),),
    signs=(
        SignText("underlag", "missing", "Enkäten gjordes inte det här året", survey=True),
        SignText("underlag", "missing", "Uppgift saknas"),
        SignText("underlag", "withheld", "Visas inte för enskilda", conditions="costs", principal_type="independent"),
        SignText("underlag", "withheld", "Skyddad uppgift"),
        SignText("underlag", "withheld_majority", "Gäller nästan alla"),
        SignText("underlag", "not_reported", "Redovisas inte"),
    ),
    unit_questions=(UnitQuestion("gar-bra", "Vad går bra hos er?", "Skriv kort.", "deltog"),),
)  # fmt: skip
SPELLINGS = {
    word.casefold(): word
    for word in ("AB", "ekonomisk", "enskild", "firma", "förening", "kommun", "skolenhet")
}
SITE = Site(
    "Nuläge",
    "Från siffra till samtal",
    "2026-1",
    "https://nulage.example",
    "/tjanst/",
    date(2026, 11, 21),
    "Nuläge",
    "fraga@nulage.example",
    "sakerhet@nulage.example",
)

CONTENT = Path(__file__).parents[2] / "content/quality-system"
METHOD = read_method(CONTENT, None)
SENTENCES = read_sentences(CONTENT, None, METHOD)
LIKENESS = read_likeness(CONTENT, None, METHOD)


def library(folder: Path) -> Library:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with Workbook(folder / "underlag/2026-03-25/underlag.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, TITLE)
        for column, (heading, cells) in enumerate(COUNTRY.items()):
            sheet.write_column(2, column, [heading, *cells])
    clearance = clear(read_statistics(folder, SYSTEM), SYSTEM, METHOD, Publication(()))
    country = Country(clearance.statistics, SYSTEM, SPELLINGS)
    analyst = analyst_of(country, SYSTEM, METHOD, SENTENCES, LIKENESS, {})
    figured = Figured(country, clearance.statistics, clearance, lambda: analyst)
    return Library(SITE, SYSTEM, {}, METHOD, country, lambda: figured)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> dict[str, bytes]:
    """The published files, by their path on the site; `--update-golden` makes them the golden copy."""
    whole = library(tmp_path_factory.mktemp("statistics"))
    app = create_app(whole)
    with app.test_request_context():
        urls = [f"/api/v1/{name}.json" for name in COMMON_FILES]
        urls += [app.url_for(endpoint, **values) for endpoint, values in api.addresses(whole)]
    files = {url.lstrip("/"): Client(app).get(url).data for url in urls}
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, content in files.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(content)
    return files


@pytest.fixture(scope="module")
def catalogue(written: dict[str, bytes]) -> Catalogue:
    """What the service makes of the golden copy, after any update of it."""
    assert written
    return Catalogue(GOLDEN)


def test_the_site_writes_what_it_wrote_when_the_golden_copy_was_made(written):
    golden = {file.relative_to(GOLDEN).as_posix(): file.read_bytes() for file in GOLDEN.rglob("*.json")}
    assert written == golden, "meant? Then run `pytest tests/contract --update-golden`, and read what changed"


def figures(catalogue: Catalogue, principal_id: str) -> dict[str, tuple[str, float | None]]:
    return {one.indicator: (one.status, one.value) for one in catalogue.figures(principal_id)}


def test_the_service_reads_what_the_site_wrote(catalogue):
    edition = catalogue.edition()
    assert edition.id == "2026-1"
    assert edition.invented
    assert edition.principals[TUVAN].name == "Tuvan AB (SVB)"
    assert edition.principals[LILLANG].type == "municipality"
    assert [one.id for one in edition.quality_system.school_forms[0].sub_goals] == ["kunskaper", "trygghet"]
    assert edition.indicators["kostnad"].sub_goal == ""
    assert [one.scope for one in edition.quality_system.steps[0].questions] == ["sub_goal", "once"]
    assert {one.indicator: one.value for one in edition.nation.values()} == {
        "elever": 1020, "kostnad": 140_200, "alla-amnen": 71.9, "trygghet-ak-8": 7.8,
    }  # fmt: skip


def test_a_hidden_share_reaches_the_service_as_a_reason_and_never_as_a_number(catalogue):
    assert figures(catalogue, TUVAN) == {
        "elever": ("exists", 61),
        "kostnad": ("withheld", None),
        "alla-amnen": ("withheld_majority", None),
        "trygghet-ak-8": ("exists", 8.4),
    }
    reasons = {one.indicator: one.reason for one in catalogue.figures(TUVAN)}
    assert reasons["kostnad"] == "Visas inte för enskilda"
    assert reasons["alla-amnen"] == "Gäller nästan alla"


def test_costs_are_of_the_first_calendar_year_and_the_survey_of_the_second(catalogue):
    periods = {one.indicator: one.period for one in catalogue.figures(LILLANG)}
    assert periods == {
        "elever": "2024/25",
        "kostnad": "2024",
        "alla-amnen": "2024/25",
        "trygghet-ak-8": "VT 2025",
    }


def test_a_principal_without_figures_is_published_all_the_same(catalogue):
    assert set(figures(catalogue, KOTTEN).values()) == {("missing", None)}


def test_a_sole_trader_stands_under_a_made_up_id_and_its_number_is_in_no_file(catalogue):
    made_up = [one for one in catalogue.edition().principals if not one.isdigit()]
    assert len(made_up) == 1
    assert figures(catalogue, made_up[0])["trygghet-ak-8"] == ("not_reported", None)
    for file in GOLDEN.rglob("*"):
        assert STOVELN not in file.name
        assert file.is_dir() or STOVELN.encode() not in file.read_bytes()


def test_what_a_principal_shares_reaches_the_service_and_the_list_says_who_shares(catalogue):
    assert {one.id: one.shared_questions for one in catalogue.edition().principals.values()} == {
        LILLANG: 1, TUVAN: 0, KOTTEN: 0, next(one for one in catalogue.edition().principals if not one.isdigit()): 0,
    }  # fmt: skip
    assert [one.text for one in catalogue._of(LILLANG).shared_questions] == [SHARED]


def test_every_file_says_contract_and_edition(written):
    assert {(file["contract"], file["edition"]) for file in map(json.loads, written.values())} == {
        (1, "2026-1")
    }
