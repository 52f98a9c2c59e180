"""Which other principals work under circumstances like these?"""

from nulage_site.analysis.country import Country
from nulage_site.analysis.of_each import of_each
from nulage_site.analysis.similar.answers import Kolada, answers
from nulage_site.analysis.similar.facts import facts_of, own_facts
from nulage_site.asking import Ask, afresh, lasting
from nulage_site.findings import Similar
from nulage_site.method import Method
from nulage_site.quality_system.similar import Likeness


@lasting
class SimilarPrincipals:
    """The similar principals of everybody, found once; after that a question is a look-up.

    Those of each school form are found through `ask`: most figures say nothing of who is similar.
    """

    def __init__(
        self, country: Country, method: Method, likeness: Likeness, kolada: Kolada, ask: Ask = afresh
    ) -> None:
        self._forms = {each.id: each.school_forms for each in country.principals}
        self._answers: dict[str, dict[str, Similar]] = {}
        self._too_few = likeness.words.too_few
        variables = likeness.variables
        own = of_each(
            "facts", country, lambda id_: own_facts(country, id_, variables, method), variables, method
        )
        for form in dict.fromkeys(form for forms in self._forms.values() for form in forms):
            facts = facts_of(country, own, form, variables)
            self._answers[form] = ask(answers, facts, method.similar, likeness.words, kolada)

    def of(self, principal_id: str) -> tuple[Similar, ...]:
        """One answer for each of its school forms. Raises KeyError when there is no such principal."""
        return tuple(
            self._answers[form].get(principal_id, Similar(form, "none", (), self._too_few))
            for form in self._forms[principal_id]
        )
