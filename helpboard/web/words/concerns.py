"""Words for what people come to a counter for, and for the papers that they bring."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext

CONCERN_LABELS: Final[Mapping[str, object]] = {
    # Translators: what somebody goes to an office for, in a list to choose from
    "address": pgettext("concern at an office", "Register an address"),
    "registration-certificate": pgettext("concern at an office", "Certificate of registration"),
    "residence-permit": pgettext("concern at an office", "Apply for a residence permit"),
    "extend-residence-permit": pgettext("concern at an office", "Extend a residence permit"),
    "extend-temporary-permit": pgettext(
        "concern at an office", "Extend a temporary permit to stay"
    ),
    "settlement-permit": pgettext("concern at an office", "Permanent residence"),
    "citizenship": pgettext("concern at an office", "Become a citizen"),
    "travel-document": pgettext("concern at an office", "Travel document"),
    "family-reunion": pgettext("concern at an office", "Bring the family here"),
    "move-elsewhere": pgettext("concern at an office", "Move to another town"),
    "work-permit": pgettext("concern at an office", "Permission to work"),
    "job-search": pgettext("concern at an office", "Look for work"),
    "training": pgettext("concern at an office", "Vocational training"),
    "recognition": pgettext("concern at an office", "Recognition of certificates"),
    "asylum-benefits": pgettext("concern at an office", "Money during the asylum procedure"),
    "citizens-benefit": pgettext("concern at an office", "Citizen's benefit"),
    "housing-benefit": pgettext("concern at an office", "Help with the rent"),
    "child-benefit": pgettext("concern at an office", "Child benefit"),
    "parental-allowance": pgettext("concern at an office", "Parental allowance"),
    "school-costs": pgettext("concern at an office", "Money for school, lunch and clubs"),
    "discount-card": pgettext("concern at an office", "Discount card"),
    "bus-pass": pgettext("concern at an office", "Bus pass"),
    "treatment-voucher": pgettext("concern at an office", "Voucher for the doctor"),
    "health-card": pgettext("concern at an office", "Health insurance card"),
    "pregnancy": pgettext("concern at an office", "Pregnancy"),
    "birth-certificate": pgettext("concern at an office", "Birth certificate for a child"),
    "fatherhood": pgettext("concern at an office", "Recognise a child"),
    "marriage": pgettext("concern at an office", "Marry"),
    "nursery-place": pgettext("concern at an office", "Nursery place"),
    "nursery-fees": pgettext("concern at an office", "Nursery fees"),
    "school": pgettext("concern at an office", "Register a child for school"),
    "language-course": pgettext("concern at an office", "Right to a language course"),
    "placement-test": pgettext("concern at an office", "Placement test"),
    "housing-entitlement": pgettext("concern at an office", "Certificate for social housing"),
    "flat-search": pgettext("concern at an office", "Look for a flat"),
    "debts": pgettext("concern at an office", "Advice on debts"),
    "bank-account": pgettext("concern at an office", "Letter for a bank account"),
    "tax-number": pgettext("concern at an office", "Tax number"),
    "driving-licence": pgettext("concern at an office", "Exchange a driving licence"),
    "certified-copy": pgettext("concern at an office", "Certified copy"),
    "power-of-attorney": pgettext("concern at an office", "Power of attorney"),
    "letter": pgettext("concern at an office", "Understand a letter"),
    "interpreter": pgettext("concern at an office", "Interpreter"),
}

CONCERN_SENTENCES: Final[Mapping[str, object]] = {
    # Translators: somebody shows this sentence at the counter of a German office
    "address": _("I would like to register my new address."),
    "registration-certificate": _("I need a certificate that says where I live."),
    "residence-permit": _("I would like to apply for a residence permit."),
    "extend-residence-permit": _("I would like to extend my residence permit."),
    "extend-temporary-permit": _("I would like to extend my temporary permit to stay."),
    "settlement-permit": _("I would like to apply for a permanent residence permit."),
    "citizenship": _("I would like to become a German citizen."),
    "travel-document": _("I would like to apply for a travel document."),
    "family-reunion": _("I would like my family to come to Germany."),
    "move-elsewhere": _("I would like to move to another town and need permission for it."),
    "work-permit": _("I would like permission to work."),
    "job-search": _("I am looking for work and need help with it."),
    "training": _("I am looking for vocational training."),
    "recognition": _("I would like my certificates to be recognised."),
    "asylum-benefits": _("I would like to apply for benefits for asylum seekers."),
    "citizens-benefit": _("I would like to apply for citizen's benefit."),
    "housing-benefit": _("I would like to apply for housing benefit."),
    "child-benefit": _("I would like to apply for child benefit."),
    "parental-allowance": _("I would like to apply for parental allowance."),
    "school-costs": _("I would like help with the costs of school, lunch and clubs for my child."),
    "discount-card": _("I would like to apply for the discount card of the town."),
    "bus-pass": _("I need a bus pass."),
    "treatment-voucher": _("I am ill and need a voucher for the doctor."),
    "health-card": _("I need a health insurance card."),
    "pregnancy": _("I am pregnant and would like advice."),
    "birth-certificate": _("I need a birth certificate for my child."),
    "fatherhood": _("I would like to recognise my child as its father."),
    "marriage": _("We would like to marry."),
    "nursery-place": _("I am looking for a nursery place for my child."),
    "nursery-fees": _("I would like help with the fees of the nursery."),
    "school": _("I would like to register my child for school."),
    "language-course": _(
        "I would like to take part in a language course and need the letter of entitlement."
    ),
    "placement-test": _("I would like to take the placement test for a language course."),
    "housing-entitlement": _("I would like to apply for a certificate for social housing."),
    "flat-search": _("I am looking for a flat and need help with it."),
    "debts": _("I have debts and would like advice."),
    "bank-account": _("I would like to open a bank account and need a letter for the bank."),
    "tax-number": _("I need my tax number."),
    "driving-licence": _("I would like to exchange my driving licence for a German one."),
    "certified-copy": _("I need a certified copy of this document."),
    "power-of-attorney": _("I would like to allow somebody else to act for me."),
    "letter": _("I do not understand this letter. Please explain it to me."),
    "interpreter": _("I have an appointment and need an interpreter."),
}

PAPER_LABELS: Final[Mapping[str, object]] = {
    # Translators: papers that an office asks for
    "passport": pgettext("paper to bring", "Passport or identity card"),
    "residence-permit": pgettext(
        "paper to bring", "Residence permit or the paper you have instead"
    ),
    "registration-certificate": pgettext("paper to bring", "Certificate of registration"),
    "rental-contract": pgettext("paper to bring", "Rental contract"),
    "landlord-confirmation": pgettext("paper to bring", "Confirmation of the landlord"),
    "birth-certificate": pgettext("paper to bring", "Birth certificates"),
    "marriage-certificate": pgettext("paper to bring", "Marriage certificate"),
    "hospital-paper": pgettext("paper to bring", "Paper from the hospital about the birth"),
    "payslips": pgettext("paper to bring", "Last three payslips"),
    "employment-contract": pgettext("paper to bring", "Contract or job offer"),
    "bank-card": pgettext("paper to bring", "Bank card"),
    "bank-statements": pgettext("paper to bring", "Bank statements of the last three months"),
    "photo": pgettext("paper to bring", "Passport photo"),
    "decision": pgettext("paper to bring", "Letter that says which benefits you get"),
    "letter": pgettext("paper to bring", "The letter in question"),
    "reminders": pgettext("paper to bring", "All reminders, also unopened ones"),
    "school-letter": pgettext("paper to bring", "Letter from the school or the club"),
    "school-reports": pgettext("paper to bring", "School reports and certificates"),
    "language-certificate": pgettext("paper to bring", "Language certificate"),
    "entitlement": pgettext("paper to bring", "Letter of entitlement"),
    "cv": pgettext("paper to bring", "CV"),
    "vaccination-record": pgettext("paper to bring", "Vaccination record"),
    "health-card": pgettext("paper to bring", "Health insurance card"),
    "maternity-record": pgettext("paper to bring", "Maternity record, if you have one"),
    "driving-licence": pgettext("paper to bring", "Driving licence"),
    "housing-certificate": pgettext("paper to bring", "Certificate for social housing"),
    "translation": pgettext("paper to bring", "Certified translations"),
    "tax-number": pgettext("paper to bring", "Tax number"),
    "original": pgettext("paper to bring", "The original document"),
    "appointment": pgettext("paper to bring", "Letter with your appointment"),
    "fee": pgettext("paper to bring", "Money for the fee"),
}


def concern_label(code: str) -> str:
    """Return what somebody comes for, as it stands in a list."""
    return str(CONCERN_LABELS[code])


def concern_sentence(code: str) -> str:
    """Return what somebody says at the counter."""
    return str(CONCERN_SENTENCES[code])


def paper_label(code: str) -> str:
    """Return the words for a paper."""
    return str(PAPER_LABELS[code])
