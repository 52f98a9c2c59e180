"""What is everything called in a country made of words of nature?"""

from collections.abc import Sequence
from itertools import product
from math import lcm
from random import Random

FIRST = (
    "Lill", "Norr", "Öst", "Väst", "Gran", "Tall", "Björk", "Alm", "Asp", "Rönn", "Sten", "Sand", "Kvarn",
    "Skog", "Ljung", "Säv", "Åker", "Äng", "Lärk", "Tran", "Svan", "Häger", "Bäver", "Älg", "Utter", "Hassel",
    "Klöver", "Humle",
)  # fmt: skip
LAST = (
    "ång", "bäcksmåla", "åsamo", "forsnäs", "rydvik", "mossby", "tjärnstorp", "lidahed", "selånger", "vadköp",
    "tunaberga", "sjöhamra", "gärdsta", "kullasjö", "sundsäng", "hamnsala", "hultarp", "markselet", "dalkärr",
    "myrheden", "vretstad", "hedlösa", "backaryd", "strömstuna",
)  # fmt: skip
COUNTIES = (
    "Ljungmarkens län", "Nordsjöarnas län", "Granskogens län", "Mossdalarnas län", "Slätthavets län",
    "Björkåsarnas län", "Tranvikens län", "Kvarnbäckarnas län", "Stenkustens län", "Åsdalarnas län",
)  # fmt: skip
SCHOOLS = (
    "ALMBACKENS", "ASPDUNGENS", "BLÅKLINTENS", "BLÅSIPPANS", "BÄVERDAMMENS", "EKLÖVETS", "FJÄRILENS",
    "FLÄDERBUSKENS", "GRANBARRETS", "SYRENHÄCKENS", "HASSELSNÅRETS", "HUMLANS", "HÄGERVIKENS", "IGELKOTTENS",
    "KASTANJENS", "KLÖVERÄNGENS", "LÄRKTRÄDETS", "LÖNNDALENS", "MALMSTENENS", "MASKROSENS", "NYPONBUSKENS",
    "NÄCKROSENS", "OXELBACKENS", "PILTRÄDETS", "RÅDJURETS", "RÖNNBÄRETS", "SMULTRONETS", "STENBROTTETS",
    "SVALBOETS", "TALLKOTTENS", "TRANDALENS", "TUSSILAGONS", "UGGLEDALENS", "VIDEKULLENS", "VITSIPPANS",
    "ÅKERBÄRETS", "ÄLGÖRTENS", "ÄPPELTRÄDETS", "ÖDLEHEDENS", "ÖRNKULLENS",
)  # fmt: skip
DIRECTIONS = ("", "NORRA ", "SÖDRA ", "ÖSTRA ", "VÄSTRA ", "GAMLA ", "NYA ")
OWNERS = (
    "LILLA LINGONTUVAN", "BLÅBÄRSRISET", "TVÅ TRÄD", "REGN OCH RÅG", "GULA GUMMISTÖVELN", "KOTTEN", "FYRA ÅRSTIDER",
    "SILVERGÄDDAN", "TREDJE STENEN", "NYFIKNA NÄBBEN", "VINDSNURRAN", "ÅTTA ÅROR", "MULLVADEN", "SOLROSFRÖET",
    "ÄNGSULLET", "RÖDA RODDBÅTEN", "LAXÖRINGEN", "BLÅ BOLLEN", "HASSELMUSEN", "STJÄRNFALLET", "MYRSTACKEN",
    "KNÄCKEPILEN", "HUMLEBOET", "RÅGBLOMMAN", "PÄRLUGGLAN", "GRÖNA GRINDEN", "SJUSOVAREN", "TRE TOFSVIPOR",
    "ÅSKMOLNET", "KRUSBÄRET", "HAVREHALMEN", "LYKTAN OCH LÅGAN", "NATTFJÄRILEN", "VATTENLINJEN", "ÖSTANVINDEN",
    "PAPPERSDRAKEN", "SNÖLYKTAN", "KVASTFENINGEN", "GRODAN I GRÄSET", "TRÅDRULLEN",
)  # fmt: skip
LEGAL_NAMES = {
    "company": "{} AB",
    "cooperative": "{} EKONOMISK FÖRENING",
    "foundation": "STIFTELSEN {}",
    "sole_trader": "{} ENSKILD FIRMA",
}
KINDS_OF_SCHOOL = {
    "preschool": "FÖRSKOLA",
    "primary": "SKOLA F-6",
    "lower_secondary": "SKOLA 7-9",
    "all_through": "SKOLA",
    "upper_secondary": "GYMNASIUM",
}


def municipality_names() -> list[str]:
    """672 names, none twice, neighbours in the list unlike each other; `Lillång` is the first."""
    turn = lcm(len(FIRST), len(LAST))
    every = range(len(FIRST) * len(LAST))
    return [FIRST[place % len(FIRST)] + LAST[(place + place // turn) % len(LAST)] for place in every]


def owner_name(turn: int, legal_form: str, municipality: str) -> str:
    """The name of an independent owner; when the words have been used once, the municipality is added."""
    words = OWNERS[turn % len(OWNERS)]
    if turn >= len(OWNERS):
        words += f" I {municipality.upper()}"
    return LEGAL_NAMES[legal_form].format(words)


def school_names(random: Random, kinds: Sequence[str]) -> list[str]:
    """One name for each kind of school, none twice under one principal."""
    words = [direction + word for direction, word in product(DIRECTIONS, SCHOOLS)]
    random.shuffle(words)
    return [
        f"{words[turn % len(words)]} {KINDS_OF_SCHOOL[kind]}{'' if turn < len(words) else f' {1 + turn // len(words)}'}"
        for turn, kind in enumerate(kinds)
    ]
