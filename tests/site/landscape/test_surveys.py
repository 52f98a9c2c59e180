"""When does a survey's mean suggest anything?"""

from forty_municipalities import METHOD, NATION, PUPILS, forty, independent, landscape, municipality

from nulage_site.findings import Comparison

SPRING = "VT 2025"
SAFETY, HELP = "trygghet-ak-8", "hjalp-enligt-vardnadshavare"
OWN = municipality(0)


def answered(indicator: str, *own: tuple[str, float], usual: float = 8.0, pupils: float = 1800.0):
    """Forty municipalities and twelve schools; staff of schools are happier by one."""
    everybody = {id_: {(PUPILS, "2024/25"): pupils} for id_ in forty()}
    everybody |= {independent(number): {(PUPILS, "2024/25"): 150.0} for number in range(12)}
    for number, (id_, figures) in enumerate(everybody.items()):
        figures[indicator, SPRING] = usual + (0.2, 0.0, -0.2)[number % 3] + (id_.startswith("559"))
    for id_, value in own:
        everybody[id_][indicator, SPRING] = value
    return everybody


def one(everybody, principal_id: str = OWN) -> Comparison:
    (found,) = landscape(everybody).comparisons(principal_id)
    return found


def test_a_mean_is_compared_with_principals_of_the_same_type_and_the_nation_stands_beside():
    everybody = answered(SAFETY) | {NATION: {(SAFETY, SPRING): 8.4}}
    found = one(everybody)
    assert (found.kind, found.reference, found.expected, found.nation) == ("survey", "type_median", 8.0, 8.4)
    assert one(everybody, independent(3)).expected == 9.0


def test_twice_the_least_difference_suggests_something_and_less_does_not():
    assert one(answered(SAFETY, (OWN, 7.5))).evidence_class == "B"
    assert one(answered(SAFETY, (OWN, 7.6))).evidence_class == "D"


def test_of_few_pupils_the_mean_must_differ_by_more():
    everybody = answered(SAFETY, (OWN, 7.4))
    everybody[OWN][PUPILS, "2024/25"] = 20.0
    assert one(everybody).evidence_class == "D"


def test_nothing_is_ever_clear_from_a_survey_and_no_probability_is_told():
    found = one(answered(SAFETY, (OWN, 1.0)))
    assert (found.evidence_class, found.probability, found.counts) == ("B", None, None)


def test_guardians_answers_are_whole_numbers_and_must_differ_by_two():
    assert METHOD.indicators[HELP].least_steps == 2
    assert one(answered(HELP, (OWN, 7.0), usual=8.0)).evidence_class == "D"
    assert one(answered(HELP, (OWN, 6.0), usual=8.0)).evidence_class == "B"


def test_without_the_number_of_pupils_nobody_can_say_what_is_chance():
    everybody = answered(SAFETY, (OWN, 5.0))
    del everybody[OWN][PUPILS, "2024/25"]
    assert one(everybody).evidence_class == "C"


def test_a_type_with_few_principals_has_no_median():
    everybody = {id_: own for id_, own in answered(SAFETY).items() if not id_.startswith("559")}
    everybody[independent(1)] = {(PUPILS, "2024/25"): 150.0, (SAFETY, SPRING): 5.0}
    found = one(everybody, independent(1))
    assert (found.expected, found.evidence_class) == (None, "C")


def test_a_year_without_the_survey_is_no_answer():
    everybody = answered(SAFETY)
    everybody[OWN][SAFETY, SPRING] = "missing"
    assert one(everybody).evidence_class == "E"
