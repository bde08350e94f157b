"""One walk over the tags of a string: which element holds which, and where that goes wrong.

It follows what the HTML standard says of implied end tags (https://html.spec.whatwg.org/#optional-tags): an `<li>` may
go without its end, a `<div>` ends the paragraph that is open. What the standard's tree builder mends in silence
(https://html.spec.whatwg.org/#an-introduction-to-error-handling-and-strange-cases-in-the-parser) is told.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from newslint.checks.markup.tokens import BLOCKS, BORDER, INLINE, tags_of
from newslint.readers.tags import VOID

if TYPE_CHECKING:
    from newslint.checks.markup.tokens import Tags
    from newslint.model import Article

Kind = Literal["unclosed", "unopened", "misnested", "block-in-paragraph", "unclosed-paragraph"]

_KNOWN = (BLOCKS | INLINE | {"font", "ruby", "label", "picture"}) - VOID
_END_TAGS = frozenset(f"/{name}" for name in _KNOWN)
_BLOCKS_OR_LINKS = (_KNOWN - INLINE) | {"a"}
_ALONE = frozenset({"html", "body"})
_OPTIONAL = frozenset("p li dt dd td th tr tbody thead tfoot caption".split()) | _ALONE
_ENDED_BY = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}), "tr": frozenset({"td", "th", "tr"}),
    "tbody": frozenset("td th tr tbody thead tfoot caption".split()),
    "tfoot": frozenset("td th tr tbody thead tfoot caption".split()),
}  # fmt: skip
_TEMPLATE_SIGNS = ("{%", "{{#", "{{/")
_FARTHEST = 100  # how many open elements an end tag is looked for in; browsers give up sooner


def _is_closed(token: str) -> bool:
    """Whether a start tag is written as XML's empty element: `<p/>`, but not `<a href=/news/>`."""
    return token.endswith("/>") and (token[-3] in " \"'" or "=" not in token)


class Fault(NamedTuple):
    """What is wrong with an element: the tag at fault, and the others of the same story.

    unclosed: the start tag; where the element was ended for it. unopened: the end tag. misnested: the start tag; the
    end tag that stands too late; the end tag that came too soon, if any. block-in-paragraph: the `<p>`, the block, the
    `</p>` that ends nothing. unclosed-paragraph: the `<p>`; the tag that ended it.
    """

    kind: Kind
    number: int
    other: int = 0
    third: int = 0


