"""Pages for anybody."""

from flask import Blueprint

from app.web.public.home import home
from app.web.public.offline import offline
from app.web.public.worker import worker

public = Blueprint("public", __name__)
for topic in (home, offline, worker):
    public.register_blueprint(topic)
