# Longer than 300 lines because it is plain data: pages in English.
"""Information pages of the demo town in English."""

from helpboard.cli.demo.content.shapes import PageWords

ENGLISH = (
    PageWords(
        "ludwigsburger-weg",
        "en",
        "The Ludwigsburg way",
        "This is how you arrive here: step by step, and not alone.",
        """
For many years Ludwigsburg has been a town to which people come from all over the world. We would
like you to feel at home here soon.

## Three steps

1. **Arriving:** First you live in a shelter. The social workers there help you.
2. **Settling in:** You learn German, the children go to school, you look for work.
3. **Belonging:** You have a flat of your own, friends, and a place in a club.

## You are not alone

Many people in town help as volunteers: in welcome cafés, as mentors, when you move. Their help
costs nothing. Ask on this site or come to a café.

[[card:ehrenamt]]
""",
    ),
    PageWords(
        "ankommen",
        "en",
        "Arrival",
        "What matters in the first weeks.",
        """
The first weeks are hard: new people, new rules, many letters. Take your time. Nobody expects you to
understand everything at once.

Three things matter most: you are registered, you know who helps you, and you know what to do in an
emergency.

The social workers in your shelter know all the ways. You reach them at [[phone:sozialberatung]].
""",
    ),
    PageWords(
        "ankommen/erste-tage",
        "en",
        "The first days",
        "A list for the first week.",
        """
## Do this first

- Talk to the social workers (Sozialberatung) in your shelter.
- Register at the citizens' office. This is called Anmeldung.
- Keep all letters. Do not throw away any envelope: the date on it is important.
- Take photos of your papers.

## You need

Your passport or your residence permit for the procedure (Aufenthaltsgestattung), and the address of
the shelter.

The social workers also help with clothes, with doctors and with school for your children.

[[card:sozialberatung]]

You do not speak German yet? Ask for an interpreter: [[phone:dolmetscher-bestellen]].
""",
    ),
    PageWords(
        "ankommen/notfall",
        "en",
        "In an emergency",
        "These numbers are free, also without credit.",
        """
## Fire, accident, very ill

Call [[phone:notruf]]. Say: **Where** is it? **What** happened? **How many** people need help? Wait
for questions.

## Danger from other people

Call the police: [[phone:polizei]]. The police help everybody, also without papers.

## Ill in the evening or at the weekend

Call [[phone:arzt-am-abend]]. They tell you which doctor is open now.

## Violence against women

The helpline listens to you, day and night, in many languages, and without your name.

[[card:hilfetelefon]]
""",
    ),
    PageWords(
        "asylantrag",
        "en",
        "Your application for asylum",
        "How the procedure begins and who advises you.",
        """
You are looking for protection in Germany? Then you apply for asylum (Asylantrag) at the federal
office, the BAMF. You apply yourself and in person.

## How it works

1. The federal office takes your application. It takes photos and fingerprints.
2. You get a paper called Aufenthaltsgestattung. With it you may stay here until there is a
   decision.
3. You are invited to the hearing. This is the most important day: [[page:anhoerung]].
4. The federal office writes its decision (Bescheid) to you.

## Get advice

The advice is free and confidential. Go there **before** the hearing.

[[card:verfahrensberatung]]
""",
    ),
    PageWords(
        "anhoerung",
        "en",
        "The hearing",
        "Here you tell why you need protection.",
        """
In the hearing (Anhörung) you tell your story to somebody of the federal office. After that the
office decides. That is why this day is so important.

**Always** go there, and be on time. Are you ill? Then you need a paper from the doctor, and you
call
before.

An interpreter translates. You do not understand the interpreter well? Say so at once. It is your
right.

At the end somebody reads everything to you. Correct what is wrong before you sign.

Women can ask for a woman to hear them and for a woman to interpret.

[[card:verfahrensberatung]]
""",
    ),
    PageWords(
        "wohnen",
        "en",
        "Living",
        "From the shelter to a flat of your own.",
        """
First you live in a shared shelter (Gemeinschaftsunterkunft). After that you move to follow-on
housing (Anschlussunterbringung). This is mostly a room or a small flat that the town pays for or
lets to you.

You may look for a flat of your own as soon as you may stay. There are few flats in Ludwigsburg.
Many people look for a year or longer. Do not give up, and tell everybody you know that you are
looking.

Never sign a contract (Mietvertrag) that you do not understand. Never pay money before you have seen
the flat.

[[card:wohnungsfragen]]
""",
        state="unchecked",
    ),
    PageWords(
        "wohnen/umzug",
        "en",
        "Moving house",
        "What to do before, on and after the day.",
        """
## Before you move

- Ask the office whether it pays for the move and the furniture. Ask **before**.
- Look for people who help to carry: [[page:ludwigsburger-weg|how to find help]].
- Tell everybody your new address: school, doctor, bank, job centre.

## On the day

Take photos of the new flat. Write down what is broken.

## After that

Register your new address at the citizens' office within two weeks.

[[card:buergerbuero]]
""",
        state="outdated",
    ),
    PageWords(
        "leben",
        "en",
        "Life in Ludwigsburg",
        "School, work, health, sport and everyday life.",
        """
Here you read how everyday life works in Ludwigsburg: where you learn German, how your child gets
into school, who goes to the doctor with you, and where you can buy things cheaply.

Many things are free. When something costs money, ask about the bonus card (Bonuskarte): with it you
pay less, for example in the swimming pool and the library.
""",
    ),
    PageWords(
        "leben/schule-und-kita",
        "en",
        "School and nursery",
        "Every child may learn, from the first day.",
        """
## School

Children go to school from the age of six. They must (Schulpflicht), and it costs nothing. Children
who do not speak German yet first go to a preparation class.

When your child is ill, call the school in the morning.

## Nursery

From the age of one your child has a right to a place (Kita). Apply early: the waiting list is long.

## Money

The education package (Bildungspaket) pays for lunch, trips and school things. You have to apply.

[[card:schulanmeldung]]
""",
    ),
    PageWords(
        "leben/arbeit",
        "en",
        "Finding work",
        "Who may work, and who helps you.",
        """
Your paper says whether you may work. If it says “Erwerbstätigkeit erlaubt”, you may start at once.
If it says something else, first ask the foreigners' office (Ausländerbehörde).

You have learnt a profession? Then have your certificate checked. This is called Anerkennung.

With little German an internship is a good beginning. You also find offers on the board of this
site.

In an apprenticeship (Ausbildung) you learn a profession and earn money from the first month.

Never work without a contract. Without a contract you have no insurance and often no pay.

[[place:ausbildungscampus]]
[[organisation:jobcenter]]
[[organisation:arbeitsagentur]]
""",
    ),
    PageWords(
        "leben/gesundheit",
        "en",
        "Health",
        "Going to the doctor, also with little German.",
        """
Find a family doctor (Hausarzt) near you. Call and make an appointment. Cancel it when you cannot
come.

## Bring with you

Your card of the health insurance (Krankenversicherung). You have no card yet? Then first get a
treatment voucher (Krankenschein).

## Language

An interpreter can come with you: [[phone:dolmetscher-bestellen]]. Children should not interpret.

## In the evening and at the weekend

Call [[phone:arzt-am-abend]]. When a life is in danger: [[phone:notruf]].

## When the soul hurts

After their flight many people sleep badly or are afraid. There is no shame in that. Talk to your
family doctor.

[[card:leistungen-asyl]]
""",
    ),
    PageWords(
        "leben/deutsch-lernen",
        "en",
        "Learning German",
        "Courses for everybody, also without the right to an integration course.",
        """
## The integration course

It takes about a year and ends with an exam (Integrationskurs). Who may attend gets a letter from
the
job centre or the foreigners' office.

## Courses without a letter

Volunteers give free courses every week. You can start at once.

## Practising

In the language café you talk with others. In the library you learn on the computer. A tandem is
somebody who wants to learn your language and teaches you German in return.

[[organisation:abendschule-kulturspeicher]]
""",
    ),
    PageWords(
        "leben/schutz-vor-gewalt",
        "en",
        "Protection from violence",
        "Nobody may hit you, threaten you or force you.",
        """
Nobody may hit you, threaten you or force you to do anything: no stranger, no husband, no family. It
is forbidden, also at home.

The helpline is there day and night, in many languages. You do not have to say your name.

[[card:hilfetelefon]]

In Ludwigsburg women advise women. Nobody learns that you were there.

[[organisation:frauenberatung-mohnblume]]

Are you in danger now? Call the police: [[phone:polizei]]. A women's shelter (Frauenhaus) takes you
and your children in. Its address is secret.
""",
    ),
    PageWords(
        "adressen",
        "en",
        "Addresses",
        "All important places on one sheet.",
        """
## In an emergency

[[card:notruf]]
[[card:polizei]]
[[card:arzt-am-abend]]

## Offices

[[card:buergerbuero]]
[[card:infopunkt-aufenthalt]]
[[card:leistungen-asyl]]
[[organisation:jobcenter]]

## Advice

[[card:sozialberatung]]
[[card:verfahrensberatung]]
[[organisation:migrationsberatung-kompass]]

## Houses

[[place:haus-am-kornspeicher]]
[[place:willkommensraum-ost]]
""",
    ),
    PageWords(
        "zeit-geben",
        "en",
        "Giving time",
        "One hour a week is a lot already.",
        """
You would like to help? You need no training, only some time and joy in people.

On the board you see what is needed just now. In every working group you can look on twice before
you
decide.

For work with children you need a certificate of good conduct (Führungszeugnis). It costs volunteers
nothing.

[[card:ehrenamt]]
""",
        state="machine",
    ),
)
