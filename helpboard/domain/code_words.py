"""The 1,024 words of access codes: short, plain, and told apart by ear and by eye.

No two are within one typing error of each other (a letter more, less, other, or swapped with its
neighbour), nor do two sound alike to somebody who hears no difference between p and b, v, f and w,
s and z, k and g or t and d, and between vowels. No names, numbers, bodies, faith, war, flight or
drink, and nothing that is an insult anywhere we know of.
"""

from typing import Final

_LIST: Final = """
    above acorn across actor addition airplane airport album almanac almond alpaca alphabet always
    amazing ancient answer antelope antenna apple apricot apron aquarium arcade arch aroma arrow
    artist asphalt asteroid atlas atom aurora autumn avenue avocado award axis backpack backward
    badger bagel bagpipe baker balance balcony balloon bamboo banner barber bargain barley barn
    barrel basin bazaar bean beanbag beaver beetroot behind beige bell bellows belong bench
    benefit beret beside between bicycle birch birthday biscuit blanket blender blossom blue
    bobbin bookmark bookshop borrow bottle bounce boutique bowl box bracelet bracket branch brave
    bread breeze brick bring brochure bronze broom brown brush bucket buckle buffalo build builder
    bulb bungalow butter button cabin cabinet cactus calendar calm camel camera canal canary
    candle canteen canvas canyon caramel caravan cardigan careful cargo carnival carousel carpet
    carrot carry cashew cashier cat cedar ceiling celery cello centre century ceramic chair chalk
    champion change channel chapter charcoal cheerful cheese chestnut chimes chipmunk cinema
    cinnamon circle circus citrus clap clarinet classic clean clever climb clock closet cloud
    coast cobalt coconut coin collect column comet comfort comic comma common compass complete
    compost computer concert confetti connect contact cookie copper coral corner correct corridor
    cosmos costume cottage cotton counter country course couscous cousin cover crater crayon
    create cricket crimson crocus crossing crystal cube culture cupboard cupcake curious curtain
    cushion cycle cypress daily dancer daylight decide deliver delta denim design desk dessert
    detail dew dewdrop diamond digital dinner dinosaur diploma discount discover district dolphin
    dome domino donut door doorbell doormat dough draw drawer drawing dress drum duck during
    duster eager early easel easy echo eclipse editor electric elegant element elephant elevator
    emblem emerald encore energy engine engineer enter envelope equal equator eraser espresso
    evening event example exercise expert explore express extra fabric factory falafel family
    famous fan fanfare farmer fence festival figure film finish flamingo flask floor florist
    flower flute foam focus fog fold folder follow football footpath forest forever fork formula
    forward fossil fraction fragment frame fresh friendly fringe frisbee frost gadget galaxy
    gallery gallon garage gardener garland garlic gazebo gazelle giggle ginger giraffe glacier
    glass glider global glove golden goldfish gondola goose graceful grammar grand granite grape
    gravity greeting growth guitar habit hallway hammer hammock hamster handbag handball handcart
    handy hanger happy harbour harmony harp harvest hatch hay hazelnut headline healthy heavy
    hedge hedgehog helmet helper helpful heron herring hibiscus hiking hill history hockey holiday
    homework honesty honey honeybee hoodie hopeful horizon horse hotel hour iceberg icon idea
    igloo image imagine improve include indigo infinity insect inside interest internet invent
    invite island jacket jam jigsaw jogger joke journal journey joy jubilee juggler jukebox jump
    jumper jungle junior ketchup kettle key keyring kilogram kindness kiosk kitchen kiwi koala
    label ladder ladybird lagoon lake lamp lamppost language lantern laptop large lasagne laugh
    laundry lavender lawn layer leaf leaflet learn lemon lemonade lemur lens lentil leopard lesson
    lettuce library lift light lilac linen link lion listen llama lobby local lovely luggage
    lullaby lunch lunchbox macaroni magazine magenta magic magnet magnolia magpie mailbox manager
    mandarin mandolin mango map maple marathon marble market maroon marvel mast matchbox mattress
    meadow meal meaning measure mechanic medium medley meeting melody memory merry method metro
    midnight milk mint minute mirage mirror mission mitten mix mixer mobile model modern moment
    monitor monorail moon morning mosaic moss motor motorway mountain move muffin mulberry museum
    mushroom mustard name napkin natural nature necklace nectar neon net network nickel noise
    noodle normal north notebook notepad notice novel nugget number nursery nutmeg oak oasis
    oatmeal oats octave offer office often oil omelette omnibus onion open opera opposite orange
    orbit orchard orchid order origami original ornament ostrich otter outfit outside oval
    overcoat oxygen package padlock paint painter pancake panorama papaya paprika papyrus parasol
    parcel parent park parsley partner pasta pastel patience patient pattern pavement pavilion
    peaceful peanut pear pebble pedal pegboard pelican pencil pendant penguin pepper perfect
    perfume person pharmacy photo picnic picture pigeon pigment pillow pinecone pinwheel pixel
    pizza plan planet plaster plastic plate platform platinum playful plaza pleasant plenty pliers
    plum plumber podium poet polish polite polka popcorn poplar porridge position postbox postcard
    poster potato pouch powder practice prepare present prism produce program progress project
    promise public pudding pumpkin pupil puppet purple purpose puzzle pyramid quality quarter
    quartz question quick quiet quiz radiator radio radish railway rainbow raincoat raindrop
    raisin receipt recent recipe record recorder region regular reindeer relax remember reporter
    respect rest result return reward ribbon rice riddle ridge ripple river robot roll roof
    rooftop rooster rosebud round routine rubber rucksack ruler runway safari saffron salad salmon
    salt samba sand sandal sandpit sandwich sapling sapphire sardine satchel satin saucepan saucer
    scale scarf scarlet school science scissors scooter screen scroll seagull seahorse seashell
    season seaweed section seed seesaw select senior sentence service sesame several shadow shelf
    shiny shop shovel shower shutter shuttle signal signpost silence silver simple sing size skate
    sketch sky skylark skyline sleeve slice slipper slope smile smooth sneaker snow snowdrop
    snowman soap social sock socket sofa solution sonata soprano sort souvenir space sparrow
    special spell spend spinach spiral sponge spoon spring sprinkle sprout spruce square squirrel
    stadium staff stage stamp standard staple star starfish station steel stem stencil sticker
    stone stork stream street strength stripe strong student study suburb subway success sugar
    suitcase summer sun sunbeam sunhat sunset sunshine support surf surprise swan sweater sweet
    swim switch symbol symphony syrup system table tailor talent tapestry target taste taxi teach
    teacher teacup teapot teaspoon telegram tempo tennis terrace texture thank theatre thermos
    thread ticket tiger timber title toboggan today together tomato tomorrow toolbox topic
    tortoise toucan tourist towel town tractor traffic trailer train travel treasure tree treetop
    trellis triangle tricycle trolley trombone trousers truck trumpet trust tuba tulip tumbler
    tunnel turbine turnip turtle twig twilight twine ukulele umbrella unicorn uniform unique
    universe unpack upstairs useful vacation vanilla variety varnish vase vehicle velvet veranda
    verse version vertical village vinegar violin visit visitor vitamin volume waffle wagon walk
    walkway wallet walnut walrus wardrobe warm water wax weave web wedding weekend welcome whisper
    whistle widget wind windmill window windsock winter wire wisdom wish woodland woodwind
    woodwork wool workshop world wrap writer yard yellow yogurt young yoyo zebra zigzag zipper zoo
    """

WORDS: Final = tuple(_LIST.split())
"""In alphabetical order; cards in pockets count on it: words are never taken out."""
