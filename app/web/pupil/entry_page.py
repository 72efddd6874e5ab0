"""What the page of the five questions knows: one document, whatever the child is doing with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from flask import render_template, request

from app.activities.queries import ActivityFacts, activity_for
from app.foundation.errors import NotFound
from app.jobs.cards import JOBS, Job, jobs_in
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.actions import save_draft
from app.learning_log.pages import LogEntry
from app.learning_log.queries import draft_for, entry_for, picture_file, voice_file
from app.media.models import StoredFile
from app.signin.queries import ChildAtWork
from app.web.headers import allow_microphone
from app.web.own_symbols import jobs_drawn, skills_drawn
from app.web.pupil.entry_form import EntryForm, first_answers, kind_word, saved_answers
from app.web.pupil.me import is_ks1
from app.web.pupil.screens import CHECK, FOUND, JOB, question_of, screen_of, screens
from app.web.pupil.sealing import SealedFor, sealed_for
from app.web.pupil.sent_pictures import keep_sent
from app.web.pupil.sent_voices import keep_spoken
from app.web.viewer import child, viewer

PLACE, TOWN = "place", "town"


@dataclass
class EntryPage:
    """A page being written: which one, about what, and the screen that is shown."""

    entry_id: UUID
    activity_id: UUID | None
    form: EntryForm
    at: str
    saved: LogEntry | None = None
    kind_word: str = ""
    by: ChildAtWork | None = field(default_factory=child)

    @property
    def ks1(self) -> bool:
        """Whether it asks for neither reading nor typing."""
        return is_ks1(self.by)

    @property
    def photos_on(self) -> bool:
        """Whether it may hold a photo."""
        return self.by is not None and self.by.photos_on

    @property
    def voice_on(self) -> bool:
        """Whether it may hold a voice note."""
        return self.by is not None and self.by.voice_notes_on

    @cached_property
    def activity(self) -> ActivityFacts | None:
        """What it is about; one that is gone since makes the page one of the child's own."""
        if self.activity_id is None:
            return None
        try:
            return activity_for(viewer(), self.activity_id)
        except NotFound:
            return None

    @property
    def jobs_here(self) -> tuple[Job, ...]:
        """The jobs of the activity, or of the place the child looks into; and the one picked."""
        slugs = list(self.activity.jobs if self.activity else ())
        place = request.args.get(PLACE, "")
        cards = jobs_drawn()
        shown = [cards[slug] for slug in slugs if slug in cards]
        picked = self.form.job_slug()
        found = {match.slug for match in self.form.hits()}
        if picked and picked not in slugs and picked not in found:
            shown.append(cards[picked])
        at_place = (cards[job.slug] for job in jobs_in(place))
        shown.extend(job for job in at_place if job not in shown)
        return tuple(shown)

    @property
    def skills_named(self) -> Mapping[str, tuple[str, ...]]:
        """What the visitors said that their jobs need most: skills by the slug of the job."""
        visitors = self.activity.visitors if self.activity else ()
        return {one.job: one.skills for one in visitors if one.job in JOBS and one.skills}

    @property
    def skill_order(self) -> tuple[str, ...]:
        """All eight skills, those that the activity was for first."""
        first = self.activity.skills if self.activity else ()
        return tuple(sorted(SKILLS, key=lambda skill: skill not in first))

    @cached_property
    def voice(self) -> StoredFile | None:
        """The voice note of the page, if there is one."""
        try:
            named = self.form.voice_id()
            return voice_file(viewer(), named) if named else None
        except NotFound:
            return None

    @property
    def sealed_for(self) -> SealedFor | None:
        """What lets the page go later, when there is no connection now."""
        revision = self.saved.revision + 1 if self.saved else 1
        activity_id = self.activity_id if self.activity else None
        return sealed_for(viewer(), self.entry_id, activity_id, revision)

    def render(self) -> str:
        """The document, with one screen shown."""
        if self.voice_on:
            allow_microphone()
        at_place = FAMILIES.get(request.args.get(PLACE, ""))
        return render_template(
            "pupil/entries/new.html",
            sheet=self,
            form=self.form,
            screens=screens(self.form.picked_skills()),
            question=question_of(self.at),
            jobs=jobs_drawn(),
            families=FAMILIES,
            place=at_place,
            shows_town=at_place is None and (TOWN in request.args or not self.jobs_here),
            checking=bool(request.args.get("checking")),
            ways=WAYS_OF_MEETING.values(),
            likes=WOULD_LIKE.values(),
            skills=skills_drawn(),
            skill_order=self.skill_order,
            self_views=[view.words for view in SELF_VIEWS.values()],
        )

    def may_leave(self) -> bool:
        """Whether this screen has what it needs; says what it needs when it has not."""
        self.kind_word = kind_word(self.form, self.at, ks1=self.ks1)
        return not self.kind_word

    def first_missing(self) -> str:
        """The first screen that still needs something; the check when none does."""
        order = screens(self.form.picked_skills())
        return next((at for at in order if kind_word(self.form, at, ks1=self.ks1)), CHECK)

    def go_where_it_lacks(self) -> bool:
        """Show the first screen that still needs something; whether there is one."""
        self.at = self.first_missing()
        return not self.may_leave()

    def keep_made(self) -> bool:
        """Store what came along; False, and a kind word, when it is nothing we can keep.

        What was stored before is looked up, so that nobody names another child's.
        """
        words = (
            keep_sent(viewer(), self.form, photos_on=self.photos_on),
            keep_spoken(viewer(), self.form, voice_on=self.voice_on),
        )
        if word := next(filter(None, words), ""):
            self.at, self.kind_word = FOUND, word
            return False
        if drawing := self.form.drawing_id():
            picture_file(viewer(), drawing)
        if voice := self.form.voice_id():
            voice_file(viewer(), voice)
        return True

    def keep_draft(self, at: str) -> None:
        """Keep the answers so far; the child goes on at this screen."""
        save_draft(
            viewer(),
            self.entry_id,
            self.activity_id if self.activity else None,
            self.form.kept(),
            question_of(at),
        )


