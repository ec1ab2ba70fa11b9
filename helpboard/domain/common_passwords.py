# Longer than 300 lines because it is one list of words.
"""Words that many passwords consist of: common passwords, first names, pets, clubs, places.

In German, English, Arabic, Ukrainian, Russian, Turkish and Persian, and in Latin letters. Written
by hand for this board; without digits and signs, which :mod:`helpboard.domain.password` takes away.
"""

from typing import Final

_WORDS: Final = """
aaa aaaaaa aalen aaron abc abcabc abcd abcde abcdef abcdefg abcdefgh abdallah abdi abdirahman
abdirizak abdou abdul abdulla abdullah abend abenteuer abraham abreham abu abuja access accra acdc
ace acer aces acht action actor adam adams adana addisababa ade adele adidas adler admin
administrator adrian adventure aegypten aek aerosmith aerzte affalterbach affe affen afghan
afghanistan africa afrika afrin aftab ahmad ahmed ahmet air airborne airplane aisha ajax aladdin
alan albania albanien albert albi aldi aleksandr aleksandra aleksei aleksey aleppo alexander
alexandra algeria algerien algiers alhamdulillah ali alia alice alicia alien alieu aliya allah allen
alles allison almond alpha altespasswort alvarez always amadou amal amanda amar amazing amazon amber
ameise amen america american amerika amin amina aminata amir amira amlak amman amran amsterdam amy
anakin ananas anas anastasia anastasiia anatoliy anchor anderson andrea andreas andrey andrii andriy
android angel angela angelika angelina angels anja ankara anker anmelden anna anne annette annika
ant antalya anthony antje anton anwalt anybody apfel apollo apple april arabisch aragorn arash
arbeit arbeitsamt archer arezoo argentina argentinien ariel armani armband armee armenia army arnold
arsch arschloch arsenal arslan art artem arthur artist artur arzt aschenputtel asd asdasd asdf
asdfgh asdfghjkl asha ashkan ashley asia asien askim aslan asmara asperg ass assassin assassins
asshole astrid asus asyl asylum ataturk atatürk athen athena audi aufwachen augsburg august aushang
austin australia austria auto autumn avengers avocado awa awesome aya ayan aydin aydın ayman ayo
ayse aysha ayşe azadeh azadi azerbaijan aziz aziza azizam aşkım baba babak babam babe baby babyblue
babyboy babycakes babydoll babygirl backpack bacon bad baden badenwuerttemberg badenwürttemberg
badger baer bag bagdad baghdad bahar bahram bailey bakary baker baku ball ballack ballet ballon
balloon balls baloo balu bambi banana banane bangkok banjul bank baran barbara barbie barca
barcelona barf baris barnes barry bart barış baseball basel bashar basketball basra bastard bathroom
batman battlefield bauer baum bayer bayern bayernmuenchen bayernmünchen bbb beach beagle bear
beatles beautiful becker beckham becky bed bee beer behnam behrouz beirut beispiel belgium belgrade
believe bell bella belle bello ben benfica benjamin bennett benningen bentley benutzer benz benzema
bereket berg berge berhane berlin bern bernd bernhard bernstein besigheim besiktas best beste bester
bestfriend beta beth bett better bettina betty beyonce beşiktaş bff bibel bible bibliothek bicycle
bieber biene bier bietigheim bietigheimbissingen bigboy bigdaddy bigdog bigmac bike biking bilal
bilbo bild bill billy biniam bint binta binyam biologie biology bird birdie birgit birgitta birne
birthday bismillah bison bissingen bitch bitches bitcoin bitte bla blabla black blackberry blackbird
blackcat blackdog blackrose blacky blade blake blau bleach bleistift blessed blessing blitz bloed
blowjob blue blueberry bluebird bluehendesbarock bluemoon bluesky blume blumen blöd blühendesbarock
bmw board boat boateng bob bobby bobmarley boden boeblingen boennigheim boerse bogdan bohdan bonbon
bonjovi boobs book boot boots boris borussia borussiadortmund borys bosnia bosnien boss boston
bottle boxen boxer boxing boy boyd boys bracelet brad bradley brakes brandon brandy brasil brasilien
bratwurst braun braves bravo brazil bread bremen bremse brenda brett bretzel brezel brian bridge
brief briefmarke brigitte brille britain britney britta brombeere bronco broncos bronze brooks brot
brother brown bruce bruder bruecke brussels bryan bryant brücke buch budapest buecher buero buffalo
bugatti bugsbunny bukarest bulbasaur bulgaria bull bulldog bulls bullshit bumblebee bumper
bundesliga bundeswehr bunny burak burg burger burgerking burns bursa bursaspor bus bushido business
butler butter buttercup butterfly buzz buzzlightyear bvb bäcker bär böblingen böhseonkelz bönnigheim
börse bücher büro cairo cake caleb california callme callofduty calvin camaro camera cameron
cameroon campbell can canada candice candle candy canim canım cap capital captain captainamerica car
caramel carina carl carlos carmen carol carolin caroline carolyn carpe carpediem carpet carrie
carter cartman casablanca casey cash casino castillo castle castro cat catherine cathy catwoman cde
celik cellar celtic cem century chad chain chair champagne champion champions championsleague chanel
change changeme charizard charkiw charles charlie charliebrown charlotte charly chavez checkers
cheese cheeseburger cheesecake cheetah chef cheikh chelsea chemie chemistry chernihiv cherry cherson
cheryl chess chevrolet chicago chicken chidi chief child children chile china chinedu chioma chloe
chocolate chris christ christian christiane christina christine christmas christoph christopher
christus church cinderella cindy cinema cinnamon cisco citroen city claire clara clark claude
claudia clock cloud club clubs coat cobra coca cocacola cock cocktail coconut cody coffee cognac
cola coldplay cole coleman colin collie collins colombia computer connor cook cookie cookies cool
cooper coordinator copper corey cornelia corvette cosmos couch cougar counterstrike courtney cow
cowboy cowboys cowgirl cox coyote cracker craig crawford crazy cristiano croatia croft crow cruz
crypto crystal cska ctvtyjdf cuba cubs cunningham cunt cup cupcake cupcakes currywurst curtis cute
cutie cutiepie cynthia czech dach dachs dackel dad dada dagmar daimler daisy dakar dale dalia dallas
damascus damaskus damn dan dana dance dancer daniel daniela danielle daniels danke danny danylo
daoud daraa daria dariush darkness darling darthvader dasha daughter dave david davidson davis dawit
dawn day dean debbie debian deborah december deeppurple deer default deinpasswort deirezzor delfin
delhi dell delphin delta demir demo denise deniz dennis denver denys derek desta destiny deutsch
deutsche deutschkurs deutschland devil dezember diablo diamant diamond diamonds diana diane diaz
dice dick diem dienstag dieter digimon dima dior disco disney disneyland ditzingen dixon diyarbakir
dm dmitriy dmitry dmytro dnipro dobermann doctor dodgers doener dog dogan doggie dokhtar doktor doll
dollar dolphin dominik domino don donald donaldduck donetsk donna donner donnerstag doof door dora
dorf doris dorothea dortmund dory dota doug douglas dove doğan drachen dragon dragonball dragonballz
dragonfly drake drdre dream dreambig dreamer dreams drei dresden dress driver drum drums ducati duck
duhok dumbass dumbledore dumbo dumm dunkelheit dunn dunya dustin dylan dynamo dynamokyiv döner eagle
eagles earl earth easter ebay eberdingen ebrima echo edc eddie edeka edgar edith edward edwards
edwin efrem egg eglosheim egypt egziabher ehrenamt ehrenamtlich ehsan ei eichhoernchen eichhörnchen
eier eight eileen einhorn eins einszweidrei eintracht eintrachtfrankfurt eis eiscreme eisen
ekaterina elaheh elaine elch eleanor elefant elena elephant eleven elf elham elias elisabeth
elizabeth elke ella ellen elliott ellis elsa elvis elvispresley emeka emerald emil emilia emily
eminem emma emmanuel emmi emmy emre energie energy engel engelchen engine engineer england englisch
english ente enter enterprise enz erbil erdbeere erde erdmannhausen erdnuss erfolg eric erica erik
erika erin erinnern eritrea erligheim ermias ernest eshgh eshghe espana esslingen ethan ethiopia
etwas eugene eule euro europa europe european euros eva evan evans evelyn evening everton everything
evgen evgeniy evgeny example eyob fabian facebook fadi faduma fahrer fahrrad fairy fairytale faisal
faith falafel falcon falke fall fallout familie family fanta fantastischen farah farhad farhiya
fariba farid farida faris farmer farzad farzaneh fatemeh father fatima fatma fatou fatoumata
favorite favour fcbarcelona fcbayern fck fckoeln februar february fee feier felicia felix fenerbahce
fenerbahçe fenster fereshteh ferguson ferien fernandez fernando fernseher ferrari feuer feuerwehr
feyenoord fiat fick fickdich ficken fighter fikir film filmon finn fiona fiqri firas fire firebird
firefighter fisch fische fischer fish fisher fitsum five flasche flocke floete floor flores florian
florida flower fluechtling fluechtlinge fluechtlingshilfe flugzeug flush fluss flute flöte
flüchtling flüchtlinge flüchtlingshilfe football force ford forest forever forget forgot fork
fortnite foster foto four fox foxtrot france frances francis frank frankfurt franklin frankreich
franz franziska franzoesisch französisch frau fred freddie frederick freedom freeman freenet
freiberg freiburg freiheit freitag french freude freudental freund freunde freundin freundschaft
freweini friday fridge frieden friedrich friedrichshafen friend friends fritz frodo frog frosch
frozen fruehling frühling fuchs fuck fucker fuckme fuckoff fuckyou fuenf fuerimmer fun funny
fussball fylhtq fünf gabel gabi gabriel gabriela gabriele gaensebluemchen gaertner gaga galatasaray
galaxie galaxy galina gambia game gameboy gamer games gaming gamma gandalf gangster ganna gans
ganzgeheim garage garcia garden gardener gardner garfield garlic garten gary gast gavin gaza
gaziantep gebre gebremariam geburtstag gedicht geheim geheimnis geige geil geist gelb geld
geldbeutel gemmrigheim gene genial georg george georgia gepard gerald gerechtigkeit gerhard
gerlingen german germany gertrud geschaeft geschenk geschichte geschäft gestern gewinner geöffnet
gfhjkm ghada ghana ghassan ghazni ghbdtn ghebre ghost ghostrider giants gibson gift gilbert gina
ginger giraffe girl girls girmay gisela gismo gitarre gizmo gladbach gladiator glas glass glasses
glaube glauben glems glenn gloria gloves glueck gluecklich glück glücklich gmail gmx gmünd gnade
goat god godisgood godislove godswill goeppingen goetze gohan goitom goku gol gold golden golf goli
gollum golnaz gomez gonzales gonzalez good goofy google goose gordon gorilla gott grace graham grant
grape grau gray great greece green greenday greg gregory grey griechenland griffin grigory
grossbottwar gruen gruenbuehl grundschule gruss gryffindor grün grünbühl gta gucci gudrun guenter
guest guitar gul gula gumbo gummibaer gummibär gummibärchen guns gunsnroses gut gutierrez guzel
gymnasium gypsy gänseblümchen gärtner göppingen götze gündogan günter güzel haaland habesha habib
habibi habibti habte habtom hack hacker hadi haeberle haftbefehl hager hagrid haha hahaha hahn hai
haider haile hakunamatata hala halab halima hall hallo halloween hallowelt halo halyna hama hamburg
hamburger hamid hamilton hammer hamster hamza hanan handball handschuhe handsome handy hanin hanna
hannah hannelore hannover hanoi hans hansa hansen hansi hansjoerg hansolo happiness happy harald
haribo harley harold harriet harris harrison harry harrypotter hart hartmann harvey hasan hase
hasenpups hasi hassan hat hatelove hateyou hatice haus hawa hawk hawkins haya hayati hayes hazara
heart hearts heather heaven hector hedgehog heidelbeere heidelberg heidi heike heiko heilbronn
heilig heim heimat heinz heiss held helen helena helene helfen helfer helga hell hello hellokitty
helloworld helm helmet helmut help helpboard helper helpto hemd hemmingen henderson hengst henri
henry herat herbst hercules herkules hermione hernandez hero heroes herrera hertha herz herzchen
hessigheim heute hexe hey hi hiba hicks hihi hildegard hilfe hill himbeere himmel hippo hirsch
hisham history hitman hobbit hockey hoda hodan hoelle hoffenheim hoffman hoffmann hoffnung hofmann
hogwarts hohenasperg hoheneck holger holiday holland hollywood holmes holy homayoun home homer homs
honda honey honig hooker hope horny horse horst hose hosein hosen hospital hossein hot hotel hotmail
hotrod hotstuff hottie hour house howard hsv huawei huda hufflepuff hugh hughes hugme huhn hulk
hummel hummels hummingbird hummus hund hunde hundert hundred hungary hunt hunter hure hurensohn
husam husband husein husky hussein hut häberle häschen hölle hündchen hüseyin ian ibn ibrahim
ibrahima ibtisam ice icecream ichigo ichliebedich ida idiot idlib idris ifrah igel igor ihate
ihateyou ihor ihsan ikea ilham ilove ilovegod iloveme iloveu iloveyou ilse iman imissyou immer imran
india indien indonesia inge ingenieur ingersheim ingrid ingwer iniesta inna insel inshallah
instagram intel inter internet ipad iphone ira iraj irak iran iraq irene irina iris iron ironmaiden
ironman iryna isaac isabel isabell isabella isaias isatou isfahan islam islamabad island ismail
istanbul italia italian italien italy ivan ivanka izmir ja jaan jabar jack jacke jacket jackie
jackpot jackson jacob jaddati jaddi jade jaeger jaguar jahr jake jakob jalal jalalabad jamal james
jamil jamila jamshid jan jana janam janina januar january japan jasmin jasmine jason javad jawad jay
jayz jeans jedi jeff jeffrey jellybean jemand jenkins jennifer jenny jens jeremy jerry jerusalem
jesse jessica jessika jesus jesuschrist jesuschristus jesuslovesme jim jimenez jimmy job jobcenter
jobs joe joel joerg joey johann johanna johannes john johnny johnson joker jonas jonathan jones joon
jordan josef joseph josh joshua joy judith juergen juice juli julia julian juliane juliet july june
junge juni jupiter justdoit justice justin justinbieber juventus jäger jörg jürgen kabul kacke
kaempfer kaese kaetzchen kaffee kai kairo kaiserslautern kaka kakashi kaleb kaleidoscope kaleidoskop
kalifornien kamal kamera kamerun kanada kandahar kaninchen kanye kapitaen kapitän karachi karamell
karbala kardes kardeş kareem karim karima karin karina karl karlheinz karlsruhe kartoffel kateryna
katharina kathrin katja katrin katya katyperry katze kaufland kaveh kawasaki kaya kayseri kebab
kebap kebba keith keks kekse keller kelley kellner kelly kemal ken kennedy kenneth kennwort kenny
kerem kerstin kerze kette kevin key khadija khaled khalid khalil khan kharkiv kherson khoda khosro
kiana kibrom kickers kidane kiev kiew kilic killer kim kimmich kinan kind kinder kindergarten king
kino kira kirche kirchheim kirill kirk kirkuk kirsche kirsten kisa kiska kiss kisses kissme kitchen
kite kitten kitty kiwi klara klasse klaus klavier kleid klein klopp klose knife knight knoblauch
knoedel knuddel knuddelmaus koala kobane kobe koch koeln koenig koffer kohana kohanyi kokhana
kokhannia kokosnuss kolumbien kolya konstantin konstanz konya koordinator koran korea korntal
kornwestheim kosmos kosovo kotik kotyk koza kozak kraehe kraft krakow krankenhaus krause krieger
kristall kristina kroatien kroos krueger krähe krüger ksc ksenia kuba kuchen kueche kuehlschrank
kuenstler kuerbis kuesschen kuh kunduz kunst kupfer kuschel kuschelbaer kuschelbär kuscheltier kuss
kyiv kyle kyrylo kämpfer käse köln königin küche kühlschrank künstler kürbis kılıç labrador ladybug
ladygaga laecheln lagos lahm lahore laila lake lakers lala lalala laleh lama lamborghini lamia lamin
lamine lamp lampe lange language lara larissa larry larysa lasagne lassie lasvegas latakia laufen
laura lavendel lavender lawrence lawyer layla lazio lea leagueoflegends lebanon leben lebenistschoen
lebron ledzeppelin lee legend legende lego legolas lehmann lehrer leia leila leipzig lemberg lemon
lena lenovo leo leon leonberg leonid leonie leopard letmein letter leverkusen lewandowski lewis
lexus lia libanon liberty library libya licht lidl liebe liebling life lifeisgood light lightning
lights lila lilie lilli lilly lily lime limette lina linda link linkinpark linux lion lionel lisa
liselotte liubov liudmyla liverpool ljubov lkjhgfdsa lkw lmao lock loechgau loeffel loewe logan
login logon lokomotive lol london long longhorn lopez lordoftherings loser lotto louis louisa love
lovebug lovelife lovely lovelygirl loveme lover lovers loveyou luam lubna lubov lucas luchs luck
lucky lucy ludmila ludwig ludwigsburg ludwigsburger luffy luft luhansk luigi luis luisa luise lukas
luke luna lustig luwam lviv lynx lyublyu lyubov lächeln löchgau löffel löwe macbook machine macht
madonna madrid maedchen maerchen maerz mafia magazine magic magie maha mahad mahdi mahmoud mahmut
mahsa mahtab mai maier maierle maike mainz maja majd majed majid maksim maksym malaak malak maler
malik mama mamadou man manal manchester mancity mandana mandel manfred mango mani mann mannheim
mansour mantel manuel manuela manunited manutd maradona marbach marcel march marco marcus margarete
margaryta marge margit maria mariam mariama marichka marie mariechen marienkaefer marienkäfer mariia
marina marine marines mario marion mariupol mark market markgroeningen markgröningen marko
marktplatz markus marlene marley marokko mars marshall martha martin martina martinez marwa marwan
mary maryam maryna maschine maserati masha mashallah mashhad mason masoud master math mathe
mathematik mathilda mathilde matrix matt matthew matthias maultaschen maus mausebaer mausebär
mausezahn mausi max maxi maxim maximilian may maya mayer mazar mazda mazedonien mbappe mcdonald
mcdonalds mebrahtu medhanie medina meer meerschweinchen mega megadeth mehari mehdi mehmed mehmet
mehran mehrdad meier meinleben meinpassword meinpasswort meins melanie melina melon melone memories
memory mendoza mercedes mercury merhaba merhawi meron mersin merve messer messi metal metallica
mewtwo mexico mexiko meyer mia michael michaela michaeljordan michelle mickey mickeymouse microsoft
midnight mieze mikal mike mikhail milan milch milk milka miller million millionaer millionär mills
mimi mina mine minecraft minka minnie mint minute minze miracle miriam mirna mirror misha missyou
mitchell mitternacht mittwoch mnbvcxz mobile modou moeglingen mogadishu mohamad mohamed mohammad
mohammed mohamud mohsen moin mojgan moldova molly mom momodou mona mond monday mondschein money moni
monika monkey monkeys monrepos monster montag moon moonlight moore moose morales mordor moreno
morgan morgen moritz morning morocco morris moscow moskau moskva mostafa mosul mother motor
motorcycle motorhead motorrad mountain mousa mouse moussa movie mueller muellermeier muenchen
muenchingen muetze muffin muhamad muhammad muhammed mulan mulu mum mumbai mundelsheim munich murat
murder murphy murr murray musa muschi museum musiala music musik muslim mustafa mustang mutter myers
mykhailo mykola mykolaiv mylife mylove mypass mypassword myself mädchen märchen märz mäuschen
möglingen müller münchen münchingen mütze nabil nacht nackt nada nader nadia nadiia nadim nadine
nadja nagel nahom nail najaf naji najib naked nala nami napoli naruto nasim nasrin nasser nastya
natalia natalie natalka natascha natasha nathan nathaniel nationalmannschaft natnael natur nature
navid navy nawal nawid nazanin nazar neckar neckarweihingen necklace negar neil nein nele nelson
nemo neptune netflix neuer neuespasswort neujahr neumann neun nevergiveup newpassword newspaper
newyear newyork neymar ngozi nguyen nice nicholas nichols nichts nick nicolas nicole niemalsaufgeben
niemand nigeria night nightwing nike nikita nikolai nikolaus niloofar nilpferd nilufar nima nina
nine ninja nintendo nirvana nissan nitro no noah nobody nokia nomad noob noor nope nora norbert
nothing noticeboard nour noura november nude nuernberg null number nummer nur nurse nuss nut nutella
nürnberg oberriexingen oberstenfeld obi ocean ochse october odesa odessa oesterreich oezil ofen
office okay oksana oktober olaf oldpassword oleg oleh oleksandr oleksandra oleksii oleksiy olena
olenka olexandr olga olha oliver olivia olson oluwaseun olya olympiakos oma omar omega omer omid
omri one onedirection onepiece onetwothree onion onkelz onur opa opel open oracle orange orchid
orchidee orion ortiz osama oscar oskar osman ossweil osterhase ostern otto ousman ousmane outlook
oven overwatch owen owens owl ozean packers pacman painter pakistan palace palaestina palast
palestine palmer palästina pan panathinaikos pancake panda panther pants papa papagei paper papier
paris parisa parker parol parola parrot party parvin pascal pasha pashtun pass passw0rd password
passwords passwort pasta pat patel patrick patriots patterson paul paula paulchen pauline pavel
pavlo payam payne paypal peace peach peaches peanut peanutbutter pear pearl pegasus pejman pele pen
pencil penguin penis penny pepper pepsi perez perfect perfekt perle perry persisch personal peru
pesar peshawar pete peter peterle peterpan peters peterson petra petro petya peugeot peyman pfanne
pfannkuchen pfeffer pferd pferde pfirsich pflaume pfleger pfleiderer pflugfelden pforzheim phantom
phil philip philipp phillips phoenix phone photo physics physik phönix piano picard picture pierce
pig piggy pikachu pilot pineapple pinguin pink pinkfloyd pinnwand pirat pirate pitbull pizza plane
plate platin platinum playboy player playground playmobil playstation please pleidelsheim plum pluto
pocahontas podolski poem poet poiuytrewq pokemon poker poland polen police polina polizei polska
poltava pommes pony ponys poodle popcorn poppenweiler porn porno porsche porter porto postcard
postkarte pot potato pouya powell power prada prag prague predator present pretty price prince
princess prinz prinzessin prishtina pristina privat private privet pro pryvit psv pubg pudel puma
pumpkin punk puppe puppy pupsi purple purse purzel pussy puzzle pwd python qalbi qamar qamishli
qasim qaz qazwsx queen queenie quran qwe qweasd qweasdzxc qweqwe qwerty qwertyu qwertyuiop qwertz
qwertzuiop rabbit rabe rabia racer racing rad radio raed rafi raghad rahaf rahel rahim rahma rahman
raiders rain rainbow rainer rakete ralf ralph rambo rami ramin ramirez rammstein ramos ramz rana
rangers rania rapidwien rapunzel raqqa rasha rashid raspberry rathaus rattlesnake raven ravenclaw
ravensburg rawan ray raymond razan rbleipzig real realmadrid rebel red redbird redbull redrose
redsox reed reem refugee refugees regen regenbogen regenschirm regina reh reich reifen remember rems
remseck remstal renate renault rennen residenzschloss retriever reus reutlingen rewe rex reyes
reynolds reza rhino ribbon rice rich richard richardson richter rick ricky rihanna rima ring rings
rita ritter river rivera rob robel robert roberto roberts robertson robin robinson roblox robot
roboter rock rocker rocket rocknroll rockstar rocky rockyou rodriguez rofl roger rogers rohi roland
rolf rollingstones rom roma roman romania rome romeo romero romy ron ronald ronaldinho ronaldo
ronnie roof room rooster root rosa rose rosemarie rosen roses ross rossiya rossmann rostam rostock
rot rottweiler roy roya royal rubin ruby rucksack rudi rudolf rugby ruiz rula rum rumaenien running
ruslan russell russia russisch russland ruth rutsche ryan saab saad saba sabah sabine sabrina
sachsenheim sadegh sadiq saeed saege safa saft sahar sahin sahra said sailor sailormoon saint sajad
sakura salah salam salat saleh salem salim salma salt salz sam sama samaneh samantha samar sameh
sami samia samir samira sammy sample samra samson samstag samsun samsung samuel samurai sana sanchez
sanders sandkasten sandra sandwich saphir sapphire sara sarah sarajevo sasha sasuke satan saturday
saturn sauerkraut sauron sausage saw scarf scfreiburg schach schaefer schaf schal schalke schatten
schatz schatzi schatzilein schaukel scheiss scheisse schiff schildkroete schildkröte schlaf schlafen
schlagzeug schlampe schlange schleife schloesslesfeld schloss schlosspark schluessel schlösslesfeld
schlüssel schmetterling schmetterlinge schmid schmidt schmitt schmitz schnee schneeball schneeflocke
schneemann schneewittchen schneider schnell schnitzel schnuckel schnucki schnuffel schnuffi schnuggi
schoen schoko schokokeks schokolade school schroeder schröder schueler schuh schuhe schule schulz
schulze schwabe schwaben schwaebisch schwaebischgmuend schwan schwarz schwein schweinchen
schweinsteiger schweiz schwester schwieberdingen schwimmen schwäbisch schwäbischhall schäfer schön
schöne schüler science scooby scoobydoo scorpion scott sea sean season seat sebastian sechs second
secret secure security see seemann segen sehrgeheim seif sekt sekunde selam selamawit selena selim
selina selma semhar senait senegal sepideh september serbia serbien sergei sergej sergey serhii
serhiy sersheim server servus setare setareh seven sevgi sevgilim seviyorum sex sexsex sexy shadi
shadow shah shahab shahid shahin shaima shakhtar shakira shaktar sham shams shane shark shaw
shawarma shawn sheep sherin ship shiraz shirin shirt shit shiva shoe shoes shooter shrek siavash
sicher sicherheit sido sidra sieben sieg siege sierra sifre sigma signal signin silber silke silver
silvester silvia simba simmons simon simone simpson simpsons sims sina sindelfingen singer sirius
sissi sister sith six skateboard skating ski skiing skirt skoda skopje skorpion sky skype skyrim
skywalker slava slavaukraini slayer sleep slide slipknot slut slytherin smaragd smile smiley smith
snake snapchat snape sniper snoopdogg snoopy snow snowball snowboard snowflake snowman snowwhite
snyder soccer socken socks sofa sofia sofian sofiia soheil sohn soldat soldier solnce solnyshko
solomon somalia someone something sommer sommerzeit son sonce sonechka sonechko song sonic sonja
sonnabend sonne sonnenberg sonnenblume sonnenblumen sonnenschein sonnenstrahl sonntag sony sophia
sophie soraya sorry southpark spade spaetzle spaghetti spain spanien spanish spartacus spartak spass
spatz spatzi spatzl spears special speed spencer spider spiderman spiegel spiel spiele spieler
spielplatz spielzeug spinne spirit spock spongebob spoon sport sporting spotify sprache spring
sprite spätzle squidward squirrel squirtle stadt staerke stahl stairs stallion stamp stan stanislav
stanley star starbucks starcraft stark starlight stars startrek starwars steak steel steelers stefan
stefanie steinheim stepan stephan stephanie stephen stephens stern sternchen sterne sternenhimmel
sternschnuppe steve steven stevens stewart stiefel stier stift stone storm stormtrooper story
stpauli strand strasse strawberry street strolch strong struppi stuart student studium stuhl stunde
stupid sturm stuttgart stuttgarterkickers stärke subaru subhanallah success suck sucker sucks suess
sugar suha suitcase sulaiman sulayman sulaymaniyah suleiman suleyman sullivan sultan summer sumy sun
sunday sunflower sunny sunshine super superman supermario supersecret superstar suppe surfer surfing
suriya surprise susanne sushi susi suzuki sven svenja sveta svetlana svitlana swag swan sweetheart
sweetie sweetness sweetpea swift swimming swing switch switzerland sydney sylvester sylvia syria
syrien system süleyman süss süsse table tabriz tag taha tajik tamara tamer tamm tango tanja tanya
tanz tanzen tara taraneh taras tarek tariq tarzan tasche tasnim tasse tatiana tatjana taube tausend
taxi taylor taylorswift tbilisi tea teacher teame ted teddy teddybaer teddybear teddybär tee teheran
tehran tekle telefon telegram telekom television teller temp tempel temple ten tennis teppich
tequila teresa terminator ternopil terrier terry tesfay tesfaye tesla test tester testing tetiana
tetris teufel texas thailand thanks thankyou theater theo theodore theresa thinkdifferent thomas
thompson thor thorsten thousand three thunder thunderbird thursday tiger tiktok tim time timo
timothy tina tinkerbell tirana tire tisch titan titanic tits toast tobias tochter today todd
together tokio tokiohotel tokyo tolga toll tom tomandjerry tomate tomato tombraider tomjerry tommy
tomorrow tonline tony tool topf topsecret toronto torres torsten torte toshiba toten totenhosen
tottenham tourist tower town toy toyota trabzon trabzonspor traeumer train tran traube traum
traveller travis tree treppe trevor tripoli troja trompete truck trueloves trumpet trust trustno
truth träume träumer tschuess tsegay tucker tuebingen tuer tuerkei tuerkisch tuesday tulip tulpe
tunde tunis tunisia tupac turbo turk turkey turm turner turtle tweety twelve twilight twitter two
tyler tübingen tür türk türkei türkisch türkiye ubuntu ueberraschung uhr ukraina ukraine ukraini
ukrainisch ulm ulrich ulrike umbrella umm umut unbekannt ungarn unicorn union unionberlin united
universe universitaet university universität universum unknown unterkunft uranus urlaub ursula usa
uschi user username ute uwe uzhhorod vacation vader vadim vadym vagabund vagina vahid vaihingen
valentine valentyn valentyna valera valeria valorant vampir vampire vanessa vanilla vanille vanya
vasquez vasya vasyl vater vegas vegeta venus vera verein vergessen verlierer veronika verrueckt
verrückt versace vertrauen vfb vfbstuttgart viber victor victoria victory vienna vier vietnam viktor
viktoria viktoriia village vincent vinnytsia violett violin viper vira vitalii vitaliy vitaly
vladimir vladislav vladyslav vodafone vodka vogel voldemort volkan volker volkswagen volleyball
volodimir volodymyr volunteer volunteers volvo vova voyager vw wael waffle wagner wahrheit
waiblingen waiter wake wal wald waldi walheim wali walid walker wall wallace wallet walter wand
warcraft ward warda warren warrior warsame warschau warszawa wasd washington wasser wassermelone
wassim watan watch water watermelon watson wayne weaver web webb weber wednesday weekend weihnacht
weihnachten wein weiss welcome weldu wells welpe welt weltmeister werder werderbremen werkzeug
werner wesley west whale whatever whatsapp wheel whiskey whisky white whitecat whiterose whore
wichser wien wife wii wilhelm wilhelmgalerie will william williams willie willkommen willy wilson
wind window windows wine winner winta winter winterzeit wirtz witch witcher wizard wochenende wodka
wohnung wolf wolfgang wolke wolken wolverine wolves woman wonderful wonderwoman wood woodpecker
woods woody word words work world worldcup worldofwarcraft wort wrestling wright writer wsx wtf
wuerfel wuerttemberg wunderbar wurst wuschel wörter würfel württemberg xavi xbox xiaomi xmen xray
xsw xxx xxxxxx xyz yahoo yahya yalda yamaha yana yankee yankees yara yaroslav yaroslava yas yasin
yasmin yasmine yasser yazan year years yellow yemane yerevan yes yesterday yevhen yildiz yilmaz yoda
yodit yohannes yolo yonas yosef yoshi younes young yours yousef youtube ytrewq yulia yuliia yuri
yurii yuriy yusra yusuf yvonne yxcvbnm yyy yıldız yılmaz zachary zagreb zahl zahra zaichik zaid
zaika zain zainab zakaria zan zaporizhzhia zaq zara zauber zauberer zaubermaus zebra zehn zeinab
zeit zeitung zelda zemen zendegi zenit zeray zero zeus zeynep zhenya zhytomyr ziad zidane ziege
zimmer zimmermann zimt zitrone zohreh zombie zoro zucker zuckermaus zuckerwatte zuerich zug zugang
zuhair zuhause zulu zusammen zwei zwiebel zwoelf zwölf zxc zxcvbn zxcvbnm zxczxc zzz zürich ägypten
ärzte çelik ömer österreich özil überraschung şahin şifre александр анастасія ангел андрей андрій
анна артем бабуся бог богдан брат весна виктор виктория владимир вова володимир воля віктор вікторія
ганна германия героям гроші дарья дарія даша денис деньги динамо дитина дмитрий дмитро днепр дніпро
дом донька дочка друг друзі дідусь дім екатерина елена женя зайка зайчик звезда здравствуй зенит
зеніт зима зірка иван игорь ирина йцукен калина катерина катя квітка киев киця київ козак королева
король кот котик кохання кохаю кіт лето луна львов львів люблю любов любовь літо максим мама мария
марія маша микола мир море москва місяць назар настя наталья наталія наташа небо николай німеччина
одеса одесса оксана олег олександр олена ольга осень осінь павел павло папа парол пароль перемога
петр петро привет привіт принцеса робота родина роза роман россия росія руслан саша свобода семья
сергей сергій сестра син слава славаукраїні солнце солнышко сонечко сонце софия софія спартак сім'я
тарас тато татьяна тетяна троянда украина україна україні фыва фів фівапролд харків харьков цветок
шахтар шахтер школа юлия юлія юрий юрій ячсмить іван ігор ірина آرش آزادی أبي أحبك أحمد أختي ألمانيا
أمان أمل أمي أهلا إبراهيم ابراهيم ابي اثنان احبك احمد اخي ادلب اسماعيل افغانستان البصرة الحمد
الحمدلله الرقة السر السلام العراق القاهرة القدس الله اللهاكبر المانيا الموصل امل امي اهلا ایران بابا
باران بحبك بحر برادر برشلونة برف برلين بسم بسمالله بغداد بيت بيروت تهران ثلاثة جان جانم جديد حب
حبيبتي حبيبي حرية حسن حسين حسین حلب حماة حمص حنان حياتي خالد خدا خديجة خواهر خورشید داود دختر دخول
درعا دمشق رضا رمز رمزعبور رنا روحي ريال ريم زندگی زهرا زهرة زينب سارة سبحان ستاره سر سعاد سلام سلمى
سليمان سماء سوريا سورية شتوتغارت شمس شیرین صديق صديقي عائشة عائلة عثمان عزیزم عشق عشقم علي عليكم عمر
عمري عيسى غزة فاطمة فرهاد فلسطين قدم قلبي قمر كرة كلمة كلمةالسر كلمةالمرور كلمةسر لبنان ليلى لينا
مادر ماما ماه محمد مدرسة مدريد مرحبا مرور مريم مصر منى مهدی موسى نجمة نرگس نور هدى هرات واحد وردة
وطن ياسمين يوسف پدر پریسا پسر کابل کوروش گل
"""

COMMON: Final = frozenset(_WORDS.split())
