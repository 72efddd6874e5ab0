"""A film for a browser's camera: something held up to it, for as long as the test lasts."""

import io
from pathlib import Path

import segno
from PIL import Image

WIDE, HIGH = 640, 480
TABLE = (150, 140, 130)


def film_of(held_up: str, path: Path) -> Path:
    """A card with a square that says `held_up`, a little askew, as a Y4M film of two pictures."""
    square = io.BytesIO()
    segno.make(held_up, error="m", micro=False).save(square, kind="png", scale=6, border=2)
    card = Image.new("RGB", (320, 330), "white")
    card.paste(Image.open(square).convert("RGB").resize((220, 220)), (50, 40))
    scene = Image.new("RGB", (WIDE, HIGH), TABLE)
    scene.paste(card.rotate(9, expand=True, fillcolor=TABLE), (140, 50))
    light, blue, red = scene.convert("YCbCr").split()
    half = (WIDE // 2, HIGH // 2)
    frame = b"FRAME\n" + b"".join(
        plane.tobytes() for plane in (light, blue.resize(half), red.resize(half))
    )
    path.write_bytes(f"YUV4MPEG2 W{WIDE} H{HIGH} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 2)
    return path
