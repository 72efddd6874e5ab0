"""A page that comes in an envelope: saved once, under the right child, whoever sends it."""

from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import delete, select

from app.access.viewer import Kind
from app.audit.models import AuditEvent
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft, EntryPicture, EntryRevision
from app.media.models import StoredFile
from app.schools.models import Pupil
from app.sync import queries
from app.sync.models import RefusedEnvelope
from tests.support import make
from tests.support.sealed import Sealed, png, sealed, sealing_key, ticket

pytestmark = pytest.mark.usefixtures("keys")


def test_a_page_is_saved_by_whoever_sends_its_envelope(send, mine, child):
    envelope = sealed(mine)
    answer = send(envelope)

    assert answer.status_code == 201
    assert answer.json == {"id": envelope.outside["id"]}
    [entry] = rows(Entry)
    assert (entry.id, entry.pupil_id) == (envelope.entry_id, child.id)
    assert (entry.words, entry.would_like) == ("A nurse listens to your heart.", "maybe")
    assert entry.written_by_kind == Kind.ENVELOPE


def test_the_same_envelope_twice_is_one_page(send, mine):
    envelope = sealed(mine)

    assert [send(envelope).status_code for _ in range(3)] == [201, 200, 200]
    assert [entry.revision for entry in rows(Entry)] == [1]
    assert rows(EntryRevision) == []


def test_a_drawing_travels_sealed_and_is_kept_once(send, mine, child):
    envelope = sealed(mine, picture=png(), caption="My nurse")

    assert [send(envelope).status_code for _ in range(2)] == [201, 200]
    [drawing], [on_page] = rows(StoredFile), rows(EntryPicture)
    assert (on_page.file_id, on_page.caption) == (drawing.id, "My nurse")
    assert drawing.pupil_id == child.id


def test_a_change_replaces_the_page_and_keeps_what_it_said(send, mine):
    first = sealed(mine)
    change = sealed(mine, first.entry_id, revision=2, words="A nurse works at night.")
    send(first)

    assert send(change).status_code == 201
    assert [(e.revision, e.words) for e in rows(Entry)] == [(2, "A nurse works at night.")]
    assert [r.revision for r in rows(EntryRevision)] == [1]


def test_a_change_that_overtakes_the_page_is_still_the_newest(send, mine):
    first = sealed(mine)
    change = sealed(mine, first.entry_id, revision=2, words="A nurse works at night.")

    assert [send(one).status_code for one in (change, first, change, first)] == [201, 201, 200, 200]
    assert [(e.revision, e.words) for e in rows(Entry)] == [(2, "A nurse works at night.")]
    assert [r.revision for r in rows(EntryRevision)] == [1]


def test_two_versions_of_one_number_are_both_kept(send, mine):
    first = sealed(mine)
    other = sealed(mine, first.entry_id, words="Other words, from another tablet.")

    assert [send(one).status_code for one in (first, other, other)] == [201, 201, 200]
    assert [e.words for e in rows(Entry)] == ["A nurse listens to your heart."]
    [beside] = rows(EntryRevision)
    assert (beside.revision, beside.content["words"]) == (1, "Other words, from another tablet.")


def test_a_draft_left_on_a_tablet_is_what_the_child_goes_on_with(send, mine, child, as_pupil):
    draft = sealed(mine, picture=png(), draft="found", would_like="")

    assert [send(draft).status_code for _ in range(2)] == [200, 200]
    [kept] = rows(EntryDraft)
    assert (kept.pupil_id, kept.entry_id, kept.at_question) == (child.id, draft.entry_id, 3)
    assert rows(Entry) == []
    page = as_pupil.get(f"/my/entries/new?page={draft.entry_id}")
    assert "A nurse listens to your heart." in page.text
    assert str(rows(StoredFile)[0].id) in page.text


def test_a_draft_about_an_activity_that_is_gone_is_one_of_the_childs_own(send, mine):
    send(sealed(mine, draft="job", activity_id=uuid4()))

    assert [draft.activity_id for draft in rows(EntryDraft)] == [None]


def test_a_draft_with_too_many_words_is_kept_for_the_child_to_shorten(send, mine):
    send(sealed(mine, draft="found", words="long " * 1200))

    assert len(rows(EntryDraft)) == 1
    assert rows(RefusedEnvelope) == []


def test_a_page_sent_at_once_is_told_what_it_lacks_and_is_not_saved(send, mine):
    answer = send(sealed(mine, would_like=""), asks="now")

    assert (answer.status_code, answer.json["at"]) == (422, "like")
    assert rows(Entry) == []


def test_a_page_that_comes_late_is_saved_as_it_is(send, mine):
    assert send(sealed(mine, would_like="", met_how="")).status_code == 201


def test_a_word_that_may_be_a_card_is_kept_as_typed_when_it_comes_late(send, mine):
    send(sealed(mine, job="", job_words="vetanerian"))

    assert [(e.job, e.job_words) for e in rows(Entry)] == [(None, "vetanerian")]


@pytest.mark.parametrize("part", ["k", "iv", "ct", "id", "kid", "v"])
def test_an_envelope_that_was_touched_is_no_envelope(send, mine, part):
    envelope = sealed(mine)
    envelope.outside[part] = str(uuid4()) if part in {"id", "kid"} else "AAAA"

    answer = send(envelope)
    assert (answer.status_code, answer.json) == (400, {"stuck": True})
    assert rows(Entry) == rows(RefusedEnvelope) == []


