"""What people come to a counter for, and the papers that are usually asked for.

Codes only: their words are interface texts, so that what somebody shows at a counter is exact in
every language.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

PAPERS: Final = (
    "passport",
    "residence-permit",
    "registration-certificate",
    "rental-contract",
    "landlord-confirmation",
    "birth-certificate",
    "marriage-certificate",
    "hospital-paper",
    "payslips",
    "employment-contract",
    "bank-card",
    "bank-statements",
    "photo",
    "decision",
    "letter",
    "reminders",
    "school-letter",
    "school-reports",
    "language-certificate",
    "entitlement",
    "cv",
    "vaccination-record",
    "health-card",
    "maternity-record",
    "driving-licence",
    "housing-certificate",
    "translation",
    "tax-number",
    "original",
    "appointment",
    "fee",
)
"""Papers that a counter may ask for."""

_USUAL: Final = {
    "address": "passport landlord-confirmation birth-certificate",
    "registration-certificate": "passport",
    "residence-permit": "passport photo rental-contract payslips health-card",
    "extend-residence-permit": (
        "passport residence-permit photo rental-contract payslips health-card"
    ),
    "extend-temporary-permit": "residence-permit photo",
    "settlement-permit": "passport residence-permit payslips rental-contract language-certificate",
    "citizenship": "passport residence-permit payslips language-certificate birth-certificate",
    "travel-document": "residence-permit photo fee",
    "family-reunion": "passport residence-permit marriage-certificate birth-certificate",
    "move-elsewhere": "residence-permit rental-contract employment-contract",
    "work-permit": "residence-permit employment-contract",
    "job-search": "residence-permit cv school-reports",
    "training": "cv school-reports",
    "recognition": "passport school-reports translation",
    "asylum-benefits": "residence-permit rental-contract bank-statements",
    "citizens-benefit": "residence-permit rental-contract bank-statements",
    "housing-benefit": "residence-permit rental-contract payslips",
    "child-benefit": "residence-permit birth-certificate bank-card tax-number",
    "parental-allowance": "birth-certificate payslips bank-card",
    "school-costs": "decision school-letter",
    "discount-card": "decision photo",
    "bus-pass": "decision photo bank-card",
    "treatment-voucher": "residence-permit",
    "health-card": "residence-permit photo decision",
    "pregnancy": "maternity-record",
    "birth-certificate": "passport hospital-paper marriage-certificate",
    "fatherhood": "passport birth-certificate",
    "marriage": "passport birth-certificate translation",
    "nursery-place": "birth-certificate vaccination-record registration-certificate",
    "nursery-fees": "decision payslips",
    "school": (
        "passport birth-certificate registration-certificate vaccination-record school-reports"
    ),
    "language-course": "residence-permit decision",
    "placement-test": "passport entitlement",
    "housing-entitlement": "passport payslips decision",
    "flat-search": "payslips housing-certificate",
    "debts": "reminders bank-statements",
    "bank-account": "passport registration-certificate",
    "tax-number": "passport registration-certificate",
    "driving-licence": "driving-licence translation photo passport",
    "certified-copy": "original fee",
    "power-of-attorney": "passport",
    "letter": "letter",
    "interpreter": "appointment",
}

CONCERNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {code: tuple(papers.split()) for code, papers in _USUAL.items()}
)
"""Concerns with the papers that are usually asked for, in the order of a list."""

MOST_AT_COUNTER: Final = len(CONCERNS)


def papers_for(code: str, own: Iterable[str]) -> tuple[str, ...]:
    """Return the papers for a concern: a counter's ``own``, else the usual ones.

    What the vocabulary no longer has is left out.
    """
    known = tuple(paper for paper in own if paper in PAPERS)
    return known or CONCERNS.get(code, ())
