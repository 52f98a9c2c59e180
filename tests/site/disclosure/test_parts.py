"""Is what is found of a country part by part the same as of all of it at once, and asked again only where it must be?"""

import random

import pandas as pd
import pytest

from nulage_site.analysis.disclosure import parts
from nulage_site.analysis.disclosure.counts import audit_counts
from nulage_site.analysis.disclosure.parts import PARTS
from nulage_site.kept import Kept

MEASURES = ("lagst-e-alla-amnen-ak-9", "matematik-ak-9", "lagst-e-alla-amnen-ak-6")
PUPILS = "antal-elever"
PERIODS = ("2023/24", "2024/25")
BASIS = "basis/2026-01-01"


def country(chance, principals=6):
    """What the files of a country would say if they withheld nothing: small principals with a few units."""
    rows = {}
    for number in map(str, range(principals)):
        for period in PERIODS:
            units = {unit: chance.randint(20, 60) for unit in "abc"[: chance.randint(2, 3)]}
            rows |= {(number, unit, PUPILS, period): 2.0 * pupils for unit, pupils in units.items()}
            for measure in MEASURES:
                reached = {unit: chance.randint(pupils // 2, pupils) for unit, pupils in units.items()}
                for unit, pupils in units.items():
                    rows[number, unit, measure, period] = round(100 * reached[unit] / pupils, 1)
                whole, pupils = sum(reached.values()), sum(units.values())
                rows[number, "", measure, period] = (round(100 * whole / pupils, 1), pupils)
    return rows


def changed(said, rows, chance):
    """The same, but that one figure is withheld or is not any more, or has another number of pupils."""
    key = chance.choice([each for each in rows if each[2] in MEASURES])
    if said[key] == "withheld":
        return {**said, key: rows[key]}
    other = "withheld" if key[1] else (rows[key][0], rows[key][1] + chance.randint(0, 2))
    return {**said, key: other}


@pytest.mark.parametrize("seed", range(4))
def test_part_by_part_and_kept_is_as_all_at_once(seed, tidy, system, method, tmp_path, monkeypatch):
    chance, withheld = random.Random(seed), set()
    rows = said = country(chance)
    for number in range(30):
        said = changed(said, rows, chance)
        if number % 5:
            continue
        table = tidy(said)
        by_parts = audit_counts(table, {BASIS}, system.indicators, method, Kept(tmp_path / "kept"))
        with monkeypatch.context() as patch:
            patch.setattr(parts, "PARTS", 1)
            assert by_parts == audit_counts(table, {BASIS}, system.indicators, method)
        withheld |= by_parts.pinned
    assert withheld


def test_only_the_part_where_something_has_changed_is_audited_again(tidy, system, method, tmp_path):
    def audited(rows):
        """How many parts have been audited so far."""
        audit_counts(tidy(rows), {BASIS}, system.indicators, method, Kept(tmp_path / "kept"))
        return len(list((tmp_path / "kept").iterdir()))

    rows = country(random.Random(0), 40)
    assert audited(rows) == 0
    rows |= {(str(number), "a", MEASURES[0], PERIODS[0]): "withheld" for number in range(40)}
    parts_in_all = audited(rows)
    assert PARTS // 4 < parts_in_all <= 40
    for elsewhere in ((MEASURES[2], PERIODS[0]), (MEASURES[0], PERIODS[1])):
        assert audited({**rows, ("3", "a", *elsewhere): 50.0}) == parts_in_all
    assert audited({**rows, ("3", "b", MEASURES[0], PERIODS[0]): "withheld"}) == parts_in_all + 1
    of_no_pupils = {("3", "", "undervisningskostnad-per-elev", "2024"): 100.0}
    assert audited({**rows, **of_no_pupils}) == parts_in_all + 1


def test_every_row_is_in_one_part_with_all_the_others_of_its_principal(tidy):
    table = tidy(country(random.Random(1), 200))
    nothing = table.iloc[:0]
    found = [part.numbered for part in parts.parts(table, nothing, nothing)]
    owners = [owner for part in found for owner in set(part[0])]
    assert len(owners) == len(set(owners)) == 200
    assert len(found) > PARTS // 2
    whole = pd.concat([pd.DataFrame(list(zip(*part, strict=True))) for part in found])
    assert len(whole) == len(table)
