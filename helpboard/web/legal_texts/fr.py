# Longer than 300 lines because it holds four whole texts.
"""Imprint, privacy, accessibility and terms in French; read by no native speaker yet."""

from collections.abc import Mapping
from typing import Final

IMPRINT = """
**Ce texte est un modèle.** Qui gère ce tableau remplace tout ce qui est entre doubles crochets par
ses propres indications.

## Indications selon le § 5 de la loi allemande sur les services numériques (DDG)

[[Nom de la ville, de l'association ou du service, avec sa forme juridique]]

[[Rue et numéro]]

[[Code postal et ville]]

Représenté par : [[nom et fonction de la personne habilitée]]

## Contact

Téléphone : [[numéro de téléphone]]

E-mail : [[adresse e-mail]]

## Registre et surveillance

Inscription au registre : [[tribunal et numéro, sinon supprimer]]

Numéro de TVA : [[numéro, sinon supprimer]]

Autorité de surveillance : [[nom de l'autorité, sinon supprimer]]

## Responsable du contenu rédactionnel (§ 18, alinéa 2 MStV)

[[Prénom et nom]], [[adresse]]

## Point de contact central (articles 11 et 12 du règlement européen sur les services numériques)

Les autorités et les utilisateurs nous joignent à [[adresse e-mail]], en allemand et en anglais.

## Ce que d'autres écrivent

Les annonces sont écrites par les personnes et les organisations nommées en dessous. Si une annonce
est fausse ou illégale, écrivez-nous : nous examinons chaque signalement et nous y répondons.

## Règlement des litiges

Nous ne participons pas à une procédure devant un organisme de médiation de la consommation et n'y
sommes pas obligés. [[À vérifier et à adapter.]]
"""