class Nesting:
    """`parents`: for each tag the number of the start tag in whose element it stands, 0 for none. `ends`: from start
    tags to their end tags. `faults`: in the order in which they were seen.
    """

    __slots__ = ("_count", "_cut", "_implied", "_names", "_open", "ends", "faults", "parents")

    def __init__(self, tags: Tags) -> None:
        self._names = names = tags.names
        self.parents: list[int] = []
        self.ends: dict[int, int] = {}
        self.faults: list[Fault] = []
        self._open: list[int] = [0]
        self._count: dict[str, int] = defaultdict(int)
        self._cut: dict[str, list[tuple[int, int]]] = {}  # inline elements ended for them: start tag, what ended them
        self._implied: dict[int, tuple[int, int]] = {}  # by parent the last <p> that a block ended, and that block
        stack, parents, count = self._open, self.parents, self._count
        pieces, places = tags.markup.pieces, tags.places
        for number, name in enumerate(names):
            parents.append(stack[-1])
            if name in _KNOWN:
                if pieces[places[number]][-2:] == "/>" and _is_closed(pieces[places[number]]):
                    continue
                if name in _BLOCKS_OR_LINKS and (count["p"] or name in _ENDED_BY or name == "a"):
                    self._make_room(name, number)
                stack.append(number)
                count[name] += 1
            elif name == BORDER and count["p"] and tags.starts_block(number):
                self._make_room(name, number)  # a listing, which is no article text, ends a paragraph like any block
            elif name in _END_TAGS:
                if names[stack[-1]] == name[1:]:
                    self.ends[stack[-1]] = number
                    self._pop()
                else:
                    self._end(name[1:], number)
        self._finish(len(names) - 1, tags.string)

    def _pop(self) -> int:
        number = self._open.pop()
        self._count[self._names[number]] -= 1
        if self._implied and number in self._implied:
            self.faults.append(Fault("unclosed-paragraph", *self._implied.pop(number)))
        return number

    def _make_room(self, name: str, number: int) -> None:
        """End what a start tag ends by itself: an open paragraph, the list item before."""
        if name == "a":
            if self._count["a"]:
                self._ends_link(number)
            return
        if self._count["p"] and self._is_near("p", until=BLOCKS - {"p"}):
            self._cut_down_to("p", number)
        ended = _ENDED_BY.get(name)
        while ended and self._names[self._open[-1]] in ended:
            self._pop()

    def _ends_link(self, number: int) -> None:
        """A link ends where the next one begins; blocks that began in it stay open."""
        if self._is_near("a", until=BLOCKS):
            self._cut_down_to("a", number)
            return
        for at in range(len(self._open) - 1, max(len(self._open) - _FARTHEST, 0), -1):
            if self._names[self._open[at]] == "a":
                self.faults.append(Fault("unclosed", self._open[at], number))
                del self._open[at]
                self._count["a"] -= 1
                return

    def _is_near(self, name: str, until: frozenset[str]) -> bool:
        """Whether an element of that name is open with none of `until` opened in it."""
        for number in reversed(self._open[-_FARTHEST:]):
            if self._names[number] == name:
                return True
            if self._names[number] in until:
                return False
        return False

    def _cut_down_to(self, name: str, number: int) -> None:
        """End all open elements down to one of that name, that one too, because of the tag `number`."""
        while self._names[cut := self._pop()] != name:
            self._was_cut(cut, number)
        if name == "p":
            self._implies_end(cut, number)
        else:
            self.faults.append(Fault("unclosed", cut, number))

    def _implies_end(self, paragraph: int, number: int) -> None:
        parent = self._open[-1]
        earlier = self._implied.pop(parent, None)
        if earlier:
            self.faults.append(Fault("unclosed-paragraph", *earlier))
        if self._names[number] == "p":
            self.faults.append(Fault("unclosed-paragraph", paragraph, number))
        else:
            self._implied[parent] = (paragraph, number)

    def _was_cut(self, number: int, by: int) -> None:
        """An element ended because one around it did."""
        name = self._names[number]
        if name == "p":
            self.faults.append(Fault("unclosed-paragraph", number, by))
        elif name in INLINE or name == "font":
            self._cut.setdefault(name, []).append((number, by))
        elif name not in _OPTIONAL:
            self.faults.append(Fault("unclosed", number, by))

    def _end(self, name: str, number: int) -> None:
        if not self._count[name]:
            self._unopened(name, number)
        elif name not in INLINE or self._is_near(name, until=BLOCKS):
            while self._names[self._open[-1]] != name:
                self._was_cut(self._pop(), number)
            self.ends[self._open[-1]] = number
            self._pop()
        else:
            self._adopt(name, number)

    def _adopt(self, name: str, number: int) -> None:
        """An inline element ends in a block that began in it: the block stays open."""
        for at in range(len(self._open) - 1, max(len(self._open) - _FARTHEST, 0), -1):
            if self._names[self._open[at]] == name:
                self.faults.append(Fault("misnested", self._open[at], number))
                del self._open[at]
                self._count[name] -= 1
                return
        self.faults.append(Fault("unopened", number))

    def _unopened(self, name: str, number: int) -> None:
        parent = self._open[-1]
        if name == "p" and parent in self._implied:
            paragraph, block = self._implied.pop(parent)
            self.faults.append(Fault("block-in-paragraph", paragraph, block, number))
        elif self._cut.get(name):
            start, by = self._cut[name].pop()
            self.faults.append(Fault("misnested", start, number, by))
        elif name not in _ALONE:
            self.faults.append(Fault("unopened", number))

    def _finish(self, last: int, string: str) -> None:
        while len(self._open) > 1:
            self._was_cut(self._pop(), last)
        if 0 in self._implied:
            self.faults.append(Fault("unclosed-paragraph", *self._implied.pop(0)))
        for cut in self._cut.values():
            self.faults += [Fault("unclosed", number, by) for number, by in cut]
        self.faults.sort(key=lambda fault: fault.number)
        if self.faults and "{" in string and any(sign in string for sign in _TEMPLATE_SIGNS):
            self.faults.clear()


def nestings(article: Article) -> list[tuple[Tags, Nesting]]:
    """The nesting of each string of HTML that an article was read from."""
    known: list[tuple[Tags, Nesting]] | None = article.memo.get("markup.nesting")
    if known is None:
        known = article.memo["markup.nesting"] = [(tags, Nesting(tags)) for tags in tags_of(article)]
    return known


def faults(article: Article, kind: Kind) -> list[tuple[Tags, Nesting, Fault]]:
    """The faults of one kind. None where template tags stand in the string: which of their branches comes out, and
    with it which tags, nobody can tell.
    """
    return [
        (tags, nesting, fault) for tags, nesting in nestings(article) for fault in nesting.faults if fault.kind == kind
    ]


def element_around(tags: Tags, nesting: Nesting, number: int, names: frozenset[str]) -> int:
    """The start tag of the innermost element of one of these names around a tag; 0 for none."""
    for _ in range(_FARTHEST):
        number = nesting.parents[number]
        if not number or tags.names[number] in names:
            return number
    return 0
