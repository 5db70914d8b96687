"""The house themes: ink on night and ink on paper. Textual's own and the terminal's colours stay on offer."""

from textual.theme import Theme

NIGHT = Theme(
    name="footnote-night",
    primary="#e0ab4f",
    secondary="#7fb7c9",
    accent="#e0ab4f",
    foreground="#e4e0d6",
    background="#14161a",
    surface="#1a1d23",
    panel="#242830",
    success="#93bf85",
    warning="#e6a15c",
    error="#e2776b",
    dark=True,
    variables={
        "footer-key-foreground": "#e0ab4f",
        "block-cursor-text-style": "none",
        "scrollbar": "#3a404b",
        "scrollbar-background": "#14161a",
        "scrollbar-background-hover": "#1a1d23",
        "scrollbar-background-active": "#1a1d23",
    },
)
PAPER = Theme(
    name="footnote-paper",
    primary="#8a5200",
    secondary="#1c6178",
    accent="#8a5200",
    foreground="#23262c",
    background="#fbf9f3",
    surface="#f4f0e6",
    panel="#e9e4d5",
    success="#35682a",
    warning="#8f4a00",
    error="#a3271c",
    dark=False,
    variables={
        "footer-key-foreground": "#8a5200",
        "block-cursor-text-style": "none",
        "scrollbar": "#cfc8b4",
        "scrollbar-background": "#fbf9f3",
        "scrollbar-background-hover": "#f4f0e6",
        "scrollbar-background-active": "#f4f0e6",
    },
)
HOUSE = (NIGHT, PAPER)
