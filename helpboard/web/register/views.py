"""The desk's register: people, organisations, areas and sites."""

from helpboard.web.register import areas as areas
from helpboard.web.register import contact_log as contact_log
from helpboard.web.register import groups as groups
from helpboard.web.register import merging as merging
from helpboard.web.register import organisations as organisations
from helpboard.web.register import partners as partners
from helpboard.web.register import people as people
from helpboard.web.register import people_merged as people_merged
from helpboard.web.register import people_offices as people_offices
from helpboard.web.register import people_person as people_person
from helpboard.web.register import people_recorded as people_recorded
from helpboard.web.register import people_trust as people_trust
from helpboard.web.register import sites as sites
from helpboard.web.register.blueprint import bp as bp
