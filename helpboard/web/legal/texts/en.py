"""Imprint, privacy, accessibility and terms in English."""

from collections.abc import Mapping
from typing import Final

IMPRINT = """
**This text is a template.** Whoever runs this board replaces everything in double square
brackets with their own details.

## Details required by section 5 of the German Digital Services Act (DDG)

[[Name of the town, association or office, with its legal form]]

[[Street and number]]

[[Postcode and town]]

Represented by: [[name and office of the person who may represent it]]

## Contact

Telephone: [[telephone number]]

E-mail: [[e-mail address]]

## Register and supervision

Entry in the register: [[court and number, or delete]]

VAT identification number: [[number, or delete]]

Supervisory authority: [[name of the authority, or delete]]

## Responsible for editorial content (section 18 (2) MStV)

[[First name and name]], [[address]]

## Single point of contact (articles 11 and 12 of the Digital Services Act)

Authorities and users reach us at [[e-mail address]], in German and in English.

## What others write

Notices are written by the people and organisations named below them. If a notice is wrong or
unlawful, please write to us: we look at every report and answer it.

## Settling disputes

We do not take part in dispute settlement before a consumer arbitration board and are not obliged
to. [[Please check and adapt.]]
"""

PRIVACY = """
**This text is a template.** It describes what this software does. Whoever runs the board
replaces everything in double square brackets and adds what else happens where they are.

## In short

- You can read everything without logging in, and without us storing anything on your device.
- There is no advertising, no counting of single people, and nothing from other providers.
- Your browser talks to this board only, and to nobody else.

## Who is responsible

[[Name and address as in the imprint]]

Data protection officer: [[name, e-mail address]]

## When you read

Your browser sends us your internet address, the address of the page, the time and the name of
the browser. Without that we cannot deliver a page. Our logs hold the internet address only in
shortened form. Logs are deleted after [[14]] days. Legal basis: article 6 (1) (e) or (f) GDPR,
[[please choose]]; our interest is to run the board safely.

## Cookies

Reading this board needs no cookie. That is why we do not ask you about cookies.

- **display**: only when you choose text size, contrast, light or dark; remembers your choice;
  holds no identifier; one year
- **login**: only when you log in; keeps you logged in; until you log out, at the latest until it
  runs out
- **form**: only on pages with forms; protects the form against misuse; until you close the
  browser

The button “Forget what this phone remembers” deletes all three at once. These cookies are
necessary for what you ask for yourself (section 25 (2) no. 2 TDDDG).

## On your device

Your browser may keep public pages that you have read. We forbid it to keep personal pages and
pages on delicate topics.

## If you have an account

We store a name that you choose freely, your e-mail address, your language, and your password in
a form from which we cannot read it. For every log-in we note when it began and when it ends.
Legal basis: article 6 (1) (b) GDPR.

## What is public

Everybody can read notices and the profiles of organisations and groups. We do not show e-mail
addresses and phone numbers of private people. We never show the addresses of shelters.

## How long we keep things

- **notices**: public for 28 days unless somebody renews them; then nobody can read them any more
- **log-ins**: until you log out, at the latest until they run out
- **logs of the server**: [[14]] days
- **backups**: [[30]] days
- **accounts**: until you ask us to delete yours, or after [[24]] months without a log-in

## Who receives data

The coordination of the town or association sees what it needs for checking. The server stands at
[[name and place of the data centre]], with a contract under article 28 GDPR. We pass nothing on
to anybody else, nor to other countries.

## Your rights

You can ask for information, correction, deletion, restriction and a copy to take with you, and
you can object to the processing. Write to [[e-mail address]]. You can also complain to the
supervisory authority: the State Commissioner for Data Protection and Freedom of Information
Baden-Württemberg, Stuttgart. [[Elsewhere: the authority there.]]
"""

