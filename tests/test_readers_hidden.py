"""Text that a page holds and nobody sees is not read; what somebody may see is."""

import io
import zipfile

import pytest

from index.limits import Limits
from index.readers import read_bytes

UNSEEN = [
    "<p hidden>{}</p>",
    "<button role=tab>Windows</button><div role=tabpanel hidden><p>{}</p></div>",
    "<button role=tab>Windows</button><div role=tabpanel id=w hidden><p>{}</p></div>",
    "<p style='display:none'>{}</p>",
    "<p style='DISPLAY : NONE !important'>{}</p>",
    "<p style='display:/* */none'>{}</p>",
    "<p style='visibility:collapse'>{}</p>",
    "<p style='opacity:.01'>{}</p>",
    "<p style='opacity:1%'>{}</p>",
    "<p style='font-size:0'>{}</p>",
    "<p style='font-size:1px'>{}</p>",
    "<p style='font-size:.1em'>{}</p>",
    "<p style='font:0/0 serif'>{}</p>",
    "<p style='max-height:0;overflow:hidden'>{}</p>",
    "<p style='clip:rect(0,0,0,0);position:absolute'>{}</p>",
    "<p style='clip-path:inset(50%)'>{}</p>",
    "<p style='transform:scale(0)'>{}</p>",
    "<p style='text-indent:-9999px'>{}</p>",
    "<p style='color:transparent'>{}</p>",
    "<p style='color:white'>{}</p>",
    "<p style='color:#fefefe'>{}</p>",
    "<p style='color:rgb(255, 255, 255)'>{}</p>",
    "<p style='color:#123;background:#123'>{}</p>",
    "<font color=white>{}</font>",
    "<noembed>{}</noembed>",
    "<template>{}</template>",
    "<!-- {} -->",
]
SEEN = [
    "<p aria-hidden=true>{}</p>",
    "<p style='font-size:9px'>{}</p>",
    "<p style='font:12px/1.5 serif'>{}</p>",
    "<p style='font-size:80%'>{}</p>",
    "<p style='opacity:0.6'>{}</p>",
    "<p style='height:0'>{}</p>",
    "<p style='width:50px;overflow:hidden'>{}</p>",
    "<p style='left:-10px'>{}</p>",
    "<p style='color:#fffff0;background:#003'>{}</p>",
    "<div style='background:navy'><p style='color:white'>{}</p></div>",
    "<table bgcolor=navy><tr><td><font color=white>{}</font></td></tr></table>",
    "<div class=banner><p style='color:white'>{}</p></div>",
    "<p style='color:transparent;-webkit-background-clip:text;background:red'>{}</p>",
    "<details><summary>More</summary>{}</details>",
    "<button role=tab aria-controls=w>Windows</button><div role=tabpanel id=w hidden><p>{}</p></div>",
    "<button role=tab id=t>Windows</button><div role=tabpanel id=w aria-labelledby=t hidden><p>{}</p></div>",
]
WORDS = "Words about the quay wall of Skell that stand in the page."
BODY = "The harbour fee is five pounds a day, and it is paid at the office by the quay."


def text_of(element):
    page = f"<html><body><p>{BODY}</p>{element.format(WORDS)}<p>{BODY[4:]}</p></body></html>"
    return read_bytes(page.encode(), "page.html", Limits())[0].text


@pytest.mark.parametrize("element", UNSEEN)
def test_what_nobody_sees_is_not_read(element):
    assert "quay wall" not in text_of(element)
    assert BODY in text_of(element)


@pytest.mark.parametrize("element", SEEN)
def test_what_somebody_may_see_is_read(element):
    assert WORDS in " ".join(text_of(element).split())


def docx_text(run, around="{}", before=""):
    paragraph = f"<w:p>{before}<w:r>{run}<w:t>{WORDS}</w:t></w:r></w:p>"
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>{around.format(paragraph)}"
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", document)
    return read_bytes(buffer.getvalue(), "letter.docx", Limits())[0].text


WHITE = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
SHADED = '<w:pPr><w:shd w:val="clear" w:fill="000080"/></w:pPr>'


@pytest.mark.parametrize(
    "run",
    [
        "<w:rPr><w:vanish/></w:rPr>",
        '<w:rPr><w:vanish w:val="true"/></w:rPr>',
        '<w:rPr><w:sz w:val="2"/></w:rPr>',
        WHITE,
    ],
)
def test_what_nobody_sees_in_a_letter_is_not_read(run):
    assert docx_text(run) == BODY


@pytest.mark.parametrize(
    ("run", "around", "before"),
    [
        ('<w:rPr><w:vanish w:val="0"/></w:rPr>', "{}", ""),
        ('<w:rPr><w:sz w:val="8"/></w:rPr>', "{}", ""),
        ('<w:rPr><w:color w:val="FF0000"/></w:rPr>', "{}", ""),
        ('<w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="blue"/></w:rPr>', "{}", ""),
        (WHITE, "{}", SHADED),
        (WHITE, "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", ""),
    ],
)
def test_what_somebody_may_see_in_a_letter_is_read(run, around, before):
    assert WORDS in docx_text(run, around, before)
