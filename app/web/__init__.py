"""Pages: parse, ask the domain, show. One blueprint an audience, one module a topic."""

from flask import Flask
from flask_babel import Babel
from flask_login import LoginManager

from app.web import (
    errors,
    guard,
    headers,
    navigation,
    projector,
    rendering,
    squeezing,
    staff_look,
    static_files,
    telling,
    transactions,
    undo,
    viewer,
)
from app.web.public import public
from app.web.pupil import pupil
from app.web.school import school
from app.web.signed_cookie import SignedCookies
from app.web.signin import signin
from app.web.teacher import teacher
from app.web.tokens import Tokens
from config import Config

AUDIENCES = (public, signin, pupil, teacher, school)


def init_web(app: Flask, config: Config) -> None:
    """Put the pages on an app. The order of the hooks is the order of the locks."""
    # An envelope carries its own proof, and comes without a cookie: see app/web/pupil/envelopes.py.
    Tokens(app).exempt("app.web.pupil.envelopes.new")
    Babel(app, default_locale="en_GB", default_timezone="Europe/London")
    login = LoginManager(app)
    login.session_protection = None
    login.request_loader(viewer.signed_in)
    app.session_interface = SignedCookies(app)
    app.wsgi_app = headers.Protected(app.wsgi_app)  # type: ignore[method-assign]
    static_files.init_static(app, config.instance_path)
    rendering.init_rendering(app)
    navigation.init_navigation(app)
    projector.init_projector(app)
    staff_look.init_staff_look(app)
    telling.init_telling(app)
    undo.init_undo(app)
    app.before_request(viewer.recognise)
    app.before_request(guard.check_access)
    app.before_request(projector.hide)
    app.before_request(transactions.begin)
    app.after_request(transactions.settle)
    app.after_request(squeezing.squeeze)
    app.after_request(headers.permit)
    app.after_request(projector.hide_answer)  # the last named is the first to see an answer
    app.teardown_request(transactions.leave)
    app.teardown_request(viewer.leave)
    for audience in AUDIENCES:
        app.register_blueprint(audience)
    errors.init_errors(app)
    guard.refuse_unmarked_routes(app)
