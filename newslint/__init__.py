"""newslint, the linter for news copy.

`lint_text`, `lint_paths` and `fix_text` do what the command line does; the nouns they speak of are in
`newslint.model`. They are imported when first used: the command line starts without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.api import NewslintError, fix_text, lint_paths, lint_text
    from newslint.model import Article, Block, Edit, Finding, Fix, Severity, Source, Span

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Block",
    "Edit",
    "Finding",
    "Fix",
    "NewslintError",
    "Severity",
    "Source",
    "Span",
    "__version__",
    "fix_text",
    "lint_paths",
    "lint_text",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")
    from newslint import api, model

    return getattr(api if hasattr(api, name) and name not in vars(model) else model, name)
