import re
import zipfile
from io import BytesIO

import docx
import pytest
from odd_writing import NOON, answered, odd_analysis
from published import PRINCIPAL

from nulage_forms.catalogue import Catalogue
from nulage_forms.documents.characters import read, written
from nulage_forms.documents.form import form_of
from nulage_forms.documents.opened import NotReadable
from nulage_forms.documents.plain import plain
from nulage_forms.documents.returned import Loose, Returned, returned
from nulage_forms.documents.word_back import paragraphs_of
from nulage_forms.documents.word_form import word_form
from nulage_forms.model import Assessment, Value
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.document import written as document_of

VISAR, BILD = "steg-1/kunskaper/visar", "steg-1/kunskaper/bild"


@pytest.fixture
def questionnaire(catalogue: Catalogue) -> Questionnaire:
    return Questionnaire(catalogue.edition(), catalogue.edition().principals[PRINCIPAL])


def filled(questionnaire: Questionnaire, assessment: Assessment | None = None) -> bytes:
    return word_form(form_of(questionnaire, (), assessment), NOON)


def back(questionnaire: Questionnaire, file: bytes, assessment: Assessment | None = None) -> Returned:
    draft = assessment or Assessment()
    return returned(file, questionnaire, (), draft)


def typed_by_hand(questionnaire: Questionnaire, **boxes: list[str]) -> bytes:
    """The form as somebody fills it in: paragraphs put into the box under each code."""
    file = docx.Document(BytesIO(filled(questionnaire)))
    for table in file.tables:
        code = table.rows[0].cells[0].text.strip("[]").replace("/", "_").replace("-", "_")
        if code in boxes:
            cell = table.rows[1].cells[0]
            for paragraph in cell.paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)
            cell.paragraphs[0]._p.clear_content()
            cell.paragraphs[0].add_run(boxes[code][0])
            for line in boxes[code][1:]:
                cell.add_paragraph(line)
    return saved(file)


def saved(file) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(50))
def test_an_analysis_comes_back_from_word_as_it_was_whatever_is_written_in_it(seed: int, questionnaire):
    assessment = odd_analysis(questionnaire, seed)
    found = back(questionnaire, filled(questionnaire, assessment), assessment)
    assert dict(found.answers) == {key: answer.value for key, answer in assessment.answers.items()}
    assert found.loose == ()


def test_an_analysis_comes_back_from_json_as_it_was(questionnaire):
    for seed in range(10):
        assessment = odd_analysis(questionnaire, seed)
        file = plain(questionnaire.principal, assessment, document_of(questionnaire, (), assessment))
        assert dict(back(questionnaire, file, assessment).answers) == {
            key: answer.value for key, answer in assessment.answers.items()
        }


@pytest.mark.parametrize(
    "text", ["_x0041_x0042_", "\x01x0041_", "_x005_\x01", "\r", "_x", "_x005F_", "a\x0b_x000B_"]
)
def test_what_xml_cannot_hold_is_written_so_that_it_comes_back(text: str):
    assert read(written(text)) == text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", written(text))


def test_half_a_character_is_never_made_of_what_a_file_says():
    assert read("_xD800_ _x0000_") == "_xD800_ _x0000_"


def test_several_paragraphs_typed_in_a_box_are_one_answer(questionnaire):
    file = typed_by_hand(questionnaire, steg_1_kunskaper_visar=["Fler når längre.", "", "- utom i åk 8"])
    assert back(questionnaire, file).answers == {VISAR: Value("Fler når längre.\n\n- utom i åk 8")}


@pytest.mark.parametrize("style", ["List Bullet", "List Number"])
def test_a_list_made_in_word_is_a_list_in_the_answer(questionnaire, style: str):
    file = docx.Document(
        BytesIO(
            typed_by_hand(
                questionnaire,
                steg_1_kunskaper_visar=["Vi ser:", "lugn", "trygghet"],
                steg_1_kunskaper_bild=["x En styrka"],
            )
        )
    )
    for paragraph in (
        each for table in file.tables for row in table.rows for each in row.cells[0].paragraphs
    ):
        if paragraph.text in {"lugn", "trygghet", "x En styrka"}:
            paragraph.style = file.styles[style]
    assert back(questionnaire, saved(file)).answers == {
        VISAR: Value("Vi ser:\n- lugn\n- trygghet"),
        VISAR.replace("visar", "bild"): Value(choices=("strength",)),
    }


