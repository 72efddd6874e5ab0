"""A child's pages as the teacher reads them."""

from app.foundation import ids
from app.learning_log.actions import save_entry
from app.learning_log.answers import EntryAnswers, SkillView
from tests.support import make


def test_a_page_shows_what_it_said_before(as_teacher, child):
    mine, entry_id = make.pupil_viewer(child), ids.new_id()
    first = EntryAnswers(job="nurse", words="First thought.", skills=(SkillView("listening", 2),))
    save_entry(mine, entry_id, first)
    save_entry(mine, entry_id, EntryAnswers(job="vet", words="Second thought."))
    page = as_teacher.get(f"/class/entries/{entry_id}")
    assert "Second thought." in page.text
    assert "What it said before: version 1" in page.text
    assert "First thought." in page.text


def test_what_a_child_typed_stays_text(as_teacher, child):
    entry = make.entry(child, "<b>bold</b>")
    assert "&lt;b&gt;bold" in as_teacher.get(f"/class/entries/{entry.id}").text


def test_a_childs_whole_log_can_be_read_and_printed(as_teacher, child):
    make.entry(child, "One.")
    make.entry(child, "Two.", job="vet")
    page = as_teacher.get(f"/class/pupils/{child.id}")
    assert "2 pages, 2 jobs met" in page.text
    assert "data-print" in page.text


def test_a_child_without_pages_has_a_page_too(as_teacher, child):
    assert "no pages yet" in as_teacher.get(f"/class/pupils/{child.id}").text


def test_a_page_put_away_can_be_brought_back(as_teacher, child):
    entry = make.entry(child, "Not meant for here.")
    page = as_teacher.get(f"/class/entries/{entry.id}")
    gone = as_teacher.submit(page, button="Put this page away")
    after = as_teacher.get(gone.location)
    assert as_teacher.get(f"/class/entries/{entry.id}").status_code == 404
    back = as_teacher.submit(after, button="Undo")
    assert "Not meant for here." in as_teacher.get(back.location).text


def test_a_drawing_is_shown_with_its_name(as_teacher, child):
    entry = make.entry(child)
    make.picture(entry, "the nurse and a big heart")
    page = as_teacher.get(f"/class/entries/{entry.id}")
    assert 'alt="the nurse and a big heart"' in page.text
