"""What the setting `profile` stands for: options of this family's rules, in place of those on their pages.

"news" is what the pages say. A house's own options win over its profile's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROFILES: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "plain": {
        "readability/grade-level": {"max-grade": 10.0},
        "readability/lix": {"max-lix": 45.0},
        "readability/long-lead": {"max-words": 25},
        "readability/long-paragraph": {"max-words": 60, "max-findings": 0},
        "readability/long-sentence": {"max-words": 25, "max-findings": 0},
        "readability/passive-share": {"max-share": 30.0},
    },
    "news": {},
    "strict": {
        "readability/grade-level": {"max-grade": 12.0},
        "readability/lix": {"max-lix": 52.0},
        "readability/long-lead": {"max-words": 30},
        "readability/long-paragraph": {"max-words": 80, "max-findings": 0},
        "readability/long-sentence": {"max-words": 30, "max-findings": 0},
        "readability/passive-share": {"max-share": 40.0},
    },
}
