"""A fault is told so that whoever reads a long list of them finds the file, the row and what to do."""

import pytest

from nulage_site.faults import Fault, FaultsFound, either, quoted
from nulage_site.faults.disk import disk_fault
from nulage_site.toml.text import read_toml


def fault(file="a.md", place=""):
    return Fault(file, place, "HTML", "bara Markdown", "Skriv det som Markdown.")


def test_a_fault_is_told_on_four_lines():
    assert str(fault(place="rad 14")) == (
        "a.md, rad 14\n  Fel: HTML\n  Ska vara: bara Markdown\n  Gör så här: Skriv det som Markdown."
    )
    assert str(fault()).startswith("a.md\n")


def test_faults_come_by_file_and_then_as_one_reads_the_file():
    places = ["", "blad 1, rad 8", "blad 1, rad 14, kolumn B", "blad 1, rad 14, kolumn AA", "blad 2, rad 3"]
    ordered = [fault("a.xlsx", place) for place in places]
    ordered += [fault("b.md", place) for place in ("", "rad 8", "rad 14", "rad 100", "sist i filen")]
    assert FaultsFound(reversed(ordered)).faults == tuple(ordered)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("sextio", "”sextio”"),
        ("två\nrader\t och\x1b[31m", "”två rader och [31m”"),
        ("x" * 61, f"”{'x' * 60} …”"),
        (True, "true"),
        (["å", 1], '["å", 1]'),
        (None, "tomt"),
    ],
)
def test_a_value_is_quoted_on_one_line_and_as_files_write_it(value, told):
    assert quoted(value) == told


def test_alternatives_are_written_as_swedish_does():
    assert [either(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a eller b",
        "a, b eller c",
    ]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ('a = "x\n', "rad 1", 'en text utan citattecken i slutet: ”a = "x”'),
        ("a = 'x\nb = 2\n", "sist i filen", "en text utan citattecken i slutet"),
        ("b = 1\na = 'x\nc = 'y'\n", "rad 2", "en text utan citattecken i slutet: ”a = 'x”"),
        ('a = """x\n', "sist i filen", "en text utan citattecken i slutet"),
        ("a = '''x\n", "sist i filen", "en text utan citattecken i slutet"),
        ("a = 1\na = 2\n", "rad 2", "något som redan står tidigare i filen: ”a = 2”"),
        ("[a]\n[a]\n", "rad 2", "något som redan står tidigare i filen: ”[a]”"),
        ("a = { b = 1, b = 2 }\n", "rad 1", "något som redan står tidigare i filen: ”a = { b = 1, b = 2 }”"),
        ("a = 2026-02-31\n", "rad 1", "ett datum eller klockslag som inte finns: ”a = 2026-02-31”"),
        ("a = hej\n", "rad 1", "ett värde som inte går att läsa: ”a = hej”"),
        ("a = 2026-1\n", "rad 1", "mer än ett värde på raden: ”a = 2026-1”"),
        ("a\n", "rad 1", "ett likhetstecken som saknas: ”a”"),
        ("[a\n", "rad 1", "en hakparentes eller klammer som inte stängs: ”[a”"),
        ("a = [1\nb = 2\n", "rad 2", "en hakparentes eller klammer som inte stängs: ”b = 2”"),
        ('a = "C:\\mapp"\n', "rad 1", 'ett omvänt snedstreck: ”a = "C:\\mapp"”'),
        ("=\n", "rad 1", "något som inte är TOML: ”=”"),
    ],
)
def test_what_is_wrong_with_a_toml_file_is_told_in_swedish_with_its_line(tmp_path, text, place, found):
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultsFound) as refused:
        read_toml(tmp_path / "a.toml", "a.toml")
    (fault,) = refused.value.faults
    assert (fault.file, fault.place, fault.found) == ("a.toml", place, found)


def test_a_toml_file_saved_by_a_plain_editor_on_windows_is_read(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_toml(tmp_path / "a.toml").table == {"a": 1}


def test_what_the_disk_says_is_told_in_swedish(tmp_path):
    with pytest.raises(OSError, match="directory") as refused:
        (tmp_path / "a" / "b").read_bytes()
    assert disk_fault(refused.value, tmp_path).file.endswith("a/b")
    assert disk_fault(refused.value, tmp_path).found == "den finns inte"
