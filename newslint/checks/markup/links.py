"""Links that lead nowhere, to the wrong place, or by a way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.addresses import addresses
from newslint.checks.markup.attributes import escape_value
from newslint.checks.markup.nesting import nestings
from newslint.checks.markup.prose import is_prose
from newslint.checks.markup.tokens import Tags, tags_of
from newslint.model import Fix, Hit, Severity
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newslint.checks.markup.addresses import Address
    from newslint.model import Article

_NOWHERE = lazy_pattern(r"(?:#|javascript:(?:void\(0?\)|;)*;?|about:blank|https?:/*|#+|mailto:)?\Z", re.IGNORECASE)
_DOUBLED = lazy_pattern(r"(https?:?/*)(https?:?//?)", re.IGNORECASE)
_BROKEN = lazy_pattern(
    r"(?:h?ttps?|htps?|http[^s:/\w]|https?[^:/\w])//|https?:/(?!/)|https?;//|https?//|https?:\\\\|https?:///|https?://https?[:/]"
    r"|https?://[^/\s]*[\s,]|www\.www\.|https?:www\.",
    re.IGNORECASE,
)
_LOCAL = lazy_pattern(
    r"file:|[a-zA-Z]:[\\/](?!/)|\\\\\w|(?:https?:)?//(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+"
    r"|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|0\.0\.0\.0|\[::1\]|[\w-]+\.(?:local|localdomain|internal|lan))(?:[:/?#]|\Z)",
    re.IGNORECASE,
)
_WRAPPERS = {
    "www.google.": ("/url", ("q", "url")), "google.": ("/url", ("q", "url")),
    "safelinks.protection.outlook.com": ("/", ("url",)), "l.facebook.com": ("/l.php", ("u",)),
    "lm.facebook.com": ("/l.php", ("u",)), "www.facebook.com": ("/l.php", ("u",)), "l.instagram.com": ("/", ("u",)),
    "www.youtube.com": ("/redirect", ("q",)), "slack-redir.net": ("/link", ("url",)), "vk.com": ("/away.php", ("to",)),
    "linkprotect.cudasvc.com": ("/url", ("a",)), "out.reddit.com": ("/", ("url",)),
    "t.umblr.com": ("/redirect", ("z",)), "www.linkedin.com": ("/redir/redirect", ("url",)),
}  # fmt: skip
_TRACKING = lazy_pattern(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok"
    r"|_hsenc|_hsmi|__hs\w+|hsCtaTracking|vero_id|oly_enc_id|oly_anon_id|rb_clickid|s_cid|trk|trkCampaign|ref_src|ref_url"
    r"|ncid|cmpid|CMP|icid|spm|at_medium|at_campaign|ns_campaign|ns_mchannel|__twitter_impression|guccounter"
    r"|guce_referrer\w*)\Z"
)
_CHATBOTS = lazy_pattern(
    r"(?:chat\.?gpt(?:\.com)?|chat\.openai(?:\.com)?|openai(?:\.com)?|perplexity(?:\.ai)?|copilot(?:\.\w+)*|claude(?:\.ai)?|gemini(?:\.\w+)*"
    r"|grok(?:\.com)?|deepseek(?:\.com)?|you\.com)\Z",
    re.IGNORECASE,
)
_CITATION = lazy_pattern(
    r":contentReference\[oaicite:\d+\](?:\{index=\d+\})?|【\d+(?::\d+)?†[^】\n]{0,60}】|\ue200cite[^\ue201\n]*\ue201"
    r"|(?:cite)?turn\d+(?:search|news|view|file|image)\d+(?:turn\d+(?:search|news|view|file|image)\d+)*|\[oai_citation:\d+[^\]\n]*\]"
    r"|oaicite:\d+"
)
_CITATION_SIGNS = ("†", "\ue200", "cit")


def dead_link(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Links whose address is empty, or leads to the page they stand on."""
    for address in addresses(article):
        if address.use != "link" or not _NOWHERE.match(address.value):
            continue
        tags, number = address.tags, address.number
        if tags is not None and number and _is_scripted(tags, number):
            continue
        start, end = address.span.start, address.span.end
        span = address.span if end > start or tags is None or not number else tags.span(number)
        yield Hit(span, {"address": address.value or "nothing"})


def _is_scripted(tags: Tags, number: int) -> bool:
    """Whether a script makes a button of the link."""
    return any(
        item.name in ("role", "class", "id", "name") or item.name.startswith(("on", "data-", "aria-", "@", "v-", "ng-"))
        for item in tags.attributes(number)
    )


