"""The letter that tells somebody there is a concern. It names no child and no adult."""

from app.foundation.mail import Letter


def concern_letter(to: str, school: str) -> Letter:
    """To whom concerns go. What it is about is read in the service, and nowhere else."""
    return Letter(
        to=to,
        subject="A concern waits for you in the Career Learning Log",
        text=(
            f"Somebody at {school} has raised a concern about a child’s page, a word of your "
            "school’s list stands on one, or a page with a concern was moved or put away.\n\n"
            "Sign in to the Career Learning Log and open Concerns to read it. This letter says "
            "nothing of whom it is about, on purpose.\n\n"
            "The Career Learning Log is not your school’s safeguarding record, and nobody "
            "watches it live.\n"
        ),
    )