PRIVACY = """
**Ce texte est un modèle.** Il décrit ce que fait ce logiciel. Qui gère le tableau remplace tout ce
qui est entre doubles crochets et ajoute ce qui se fait en plus sur place.

## En bref

- Vous pouvez tout lire sans vous connecter, et sans que nous gardions rien sur votre appareil.
- Il n'y a pas de publicité, pas de comptage des personnes et rien d'autres fournisseurs.
- Votre navigateur ne parle qu'à ce tableau, et à personne d'autre.

## Qui est responsable

[[Nom et adresse comme dans les mentions légales]]

Délégué à la protection des données : [[nom, adresse e-mail]]

## Quand vous lisez

Votre navigateur nous envoie votre adresse internet, l'adresse de la page, l'heure et le nom du
navigateur. Sans cela nous ne pouvons livrer aucune page. Nos journaux ne contiennent l'adresse
internet que sous forme abrégée. Les journaux sont effacés après [[14]] jours. Base légale :
article 6, paragraphe 1, point e ou f du RGPD, [[à choisir]] ; notre intérêt est de gérer le tableau
en sécurité.

## Cookies

Pour lire ce tableau, il ne faut aucun cookie. C'est pourquoi nous ne vous posons pas la question.

- **display** : seulement si vous choisissez la taille du texte, le contraste, le clair ou le
  sombre ; retient votre choix ; ne contient aucun identifiant ; un an
- **login** : seulement si vous vous connectez ; vous garde connecté ; jusqu'à la déconnexion, au
  plus tard jusqu'à son expiration
- **form** : seulement sur les pages avec un formulaire ; protège le formulaire des abus ; jusqu'à
  la fermeture du navigateur

Le bouton « Oublier ce que ce téléphone retient » efface les trois d'un coup. Ces cookies sont
nécessaires pour ce que vous demandez vous-même (§ 25, alinéa 2, n° 2 TDDDG).

## Sur votre appareil

Votre navigateur peut garder les pages publiques que vous avez lues. Nous lui interdisons de garder
les pages personnelles et les pages sur des thèmes délicats.

## Si vous avez un compte

Un compte est possible à partir de 16 ans. Nous gardons un nom que vous choisissez librement, votre
adresse e-mail, votre langue, et votre mot de passe sous une forme que nous ne pouvons pas lire.
Pour chaque connexion, nous notons son début, sa fin, sa dernière utilisation et le nom du
navigateur. Avec la deuxième étape, nous gardons le secret que connaît votre application. Nous ne
montrons votre adresse à personne. Base légale : article 6, paragraphe 1, point b du RGPD.

## Si vous demandez quelque chose sans compte

Il ne faut ni nom ni adresse e-mail. Nous gardons ce que vous demandez et, sous une forme que nous
ne pouvons pas lire, les mots de votre carte. Si vous voulez qu'on vous appelle, nous gardons votre
numéro ; seule la coordination le voit. Si quelqu'un l'écrit pour vous, nous notons qui c'était.

## Annonces et photos

Une annonce est publique tant qu'elle est au tableau. Nous refusons dans le texte les numéros de
téléphone et les adresses de particuliers. Nous enlevons des photos tout ce que le téléphone y a
écrit, aussi le lieu de la prise de vue. Quand la coordination décide au sujet d'une annonce, nous
gardons la décision, la raison et l'heure.

## Conversations

Vous vous écrivez à travers le tableau. Personne ne voit l'adresse ou le numéro de l'autre. Ce que
vous écrivez n'est lu que par ceux qui participent ; dans une organisation ou un groupe, ce sont
tous ceux qui parlent en son nom. Pour les thèmes délicats, la coordination lit certaines réponses
avant leur arrivée. Si vous signalez une conversation, elle lit ce que vous signalez.

## E-mails et alertes

Nous vous écrivons quand quelqu'un répond, quand une annonce va se terminer et quand il s'agit de
votre compte. Une alerte retient ce que vous cherchez et ce que nous vous avons déjà montré ; vous y
mettez fin d'un clic dans chaque e-mail. Nous ne comptons pas qui ouvre les e-mails. Votre adresse
secrète de calendrier est valable jusqu'à ce que vous la supprimiez.

## Si vous travaillez avec des enfants ou si vous êtes admis aux thèmes délicats

La coordination note : vu le, délivré le, en ordre ou non, vu par. Nous ne gardons jamais l'extrait
de casier judiciaire lui-même. Base légale : [[article 6, paragraphe 1, point e du RGPD avec § 72a
SGB VIII, à vérifier]].

## Si vous voulez aider

Dans votre profil, vous dites seulement ce que vous voulez : ce que vous aimeriez faire, quand vous
avez du temps, quelles langues vous parlez, votre quartier ; si vous voulez aussi si vous êtes
majeur, si vous êtes une femme, si vous avez le permis de conduire ou si vous ne pouvez pas monter
d'escaliers. C'est seulement quand vous avez dit oui que nous le comparons avec ce qui est cherché.
L'origine, la religion, le nom et la photo ne comptent jamais, et c'est une personne qui décide si
nous vous proposons quelque chose. Seuls vous et la coordination voyez votre profil. L'autre côté
n'apprend votre nom ou votre numéro qu'après votre oui, et seulement autant que vous le voulez. Vous
pouvez reprendre votre oui à tout moment ; cela prend alors fin aussitôt. Base légale : article 6,
paragraphe 1, point a du RGPD. Pour les personnes sans compte, la coordination note quand et comment
elles ont donné leur accord.

## Groupes et rendez-vous

Dans un groupe, la direction voit qui participe, qui attend et qui vient à quelle rencontre. Des
invités, nous comptons seulement combien ils étaient. Pour les rendez-vous avec des interprètes ou
des accompagnateurs, nous gardons l'heure, le lieu et les langues, jamais le nom de la personne dont
il s'agit.

## Ce qui est public

Tout le monde peut lire les annonces et les profils des organisations et des groupes. Nous ne
montrons ni les adresses e-mail ni les numéros de téléphone des particuliers. Nous ne montrons
jamais les adresses des hébergements.

## Combien de temps nous gardons les choses

- **annonces** : publiques 28 jours, sauf si quelqu'un les prolonge ; ensuite vous seul les voyez
- **conversations** : 6 mois après le dernier message
- **cartes avec des mots**, ce qui a été demandé et écrit avec elles : 90 jours après leur dernière
  utilisation
- **comptes** : jusqu'à ce que vous les supprimiez, sinon 24 mois après la dernière connexion ; nous
  vous écrivons 30 jours avant
- **comptes dont l'adresse n'a jamais été confirmée** : 7 jours
- **connexions** : jusqu'à la déconnexion, 30 jours au plus
- **e-mails à envoyer** : 30 jours
- **liens dans les e-mails** : 7 jours après la fin de leur validité
- **numéros de formulaires**, contre le double envoi : 2 jours
- **photos** : aussi longtemps que leur annonce ; les fichiers qui n'appartiennent à rien, un jour
- **propositions et rendez-vous** : 12 mois après leur fin ; adresse et sujet d'un rendez-vous, un
  jour seulement
- **messages de la direction, présence aux rencontres, réponses à une fusion, plans** : 12 mois
- **demandes d'entrer dans un groupe** : 6 mois après la réponse
- **notes de la coordination sur les entretiens avec vous** : 24 mois
- **notes sur l'extrait de casier judiciaire** : 3 mois après la fin du travail avec des enfants
- **journaux du serveur** : [[14]] jours
- **sauvegardes** : [[30]] jours ; qui est parti n'en revient pas

## Qui reçoit des données

La coordination de la ville ou de l'association voit ce qu'il lui faut pour vérifier. Le serveur se
trouve chez [[nom et lieu du centre de données]], avec un contrat selon l'article 28 du RGPD. Nous
ne transmettons rien à personne d'autre, ni à d'autres pays.

## Vos droits

L'essentiel est possible aussitôt et sans demander : sur « Ma page », sous « Mes données », vous
téléchargez tout ce que nous avons sur vous et supprimez votre compte. Avec un code, vous pouvez
mettre fin à votre carte et à tout ce qui en dépend. Ce que d'autres vous ont écrit reste à eux.

Vous pouvez demander l'accès, la rectification, l'effacement, la limitation et une copie à emporter,
et vous pouvez vous opposer au traitement. Écrivez à [[adresse e-mail]]. Vous pouvez aussi vous
plaindre à l'autorité de contrôle : le commissaire du Land à la protection des données et à la
liberté d'information du Bade-Wurtemberg, Stuttgart. [[Ailleurs : l'autorité sur place.]]
"""

