"""A second factor is set up, proved, and taken away."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update

from app.access.viewer import Kind, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db, reading
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.sealing import keyring, token_digest
from app.foundation.turns import take_turn_at
from app.schools.models import Account
from app.schools.queries import staff_member
from app.signin import factors, passwords
from app.signin.actions.own_password import WRONG
from app.signin.actions.staff import count_miss, forgive, refuse_if_waiting
from app.signin.models import RecoveryCode, StaffSession
from app.signin.queries.factors import factor_place, recovery_digest
from app.signin.queries.staff import email_digest, works_elsewhere

WRONG_CODE = (
    "That code is not right now. Wait for the next one in your app, and check that the phone’s "
    "clock sets itself."
)
WRONG_EITHER_WAY = f"{WRONG_CODE} Or type a recovery code that you have not used."
SET_UP_ALREADY = "A second factor is set up already. Turn it off first to use another phone."


def set_up_factor(viewer: Viewer, token: str, secret: str, code: str) -> tuple[str, ...]:
    """Keep the secret that the app was given, once the app has shown that it knows it.

    Returns the recovery codes, kept nowhere in clear; this session counts as proved. Raises
    Refused for a wrong code, and Conflict if there is a second factor already.
    """
    account = _own(viewer)
    take_turn_at(email_digest(account.email_normal))
    db.session.refresh(account)
    if account.factor_sealed is not None:
        raise Conflict(SET_UP_ALREADY)
    step = factors.step_of(secret, code, clock.now(), 0)
    if step is None:
        raise Refused(WRONG_CODE)
    account.factor_sealed = keyring().seal(secret.encode(), factor_place(account.id))
    account.factor_step, account.factor_reset_at = step, None
    db.session.flush()
    _mark_proved(token)
    record(viewer, "second factor set up", "account", account.id)
    return _replace_codes(account.id)


def renew_recovery_codes(viewer: Viewer, password: str) -> tuple[str, ...]:
    """Ten new recovery codes, for the password; those before stop working.

    Raises Refused without a second factor, and as at sign-in: a wrong password is counted and
    flushed, keep it.
    """
    with reading():
        if _own(viewer).factor_sealed is None:
            raise Refused("Set up the second factor first: the codes stand in for it.")
    _prove_password(viewer, password)
    record(viewer, "recovery codes made", "account", viewer.person)
    return _replace_codes(viewer.person)


def prove_factor(viewer: Viewer, token: str, typed: str) -> bool:
    """Let this session in with a code of the app, or a recovery code, each of which works once.

    Returns whether it was a recovery code. Raises Refused; a wrong code is counted apart from
    passwords, as the right password must not forgive it, and flushed: keep it.
    """
    account = _own(viewer)
    counted = f"code {account.email_normal}"
    take_turn_at(email_digest(counted))
    db.session.refresh(account)
    refuse_if_waiting(counted)
    recovery = factors.looks_like_recovery(typed)
    right = _use_recovery(account.id, typed) if recovery else _use_step(account, typed)
    if not right:
        count_miss(counted)
        raise Refused(WRONG_EITHER_WAY)
    forgive(counted)
    _mark_proved(token)
    record(viewer, "recovery code used" if recovery else "code given", "account", account.id)
    return recovery


def turn_off_factor(viewer: Viewer, password: str) -> None:
    """Take one's own second factor away; the password is asked. Raises Refused, as at sign-in."""
    _prove_password(viewer, password)
    clear_factor(_own(viewer))
    db.session.flush()
    record(viewer, "second factor turned off", "account", viewer.person)


def reset_factor(viewer: Viewer, account_id: UUID) -> None:
    """Take a colleague's second factor away, who lost the phone; they are told when they sign in.

    A lead is refused for somebody who works at another school too, and for themselves: their own
    they turn off with their password. Raises NotFound.
    """
    adult = staff_member(viewer, account_id)
    if viewer.id == account_id:
        raise Refused("Turn your own second factor off on the page of your account.")
    if viewer.kind is not Kind.COMMAND and works_elsewhere(viewer, account_id):
        raise Refused(
            f"{adult.name} works at another school too, so a lead of one cannot take away what "
            "guards both. Whoever runs this service can."
        )
    account = db.session.get_one(Account, account_id)
    if account.factor_sealed is None:
        raise Refused(f"{adult.name} has no second factor set up.")
    clear_factor(account)
    account.factor_reset_at = clock.now()
    db.session.flush()
    record(viewer, "second factor reset", "account", account_id)


def tell_of_reset(account_id: UUID) -> datetime | None:
    """When somebody took this adult's second factor away, if they have not been told yet."""
    account = db.session.get_one(Account, account_id)
    reset_at, account.factor_reset_at = account.factor_reset_at, None
    db.session.flush()
    return reset_at


def clear_factor(account: Account) -> None:
    """No second factor any more, and no recovery codes."""
    account.factor_sealed, account.factor_step = None, 0
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))


def _prove_password(viewer: Viewer, password: str) -> None:
    """Whoever is only at an unlocked computer does not know it. Raises Refused, as at sign-in."""
    with reading():
        account = _own(viewer)
        email, stored = account.email_normal, account.password_hash
        refuse_if_waiting(email)
    right = passwords.is_right(password, stored)
    take_turn_at(email_digest(email))
    refuse_if_waiting(email)
    if not right:
        count_miss(email)
        raise Refused(WRONG)
    forgive(email)


def _own(viewer: Viewer) -> Account:
    account = db.session.get(Account, viewer.person)
    if account is None or account.disabled_at is not None:
        raise NotFound("account")
    return account


def _use_step(account: Account, typed: str) -> bool:
    if account.factor_sealed is None:
        return False
    secret = keyring().open(account.factor_sealed, factor_place(account.id)).decode()
    step = factors.step_of(secret, typed, clock.now(), account.factor_step)
    if step is None:
        return False
    account.factor_step = step
    db.session.flush()
    return True


def _use_recovery(account_id: UUID, typed: str) -> bool:
    code = db.session.get(RecoveryCode, (account_id, recovery_digest(account_id, typed)))
    if code is None or code.used_at is not None:
        return False
    code.used_at = clock.now()
    db.session.flush()
    return True


def _replace_codes(account_id: UUID) -> tuple[str, ...]:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    made = factors.new_recovery_codes()
    db.session.add_all(
        RecoveryCode(account_id=account_id, code_digest=recovery_digest(account_id, code))
        for code in made
    )
    db.session.flush()
    return made


def _mark_proved(token: str) -> None:
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.token_digest == token_digest(token))
        .values(factor_at=clock.now())
    )
