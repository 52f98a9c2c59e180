import json
from pathlib import Path

import pytest
from published import publish

from nulage_forms.catalogue import Catalogue, ContractMismatch


def test_a_principal_is_known_by_its_number_and_its_name(catalogue: Catalogue) -> None:
    assert catalogue.edition().principals["9000000001"].name == "Lillångs kommun"


def test_made_up_figures_are_known_to_be_made_up(catalogue: Catalogue) -> None:
    assert catalogue.edition().invented


def test_figures_of_an_unknown_principal_are_none_and_no_file_is_looked_for(catalogue: Catalogue) -> None:
    assert catalogue.figures("../../etc") == ()


def test_another_contract_is_refused_with_file_found_expected_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(ContractMismatch) as refused:
        Catalogue(publish(tmp_path / "_site", contract=2))
    assert refused.value.file.name == "quality-system.json"
    assert (refused.value.found, refused.value.expected) == ("contract 2", "contract 1")
    assert "same release" in refused.value.remedy


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("{", "something else than JSON"),
        ("[]", "contract None"),
        ('{"contract": 1}', "edition: Field required"),
    ],
)
def test_a_file_that_says_something_else_is_named(published: Path, content: str, found: str) -> None:
    (published / "api/v1/principals.json").write_text(content)
    with pytest.raises(ContractMismatch, match=r"principals\.json") as refused:
        Catalogue(published)
    assert refused.value.found == found


def test_a_missing_build_is_told_with_the_way_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ContractMismatch, match=r"build\.py"):
        Catalogue(tmp_path)


def test_a_key_that_the_service_does_not_know_is_passed_over(published: Path) -> None:
    file = published / "api/v1/nation.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "new": {"later": 1}}))
    assert Catalogue(published).edition().nation


def test_a_site_that_is_swapped_is_read_anew(tmp_path: Path) -> None:
    link = tmp_path / "_site"
    link.symlink_to(publish(tmp_path / "1"))
    catalogue = Catalogue(link)
    link.unlink()
    link.symlink_to(publish(tmp_path / "2", edition="2027-1"))
    assert catalogue.edition().id == "2027-1"


def test_a_new_site_that_cannot_be_understood_leaves_the_old_in_use(tmp_path: Path) -> None:
    link = tmp_path / "_site"
    link.symlink_to(publish(tmp_path / "1"))
    catalogue = Catalogue(link)
    link.unlink()
    link.symlink_to(publish(tmp_path / "2", edition="2027-1", contract=2))
    assert catalogue.edition().id == "2026-1"
    assert len(catalogue.figures("9000000001")) == 2