def test_a_ticket_that_is_not_ours_opens_nothing(send, mine):
    assert send(sealed(mine, with_ticket="AAAA")).status_code == 400
    assert send(sealed(mine, with_ticket=ticket(mine)[:-4] + "AAAA")).status_code == 400


def test_a_picture_of_another_envelope_does_not_fit(send, mine):
    one, other = sealed(mine, picture=png()), sealed(mine, picture=png())
    one.picture = other.picture

    assert send(one).status_code == 400


def test_what_is_too_large_is_refused_before_it_is_opened(send, mine):
    envelope = sealed(mine, picture=png())
    envelope.picture = b"x" * (7 * 1024 * 1024)

    answer = send(envelope)
    assert answer.status_code == 413
    answer.request.environ["wsgi.input"].close()


def test_another_childs_drawing_is_not_shown_on_this_page(send, mine, classroom):
    page = make.entry(make.pupil(classroom))
    envelope = sealed(mine, drawing=str(make.picture(page).id))

    assert send(envelope).status_code == 201
    assert [on_page.entry_id for on_page in rows(EntryPicture)] == [page.id]


@pytest.mark.parametrize("days", [15, 400])
def test_a_ticket_of_long_ago_keeps_the_page_for_the_teacher(send, mine, time, days):
    envelope = sealed(mine, picture=png())
    time.move(days=days)

    assert [send(envelope).status_code for _ in range(2)] == [202, 202]
    assert rows(Entry) == []
    assert [refused.reason for refused in rows(RefusedEnvelope)] == ["expired"]


def test_a_page_of_a_child_who_left_is_kept_for_an_adult(send, mine, child):
    child.left_on = clock.today()

    assert send(sealed(mine)).status_code == 202
    assert [refused.reason for refused in rows(RefusedEnvelope)] == ["left"]


def test_words_that_are_too_many_are_kept_for_an_adult(send, mine):
    assert send(sealed(mine, words="long " * 1200)).status_code == 202
    assert [refused.reason for refused in rows(RefusedEnvelope)] == ["too_long"]


def test_a_page_that_was_moved_to_another_child_is_not_changed(send, mine, classroom):
    entry = make.entry(make.pupil(classroom))

    assert send(sealed(mine, entry.id, revision=2)).status_code == 202
    assert [refused.reason for refused in rows(RefusedEnvelope)] == ["moved"]
    assert [e.words for e in rows(Entry)] == [entry.words]


def test_a_page_the_teacher_put_away_stays_away(send, mine, child):
    entry = make.entry(child)
    entry.removed_at = clock.now()

    assert send(sealed(mine, entry.id, revision=2)).status_code == 202
    assert [refused.reason for refused in rows(RefusedEnvelope)] == ["put_away"]


def test_a_page_of_a_child_whom_the_school_erased_is_let_go(send, mine, child):
    envelope = sealed(mine)
    db.session.execute(delete(Pupil).where(Pupil.id == child.id))

    assert send(envelope).status_code == 202
    assert rows(Entry) == rows(RefusedEnvelope) == []


def test_the_words_of_a_refused_page_lie_sealed(send, mine, child):
    child.left_on = clock.today()
    send(sealed(mine))

    [refused] = rows(RefusedEnvelope)
    assert b"heart" not in refused.content_sealed


@pytest.mark.parametrize("number", [float("inf"), "9" * 5000, None, [], {}])
def test_a_version_that_is_no_number_is_no_letter(send, mine, number):
    assert send(sealed(mine, revision=number)).status_code == 400


def test_what_waits_for_an_adult_has_an_end_and_the_rest_stays_on_the_tablet(
    send, mine, monkeypatch
):
    monkeypatch.setattr(queries, "MOST_WAITING", 2)
    sent = [send(sealed(mine, words=f"{number} {'long ' * 1200}")) for number in range(3)]

    assert [answer.status_code for answer in sent] == [202, 202, 429]
    assert len(rows(RefusedEnvelope)) == 2


def test_who_floods_with_rubbish_waits_and_others_do_not(send, mine):
    for _ in range(100):
        send(Sealed({}), address="192.0.2.7")

    assert send(sealed(mine), address="192.0.2.7").status_code == 429
    assert send(sealed(mine)).status_code == 201


def test_every_envelope_leaves_a_line_in_the_trail(send, mine, child):
    send(sealed(mine))

    [line] = [e for e in rows(AuditEvent) if e.action == "entry saved"]
    assert (line.actor_kind, line.pupil_id) == ("envelope", child.id)


def rows(model):
    db.session.expire_all()
    return db.session.scalars(select(model)).all()


@pytest.fixture
def keys():
    """A key to seal with."""
    sealing_key()


@pytest.fixture
def mine(child):
    return make.pupil_viewer(child)


@pytest.fixture
def send(client):
    """Send an envelope from a tablet on which nobody is signed in."""

    def sent(envelope: Sealed, address: str = "127.0.0.1", **more: str):
        db.session.commit()
        parts = {"envelope": (BytesIO(envelope.letter), "envelope"), **more}
        if envelope.picture:
            parts["picture"] = (BytesIO(envelope.picture), "picture")
        return client.post("/my/envelopes", data=parts, environ_base={"REMOTE_ADDR": address})

    return sent