ACCESSIBILITY = """
**This text is a template.** Whoever runs the board checks it on the spot, replaces everything in
double square brackets, and names the date of the check.

## Accessibility statement

This statement is for [[SITE]] at [[URL]]. It rests on the state's disability equality act, the
BITV 2.0 and EN 301 549. The aim is level AA of WCAG 2.2.

## How accessible this board is

Conformance: [[full, partial or none]], established on [[date]] by [[self-assessment or testing
body]].

This is how the board is built:

- Everything works with the keyboard, and you always see where you are.
- Everything works without JavaScript.
- Text size, contrast and brightness can be set at the top of every page.
- Every page has a language and a direction, and so has a text in another language inside it.
- Colour is never the only sign. The pages fit small screens.

## What is not accessible yet

- Sentences that people wrote themselves are in their language and not always easy to read. The
  facts beside them are exact in every language.
- Content in easy language and in sign language: [[where it is, or when it is planned]].
- Languages whose interface no native speaker has checked carry an asterisk in the language menu.
- [[Other barriers that the check has found]]

## Report a barrier

Have you found something that you cannot read or use? Write or call: [[name, e-mail address,
telephone number]]. We answer within [[two weeks]].

## If our answer does not help

You can turn to the arbitration board. It costs nothing. In Baden-Württemberg: the arbitration
board at the State Commissioner for the Interests of People with Disabilities, Stuttgart.
[[Please add the address or adapt.]]
"""

TERMS = """
**This text is a template.** Whoever runs the board checks it and replaces everything in double
square brackets. The German version is the binding one.

The numbers matter: when a notice does not appear, we name the number of the rule.

## 1 What this board is for

1.1 On [[SITE]] refugees, volunteers and organisations find each other.

1.2 Reading, offering and asking cost nothing.

1.3 The board replaces neither advice nor an emergency call. In danger: 112 or 110.

## 2 Who can take part

2.1 Whoever opens an account is at least 16 years old.

2.2 Only a person whom an organisation has asked to do so speaks for it.

2.3 Log-in details are not passed on.

## 3 What belongs on a notice

3.1 Notices are true, up to date and about help for refugees.

3.2 Things and help are given away or lent, not sold. Paid work is offered by organisations only.

3.3 A notice stays for 28 days unless it is renewed.

3.4 Whoever needs nothing any more, or has nothing any more, takes the notice down.

## 4 What is not allowed

4.1 Insult, hate, threats, discrimination and harassment.

4.2 Phone numbers, e-mail addresses, home addresses and names of private people in the free text.

4.3 Anything that shows who lives in which shelter.

4.4 Advertising, selling, chain letters, missionary work and election campaigns.

4.5 Forbidden or dangerous things, and anything against the law.

4.6 Offers that demand something in return.

## 5 Special protection

5.1 Housing, work, lifts and everything with children is always checked by a person first.

5.2 Whoever works with children shows an extended certificate of good conduct.

5.3 A private offer of a room appears only after a conversation.

## 6 How we check and decide

6.1 The coordination checks notices. Software may point at something; it may not decide.

6.2 If we refuse a notice or take it down, we name the reason and the rule.

6.3 You can object to every decision free of charge within six months. If possible, somebody else
decides about it: [[e-mail address]].

6.4 You can also turn to an out-of-court dispute settlement body or to a court.

6.5 Whoever breaks the rules repeatedly can be shut out; we warn first.

## 7 Reporting something

7.1 Anybody can report what is wrong or forbidden, without logging in: [[e-mail address]].

7.2 We confirm the report and say what we have decided.

## 8 Liability and ending

8.1 People are responsible for their own notices and for what they agree on.

8.2 You can stop at any time and ask us to delete your account.

8.3 If the rules change, this page says so [[four weeks]] ahead. German law applies.

As of: [[date]]
"""

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "imprint": ("Imprint", IMPRINT),
    "privacy": ("Privacy", PRIVACY),
    "accessibility": ("Accessibility", ACCESSIBILITY),
    "terms": ("Rules of the board", TERMS),
}