ACCESSIBILITY = """
**Ce texte est un modèle.** Qui gère le tableau le vérifie sur place, remplace tout ce qui est entre
doubles crochets et nomme la date de la vérification.

## Déclaration d'accessibilité

Cette déclaration vaut pour [[SITE]] à l'adresse [[URL]]. Elle repose sur la loi du Land sur
l'égalité des personnes handicapées, la BITV 2.0 et la norme EN 301 549. Le but est le niveau AA des
WCAG 2.2.

## À quel point ce tableau est accessible

Conformité : [[totale, partielle ou aucune]], constatée le [[date]] par [[auto-évaluation ou
organisme de contrôle]].

Voici comment le tableau est fait :

- Tout marche avec le clavier, et vous voyez toujours où vous êtes.
- Tout marche sans JavaScript.
- La taille du texte, le contraste et la clarté se règlent en haut de chaque page.
- Chaque page a une langue et un sens d'écriture, et aussi chaque texte dans une autre langue.
- La couleur n'est jamais le seul signe. Les pages tiennent sur les petits écrans.

## Ce qui n'est pas encore accessible

- Les phrases que des gens ont écrites eux-mêmes sont dans leur langue et pas toujours faciles à
  lire. Les indications à côté sont exactes dans chaque langue.
- Contenus en langue facile et en langue des signes : [[où ils sont, ou quand ils sont prévus]].
- Les langues que personne de langue maternelle n'a vérifiées portent un astérisque dans le menu
  des langues.
- [[Autres obstacles trouvés lors de la vérification]]

## Signaler un obstacle

Avez-vous trouvé quelque chose que vous ne pouvez pas lire ou utiliser ? Écrivez ou appelez : [[nom,
adresse e-mail, numéro de téléphone]]. Nous répondons dans un délai de [[deux semaines]].

## Si notre réponse ne vous aide pas

Vous pouvez vous adresser à l'organe de conciliation. Cela ne coûte rien. Dans le Bade-Wurtemberg :
l'organe de conciliation auprès de la déléguée du gouvernement du Land aux intérêts des personnes
handicapées, Stuttgart. [[Ajouter l'adresse ou adapter.]]
"""

