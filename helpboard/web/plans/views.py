"""Plans on the desk: the town, a closing site, the interpreters' week."""

from helpboard.web.plans import closing as closing
from helpboard.web.plans import deeds as deeds
from helpboard.web.plans import goods as goods
from helpboard.web.plans import helpers as helpers
from helpboard.web.plans import making as making
from helpboard.web.plans import shown as shown
from helpboard.web.plans import weights as weights
from helpboard.web.plans.blueprint import bp as bp
