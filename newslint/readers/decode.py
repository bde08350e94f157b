"""Bytes to text, losing nothing: what cannot be decoded stays in the text as a lone surrogate and is written back."""

from __future__ import annotations

import codecs
import re

from newslint.model import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_BYTES_SNIFFED = 8192
_GZIP = b"\x1f\x8b"
_LARGEST_UNPACKED = 200_000_000


class NotTextError(ValueError):
    """Bytes that are no text."""


def decode(filename: str, data: bytes, encoding: str | None = None) -> Source:
    """The text of a file: by its byte order mark, else as UTF-8, else by the encoding it declares, else by the
    setting `encoding`, else as Windows-1252, as browsers do. Row ends stay as they are. A file packed with gzip is
    unpacked first.

    Raises NotTextError for binary data.
    """
    if data[:2] == _GZIP:
        return decode(filename, _unpacked(data), encoding)._replace(packed=True)
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                text = data[len(bom) :].decode(name, "surrogateescape" if name == "utf-8" else "strict")
            except UnicodeDecodeError as error:
                raise NotTextError(f"this is no {name.upper()} although its first bytes say so") from error
            return Source(filename, text, name, bom)
    if b"\0" in data[:_BYTES_SNIFFED]:
        raise NotTextError(f"this is binary: a NUL byte stands at offset {data.index(0)}")
    try:
        return Source(filename, data.decode("utf-8"))
    except UnicodeDecodeError:
        name = _fallback(data, encoding)
        return Source(filename, data.decode(name, "surrogateescape"), name)


def _unpacked(data: bytes) -> bytes:
    import zlib

    out, size = [], 0
    while data[:2] == _GZIP:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out.append(unpacker.decompress(data, _LARGEST_UNPACKED - size))
        except zlib.error as error:
            raise NotTextError(f"this is no gzip although its first bytes say so ({error})") from error
        size += len(out[-1])
        if unpacker.unconsumed_tail or size >= _LARGEST_UNPACKED:
            raise NotTextError(f"this unpacks to more than {_LARGEST_UNPACKED // 1_000_000} MB")
        if not unpacker.eof:
            raise NotTextError("this is a gzip file whose end is missing")
        data = unpacker.unused_data
    content = b"".join(out)
    if content[:2] == _GZIP:
        raise NotTextError("this is packed twice")
    return content


def _fallback(data: bytes, encoding: str | None) -> str:
    declared = _DECLARED.search(data, 0, 4096)
    names = [(declared[1] or declared[2]).decode("ascii", "replace")] if declared else []
    for name in [*names, *([encoding] if encoding else [])]:
        if _is_charset(name) and _round_trips(data, name):
            return name.lower()
    return "utf-8" if _is_mostly_utf8(data) else "cp1252"


def _is_charset(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _round_trips(data: bytes, name: str) -> bool:
    try:
        return data.decode(name, "surrogateescape").encode(name, "surrogateescape") == data
    except (UnicodeError, LookupError):
        return False


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether a few wrong bytes stand in what is UTF-8 otherwise (a quotation cut in two by a database column)."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(re.findall("[\udc80-\udcff]", text))
    right = len(re.findall("[^\x00-\x7f]", text)) - wrong
    return right > 4 * wrong
