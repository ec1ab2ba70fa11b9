import pytest

from helpboard.domain.names import mixes_scripts, names_look_alike

KNOWN = ("Caritas Ludwigsburg", "Diakonie", "Stadt Ludwigsburg", "Дім культури", "AWO")


@pytest.mark.parametrize(
    "name", ["Cаritas", "Оlena", "Μaria", "Kаті", "paypаl", "Ивaн", "Ali\u0627hmad"]
)
def test_letters_of_two_scripts_in_one_word_are_noticed(name):
    assert mixes_scripts(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Olena",
            "Олена",
            "Zoë Łukasz",
            "أحمد",
            "می\u200cخواهم",
            "Σοφία",
            "山田 Taro",
            "東京Café",
        ),
        *("Café Дім", "Ali 3", "Maria (Марія)", "L'Aquila", "123", "", "ª", "Ｋａｒｉｍ"),
    ],
)
def test_names_of_one_script_a_word_are_fine(name):
    assert not mixes_scripts(name)


@pytest.mark.parametrize(
    "name",
    [
        "Caritas Ludwigsburg",
        "CARITAS  Ludwigsburg",
        "Cаrіtаs Ludwіgsburg",
        "Caritas-Ludwigsburg",
        "Carítàs Lüdwigsburg",
        "Car1tas Ludw1gsburg",
        "Caritas Ludwlgsburg",
        "Caritas Ludwigsbrug",
        "Caritas Ludwigsburg Nord",
        "Das Team der Diakonie",
        "D1akonie",
        "Diakoni",
        "Diakonje",
        "Ｄｉａｋｏｎｉｅ",
        "AWO",
        "A W O",
        "AVVO",
    ],
)
def test_a_name_that_reads_like_a_known_one_is_noticed(name):
    assert names_look_alike(name, KNOWN)


@pytest.mark.parametrize(
    "name",
    [
        *("Ludwigsburg", "Café Nord", "Diako", "Stadt Stuttgart", "Carla", "Дім", "AWA", "", "!!!"),
        "Kreisdiakonieverband",
    ],
)
def test_other_names_are_not(name):
    assert not names_look_alike(name, KNOWN)


def test_nothing_is_like_no_name():
    assert not names_look_alike("Caritas", ["", "—"])
    assert not names_look_alike("", [""])
