"""What does a person read when something has to be mended? Every text is an instruction."""

from collections.abc import Mapping

from nulage_forms.model.people import MOST_AFTER_AT, MOST_BEFORE_AT, AddressTooLong, NotAnAddress

MESSAGES: Mapping[str, str] = {
    "too_long": "Korta texten under ”{question}” till högst {limit} tecken. Nu är den {length}.",
    "too_long_altogether": "Korta texten till högst {limit} tecken i allt. Nu är den {length}.",
    "unknown_choice": "Välj något av alternativen under ”{question}”.",
    "no_question": "Skriv minst en fråga som ni vill prata om.",
    "question_without_text": "Skriv fråga {rank}, eller ta bort den.",
    "proposed": "Ett förslag ur ert underlag. Ändra så mycket ni vill. Det sparas när ni trycker på Spara.",
    "no_such_area": "Området finns inte i den utgåva som gäller nu. Skriv frågan med egna ord.",
    "area_taken": "Ni har redan gjort en fråga av det området. Här är den.",
    "area_waits": "Ni har redan fem frågor. Området står kvar under Från ert underlag, längre ner på sidan.",
    "answer_taken": "Ni har redan gjort en fråga av det svaret. Här är den.",
    "answer_waits": "Svaret är sparat. Ni har redan fem frågor, så det blev ingen ny.",
    "few_people": "Tänk på att få personer kan kännas igen. Skriv hellre om det i ord om ni är osäkra.",
    "no_contact": "Skriv vem Skolverket och SPSM ska ringa till.",
    "no_way_to_reach": "Skriv en e-postadress eller ett telefonnummer som Skolverket och SPSM når er på.",
    "odd_email": "Skriv e-postadressen med ett @-tecken och en punkt, och ingenting annat: namn@kommun.se.",
    "long_email": "Korta e-postadressen. Den får ha högst {before} tecken före @ och {after} efter.",
    "odd_phone": "Skriv telefonnumret med minst sex siffror, till exempel 08-465 004 00.",
    "not_admitted": "Kontrollera adress och lösenord, och skriv en ny engångskod. Varje kod gäller en gång.",
    "saved_by_a_colleague": "{who} har sparat ett annat svar på ”{question}”. Välj vilket som ska stå.",
    "saved_in_another_window": "Du har själv sparat ett annat svar på ”{question}” i ett annat fönster. "
    "Välj vilket som ska stå.",
    "saved_by_a_colleague_again": "{who} har ändrat svaret på ”{question}” efter att du fick se båda. "
    "Välj igen vilket som ska stå.",
    "saved_in_another_window_again": "Du har själv ändrat svaret på ”{question}” i ett annat fönster efter "
    "att du fick se båda. Välj igen vilket som ska stå.",
    "changed_since_seen": "Någon har sparat ett nytt svar medan du läste. Se hur det står nu, och välj igen.",
    "already_sent": "Det ni skickade in är låst. Ta tillbaka det om ni vill ändra något.",
    "already_sent_by_another": "Det ni skickade in är låst. "
    "Be den i gruppen som skickar in att ta tillbaka det, om ni vill ändra något.",
    "already_held": "Telefonsamtalet har hållits, så det inskickade ändras inte längre.",
    "reader": "Be den som bjöd in er om en annan roll, om ni vill skriva. Nu kan ni läsa.",
    "changed_since_checked": "Läs igenom en gång till. Något har ändrats sedan ni öppnade sidan.",
    "agreed_too_long": "Korta texten: högst {points} rader, med högst {length} tecken på varje.",
    "odd_day": "Skriv dagen med år, månad och dag: 2027-03-01.",
    "day_has_been": "Ändra dagen, för den har redan varit. Är den rätt ändå, spara en gång till.",
    "agreed_meanwhile": "Läs det som står nu. Någon annan har ändrat det sedan du öppnade sidan.",
    "already_member": "Välj en annan adress. Den personen är redan med i gruppen.",
    "invited_otherwise": "Välj samma roll som förut, eller ta först tillbaka den inbjudan som finns. "
    "Den personen är redan inbjuden som: {kind}.",
    "invited": "Inbjudan är gjord. Under Inbjudna står det hur det går med mejlet.",
    "invited_again": "Den nya länken skickas med mejl. Den förra fungerar inte längre.",
    "one_of_staff": "Skriv adressen till någon hos huvudmannen. Den som arbetar med dialogerna hos "
    "Skolverket och SPSM kan inte vara med i en huvudmans grupp.",
    "cancelled": "Inbjudan är tillbakatagen, och länken i mejlet fungerar inte längre.",
    "unit_handed_in": "Svaren är inlämnade. Ta tillbaka dem om du vill ändra något.",
    "unit_handed_in_and_closed": "Svaren är inlämnade, och huvudmannen har stängt insamlingen. "
    "De går att läsa men inte att ändra.",
    "unit_round_closed": "Huvudmannen har stängt insamlingen. Bara det som är inlämnat kan läsas där."
    " Det du har skrivit står kvar här.",
    "no_longer_asked": "Huvudmannen har tagit bort frågorna till dig, så du kan inte skriva här längre. "
    "Det du har sparat tidigare finns kvar hos huvudmannen, men visas inte för någon. Är det ett misstag? "
    "Prata med den som frågade dig.",
    "round_is_over": "Den omgång som du blev tillfrågad i är slut. "
    "Det du har lämnat in finns kvar hos huvudmannen. Får du nya frågor kommer de i ett nytt mejl. "
    "Undrar du något? Prata med den som frågade dig.",
    "no_longer_in_the_team": "Du har inte längre tillgång till det här. "
    "Det du har sparat tidigare finns kvar hos gruppen. Är det ett misstag? "
    "Prata med den som är ansvarig i gruppen.",
    "units_asked": "Frågorna är på väg med mejl. Ladda om sidan om en stund, så ser ni om mejlen har gått.",
    "unit_reminded": "En påminnelse är på väg med mejl.",
    "unit_withdrawn": "Enheten är inte längre tillfrågad. "
    "Frågar ni samma person igen finns det som var skrivet kvar hos den.",
    "unit_handed_in_goes": "Rektorn har lämnat in, och ni kan inte läsa svaren efter det. "
    "Det ni har lyft till er analys står kvar. Frågar ni samma person igen kan ni läsa svaren igen.",
    "unit_begun_goes": "Rektorn har inte lämnat in. "
    "Frågar ni samma person igen finns det som är skrivet kvar.",
    "units_closed": "Insamlingen är stängd. Rektorerna kan läsa men inte skriva.",
    "units_reopened": "Insamlingen är öppen igen.",
    "unit_lifted": "Texten står nu sist i svaret i er analys. Rektorn ser att den är lyft.",
    "no_unit_asked": "Skriv minst en e-postadress.",
    "all_asked_already": "Alla enheter i listan är redan tillfrågade. Skriv någon som saknas.",
    "odd_unit_email": "Skriv e-postadressen till {unit} med ett @-tecken och en punkt, och ingenting annat: "
    "namn@kommun.se.",
    "long_unit_email": "Korta e-postadressen till {unit}. "
    "Den får ha högst {before} tecken före @ och {after} efter.",
    "odd_unit_lines": "Skriv {lines} som skolenhetskod, semikolon och e-postadress. "
    "Koden ska vara en av era enheters. Heter flera likadant räcker inte namnet.",
    "odd_emails_in_lines": "Skriv {lines} med en enda e-postadress efter semikolonet: namn@kommun.se.",
    "another_asked_in_lines": "Ta bort {lines}. Enhetens rektor är redan tillfrågad på en annan adress. "
    "Ska någon annan svara, ta först bort den som är tillfrågad.",
    "unit_in_two_lines": "Ta bort {lines}. Enheten står tidigare i listan med en annan adress.",
    "nothing_to_lift": "Välj en text som finns kvar. Rektorn kan ha tagit tillbaka sitt svar.",
    "nothing_handed_in": "Skriv svar på minst en fråga innan du lämnar in.",
    "no_place": "Välj vilket svar i er analys som texten ska stå i.",
    "removed": "Personen är inte längre med i gruppen, och får ett mejl om det.",
    "points_out": "Är det rätt, välj Spara ändå.",
    "points_out_number": "Det ser ut som ett personnummer: {what}. Ta bort det om ni kan.",
    "points_out_pupil": "Det ser ut som namnet på ett barn eller en elev: {what}. Skriv hellre utan namn.",
    "no_file": "Välj en fil först.",
    "empty_file": "Välj en annan fil. Den här är tom, så det finns inget att läsa in.",
    "not_readable": "Vi kunde inte läsa filen. Välj Word-blanketten (.docx) eller en JSON-fil som "
    "ni har hämtat härifrån.",
    "file_of_another": "Välj en fil som är hämtad ur ert eget arbetsrum. Den här hör till {whose}.",
    "nothing_ticked": "Kryssa i minst ett svar som ni vill lägga in.",
    "no_room_for_questions": "Det finns plats för fem prioriterade frågor. Ta bort någon, eller låt "
    "bli att lägga in alla.",
    "no_room_for_rows": "Det finns plats för sex orsaker, och för sex egna uppgifter under varje delmål. "
    "Låt bli att lägga in alla.",
    "overtaken": "Något har ändrats under tiden. Det här har inte lagts in. Jämför igen.",
    "press_busy": "Många vill ha PDF just nu. Vänta en halv minut och försök igen, eller hämta Word.",
    "no_press": "Det går inte att göra PDF här just nu. Hämta Word, och spara som PDF därifrån.",
}


def message(name: str, **parts: object) -> str:
    """The text called `name` with its parts filled in; raises KeyError for a name that is not here."""
    return MESSAGES[name].format(**parts)


def of_address(fault: NotAnAddress, unit: str = "") -> str:
    """What is to be mended in an e-mail address, of a school unit's head teacher if there is a `unit`."""
    kind = "unit_email" if unit else "email"
    if isinstance(fault, AddressTooLong):
        return message(f"long_{kind}", unit=unit, before=MOST_BEFORE_AT, after=MOST_AFTER_AT)
    return message(f"odd_{kind}", unit=unit)
