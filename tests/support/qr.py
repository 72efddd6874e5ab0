"""A camera's stand-in: reads the squares that pages show, with a reader that is not ours."""

import re

import zxingcpp
from lxml.html import HtmlElement
from PIL import Image, ImageDraw

STROKES = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")
DOTS = 4
"""Pixels a module, enough for a reader to find its way."""


def address_in(square: HtmlElement) -> str:
    """The address that a camera reads from a QR picture drawn in the page."""
    side = int(square.get("viewbox", square.get("viewBox")).split()[2])
    paper = Image.new("L", (side * DOTS, side * DOTS), "white")
    pen, at_x, at_y = ImageDraw.Draw(paper), 0.0, 0.0
    for stroke, first, second in STROKES.findall(square.find(".//path").get("d")):
        if stroke == "M":
            at_x, at_y = float(first), float(second)
        elif stroke == "m":
            at_x, at_y = at_x + float(first), at_y + float(second)
        else:
            top, end = int(at_y) * DOTS, at_x + float(first)
            pen.rectangle((at_x * DOTS, top, end * DOTS - 1, top + DOTS - 1), fill="black")
            at_x = end
    (read,) = zxingcpp.read_barcodes(paper)
    return str(read.text)
