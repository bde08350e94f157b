"""XML with the exact place of every token, out of expat; what its elements say, as text or in HTML's tokens.

Entity declarations are refused: a bomb of them grows without end, an external one reads other files. Names such as
`&nbsp;` are known as in HTML, for feeds use them without declaring them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from newslint.model import Span
from newslint.patterns import lazy_pattern
from newslint.readers.html import passage_of
from newslint.readers.structure import structure_of
from newslint.readers.tags import NOTHING, VOID, escape, unescape
from newslint.spans import MappedText, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.readers.passage import Passage

_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_BARE = lazy_pattern(r"&(?!#?\w+;)")
_UNWRITABLE = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_START, _END, _TEXT, _OTHER = range(4)


class XmlError(ValueError):
    """Text that is no XML, or XML that is `refused`; `offset` says where."""

    def __init__(self, message: str, offset: int, *, refused: bool = False) -> None:
        super().__init__(message)
        self.offset = offset
        self.refused = refused


@dataclass(slots=True)
class Element:
    """An element: its name as written, its attributes, and the numbers of the tokens that start and end it."""

    name: str
    attributes: dict[str, str]
    first: int
    last: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]

    def child(self, *names: str) -> Element | None:
        """The first child of one of these names, looked for in the order of the names."""
        return next((item for name in names for item in self.children if item.name == name), None)

    def find(self, *path: str) -> Element | None:
        """The first element under a path of local names."""
        found: Element | None = self
        for name in path:
            found = next((item for item in found.children if item.local == name), None) if found else None
        return found

    def every(self, name: str) -> Iterator[Element]:
        """The elements of a local name in and below this one, in the order of the document."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            if item.local == name:
                yield item
            waiting += reversed(item.children)


class Document:
    """A string of XML: its tokens (what each is, where it starts, what it says), its root element."""

    def __init__(self, source: str, outer: MappedText | None = None) -> None:
        """Parse `source`; `outer` maps it, where it was read out of something (NITF inside JSON).

        Where it is not well-formed, what stands before the place is read, and `error` tells. Raises XmlError where
        nothing is, or where the XML is refused.
        """
        self.source = source
        self.outer = outer
        self.error: XmlError | None = None
        self.kinds: list[int] = []
        self.starts: list[int] = []
        self.says: list[str] = []
        self.cdata: list[tuple[int, int]] = []
        self.root = _parse(self)
        in_text = self.error and self.kinds[-1] == _TEXT
        end = self.starts[-1] + len(self.says[-1]) if in_text else self.error.offset if self.error else len(source)
        self.starts.append(end)

    def text(self, element: Element) -> MappedText:
        """What stands directly in an element, references read; of elements inside it nothing."""
        pieces, shows = [], []
        depth = 0
        for token in range(element.first + 1, element.last):
            kind = self.kinds[token]
            depth += (kind == _START) - (kind == _END)
            pieces.append(self.source[self.starts[token] : self.starts[token + 1]])
            shows.append(self.says[token] if kind == _TEXT and not depth else "")
        return MappedText(pieces, shows, self.starts[element.first + 1], self.outer, self._escape)

    def span(self, start: int, end: int) -> Span:
        """The span in the file of a span of the document."""
        return Span(start, end) if self.outer is None else self.outer.span(start, end)

    def tag_span(self, element: Element) -> Span:
        """The span in the file of an element's start tag."""
        return self.span(self.starts[element.first], self.starts[element.first + 1])

    def value(self, element: Element | None) -> str:
        return self.text(element).text.strip() if element else ""

    def passage(self, element: Element, names: Mapping[str, str]) -> Passage:
        """The elements inside `element` read as HTML. `names` are the HTML elements that others stand for, by local
        name; a prefix (`xhtml:p`) means nothing.
        """
        sources, tokens = [""], [""]
        for token in range(element.first + 1, element.last):
            source = self.source[self.starts[token] : self.starts[token + 1]]
            said = self.says[token]
            if self.kinds[token] != _TEXT:
                told = _told(self.kinds[token], said, source, names)
            elif source[0] == "&":
                told = source
            elif said.isspace():
                told = "  "
            else:
                sources[-1] += source
                tokens[-1] += said.replace("\t", " ")
                continue
            sources += [source, ""]
            tokens += [told, ""]
        start = self.starts[element.first + 1]
        return passage_of(sources, structure_of(tokens, page=False), start, self.outer, self._escape)

    def _escape(self, text: str, place: int) -> str:
        if _UNWRITABLE.search(text):
            raise UnwritableError
        number = bisect_right(self.cdata, (place, len(self.source))) - 1
        if number >= 0 and self.cdata[number][0] <= place <= self.cdata[number][1]:
            return text.replace("]]>", "]]]]><![CDATA[>")
        return escape(text)


