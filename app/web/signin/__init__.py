"""Pages of signing in: tablets, children and staff."""

from flask import Blueprint

from app.web.signin.account import account
from app.web.signin.cards import cards
from app.web.signin.codes import codes
from app.web.signin.factors import factors
from app.web.signin.finish import finish
from app.web.signin.forgotten import forgotten
from app.web.signin.invitations import invitations
from app.web.signin.kept import kept
from app.web.signin.knocks import knocks
from app.web.signin.links import links
from app.web.signin.looks import looks
from app.web.signin.names import names
from app.web.signin.password import password
from app.web.signin.pictures import pictures
from app.web.signin.pupils import pupils
from app.web.signin.schools import schools
from app.web.signin.staff import staff
from app.web.signin.tablets import tablets

signin = Blueprint("signin", __name__)
ADULTS = (staff, password, invitations, links, forgotten, codes, factors, account, schools, names)
TOPICS = (*ADULTS, kept, tablets, pupils, pictures, knocks, cards, finish)
for topic in TOPICS:
    signin.register_blueprint(topic)
signin.register_blueprint(looks)
