"""What people type is kept as they meant it, and costs no more than it is worth."""

from app.foundation.text import MOST_MARKS, staff_markup, typed_line, typed_text


def test_an_accent_typed_apart_is_the_letter_with_the_accent():
    assert typed_line("Zoe\u0308") == "Zoë"


def test_a_letter_under_ten_thousand_accents_keeps_only_so_many():
    pile = "a" + "\u0301\u0316" * 10_000

    assert len(typed_text(pile)) <= MOST_MARKS + 1


def test_the_letters_after_a_pile_of_accents_are_kept():
    assert typed_line("a" + "\u0316" * 5_000 + "n engineer").endswith("n engineer")


def test_vietnamese_keeps_every_accent():
    assert typed_line("Nguye\u0302\u0303n") == "Nguyễn"


def test_an_address_that_staff_type_becomes_a_link_and_nothing_else_is_markup():
    shown = staff_markup("See https://www.gov.uk/visit.\n\n<b>Bring</b> a coat & a hat.")
    assert shown == (
        '<p>See <a href="https://www.gov.uk/visit" rel="nofollow">'
        "https://www.gov.uk/visit</a>.</p><p>&lt;b&gt;Bring&lt;/b&gt; a coat &amp; a hat.</p>"
    )


def test_a_link_that_staff_type_as_markup_leads_nowhere():
    shown = staff_markup("<a href='javascript:alert(1)'>Press</a> <script>alert(2)</script>")
    assert "<a" not in shown
    assert "<script" not in shown
    assert "&lt;a href" in shown


def test_what_unicode_keeps_for_programs_is_no_character():
    assert typed_text("A nurse\ufffe came\uffff\U0010ffff\ufdd0") == "A nurse came"


def test_what_cannot_be_seen_or_turns_the_line_round_is_left_out():
    assert typed_line("A\u202enurse\x00\u200e came\r\n today") == "Anurse came today"
