"""Pages for anybody."""

from flask import Blueprint

from app.web.public.home import home

public = Blueprint("public", __name__)
public.register_blueprint(home)