@pytest.mark.parametrize(
    "lines",
    [
        ["☐ En styrka", "☒ Något att utforska", "☐ Vi kan inte säga än"],
        ["En styrka", "x Något att utforska", ""],
        ["☐ En styrka", "☐x Något att utforska"],
        ["[ ] En styrka", "[X] något att utforska"],
        ["☐ En styrka", "☐ Något att utforska ✓"],
    ],
)
def test_a_choice_is_ticked_in_the_way_that_comes_to_hand(lines: list[str], questionnaire):
    file = typed_by_hand(questionnaire, steg_1_kunskaper_bild=lines)
    assert back(questionnaire, file) == Returned({BILD: Value(choices=("explore",))}, ())


def test_two_ticks_where_one_is_asked_for_are_shown_and_not_guessed_at(questionnaire):
    file = typed_by_hand(
        questionnaire, steg_1_kunskaper_bild=["x En styrka", "x Något att utforska", "Båda!"]
    )
    found = back(questionnaire, file)
    assert found.answers == {}
    assert [each.text for each in found.loose] == ["x En styrka", "x Något att utforska", "Båda!"]
    assert found.loose[0].about == "Grundskola. Kunskaper. Er bild? Där går det bara att välja ett svar."


@pytest.mark.parametrize("line", ["2", "2.", "2 Kunskaper, grundskola", "kunskaper, grundskola", "Kunskaper"])
def test_one_of_many_is_chosen_by_its_number_or_its_name(line: str, questionnaire):
    file = typed_by_hand(questionnaire, fraga_ny1_delmal=[line])
    assert back(questionnaire, file).answers == {"fraga/ny1/delmal": Value(choices=("kunskaper",))}


def test_a_number_that_is_not_on_the_list_is_shown(questionnaire):
    found = back(questionnaire, typed_by_hand(questionnaire, fraga_ny1_delmal=["99 Trivsel"]))
    assert (found.answers, found.loose[0].text) == ({}, "99 Trivsel")


def test_boxes_may_change_places_and_stand_together(questionnaire):
    file = docx.Document(
        BytesIO(typed_by_hand(questionnaire, steg_1_kunskaper_visar=["A"], steg_2_orsaker=["B", "b"]))
    )
    body = file.element.body
    tables = [table._tbl for table in file.tables]
    for table in reversed(tables):
        body.insert(0, table)
    assert back(questionnaire, saved(file)).answers == {VISAR: Value("A"), "steg-2/orsaker": Value("B\nb")}


def test_what_is_written_outside_the_boxes_is_shown_and_the_forms_own_text_is_not(questionnaire):
    file = docx.Document(BytesIO(filled(questionnaire)))
    file.add_paragraph("En tanke i slutet.")
    file.tables[0].add_row()
    found = back(questionnaire, saved(file))
    assert found == Returned({}, (Loose("", "En tanke i slutet."),))


def test_a_box_that_somebody_has_copied_is_shown_beside_the_first(questionnaire):
    file = docx.Document(BytesIO(typed_by_hand(questionnaire, steg_1_kunskaper_visar=["Första"])))
    box = next(table for table in file.tables if VISAR in table.rows[0].cells[0].text)
    twin = docx.Document(BytesIO(typed_by_hand(questionnaire, steg_1_kunskaper_visar=["Andra"])))
    other = next(table for table in twin.tables if VISAR in table.rows[0].cells[0].text)
    file.element.body.append(other._tbl)
    assert box is not None
    found = back(questionnaire, saved(file))
    assert found == Returned({VISAR: Value("Första")}, (Loose("", "Andra"),))


def test_crossed_out_text_is_left_out_and_inserted_text_is_read(questionnaire):
    file = filled(questionnaire, Assessment({VISAR: answered(Value("GAMMALT"))}))
    changed = in_document(
        file,
        b"<w:r><w:t>GAMMALT</w:t></w:r>",
        b"<w:del><w:r><w:delText>Bort</w:delText></w:r></w:del><w:ins><w:r><w:t>Nytt</w:t></w:r></w:ins>"
        b'<w:r><w:br/><w:noBreakHyphen/><w:sym w:char="F0FE"/></w:r>',
    )
    assert back(questionnaire, changed).answers == {VISAR: Value("Nytt\n\N{NON-BREAKING HYPHEN}☒")}


