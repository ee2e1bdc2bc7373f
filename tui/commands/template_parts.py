"""What is in a board's file that its pages do not show: macros, links, pictures, what cannot be searched."""

from __future__ import annotations

_PICTURE = "is a picture:"


def not_on_its_pages(data: bytes, name: str) -> list[str]:
    """A sentence each; nothing is opened or fetched."""
    from exporters.disclosure.every_part import EveryPart

    walk = EveryPart(data, name, lambda text: ())
    for _ in walk.pieces():
        pass
    pictures = sum(each.sentence.startswith(_PICTURE) for each in walk.remarks)
    said = [f"{each.part} {each.sentence}." for each in walk.remarks if not each.sentence.startswith(_PICTURE)]
    if pictures:
        what = "1 picture is" if pictures == 1 else f"{pictures} pictures are"
        said.append(f"{what} in it: what is drawn there is checked by looking at it alone.")
    return list(dict.fromkeys(said))
