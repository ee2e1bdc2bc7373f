"""Minutes opened, edited and saved in LibreOffice Writer itself, with its changes tracked and without."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from exporters.minutes.on_paper import for_agreement_paper
from exporters.readers.minutes_reply import read_reply
from exporters.word.building import docx
from tests.exporters.minutes.meetings import given, issued, paragraphs, review

_MACRO = """
Sub Edit(from As String, into As String, tracked As Integer)
On Error Goto Failed
Dim how(0) As New com.sun.star.beans.PropertyValue
how(0).Name = "Hidden"
how(0).Value = True
Dim doc As Object, found As Object, search As Object, cursor As Object, note As Object, table As Object
doc = StarDesktop.loadComponentFromURL(from, "_blank", 0, how())
doc.RecordChanges = (tracked = 1)
search = doc.createSearchDescriptor()
search.SearchString = "every three weeks"
found = doc.findFirst(search)
found.setString("every two weeks")
search.SearchString = "Confirmed the call"
found = doc.findFirst(search)
cursor = found.Text.createTextCursorByRange(found)
cursor.gotoStartOfParagraph(False)
cursor.gotoNextParagraph(True)
cursor.setString("")
search.SearchString = "the post was vacant."
found = doc.findFirst(search)
cursor = found.Text.createTextCursorByRange(found.getEnd())
found.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
found.Text.insertString(cursor, "There had been a locum until December.", False)
search.SearchString = "She expected a visit"
found = doc.findFirst(search)
note = doc.createInstance("com.sun.star.text.textfield.Annotation")
note.Content = "It was the evening."
note.Author = "A Reader"
found.Text.insertTextContent(found.getEnd(), note, False)
doc.RecordChanges = False
Dim meant(0) As New com.sun.star.beans.PropertyValue
meant(0).Name = "FilterName"
meant(0).Value = "MS Word 2007 XML"
doc.storeToURL(into, meant())
Failed:
StarDesktop.terminate()
End Sub
"""
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0'
    '//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{}</script:module>'
)
_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument'
    ' 1.0//EN" "library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Module1"/></library:library>'
)


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, bool], bytes]:
    """LibreOffice Writer: edits a document by its own hand, its changes tracked or not, and saves it as .docx."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("writer")
    started = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*started, "--terminate_after_init"], capture_output=True, timeout=170)
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_MODULE.format(escape(_MACRO)))
    (basic / "script.xlb").write_text(_LIBRARY)

    def edit(data: bytes, tracked: bool) -> bytes:
        folder = tmp_path_factory.mktemp("edited")
        before, after = folder / "before.docx", folder / "after.docx"
        before.write_bytes(data)
        call = f'macro:///Standard.Module1.Edit("{before.as_uri()}","{after.as_uri()}",{int(tracked)})'
        subprocess.run([*started, call], capture_output=True, timeout=170)
        return Path(after).read_bytes()

    return edit


@pytest.mark.real
@pytest.mark.parametrize("tracked", [False, True], ids=["not tracked", "tracked"])
def test_what_somebody_did_in_writer_becomes_exactly_that(writer, tracked: bool):
    back = writer(docx(for_agreement_paper(given(issued()))), tracked)
    assert (b"w:ins " in _document(back)) is tracked
    reply = read_reply(back, "reply.docx", review(issued()), 3, "HV1")
    said = next(one.text for one in paragraphs() if one.id == "p2")
    assert [(one.kind, one.paragraph, one.words) for one in reply.representations] == [
        ("change", "p2", said.replace("every three weeks", "every two weeks")),
        ("comment", "p3", "It was the evening."),
        ("delete", "p4", ""),
        ("add", "p6", "There had been a locum until December."),
    ]
    assert not reply.warnings and not reply.elsewhere and reply.suggested is None


def _document(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")