def test_a_new_question_that_stands_in_the_draft_already_does_not_come_twice(questionnaire):
    file = typed_by_hand(questionnaire, fraga_ny1_text=["Hur når vi fler?"], fraga_ny1_onskemal=["Nya sätt."])
    draft = Assessment({"fraga/4/text": answered(Value("Hur når vi fler?"))}, ("4",))
    assert back(questionnaire, file, draft).answers == {
        "fraga/4/text": Value("Hur når vi fler?"),
        "fraga/4/onskemal": Value("Nya sätt."),
    }


def test_questions_of_another_draft_become_new_ones(questionnaire):
    other = Assessment({"fraga/9/text": answered(Value("Från i fjol?"))}, ("9",))
    file = plain(questionnaire.principal, other, document_of(questionnaire, (), other))
    assert back(questionnaire, file).answers == {"fraga/ny1/text": Value("Från i fjol?")}


def test_what_the_team_has_added_comes_back_too(questionnaire):
    draft = Assessment(
        {
            "orsak/2/orsaker": answered(Value("En orsak till.")),
            "egna/3/namn": answered(Value("Trygga på rasten")),
            "egna/3/varde": answered(Value("84 %")),
            "egna/3/kalla": answered(Value("regionens enkät")),
            "egna/3/antal": answered(Value("8")),
        },
        rows={"orsak": ("1", "2"), "egna/kunskaper": ("3",)},
    )
    file = plain(questionnaire.principal, draft, document_of(questionnaire, (), draft))
    own = {key for key in back(questionnaire, file, draft).answers if key.startswith("egna")}
    assert own == {f"egna/3/{part}" for part in ("namn", "varde", "kalla", "antal")}
    texts = paragraphs_of(filled(questionnaire, draft))
    assert "Trygga på rasten (egen uppgift\u00a0· regionens enkät\u00a0· 8 personer)" in texts
    assert back(questionnaire, filled(questionnaire, draft), draft).loose == ()


def in_document(file: bytes, old: bytes, new: bytes, name: str = "word/document.xml") -> bytes:
    """The same file with something else in one of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for each in before.namelist():
            content = before.read(each)
            if each == name:
                assert old in content, content[:3000]
                content = content.replace(old, new, 1)
            after.writestr(each, content)
    return out.getvalue()


BOMB = (
    b'<!DOCTYPE b [<!ENTITY a "' + b"x" * 1000 + b'">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (b"" if n == 1 else b"%d" % (n - 1)) * 10) for n in range(1, 9))
    + b"]>"
)  # fmt: skip


def refused(questionnaire: Questionnaire) -> dict[str, bytes]:
    word = filled(questionnaire)
    start = b"<w:document "
    outer = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document '
    big, many = BytesIO(), BytesIO()
    with zipfile.ZipFile(big, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", zipfile.ZipFile(BytesIO(word)).read("_rels/.rels"))
        archive.writestr("word/document.xml", b" " * 21 * 1024 * 1024)
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}", b"")
    return {
        "nothing": b"",
        "a picture": b"\x89PNG\r\n",
        "an old Word file": b"\xd0\xcf\x11\xe0",
        "half a zip": word[:2000],
        "a zip of something else": zipped(b"x"),
        "more than it says": big.getvalue(),
        "too many parts": many.getvalue(),
        "entities in entities": in_document(word, start, BOMB + start),
        "an outer entity": in_document(word, start, outer),
        "another list": b"[1]",
        "another object": b'{"contract": 2}',
        "a deep object": b'{"answers":' * 5_000,
        "a wrong shape": b'{"contract": 1, "answers": {"a": {"choices": 7}}}',
    }


def zipped(content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x", content)
    return out.getvalue()


def test_what_is_no_form_or_too_much_is_refused(questionnaire):
    for name, file in refused(questionnaire).items():
        with pytest.raises(NotReadable):
            pytest.fail(f"{name}: {back(questionnaire, file)}")


def test_macros_and_what_a_file_points_to_are_never_looked_at(questionnaire):
    word = typed_by_hand(questionnaire, steg_1_kunskaper_visar=["A"])
    far = in_document(
        word,
        b"</Relationships>",
        b'<Relationship Id="rX" Type="http://x/image" Target="http://far.example/x" TargetMode="External"/></Relationships>',
        "word/_rels/document.xml.rels",
    )
    out = BytesIO(far)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert back(questionnaire, out.getvalue()).answers == {VISAR: Value("A")}
