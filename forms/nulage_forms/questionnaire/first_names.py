"""Which words that begin with a capital are first names of children, near enough?"""

_NAMES = """
Ada Adam Adrian Agnes Ahmed Aisha Albin Alex Alexander Alexandra Alfred Ali Alice Alicia Alma Alva Alvin
Amanda Amina Amir Anders Andreas Anna Anton Aron Arvid Astrid August Axel Bella Benjamin Bianca Bo Carl
Casper Charlie Clara Colin Cornelia Daniel David Diana Dominic Ebba Eddie Edith Edvin Ella Ellen Ellie
Ellinor Elias Elin Elina Elis Elisa Elise Elliot Elsa Elton Elvin Elvira Emil Emilia Emily Emma Emmy Erik
Ester Eva Fatima Felicia Felix Filip Filippa Fredrik Freja Frida Gabriel Gustav Hampus Hanna Hannah Harry
Hassan Hedda Hedvig Helena Henry Hilda Hjalmar Hugo Ibrahim Ida Ines Ingrid Iris Isabella Isabelle Isak Ivar
Jack Jakob Jasmine Jennifer Jens Joel Johan Johanna John Jonas Jonathan Jonna Josef Josefin Julia Julian
Julie Juni Kalle Karin Kasper Kevin Khadija Klara Kristoffer Lea Leah Leia Leo Leon Levi Leya Liam Lilian
Lilly Lina Linn Linnea Linus Lisa Lo Loke Louie Lova Love Lovis Lovisa Lowe Lucas Ludvig Luna Lykke Maja
Malin Malte Maria Mariam Markus Martin Mathilda Matilda Max Maximilian Maya Meja Melissa Melker Melvin
Meryem Mia Mikael Milo Milton Mio Mira Moa Mohamed Mohammed Molly My Märta Nathalie Nathan Nellie Nicole
Nikolas Nils Noah Noel Nora Nova Novalie Ofelia Oliver Olivia Olle Omar Oscar Oskar Otto Patrik Peter Petra
Philip Pontus Ramin Rasmus Rebecka Robin Ronja Rut Saga Sam Samir Samuel Sanna Sara Sebastian Selma Signe
Sigrid Simon Siri Sixten Sofia Sofie Sonja Stella Stina Svea Tage Tea Theo Theodor Thea Tilda Tilde Tim
Tindra Tove Tuva Tyra Valter Vera Vide Vidar Vilgot Vilhelm Viktor Viktoria Vilma Vincent Viola Wilhelm
William Wilma Wilmer Yasmin Yusuf Zahra Zainab Zoe Åke Åsa Åse Örjan
"""

FIRST_NAMES = frozenset(_NAMES.split())
