"""A screen that a press of the mouse cannot break while something under it is being removed."""

from textual.geometry import Offset
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget


class Steady(Screen[ScreenResultType]):
    """What was just removed is still on the map of the screen; text selection would ask for its parent."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget there, and where in its text; nothing where it is on its way out."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is not None and widget is not self and widget.parent is None:
            return None, None
        return widget, offset