def broken_address(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Addresses that no browser can follow: `http://https://`, `https//`."""
    for address in addresses(article):
        match = _BROKEN.match(address.value)
        if match:
            doubled = _DOUBLED.match(address.value)
            edit = address.edit(address.value[doubled.start(2) :]) if doubled and doubled[2].endswith("//") else None
            fix = Fix("Leave the second one", (edit,), safe=False) if edit else None
            yield Hit(address.span, {"address": address.value}, fix=fix)


def local_address(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Addresses on the computer or in the network of whoever wrote them."""
    for address in addresses(article):
        if address.use != "text" and _LOCAL.match(address.value):
            yield Hit(address.span, {"address": address.value})


def redirect_link(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Links that lead through a search engine, a mail filter or a social network."""
    for address in addresses(article):
        target = _target(address.value) if "?" in address.value and address.use == "link" else None
        if target:
            edit = address.edit(target)
            yield Hit(address.span, {"target": target}, fix=Fix("Link to the page itself", (edit,)) if edit else None)


def _target(value: str) -> str | None:
    """Where a wrapped address leads in the end; None of an address that is not wrapped."""
    if not any(host in value for host in _WRAPPERS):
        return None
    from urllib.parse import parse_qs, urlsplit

    try:
        parts = urlsplit(value)
        query = parse_qs(parts.query)
    except ValueError:
        return None
    host = (parts.netloc or "").lower()
    for wrapper, (path, names) in _WRAPPERS.items():
        if host == wrapper or host.endswith(f".{wrapper}") or (wrapper.endswith(".") and host.startswith(wrapper)):
            target = next((query[name][0] for name in names if name in query), "")
            if parts.path.startswith(path) and re.match(r"https?://[^\s<>\"]+\Z", target):
                return target
    return None


def tracking_parameters(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Parameters in an address that follow the reader and change nothing of the page."""
    for address in addresses(article):
        if address.use in ("picture", "frame") or not _has_query(address):
            continue
        kept, dropped = _split(address.value, _is_tracking)
        if dropped and not any(_is_chatbot(*pair.partition("=")[::2]) for pair in dropped):
            edit = address.edit(kept)
            fix = Fix("Delete the parameters", (edit,), safe=False) if edit else None
            yield Hit(address.span, {"parameters": ", ".join(pair.partition("=")[0] for pair in dropped)}, fix=fix)


def chatbot_trace(article: Article, options: NoOptions) -> Iterator[Hit]:
    """What a chatbot's answer leaves in copy: links that name it as their source, marks of its citations."""
    for address in addresses(article):
        if "source=" not in address.value and "ref=" not in address.value:
            continue
        kept, dropped = _split(address.value, _is_chatbot)
        if dropped:
            edit = address.edit(kept)
            fix = Fix("Delete the parameter", (edit,)) if edit else None
            yield Hit(address.span, {"mark": dropped[0]}, fix=fix, severity=Severity.WARNING)
    text = article.text
    if any(sign in text for sign in _CITATION_SIGNS):
        for match in _CITATION.finditer(text):
            if is_prose(article, match.start()):
                yield Hit(article.span(*match.span()), {"mark": match[0]})


def _has_query(address: Address) -> bool:
    return "=" in address.value and "://" in address.value


def _is_tracking(name: str, _: str) -> bool:
    return _TRACKING.match(name) is not None


def _is_chatbot(name: str, value: str) -> bool:
    return (
        name in ("utm_source", "ref", "source")
        and _CHATBOTS.match(value) is not None
        and (name == "utm_source" or "." in value)
    )


def _split(value: str, unwanted: Callable[[str, str], bool]) -> tuple[str, list[str]]:
    """An address without the parameters that are unwanted, and these. The rest stays as it is written."""
    address, fragment_mark, fragment = value.partition("#")
    path, mark, query = address.partition("?")
    if not mark:
        return value, []
    kept: list[str] = []
    dropped: list[str] = []
    for pair in re.split(r"(?<=.)&(?:amp;)?", query):
        (dropped if unwanted(*pair.partition("=")[::2]) else kept).append(pair)
    return path + ("?" + "&".join(kept) if kept else "") + fragment_mark + fragment, dropped


def bare_address(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Addresses written out that lead nowhere when clicked."""
    for address in addresses(article):
        if address.use != "text" or address.tags is None:
            continue
        markdown = address.tags.markup.dialect == "markdown"
        value = address.value if address.value.startswith("http") else f"https://{address.value}"
        raw = address.tags.cut(address.start, address.end)
        new = f"<{value}>" if markdown else f'<a href="{escape_value(value, chr(34))}">{raw}</a>'
        edit = address.tags.markup.edit(address.start, address.end, new)
        yield Hit(address.span, {"address": address.value}, fix=Fix("Make it a link", (edit,), safe=False))


def empty_link(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Links with nothing to click on."""
    for tags, nesting in nestings(article):
        for number in tags.numbers.get("a", ()):
            end = nesting.ends.get(number)
            if end is None or "href" not in tags.token(number).lower() or not _is_nothing(tags, number, end):
                continue
            if all(item.name in ("href", "target", "rel", "style", "title") for item in tags.attributes(number)):
                start, last = tags.start(number), tags.end(end)
                inner = tags.cut(tags.end(number), tags.start(end))
                fix = Fix("Delete the link", (tags.markup.edit(start, last, inner),), safe=False)
                yield Hit(tags.markup.span(start, last), fix=fix)


def _is_nothing(tags: Tags, number: int, end: int) -> bool:
    inner = tags.names[number + 1 : end]
    blank = tags.is_blank(number) and all(name.lstrip("/") in _HOLLOW for name in inner)
    return blank and not tags.text_between(number, end).strip()


_HOLLOW = frozenset("b strong i em u br wbr font small big".split())


def new_window_link(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Links that open a window of their own."""
    for tags in tags_of(article):
        for number in tags.with_trait("blank"):
            target = tags.attribute(number, "target")
            if target and target.value == "_blank" and tags.names[number] in ("a", "area"):
                edit = tags.markup.edit(tags.trimmed_left(target.start), target.end, "")
                fix = Fix("Open it in the same window", (edit,), safe=False)
                yield Hit(tags.markup.span(target.start, target.end), fix=fix)
