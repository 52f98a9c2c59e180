"""Is each peer said to be alike in what is alike, and different in what is different?"""

from nulage_site.analysis.similar.answers import answers


def first_peer(found):
    return found["0000"].peers[0]


def test_the_two_best_matches_are_named_and_the_one_that_differs_most(facts, method, words):
    everybody = [{}, {"pupils": 120, "abroad": 60.0}, {"pupils": 900}, {"units": 9}]
    by_id = {each.id: each for each in answers(facts(*everybody), method(), words, {})["0000"].peers}
    assert by_id["0001"].alike == ("antal elever", "antal enheter")
    assert by_id["0001"].differs == "har större andel"
    assert by_id["0002"].differs == "har fler elever"
    assert by_id["0003"].differs == "har fler enheter"


def test_the_difference_is_the_peers_and_not_the_one_asking(facts, method, words):
    found = answers(facts({"pupils": 200}, *({"pupils": 90} for _ in range(3))), method(), words, {})
    assert first_peer(found).differs == "har färre elever"


def test_a_difference_too_small_to_matter_is_not_spoken_of(facts, method, words):
    everybody = [{}, {"pupils": 101}, {"pupils": 200}, {"abroad": 60.0}]
    peer = first_peer(answers(facts(*everybody), method(), words, {}))
    assert (peer.id, peer.differs) == ("0001", "skiljer sig lite")
    assert len(peer.alike) == 2


def test_nothing_is_said_of_a_variable_that_either_does_not_show(facts, method, words):
    hidden = float("nan")
    everybody = [{"abroad": hidden}, {"abroad": 90.0}, {"pupils": 200}, {"pupils": 250}, {"units": 2}]
    similar = answers(facts(*everybody), method(), words, {})["0000"]
    assert all("andel" not in peer.differs and "bakgrund" not in peer.alike for peer in similar.peers)
    assert similar.note.startswith("Lika i antal elever och antal enheter.")
    assert "Utan bakgrund." in similar.note


def test_a_municipality_of_kolada_that_shows_nothing_is_not_said_to_be_much_the_same(facts, method, words):
    everybody = [{}, {"pupils": 0, "abroad": float("nan"), "units": 0}, {}]
    theirs = {("compulsory_school", "0000"): ("0001",)}
    peer = first_peer(answers(facts(*everybody), method(), words, theirs))
    assert (peer.alike, peer.differs) == ((), "går inte att jämföra")
