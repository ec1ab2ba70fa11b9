# Longer than 300 lines because it holds four whole texts.
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

An account is for people of 16 or older. We store a name that you choose freely, your e-mail
address, your language, and your password in a form from which we cannot read it. For every log-in
we note when it began, when it ends, when it was last used, and the name of the browser. With the
second step we store the secret that your app knows. We show your address to nobody. Legal basis:
article 6 (1) (b) GDPR.

## If you ask for something without an account

You need neither a name nor an e-mail address. We store what you ask for and, in a form from which
we cannot read them, the words on your card. If you want to be called, we store your number; only
the coordination sees it. If somebody enters it for you, we note who that was.

## Notices and pictures

A notice is public as long as it hangs on the board. We refuse phone numbers and addresses of
private people in the text. We remove from pictures everything that the phone has written into
them, also where they were taken. When the coordination decides about a notice, we store the
decision, the reason and the time.

## Conversations

You write to each other through the board. Nobody sees the address or number of the other. What you
write is read only by those who take part; in an organisation or a group these are all who speak
for it. On delicate topics the coordination reads some answers before they arrive. If you report a
conversation, it reads what you report.

## Letters and alerts

We write to you when somebody answers, when a notice is about to end, and when it is about your
account. An alert remembers what you look for and what we have already shown you; you end it with
one click in every letter. We do not count who opens letters. Your secret calendar address is good
until you delete it.

## If you work with children or are released for delicate topics

The coordination notes: seen on, issued on, in order or not, seen by. We never store the
certificate itself. Legal basis: [[article 6 (1) (e) GDPR with section 72a SGB VIII, please
check]].

## If you want to help

In your profile you say only what you like: what you would like to do, when you have time, which
languages you speak, your district; if you wish also whether you are of age or a woman, have a
driving licence or cannot climb stairs. Only when you have said yes do we compare it with what is
looked for. Origin, religion, name and photo never count, and a person decides whether we propose
something to you. Only you and the coordination see your profile. The other side learns your name
or number after your yes, and only as far as you choose. You may take your yes back at any time;
then it ends at once. Legal basis: article 6 (1) (a) GDPR. For people without an account the
coordination notes when and how they agreed.

## Groups and appointments

In a group the lead sees who takes part, who waits and who comes to which meeting. Of guests we only
count how many there were. For appointments with interpreters or companions we store time, place and
languages, never the name of the person it is about.

## What is public

Everybody can read notices and the profiles of organisations and groups. We do not show e-mail
addresses and phone numbers of private people. We never show the addresses of shelters.

## How long we keep things

- **notices**: public for 28 days unless somebody renews them; then only you see them
- **conversations**: 6 months after the last message
- **cards with words**, what was asked and written with them: 90 days after they were last used
- **accounts**: until you delete them, otherwise 24 months after the last log-in; we write to you
  30 days before
- **accounts whose address was never confirmed**: 7 days
- **log-ins**: until you log out, at most 30 days
- **letters in the outbox**: 30 days
- **links in letters**: 7 days after they stopped working
- **numbers of forms**, against sending twice: 2 days
- **pictures**: as long as their notice; files that belong to nothing, one day
- **proposals and appointments**: 12 months after their end; address and subject of an appointment
  one day only
- **messages of leads, who came to a meeting, answers to a merge, plans**: 12 months
- **wishes to join a group**: 6 months after the answer
- **notes of the coordinators on talks with you**: 24 months
- **notes on certificates**: 3 months after the work with children has ended
- **logs of the server**: [[14]] days
- **backups**: [[30]] days; whoever has left does not come back from them

## Who receives data

The coordination of the town or association sees what it needs for checking. The server stands at
[[name and place of the data centre]], with a contract under article 28 GDPR. We pass nothing on
to anybody else, nor to other countries.

## Your rights

Most of it works at once and without asking: on “My page”, under “My data”, you download everything
that we have about you, and delete your account. With a code you can end your card and everything
that belongs to it. What others wrote to you remains theirs.

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

3.5 There is only one notice for the same thing.

3.6 One understands what it is about, where and when.

## 4 What is not allowed

4.1 Insult, hate, threats, discrimination and harassment.

4.2 Phone numbers, e-mail addresses, home addresses and names of private people in the free text.

4.3 Anything that shows who lives in which shelter.

4.4 Advertising, selling, chain letters, missionary work and election campaigns.

4.5 Forbidden or dangerous things, and anything against the law.

4.6 Offers that demand something in return.

4.7 Fraud and deceit, also about who one is.

4.8 Offers that put somebody in danger or make somebody dependent.

## 5 Special protection

5.1 Housing, work, lifts and everything with children is always checked by a person first.

5.2 Whoever works with children shows an extended certificate of good conduct.

5.3 A private offer of a room appears only after a conversation.

## 6 How we check and decide

6.1 The coordination checks notices. Software may point at something; it may not decide.

6.2 If we refuse a notice or take it down, we name the reason and the rule.

6.3 You can object to every decision free of charge within six months, with the link in our letter
or by writing to [[e-mail address]]. If possible, somebody else decides about it.

6.4 You can also turn to an out-of-court dispute settlement body or to a court.

6.5 Whoever breaks the rules repeatedly can be shut out; we warn first.

## 7 Reporting something

7.1 Anybody can report what is wrong or forbidden, without logging in: [[e-mail address]].

7.2 We confirm the report and say what we have decided.

## 8 Liability and ending

8.1 People are responsible for their own notices and for what they agree on.

8.2 You can stop at any time and delete your account yourself.

8.3 If the rules change, this page says so [[four weeks]] ahead. German law applies.

As of: [[date]]
"""

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "imprint": ("Imprint", IMPRINT),
    "privacy": ("Privacy", PRIVACY),
    "accessibility": ("Accessibility", ACCESSIBILITY),
    "terms": ("Rules of the board", TERMS),
}
