"""Whom the information pages of the demo town name: four real numbers, everything else invented."""

from helpboard.cli.demo.content.shapes import Card

CARDS = (
    Card("notruf", "Feuerwehr und Rettungsdienst", phone="112", email="-"),
    Card("polizei", "Polizei", phone="110", email="-"),
    Card(
        "hilfetelefon",
        "Hilfetelefon Gewalt gegen Frauen",
        phone="116 016",
        email="-",
        hours="24/7",
        languages="de en ar fa uk ru tr fr",
    ),
    Card("arzt-am-abend", "Ärztlicher Bereitschaftsdienst", phone="116 117", email="-"),
    Card(
        "buergerbuero",
        "Bürgerbüro am Kornspeicher",
        street="Am Alten Kornspeicher 5",
        hours="Mo-Fr 08:00-12:00, Th 14:00-18:00; PH off",
        languages="de en",
    ),
    Card(
        "infopunkt-aufenthalt",
        "Infopunkt der Ausländerbehörde",
        street="Am Alten Kornspeicher 3",
        hours="Mo,Tu,Th,Fr 08:00-12:00; PH off",
        languages="de en fr",
    ),
    Card(
        "leistungen-asyl",
        "Leistungen für Menschen im Asylverfahren",
        street="Am Alten Kornspeicher 3",
        hours="Tu,Th 08:30-11:30; PH off",
        languages="de",
    ),
    Card(
        "sozialberatung",
        "Sozialberatung in der Unterkunft",
        hours="Mo-Fr 09:00-16:00; PH off",
        languages="de en ar",
    ),
    Card(
        "verfahrensberatung",
        "Beratung zum Asylverfahren",
        street="Kastanienhof 2",
        hours="Mo,We 13:00-17:00; PH off",
        languages="de en ar fa tr",
    ),
    Card(
        "dolmetscher-bestellen",
        "Dolmetscher bestellen",
        hours="Mo-Fr 09:00-12:00; PH off",
        languages="de en ar uk fa",
    ),
    Card(
        "wohnungsfragen",
        "Sprechstunde Wohnen",
        street="Am Alten Kornspeicher 3",
        hours="We 14:00-17:00; PH off",
        languages="de en ar",
    ),
    Card(
        "schulanmeldung",
        "Anmeldung für Schule und Kita",
        street="Am Alten Kornspeicher 5",
        hours="Mo,We 08:00-12:00; PH off",
        languages="de en uk",
    ),
    Card(
        "kleiderkammer",
        "Kleiderkammer am Lindenhain",
        street="Nussbaumweg 14",
        hours="Tu 15:00-18:00; Sa[1] 10:00-12:00; PH off",
        languages="de ar",
    ),
    Card(
        "ehrenamt",
        "Koordination Ehrenamt",
        street="Am Alten Kornspeicher 3",
        hours="Mo-Th 09:00-15:00; PH off",
        languages="de en",
    ),
)
