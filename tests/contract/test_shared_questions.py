"""Does the site read what the service writes of the questions that principals share?"""

from datetime import date
from pathlib import Path

from nulage_forms import shared_questions as service
from nulage_forms.questionnaire import sharing
from nulage_site.faults import Fault
from nulage_site.model import SharedQuestion
from nulage_site.statistics import shared_questions as site
from nulage_site.statistics.folders import find_folders

QUESTION = {
    "principal": "9000000001",
    "name": "Lillångs kommun",
    "text": "Hur når vi ”alla”?\nÄven åäö.",
    "sent": "2026-05-12",
    "round": 2,
}


def test_the_folder_that_the_service_writes_is_a_source_that_the_site_reads(tmp_path: Path) -> None:
    day = date(2026, 5, 18)
    folder = tmp_path / "shared-questions" / day.isoformat()
    for invented in (True, False):
        service.write(folder, [QUESTION], "https://site.example/", day, invented=invented)
        faults: list[Fault] = []
        ((found,),) = find_folders(tmp_path, faults)
        assert faults == []
        assert (found.source.format, found.source.fetched, found.source.invented) == (
            "shared-questions",
            day,
            invented,
        )
        ((file, told_as),) = found.files
        assert site.read_shared_questions(file, told_as) == {
            "9000000001": (SharedQuestion(QUESTION["text"], date(2026, 5, 12), 2),)
        }


def test_both_halves_mean_the_same_contract_and_the_same_longest_question() -> None:
    assert service.CONTRACT == site.CONTRACT
    assert sharing.MOST_CHARACTERS == site.MOST_CHARACTERS
