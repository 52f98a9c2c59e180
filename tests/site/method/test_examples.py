"""Is an invented cohort compared as a real one is?"""

from forty_municipalities import FORM, METHOD, YEAR_9, forty, landscape, municipality

from nulage_site.analysis.comparison.expected import Expected
from nulage_site.analysis.examples import example

EXPECTED = Expected(0.75, 0.04**2)


def test_the_same_share_says_more_the_more_pupils_there_are():
    cohorts = [example(round(0.68 * of), of, EXPECTED, 0.03, METHOD) for of in (25, 200, 1000)]
    assert [each.evidence_class for each in cohorts] == ["C", "B", "A"]
    assert [each.gap for each in cohorts] == [-1, -14, -70]
    assert cohorts[0].belief.reliability < cohorts[1].belief.reliability < cohorts[2].belief.reliability


def test_an_example_with_a_real_principals_numbers_says_what_its_page_says():
    everybody = landscape(forty())
    for number in range(40):
        seen = next(
            one for one in everybody.comparisons(municipality(number)) if one.figure.indicator == YEAR_9
        )
        line = everybody.line(FORM, YEAR_9, "2024/25")
        assert line
        expected = line.expected((40.0 + number, 10.0 + 17 * number % 30))
        assert seen.counts
        assert expected
        told = example(seen.counts.reached, seen.counts.of, expected, seen.delta / 100, METHOD)
        assert (told.evidence_class, told.gap) == (seen.evidence_class, seen.pupils)
        assert told.belief.probability == seen.probability