def opened(entry_id: UUID, activity_id: UUID | None) -> EntryPage:
    """A new page as it is shown: as it was left, or with what is known already filled in."""
    draft = draft_for(viewer(), entry_id)
    form = EntryForm(formdata=None, data=draft.answers if draft else {})
    at = _asked_for(draft.at_question if draft else 1, form)
    page = EntryPage(entry_id, draft.activity_id if draft else activity_id, form, at)
    if draft is None:
        form.process(data=first_answers(page.activity))
    return page


def reopened(entry_id: UUID) -> EntryPage:
    """A saved page to be changed. Raises NotFound if it is not the child's."""
    saved = entry_for(viewer(), entry_id)
    draft = draft_for(viewer(), entry_id)
    made = picture_file(viewer(), saved.pictures[0].file_id).kind if saved.pictures else ""
    before = draft.answers if draft else saved_answers(saved.answers, made)
    form = EntryForm(formdata=None, data=before)
    at = _asked_for(question_of(CHECK), form)
    return EntryPage(entry_id, saved.activity_id, form, at, saved)


def posted(entry_id: UUID, activity_id: UUID | None, saved: LogEntry | None = None) -> EntryPage:
    """A page as the child sent it."""
    form = EntryForm(request.form)
    form.settle_job()
    at = request.form.get("at", JOB)
    known = at if at in screens(form.picked_skills()) else JOB
    return EntryPage(entry_id, activity_id, form, known, saved)


def _asked_for(question: int, form: EntryForm) -> str:
    """The screen in the address, or the one the child left at."""
    at = request.args.get("at", "")
    return at if at in screens(form.picked_skills()) else screen_of(question)
