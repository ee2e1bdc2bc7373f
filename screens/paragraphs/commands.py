"""What can be done wherever paragraphs are typed: commands said once, each under the ids of the screen it is for."""

from __future__ import annotations

from screens.commands import Command


def saving(of: str) -> Command:
    """Enter, under ids that begin with `of`."""
    return Command(
        id=f"{of}enter", action="enter", keys=("enter",), title="Save", line_key=True,
        tooltip="End the paragraph: it is on disk when it stands above. On an empty box: open what the bar is on.",
    )  # fmt: skip


def moving(of: str) -> tuple[Command, ...]:
    """Going from paragraph to paragraph."""
    return (
        Command(id=f"{of}up", action="up", keys=("up",), title="Up",
                tooltip="A line up in the box; from its first line, the bar goes one paragraph up. Enter opens it."),
        Command(id=f"{of}down", action="down", keys=("down",), title="Down",
                tooltip="A line down in the box; from its last, the bar goes one paragraph down, in the end to the new"
                " one."),
        Command(id=f"{of}page_up", action="page(-1)", keys=("pageup",), title="Page up",
                tooltip="A page up: in a long paragraph in the box, else among the paragraphs."),
        Command(id=f"{of}page_down", action="page(1)", keys=("pagedown",), title="Page down", tooltip="A page down."),
        Command(id=f"{of}first", action="go(0)", keys=("home",), word="first", title="First paragraph", line_key=True,
                tooltip="On an empty box: the first paragraph."),
        Command(id=f"{of}last", action="go(-1)", keys=("end",), word="last", title="The new paragraph", line_key=True,
                tooltip="On an empty box: behind the last paragraph, where the next one comes."),
    )  # fmt: skip


def changing(of: str, parted: str = "") -> tuple[Command, ...]:
    """What is done to paragraphs that stand already; `parted` says more of the two that one is parted into."""
    return (
        Command(id=f"{of}edit", action="edit", word="edit", takes="[N]", title="Change a paragraph",
                tooltip="Take the paragraph the bar is on, or that number, into the box; Enter saves it, Esc leaves"
                " it."),
        Command(id=f"{of}split", action="split", keys=("ctrl+f",), title="Split here",
                tooltip=f"Two paragraphs of the one being changed, parted where the cursor is{parted}."),
        Command(id=f"{of}join", action="join", word="join", title="Join to the one above",
                tooltip="One paragraph of the one the bar is on and the one above it."),
        Command(id=f"{of}delete", action="delete", keys=("delete",), word="delete", title="Take a paragraph out",
                line_key=True, tooltip="On an empty box: take out the paragraph the bar is on. Undo brings it back."),
        Command(id=f"{of}earlier", action="move(-1)", keys=("shift+up",), word="earlier", title="Move it up",
                tooltip="Put the paragraph the bar is on before the one above it."),
        Command(id=f"{of}later", action="move(1)", keys=("shift+down",), word="later", title="Move it down",
                tooltip="Put the paragraph the bar is on after the one below it."),
        Command(id=f"{of}insert", action="insert", word="insert", title="Type in between",
                tooltip="New paragraphs go behind the one the bar is on, until Esc."),
        Command(id=f"{of}undo", action="undo", keys=("ctrl+y",), word="undo", title="Undo",
                tooltip="Take back your last act; the words of a paragraph that goes come back into the box."),
        Command(id=f"{of}redo", action="redo", word="redo", title="Redo", tooltip="Do again what was undone last."),
    )  # fmt: skip


def setting_aside(of: str) -> tuple[Command, ...]:
    """An empty box, and what stood in it before."""
    return (
        Command(id=f"{of}clear", action="clear", keys=("ctrl+u",), title="Set aside",
                tooltip="An empty box; a paragraph being changed is so still. Ctrl+P brings the text back."),
        Command(id=f"{of}older", action="older", keys=("ctrl+p",), word="older", title="Text before",
                tooltip="What was set aside last, and before that."),
    )  # fmt: skip


def names_and_messages(of: str) -> tuple[Command, ...]:
    """What is told of what is typed, in a line or in a box."""
    return (
        Command(id=f"{of}take_back", action="take_back", keys=("ctrl+t",), title="Name or code",
                tooltip="What else the name before the cursor may stand for: its code, another's, or the name as"
                " typed."),
        Command(id=f"{of}notes", action="notes", keys=("ctrl+d",), word="notes", title="All messages",
                tooltip="List all there is to say of what is typed, where only some of it has room."),
    )  # fmt: skip
