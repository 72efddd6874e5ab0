"""Pages of signing in: tablets, children and staff."""

from flask import Blueprint

signin = Blueprint("signin", __name__)
