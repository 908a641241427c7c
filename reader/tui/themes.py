"""Reader's own themes: quiet, high contrast, made for long reading."""

from textual.theme import Theme

DARK, LIGHT = "reader-dark", "reader-light"

THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7aa2c8",
        secondary="#b48ead",
        accent="#e0a458",
        warning="#e3c567",
        error="#d9777f",
        success="#8fb573",
        foreground="#d8d4cc",
        background="#16181c",
        surface="#1d2026",
        panel="#2a2f38",
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#2f5d8a",
        secondary="#7b4b86",
        accent="#9a5b00",
        warning="#8a6a00",
        error="#a8323e",
        success="#3d6b21",
        foreground="#26231e",
        background="#fbf8f1",
        surface="#f2ede1",
        panel="#e4dccb",
    ),
)
