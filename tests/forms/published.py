"""What does a small published country look like, with all that the service needs of one?"""

import json
from pathlib import Path
from typing import Any

PRINCIPAL, SMALL = "9000000001", "9000000002"

SHARED = "Hur får vikarier del av det vi vet?"

FIGURE = {"indicator": "e-i-alla-amnen", "school_form": "compulsory_school", "source": "underlag/2026-03-25"}

UNITS = [
    {"code": "90000001", "name": "Ängsskolan", "url": "/skolenhet/90000001/"},
    {"code": "90000002", "name": "Lillskolan", "url": "/skolenhet/90000002/"},
    {"code": "90000003", "name": "Förskolan Å", "url": "/skolenhet/90000003/"},
    {"code": "90000004", "name": "Byskolan", "url": ""},
]
NEARLY_ALL, UNIT, WITHHELD, WITHOUT_FIGURES = (unit["code"] for unit in UNITS)

FILES: dict[str, dict[str, Any]] = {
    "quality-system.json": {
        "school_forms": [
            {
                "id": "preschool",
                "name": "Förskola",
                "goal": "Okänt för tjänsten.",
                "sub_goals": [
                    {
                        "id": "trygg-i-gruppen",
                        "name": "Barnen är trygga",
                        "heading": "Trygghet",
                        "status": "exempeltext",
                    }
                ],
            },
            {
                "id": "compulsory_school",
                "name": "Grundskola",
                "sub_goals": [
                    {
                        "id": "kunskaper",
                        "name": "Eleverna når målen",
                        "heading": "Kunskaper",
                        "questions": ["Vilka elever når längre än väntat?"],
                    },
                    {"id": "studiero", "name": "Eleverna har studiero", "heading": "Studiero"},
                ],
            },
        ],
        "indicators": [
            {
                "id": "e-i-alla-amnen",
                "name": "Lägst E i alla ämnen",
                "unit": "percent",
                "decimals": 1,
                "sub_goal": "kunskaper",
            },
            {"id": "elever", "name": "Antal elever", "unit": "pupils", "conditions": "pupils"},
        ],
        "success_factors": [
            {"id": "ledning", "name": "Ledning nära undervisningen"},
            {"id": "tid", "name": "Tid att lära av varandra"},
        ],
        "steps": [
            {
                "id": "steg-1",
                "name": "Vad visar siffrorna?",
                "introduction": "Beskriv läget.",
                "minutes_per_sub_goal": 10,
                "minutes_once": 5,
                "questions": [
                    {"id": "visar", "text": "Vad ser ni?", "hint": "", "kind": "text", "scope": "sub_goal"},
                    {"id": "bild", "text": "Er bild?", "hint": "", "kind": "view", "scope": "sub_goal"},
                    {
                        "id": "lyckas",
                        "text": "Vad lyckas ni med?",
                        "hint": "",
                        "kind": "text",
                        "scope": "once",
                        "short": True,
                    },
                    {"id": "vilka", "text": "Vilka var med?", "hint": "", "kind": "text", "scope": "once"},
                ],
            },
            {
                "id": "steg-2",
                "name": "Vad kan det bero på?",
                "introduction": "Leta orsaker.",
                "minutes_per_sub_goal": 0,
                "minutes_once": 40,
                "questions": [
                    {"id": "orsaker", "text": "Vilka orsaker?", "hint": "", "kind": "text", "scope": "once"},
                    {
                        "id": "faktorer",
                        "text": "Vilka framgångsfaktorer?",
                        "hint": "Välj de ni vill.",
                        "kind": "success_factors",
                        "scope": "once",
                    },
                    {
                        "id": "bakom",
                        "text": "Vad ligger bakom?",
                        "hint": "",
                        "kind": "text",
                        "scope": "once",
                        "each": "Orsak",
                        "short": True,
                    },
                    {
                        "id": "ror",
                        "text": "Vilka faktorer rör det?",
                        "hint": "",
                        "kind": "success_factors",
                        "scope": "once",
                        "each": "Orsak",
                    },
                ],
            },
        ],
        "tests": [
            {"id": "marks", "name": "Märks hos barnen", "question": "Vad ska barnen märka?"},
            {"id": "betydelse", "name": "Gör skillnad", "question": "Vad blir bättre?"},
            {"id": "analys", "name": "Kommer ur analysen", "question": "Vad har lett fram till frågan?"},
        ],
        "unit_questions": [
            {
                "id": "fungerar",
                "text": "Vad fungerar?",
                "hint": "Kort.",
                "into": "lyckas",
                "status": "exempeltext",
            },
            {"id": "saknas", "text": "Vad saknas?", "hint": "", "into": "finns-inte"},
        ],
    },
    "principals.json": {
        "principals": [
            {
                "id": PRINCIPAL,
                "name": "Lillångs kommun",
                "type": "municipality",
                "school_forms": ["compulsory_school", "preschool"],
                "units": 4,
                "url": f"/huvudman/{PRINCIPAL}/",
            },
            {
                "id": SMALL,
                "name": "Åkerns förskola AB",
                "type": "independent",
                "school_forms": ["preschool"],
                "units": 1,
                "url": f"/huvudman/{SMALL}/",
                "shared_questions": 1,
            },
        ]
    },
    "nation.json": {"figures": [FIGURE | {"period": "2024/25", "status": "exists", "value": 71.9}]},
    "sources.json": {"sources": [{"id": "underlag/2026-03-25", "title": "Underlag", "invented": True}]},
    f"principals/{PRINCIPAL}.json": {
        "units": UNITS,
        "similar": [
            {"school_form": form, "origin": "own", "note": "", "peers": [{"id": SMALL, "name": "Okänt."}]}
            for form in ("preschool", "compulsory_school")
        ],
        "shared_questions": [],
        "figures": [
            FIGURE | {"period": "2023/24", "status": "exists", "value": 60.0},
            FIGURE | {"period": "2024/25", "status": "exists", "value": 62.5, "expected": 66},
        ],
        "areas": [
            {
                "id": "grundskola-e-i-alla-amnen-under",
                "kind": "explore",
                "heading": "Grundskola: Lägst E i alla ämnen",
                "statement": "Av 80 elever fick 50 lägst E i alla ämnen (62,5 %).",
                "questions": ["Var på vägen tappar elever fotfästet?", "Vad tror ni ligger bakom?"],
                "why": {"rule": "Tydligt", "facts": [], "source": "Underlag", "period": "2024/25"},
                "sub_goal": "kunskaper",
                "success_factor": "tid",
                "figures": [
                    FIGURE | {"period": "2024/25", "status": "exists", "value": 62.5, "expected": 66}
                ],
            },
            {
                "id": "grundskola-elever-over",
                "kind": "open",
                "heading": "Grundskola: Antal elever",
                "statement": "Ni har fler elever än i fjol.",
                "questions": ["Hur märks det?"],
                "why": {"rule": "Öppet", "facts": [], "source": "", "period": ""},
                "figures": [
                    {
                        "indicator": "elever",
                        "school_form": "compulsory_school",
                        "period": "2024/25",
                        "status": "exists",
                        "value": 640,
                        "expected": 610,
                        "source": "underlag/2026-03-25",
                    }
                ],
            },
        ],
    },
    f"principals/{SMALL}.json": {
        "figures": [],
        "units": [{"code": "90000009", "name": "Åkern", "url": ""}],
        "similar": [{"school_form": "preschool", "origin": "none", "peers": [], "note": "För få."}],
        "shared_questions": [{"text": SHARED, "sent": "2026-05-12", "round": 1}],
    },
    **{
        f"school-units/{code}.json": {
            "figures": [
                FIGURE | {"period": "2024/25", "principal": PRINCIPAL, "status": status, "reason": "Skyddad"}
            ],
        }
        for code, status in ((NEARLY_ALL, "withheld_majority"), (WITHHELD, "withheld"))
    },
    f"school-units/{UNIT}.json": {
        "unit": UNITS[1],
        "figures": [
            FIGURE | {"period": "2024/25", "status": "exists", "value": 58.3, "principal": PRINCIPAL},
            FIGURE | {"period": "2024/25", "status": "exists", "value": 11.1, "principal": SMALL},
        ],
    },
}


def publish(folder: Path, edition: str = "2026-1", contract: int = 1) -> Path:
    """Writes the small country into a folder as the site publishes it."""
    for name, content in FILES.items():
        file = folder / "api" / "v1" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"contract": contract, "edition": edition, **content}), encoding="utf-8")
    (folder / "tema").mkdir(exist_ok=True)
    (folder / "tema" / "nulage.css").write_text("body { margin: 0 }")
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return folder
