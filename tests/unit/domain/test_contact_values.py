"""Contact data that a translation has and its original does not, whatever the script."""

import pytest

from helpboard.domain.contact_values import foreign_contacts


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Tel. 07141 910-2000", "هاتف: ٠٧١٤١ ٩١٠ ٢٠٠٠"),
        ("Tel. 07141 910-2000", "Tel.: +49 (0)7141 9102000."),
        ("Rufen Sie an: 07141 91 02 00 00", "Call null sieben eins vier eins 9 1 0 2 0 0 0 0"),
        ("Konto 123456789012", "Номер 123456789012"),
        ("Mehr: https://www.example.org/Plan.", "المزيد (example.org/Plan)،"),
        ("[Plan](https://example.org/a)", "[خطة](https://example.org/a)."),
        ("amt@example.org", "amt&#64;example.org"),
        ("amt&#64;example.org", "AMT@example.org"),
        ("Telegram: @anna_k", "تيليجرام: anna_k"),
        ("[[phone:amt]] am 24.12.2026 um 17:30", "24.12.2026, 17:30 [[phone:amt]]"),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
    ],
)
def test_what_the_original_has_may_stay_however_it_is_written(source, text):
    assert foreign_contacts(source, text) == ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ein Rad.", "t.me/anna_k"),
        ("Ein Rad.", "wa.me/4971112345"),
        ("Ein Rad.", "anna&#64;example.org"),
        ("Tel. 07141 910-2000", "Tel. 07141 910-2001"),
        ("Tel. 07141 910-2000", "Tel. 07141 910-2000, 0179 1234567"),
        ("amt@example.org", "anna@example.org"),
        ("https://example.org/a", "https://example.org/b"),
        ("https://bit.ly/AbC", "https://bit.ly/abc"),
        ("https://example.org", "https://example.org)@example.com/"),
        ("https://example.org", "https://example.org.example.com"),
        ("Telegram: @anna_k", "Telegram: @anna_k und @eve_k"),
        ("Telegram: anna", "Telegram: eve"),
        ("DE89 3704 0044 0532 0130 00", "GB82 WEST 1234 5698 7654 32"),
    ],
)
def test_what_it_does_not_have_is_found(source, text):
    assert foreign_contacts(source, text)