def _told(kind: int, name: str, source: str, names: Mapping[str, str]) -> str:
    """The token of HTML that a token of XML stands for."""
    if kind == _OTHER:
        return source if source.startswith("<!--") else NOTHING
    local = name.rpartition(":")[2]
    html = names.get(local, local).lower()
    if kind == _START:
        return f"<{html}>" if html else NOTHING
    return f"</{html}>" if html and html not in VOID else NOTHING


def _parse(document: Document) -> Element:
    """Fill in a document's tokens, and return its root."""
    source = document.source
    shift = len(source) - len(source.lstrip())  # a blank row before the declaration is met in feeds, and no XML
    data = _BARE.sub("+", _SURROGATE.sub("?", source[shift:])).encode()
    parser = expat.ParserCreate("utf-8")
    place = _Places(data, shift, len(data) == len(source) - shift)
    stack = [Element("", {}, -1)]
    kinds, starts, says, cdata = document.kinds, document.starts, document.says, document.cdata

    def token(kind: int, said: str) -> None:
        kinds.append(kind)
        starts.append(place(parser.CurrentByteIndex))
        says.append(said)
        if kind == _TEXT and ("+" in said or "?" in said):  # which may be a bare ampersand, or a lone surrogate
            says[-1] = source[starts[-1] : starts[-1] + len(said)]

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes, len(kinds))
        stack[-1].children.append(element)
        stack.append(element)
        token(_START, name)

    def end(name: str) -> None:
        stack.pop().last = len(kinds)
        token(_END, name)

    def other(markup: str) -> None:
        """Comments, the prolog, and references to what is not declared."""
        if markup[0] == "&" and len(stack) > 1:
            token(_TEXT, unescape(markup))
        else:
            token(_OTHER, "")

    def start_cdata() -> None:
        token(_OTHER, "")
        cdata.append((starts[-1] + len("<![CDATA["), len(source)))

    def end_cdata() -> None:
        token(_OTHER, "")
        cdata[-1] = (cdata[-1][0], starts[-1])

    def refuse(*_: object) -> None:
        # Where expat stands by then, at the declaration or after its name, depends on its version.
        offset = source.rfind("<!ENTITY", 0, place(parser.CurrentByteIndex) + len("<!ENTITY"))
        raise XmlError("this XML declares entities, which is refused", max(offset, 0), refused=True)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: token(_TEXT, text)
    parser.DefaultHandler, parser.EntityDeclHandler = other, refuse
    parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = start_cdata, end_cdata
    parser.UseForeignDTD(True)  # so that a name nobody declares is no error
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        offset = place(max(0, parser.ErrorByteIndex))
        document.error = XmlError(f"this is no XML: {expat.ErrorString(error.code)}", offset)
        if len(kinds) < 2 or not stack[0].children:
            raise document.error from error
        for element in stack[1:]:
            element.last = len(kinds)
    return stack[0].children[0]


class _Places:
    """The offset in the source of a byte of what is parsed, which has to be asked for in order."""

    __slots__ = ("_ascii", "_byte", "_data", "_point", "_shift")

    def __init__(self, data: bytes, shift: int, is_ascii: bool) -> None:
        self._data, self._shift, self._ascii = data, shift, is_ascii
        self._byte, self._point = 0, shift

    def __call__(self, byte: int) -> int:
        if self._ascii:
            return self._shift + byte
        if byte > self._byte:
            self._point += len(self._data[self._byte : byte].decode(errors="replace"))
            self._byte = byte
        return self._point
