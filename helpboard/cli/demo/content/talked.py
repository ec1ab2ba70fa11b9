"""What coordinators of the demo town noted of talks."""

TALKS = (
    "Möchte nach den Ferien wieder anfangen, am liebsten vormittags. Noch einmal anrufen.",
    "Fragt, ob das Führungszeugnis vom Sportverein reicht. Erklärt, was wir brauchen.",
    "War bei der Schulung. Kann sich vorstellen, eine Gruppe zu leiten.",
    "Zieht im Frühjahr um, bleibt aber in der Nähe.",
    "Hat schlechte Erfahrungen mit Terminen gemacht, die ausfielen. Will vorher angerufen werden.",
    "Sucht jemanden, der sie zu den ersten beiden Treffen mitnimmt.",
    "Bietet einen Kombi für Möbel an, aber nur samstags.",
    "Möchte im Moment nichts übernehmen; im Herbst wieder fragen.",
    "Hat sich über einen Aushang geärgert. Erklärt, wie man ihn meldet.",
    "Würde gern dolmetschen, traut sich aber Ämter noch nicht zu.",
)
OBJECTION = "Das war ich nicht. Mein Handy lag an diesem Abend im Heim. Bitte prüfen Sie es."
BLOCK_SENTENCE = "Sie haben mehrere Menschen in Nachrichten beleidigt, auch nach unserer Mahnung."
