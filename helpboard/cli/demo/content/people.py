"""The people of the demo town: invented pseudonyms from several languages."""

_GIVEN_NAMES = (
    "Adiam Alyona Amira Anneliese Arash Astrid Aylin Bahar Bärbel Berhane Birgit Bohdan Carola"
    " Daryna Dilan Ebru Elif Emre Farida Feven Fatou Frieder Gerlinde Ghassan Gunda Habibullah"
    " Hanne Haval Heiner Hodan Ibrahima Ilse Iryna Jamila Jonas Kahsay Karin Khalid Ksenia Lamin"
    " Layla Lidiya Ludger Mahnaz Mareike Meltem Merhawi Milan Mykola Nadja Najib Nesrin Niloufar"
    " Oksana Omid Orhan Petra Rahel Rainer Roza Salma Samira Selam Serhii Shirin Sibylle Simret"
    " Sofiia Soran Svenja Taras Tesfay Thea Ulrike Uwe Vahid Viktoriia Waltraud Yara Yusuf Zahra"
    " Zeynep Zoya"
)
FIRST = tuple(_GIVEN_NAMES.split(" "))
"""Given names; with a letter or a nickname they make pseudonyms, never a whole real name."""

NICKNAMES = (
    "vom Markt",
    "mit dem Rad",
    "aus der Küche",
    "am Klavier",
    "vom Fluss",
    "mit Hund",
    "aus dem Norden",
    "vom Garten",
    "mit der Brille",
    "am Fenster",
)

COORDINATOR_NAMES = ("Ruth A.", "Kerstin M.", "Tobias H.", "Nurcan D.")

GIVEN_GROUPS_NOTE = "Die Gruppe kommt dienstags, Einlass über den Hof."
"""What the coordinator notes about a group that serves a site."""
