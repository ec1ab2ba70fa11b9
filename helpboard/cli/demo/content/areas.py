"""The two towns of the demo; points are approximate, populations those of 2019."""

from helpboard.cli.demo.content.shapes import Area

COUNTY = "landkreis-ludwigsburg"
TOWN = "ludwigsburg"

LUDWIGSBURG = (
    Area(COUNTY, "Landkreis Ludwigsburg", "county", None, (48.937, 9.135)),
    Area(
        TOWN,
        "Ludwigsburg",
        "town",
        COUNTY,
        (48.897, 9.191),
        ("71634", "71636", "71638", "71640", "71642", "71672"),
        True,
        93571,
    ),
    Area("ludwigsburg-mitte", "Mitte", "district", TOWN, (48.897, 9.191), ("71634", "71638")),
    Area("ludwigsburg-nord", "Nord", "district", TOWN, (48.908, 9.186), ("71634", "71640")),
    Area("ludwigsburg-ost", "Ost", "district", TOWN, (48.893, 9.210), ("71638", "71640")),
    Area("ludwigsburg-sued", "Süd", "district", TOWN, (48.884, 9.196), ("71636", "71638")),
    Area("ludwigsburg-west", "West", "district", TOWN, (48.894, 9.173), ("71634", "71636")),
    Area(
        "ludwigsburg-eglosheim",
        "Eglosheim",
        "district",
        TOWN,
        (48.916, 9.172),
        ("71634",),
        residents=11785,
    ),
    Area(
        "ludwigsburg-ossweil",
        "Oßweil",
        "district",
        TOWN,
        (48.889, 9.228),
        ("71640",),
        residents=10854,
    ),
    Area(
        "ludwigsburg-neckarweihingen",
        "Neckarweihingen",
        "district",
        TOWN,
        (48.917, 9.224),
        ("71642",),
        residents=7294,
    ),
    Area(
        "ludwigsburg-hoheneck",
        "Hoheneck",
        "district",
        TOWN,
        (48.916, 9.203),
        ("71642",),
        residents=5012,
    ),
    Area(
        "ludwigsburg-poppenweiler",
        "Poppenweiler",
        "district",
        TOWN,
        (48.909, 9.262),
        ("71642",),
        residents=4709,
    ),
    Area(
        "ludwigsburg-pflugfelden",
        "Pflugfelden",
        "district",
        TOWN,
        (48.886, 9.158),
        ("71636",),
        residents=4494,
    ),
    Area(
        "ludwigsburg-gruenbuehl-sonnenberg",
        "Grünbühl-Sonnenberg",
        "district",
        TOWN,
        (48.873, 9.208),
        ("71638",),
        residents=3507,
    ),
    Area(
        "ludwigsburg-schloesslesfeld",
        "Schlösslesfeld",
        "quarter",
        "ludwigsburg-ost",
        (48.897, 9.219),
        ("71640",),
    ),
)

_STUTTGART_POINTS = (
    ("stuttgart-mitte", "Mitte", 48.777, 9.180),
    ("stuttgart-nord", "Nord", 48.800, 9.173),
    ("stuttgart-ost", "Ost", 48.783, 9.210),
    ("stuttgart-sued", "Süd", 48.763, 9.167),
    ("stuttgart-west", "West", 48.775, 9.155),
    ("stuttgart-bad-cannstatt", "Bad Cannstatt", 48.805, 9.214),
    ("stuttgart-birkach", "Birkach", 48.726, 9.203),
    ("stuttgart-botnang", "Botnang", 48.779, 9.126),
    ("stuttgart-degerloch", "Degerloch", 48.748, 9.170),
    ("stuttgart-feuerbach", "Feuerbach", 48.811, 9.156),
    ("stuttgart-hedelfingen", "Hedelfingen", 48.760, 9.253),
    ("stuttgart-moehringen", "Möhringen", 48.726, 9.148),
    ("stuttgart-muehlhausen", "Mühlhausen", 48.843, 9.226),
    ("stuttgart-muenster", "Münster", 48.821, 9.203),
    ("stuttgart-obertuerkheim", "Obertürkheim", 48.762, 9.269),
    ("stuttgart-plieningen", "Plieningen", 48.706, 9.216),
    ("stuttgart-sillenbuch", "Sillenbuch", 48.745, 9.214),
    ("stuttgart-stammheim", "Stammheim", 48.850, 9.158),
    ("stuttgart-untertuerkheim", "Untertürkheim", 48.781, 9.252),
    ("stuttgart-vaihingen", "Vaihingen", 48.730, 9.110),
    ("stuttgart-wangen", "Wangen", 48.772, 9.236),
    ("stuttgart-weilimdorf", "Weilimdorf", 48.814, 9.110),
    ("stuttgart-zuffenhausen", "Zuffenhausen", 48.833, 9.171),
)

STUTTGART = (
    Area("stuttgart", "Stuttgart", "town", None, (48.777, 9.180), is_portal=True),
    *(
        Area(slug, name, "district", "stuttgart", (latitude, longitude))
        for slug, name, latitude, longitude in _STUTTGART_POINTS
    ),
)

WELCOME_ROOM_DISTRICTS = (
    "stuttgart-bad-cannstatt",
    "stuttgart-feuerbach",
    "stuttgart-mitte",
    "stuttgart-moehringen",
    "stuttgart-obertuerkheim",
)

SHORT = {
    "town": TOWN,
    "mitte": "ludwigsburg-mitte",
    "nord": "ludwigsburg-nord",
    "ost": "ludwigsburg-ost",
    "sued": "ludwigsburg-sued",
    "west": "ludwigsburg-west",
    "egl": "ludwigsburg-eglosheim",
    "oss": "ludwigsburg-ossweil",
    "nec": "ludwigsburg-neckarweihingen",
    "hoh": "ludwigsburg-hoheneck",
    "pop": "ludwigsburg-poppenweiler",
    "pfl": "ludwigsburg-pflugfelden",
    "gru": "ludwigsburg-gruenbuehl-sonnenberg",
    "sch": "ludwigsburg-schloesslesfeld",
}
"""How the notices abbreviate an area."""
