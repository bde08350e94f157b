"""The nouns of paired marks: a passage between two marks, and a mark that is at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from newslint.language.marks import Sign

FaultKind = Literal["unclosed", "unopened", "reversed", "mismatched", "nested"]


class Passage(NamedTuple):
    """What stands between two quotation marks of one block, marks included, in offsets of the article's text.

    `opening` and `closing` are the two marks, None where there is none in this block. `depth` counts the passages
    around this one. `continues` says that the quotation goes on in the next block, `continued` that it came from the
    one before.
    """

    start: int
    end: int
    opening: Sign | None
    closing: Sign | None
    block: int
    depth: int = 0
    continues: bool = False
    continued: bool = False

    @property
    def inner(self) -> tuple[int, int]:
        """The span without the marks."""
        return (
            self.opening.end if self.opening else self.start,
            self.closing.start if self.closing else self.end,
        )


class Fault(NamedTuple):
    """A mark that is not as it should be; where known, what belongs there, and the mark that it was paired with."""

    kind: FaultKind
    sign: Sign
    instead: str = ""
    partner: Sign | None = None
