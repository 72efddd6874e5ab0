"""The Career Learning Log."""

import os

from flask import Flask
from flask_migrate import Migrate

from app import cli, web
from app.foundation import mail, sealing
from app.foundation.database import db
from app.media import storage
from app.web.service import Service
from config import BESIDE_THE_APP, Config

ROOT = BESIDE_THE_APP.parent


def create_app(config: Config | None = None) -> Flask:
    """Make the service. Without a config it is read from the environment."""
    config = config or Config.from_env(os.environ)
    app = Service(
        __name__,
        template_folder=str(ROOT / "templates"),
        static_folder=None,
        instance_path=str(config.instance_path.resolve()),
    )
    app.config.update(config.flask_settings())
    sealing.install(sealing.Keyring(config.keys_path))
    storage.install(config.media_path)
    mail.install(config.mail)
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    web.init_web(app, config)
    cli.init_cli(app)
    config.refuse_walls_taken_down(app.config)
    return app
