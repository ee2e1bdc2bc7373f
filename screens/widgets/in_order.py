"""Keys taken in the order they were typed, however fast they come."""

from __future__ import annotations

from textual.events import Key
from textual.widget import Widget


async def take(widget: Widget, event: Key, types: bool) -> bool:
    """Do at once what a key is bound to; False when the widget is to take it as typing, as it does where `types`.

    Textual sends a bound key on a round of its own, so that a letter typed behind Enter, Tab or Backspace overtakes
    it; and a letter typed behind a Tab still comes to the widget that had the focus. Here the key is acted on in its
    turn, and what comes for a widget that has lost the focus goes on to the one that has it.
    """
    focused = widget.app.focused
    if focused is not None and focused is not widget:
        focused._forward_event(Key(event.key, event.character))
    elif types or not await widget.app._check_bindings(event.key):
        return False
    event.stop()
    event.prevent_default()
    return True