TERMS = """
**Ce texte est un modèle.** Qui gère le tableau le vérifie et remplace tout ce qui est entre doubles
crochets. C'est la version allemande qui fait foi.

Les numéros sont importants : quand une annonce ne paraît pas, nous nommons le numéro de la règle.

## 1 À quoi sert ce tableau

1.1 Sur [[SITE]], des personnes réfugiées, des bénévoles et des organisations se trouvent.

1.2 Lire, proposer et demander ne coûte rien.

1.3 Le tableau ne remplace ni un conseil ni un appel d'urgence. En danger : 112 ou 110.

## 2 Qui peut participer

2.1 Qui ouvre un compte a au moins 16 ans.

2.2 Seule parle pour une organisation une personne qu'elle en a chargée.

2.3 On ne donne ses données de connexion à personne.

## 3 Ce qui va sur une annonce

3.1 Les annonces sont vraies, à jour et concernent l'aide aux réfugiés.

3.2 Les choses et l'aide sont données ou prêtées, pas vendues. Seules les organisations proposent du
travail payé.

3.3 Une annonce reste 28 jours si elle n'est pas prolongée.

3.4 Qui n'a plus besoin de rien, ou n'a plus rien, retire l'annonce.

3.5 Il n'y a qu'une annonce pour la même chose.

3.6 On comprend de quoi il s'agit, où et quand.

## 4 Ce qui n'est pas permis

4.1 Les insultes, la haine, les menaces, la discrimination et le harcèlement.

4.2 Les numéros de téléphone, adresses e-mail, adresses et noms de particuliers dans le texte libre.

4.3 Tout ce qui montre qui habite dans quel hébergement.

4.4 La publicité, la vente, les chaînes de lettres, le prosélytisme et la propagande électorale.

4.5 Les choses interdites ou dangereuses, et tout ce qui est contre la loi.

4.6 Les offres qui exigent quelque chose en échange.

4.7 La fraude et la tromperie, aussi sur sa propre identité.

4.8 Les offres qui mettent quelqu'un en danger ou le rendent dépendant.

## 5 Protection particulière

5.1 Le logement, le travail, les trajets et tout ce qui touche aux enfants sont toujours vérifiés
d'abord par une personne.

5.2 Qui travaille avec des enfants présente un extrait de casier judiciaire élargi.

5.3 L'offre privée d'une chambre ne paraît qu'après un entretien.

## 6 Comment nous vérifions et décidons

6.1 La coordination vérifie les annonces. Un logiciel peut signaler quelque chose ; il ne peut pas
décider.

6.2 Si nous refusons ou retirons une annonce, nous nommons la raison et la règle.

6.3 Vous pouvez contester chaque décision gratuitement pendant six mois, par le lien dans notre
e-mail ou en écrivant à [[adresse e-mail]]. Si possible, une autre personne en décide.

6.4 Vous pouvez aussi vous adresser à un organisme de règlement extrajudiciaire des litiges ou à un
tribunal.

6.5 Qui enfreint les règles plusieurs fois peut être exclu ; nous avertissons d'abord.

## 7 Signaler quelque chose

7.1 Chacun peut signaler sans se connecter ce qui est faux ou interdit : [[adresse e-mail]].

7.2 Nous confirmons le signalement et disons ce que nous avons décidé.

## 8 Responsabilité et fin

8.1 Chacun est responsable de ses annonces et de ce qu'il convient avec d'autres.

8.2 Vous pouvez arrêter à tout moment et supprimer vous-même votre compte.

8.3 Si les règles changent, cette page le dit [[quatre semaines]] avant. Le droit allemand
s'applique.

En date du : [[date]]
"""

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "imprint": ("Mentions légales", IMPRINT),
    "privacy": ("Protection des données", PRIVACY),
    "accessibility": ("Accessibilité", ACCESSIBILITY),
    "terms": ("Règles du tableau", TERMS),
}
