"""The shelters of the demo town; streets and head counts are invented, only districts are real."""

from helpboard.cli.demo.content.shapes import Site

ROEMERHUEGEL = Site(
    "Römerhügel",
    "shared_accommodation",
    "ludwigsburg-sued",
    "Zinngießerstraße 71",
    28,
    "ar fa kmr so ti",
    75,
    ("freundeskreis-roemerhuegel", "frauenkreis-granatapfel"),
)

_STREET_NAMES = (
    "Amselgrund Bachstelzenweg Drechslergasse Erlenufer Fliederhang Färberpfad Ginsterweg"
    " Haferstieg Hirtengasse Holunderweg Kieselrain Kranichweg Küferstieg Lindenhain Malvenweg"
    " Mühlrain Quittenweg Rebhangweg Sattlergasse Schlehenweg Seilergasse Silberdistelweg"
    " Stellmachergasse Wacholderweg Weidenufer Zeisigpfad"
)
STREETS = tuple(_STREET_NAMES.split(" "))

_DISTRICTS = (
    ("ludwigsburg-mitte", 9),
    ("ludwigsburg-nord", 8),
    ("ludwigsburg-ost", 8),
    ("ludwigsburg-sued", 8),
    ("ludwigsburg-west", 8),
    ("ludwigsburg-eglosheim", 10),
    ("ludwigsburg-ossweil", 6),
    ("ludwigsburg-neckarweihingen", 5),
    ("ludwigsburg-hoheneck", 3),
    ("ludwigsburg-poppenweiler", 3),
    ("ludwigsburg-pflugfelden", 4),
    ("ludwigsburg-gruenbuehl-sonnenberg", 3),
)

_GROUPS = {
    "ludwigsburg-mitte": ("cafe-speicherhof", "arbeitskreis-sprache"),
    "ludwigsburg-nord": ("arbeitskreis-sprache",),
    "ludwigsburg-ost": ("frauenkreis-granatapfel", "fahrradwerkstatt"),
    "ludwigsburg-sued": ("freundeskreis-roemerhuegel",),
    "ludwigsburg-west": ("arbeitskreis-wohnen",),
    "ludwigsburg-eglosheim": ("cafe-lindenhain", "arbeitskreis-lernzeit"),
    "ludwigsburg-hoheneck": ("willkommensgarten",),
    "ludwigsburg-gruenbuehl-sonnenberg": ("cafe-haldenstieg",),
    "ludwigsburg-neckarweihingen": ("cafe-am-fluss",),
}

_LANGUAGES = ("ar", "uk ru", "fa", "ar kmr", "ti", "tr", "fa ps", "so en", "fr mnk", "sq sr")

_CLOSING = {7: 120, 23: 210, 41: 45, 58: 300}
"""Days until the site with this number closes."""


def _follow_on() -> tuple[Site, ...]:
    """Return the 75 follow-on sites; two households in three live in a single flat."""
    districts = [slug for slug, number in _DISTRICTS for _ in range(number)]
    sites = []
    for number, district in enumerate(districts):
        street = STREETS[number * 7 % len(STREETS)]
        is_flat = number % 3 != 0
        sites.append(
            Site(
                f"{street} {3 + number * 5 % 61}",
                "flat" if is_flat else "follow_on_housing",
                district,
                f"{street} {3 + number * 5 % 61}",
                1 + number % 4 if is_flat else 3 + number * 3 % 9,
                _LANGUAGES[number % len(_LANGUAGES)],
                _CLOSING.get(number),
                _GROUPS.get(district, ()) if number % 2 == 0 else (),
            )
        )
    return tuple(sites)


SITES = (ROEMERHUEGEL, *_follow_on())
