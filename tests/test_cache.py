"""What is kept from one run to the next: never stale, never harmful, never in the way."""

from __future__ import annotations

import itertools
import os
import random
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint import cache as cache_module
from newslint.cache import Cache, Keys, cache_folder
from newslint.decide.changed import changed_in
from newslint.discover import discover
from newslint.lint import lint_source
from newslint.model import Finding, Rows, Source
from newslint.packing import pack, unpack
from newslint.run import run
from newslint.runner import FileResult, Order, Runner
from newslint.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
COPY = (
    "---\ntitle: The ferry\n---\n\nIt sails on Monday,, he wrote.\n",
    "<p>One.</p>.<p>Two.</p><p></p>",
    "# The bridge\n\nThe the bridge is closed, “as they say.\n\nIt is closed..\n",
    "# The mill\n\nNothing is wrong with the mill that stands by the river.\n",
    '{"body": "<p>One.</p>.<p>Two.</p>", "title": "x"}',
    "[newslint-disable-next markup]\nIt sails on Monday,, he wrote.\n",
    "",
    "\x00binary",
)
SUFFIXES = (".md", ".html", ".txt", ".html", ".json", ".txt", ".md", ".txt")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """More files than are linted without a cache, each with something else in it."""
    folder = tmp_path / "copy"
    folder.mkdir()
    for number in range(120):
        text = COPY[number % len(COPY)]
        if number % 3:
            text = text.replace("x", str(number)) if text.startswith("{") else f"{text}\nNumber {number}\n"
        (folder / f"{number:03}{SUFFIXES[number % len(COPY)]}").write_text(text)
    monkeypatch.chdir(folder)
    return folder


def results(**order: Any) -> list[tuple[object, ...]]:
    items = list(discover(["."], SettingsFinder()))
    return [told(result) for result in run(items, Order(**{"cache": True, "jobs": 1, **order}))]


def told(result: FileResult) -> tuple[object, ...]:
    found = [(*plain(finding),) for finding in result.findings]
    return (result.filename, found, result.articles, result.skipped, result.fail_on, result.troubles)


def plain(finding: Finding) -> Iterator[object]:
    """All that a finding says, rows as their starts."""
    for field in finding._fields:
        value = getattr(finding, field)
        if field == "related":
            value = [[*plain(related)] for related in value]
        yield [value.location(place) for place in range(0, 400, 7)] if isinstance(value, Rows) else value


def rows(place: Path) -> dict[str, str]:
    (file,) = place.glob("*.rows")
    return Cache(str(file))._rows


def test_a_second_run_finds_the_same_and_lints_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = results()
    assert first == results(cache=False)
    monkeypatch.setattr(Runner, "run", lambda _, file: pytest.fail(f"{file.path} is linted again"))
    for name in (f"{number:03}.txt" for number in range(7, 120, len(COPY))):  # binary, so told each time
        (folder / name).unlink()
    assert results() == [result for result in first if result[3] is False or result[0].endswith(".md")]  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_changed_file_is_linted_again(folder: Path, jobs: int) -> None:
    before = results(jobs=jobs)
    (folder / "003.html").write_text("<p>A new one.</p>;<p>And another.</p>")
    after = results(jobs=jobs)
    assert [one[0] for one, two in zip(before, after, strict=True) if one != two] == ["003.html"]
    assert after == results(cache=False)


@pytest.mark.parametrize(
    "order",
    [
        {"select": ("markup/stray-separator",)},
        {"extend_select": ("readability",)},
        {"ignore": ("markup",)},
        {"no_config": True},
    ],
)
def test_what_is_asked_for_is_part_of_the_key(folder: Path, order: dict[str, Any]) -> None:
    (folder / "newslint.toml").write_text('language = "de"\n')
    results()
    assert results(**order) == results(**order, cache=False)


@pytest.mark.parametrize(
    "setting",
    [
        'ignore = ["markup"]',
        'select = ["quotes"]',
        'language = "de"',
        'encoding = "latin-1"',
        'locked = ["markup/doubled-punctuation"]',
        "require-reason = true",
        '[rule."markup/doubled-punctuation"]\nseverity = "info"',
        '[rule."readability/long-sentence"]\nmax-words = 3',
        '[vocabulary]\nnames = ["the the"]',
        '[fields]\nbody = ["title"]',
        'fail-on = "never"',
        'rules = ["../rules"]',
    ],
)
def test_settings_are_part_of_the_key(folder: Path, setting: str) -> None:
    (folder.parent / "rules").mkdir()
    (folder.parent / "rules/word.md").write_text(
        "---\ncheck: pattern\nseverity: error\nmessage: '{text}'\noptions:\n  pattern: bridge\n---\n# A word\n"
    )
    results()
    (folder / "newslint.toml").write_text(setting + "\n")
    assert results() == results(cache=False)


def test_a_changed_rule_page_is_part_of_the_key(folder: Path) -> None:
    page = folder.parent / "rules/word.md"
    page.parent.mkdir()
    (folder / "newslint.toml").write_text('rules = ["../rules"]\n')
    text = "---\ncheck: pattern\nseverity: error\nmessage: '{text}'\noptions:\n  pattern: bridge\n---\n# A word\n"
    for version in (
        text,
        text.replace("error", "info"),
        text.replace("'{text}'", "new"),
        text.replace("bridge", "mill"),
    ):
        page.write_text(version)
        assert results() == results(cache=False)


def test_every_part_of_a_rule_is_part_of_the_key(tmp_path: Path) -> None:
    """What a rule may come to have is in the key, or is known here not to matter."""
    desk = Runner(Order(no_config=True)).desk_for("a.md")
    item = desk.ready[0]
    for field in item.rule._fields:
        changed = item._replace(rule=item.rule._replace(**{field: "something else"}))
        other = desk._replace(ready=(changed, *desk.ready[1:]))
        assert (Keys().key("a.md", b"", desk) != Keys().key("a.md", b"", other)) is (field != "page"), field


def test_all_that_newslint_depends_on_is_part_of_the_key() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [extra for name, extra in project["optional-dependencies"].items() if name != "test"]
    names = {re.split("[<>=]", text)[0] for text in [*project["dependencies"], *itertools.chain(*extras)]}
    assert {name.replace("-", "_").lower() + "-" for name in names} == set(cache_module._DEPENDENCIES)
    assert any(name.startswith("pyromark-") for name in cache_module._installed())


def test_everything_that_a_result_says_is_kept_or_worked_out_again() -> None:
    """Whoever adds to these has to say here what the cache does about it."""
    kept = {"articles", "findings", "skipped"}
    kept_apart = {"stories", "key"}
    of_the_run = {"filename", "fail_on", "troubles", "patch", "fixed", "row", "seconds", "portraits", "unchanged"}
    assert set(FileResult._fields) == kept | kept_apart | of_the_run


@given(st.sampled_from(COPY[:-1]), st.sampled_from(SUFFIXES), st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_what_is_packed_is_unpacked(text: str, suffix: str, more: str) -> None:
    source = Source("a" + suffix, text + more)
    linted = lint_source(source, Runner(Order(no_config=True, select=("*",))).desk_for(source.filename))
    row = pack(len(linted.articles), linted.findings)
    assert row.isascii()
    assert "\n" not in row
    articles, found = unpack(row, source.filename, lambda _: (source, Rows(source.text)))
    assert articles == len(linted.articles)
    assert [[*plain(finding)] for finding in found] == [[*plain(finding)] for finding in linted.findings]


LONG = " ".join(
    f"The {word} was seen at the quay on the day after the {other} fair."
    for word in "ferry carter harbour bridge market miller".split()
    for other in "spring summer winter".split()
)


def found_in(told: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [(finding[3], finding[0]) for _, found, *_ in told for finding in found]  # type: ignore[attr-defined]


def test_what_is_compared_is_remembered_and_never_stale(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, more in (("one.md", "The first of its kind."), ("two.txt", "")):
        (folder / name).write_text(f"# A day at the quay\n\n{LONG} {more}\n")
    first = results()
    assert first == results(cache=False)
    assert ("two.txt", "duplicates/near-duplicate-article") in found_in(first)
    with monkeypatch.context() as patch:
        patch.setattr("newslint.across.telling.findings", lambda *_: pytest.fail("compared again"))
        assert results() == first
    (folder / "003.html").write_text("<p>A new one.</p>")
    with monkeypatch.context() as patch:
        patch.setattr("newslint.runner.read", lambda *_: pytest.fail("read again"))
        again = results()
    assert again == results(cache=False)
    (folder / "one.md").unlink()
    assert results() == results(cache=False)
    (folder / "one.md").write_text(f"---\ntitle: Another\n---\n\n{LONG}\n")
    assert results() == results(cache=False)


def test_only_what_changed_is_linted_and_all_is_compared(folder: Path) -> None:
    """The story that came later is told, whichever of the two was changed."""
    (folder / "a-later.md").write_text(f"---\ndate: 2026-05-02\n---\n\n{LONG}\n")
    (folder / "b-earlier.md").write_text(f"---\ndate: 2026-05-01\n---\n\n{LONG}\n")
    for name in ("a-later.md", "b-earlier.md"):
        patch = f"--- a/{name}\n+++ b/{name}\n@@ -0,0 +5 @@\n+{LONG}\n".encode()
        changed = changed_in(patch, [str(folder)])
        orders: list[dict[str, Any]] = [{"cache": False}, {}, {}, {"jobs": 2}]
        for order in orders:
            told = [finding for _, found, *_ in results(changed=changed, **order) for finding in found]  # type: ignore[attr-defined]
            kept = [(finding[3], finding[0]) for finding in told if finding[11] is None]
            assert [item for item in kept if item[1].startswith("duplicates/")] == [
                ("a-later.md", "duplicates/duplicate-article")
            ]
            assert {item[0] for item in kept} <= {name, "a-later.md"}
    elsewhere = changed_in(b"--- a/003.html\n+++ b/003.html\n@@ -0,0 +9 @@\n+x\n", [str(folder)])
    assert all(finding[11] for _, found, *_ in results(changed=elsewhere) for finding in found)  # type: ignore[attr-defined]


def test_fixes_are_made_with_a_cache_too(folder: Path) -> None:
    results()
    assert "003" in str([result for result in results(diff=True) if result[0] == "003.html"])
    items = list(discover(["."], SettingsFinder()))
    fixed = sum(result.fixed for result in run(items, Order(cache=True, fix=True, jobs=1)))
    assert fixed > 50
    assert results() == results(cache=False)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_a_damaged_cache_is_none(place: Path, data: st.DataObject) -> None:
    place.mkdir(exist_ok=True)
    file = place / "x.rows"
    file.unlink(missing_ok=True)
    whole = Cache(str(file))
    for number in range(20):
        whole.put(f"{number:032x}", pack(number, []))
    whole.save()
    bytes_there = bytearray(file.read_bytes())
    start = data.draw(st.integers(0, len(bytes_there)))
    end = data.draw(st.integers(start, len(bytes_there)))
    new = data.draw(st.binary(max_size=20))
    damaged = bytes(bytes_there[:start]) + new + bytes(bytes_there[end:])
    file.write_bytes(damaged)
    assert len(Cache(str(file))) == (20 if damaged == bytes(bytes_there) else 0)


@pytest.mark.parametrize("what", ["folder", "fifo", "dangling", "closed", "no-home", "file-for-folder"])
def test_where_there_is_no_place_newslint_runs_without(
    folder: Path, place: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = results(cache=False)
    results()
    (file,) = place.glob("*.rows")
    if what == "folder":
        file.unlink()
        file.mkdir()
    elif what == "fifo":
        file.unlink()
        os.mkfifo(file)
    elif what == "dangling":
        file.unlink()
        file.symlink_to("nowhere/at/all")
    elif what == "closed":
        place.chmod(0)
    elif what == "no-home":
        for variable in ("NEWSLINT_CACHE_DIR", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    else:
        monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder / "000.md"))
    assert results() == expected
    assert results() == expected
    place.chmod(0o700)


def test_a_row_that_nobody_packed_is_linted_again(folder: Path, place: Path) -> None:
    expected = results()
    (file,) = place.glob("*.rows")
    for told in ("[]", "[1]", "{}", "nonsense", "[1,[[]]]", '[1,[["a"]]]', "[1,[[1,2,3,4,5,6,7,8,9,10,11]]]", "null"):
        forged = Cache(str(file))
        for key in rows(place):
            forged.put(key, told)
        forged.save()
        assert results() == expected


def test_rows_nobody_asks_for_are_dropped_after_a_month(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    file = str(place / "x.rows")
    for day, key in ((0, "old"), (20, "kept"), (40, "new")):
        monkeypatch.setattr(cache_module, "time", lambda day=day: now + day * 86_400)
        cache = Cache(file)
        cache.put(key, "[0,[]]")
        cache.save()
    assert set(Cache(file)._rows) == {"kept", "new"}
    monkeypatch.setattr(cache_module, "time", lambda: now + 45 * 86_400)
    asked = Cache(file)
    assert asked.get("kept") == "[0,[]]"
    asked.save()
    monkeypatch.setattr(cache_module, "time", lambda: now + 74 * 86_400)
    last = Cache(file)
    last.put("last", "[0,[]]")
    last.save()
    assert set(Cache(file)._rows) == {"kept", "last"}


def test_what_another_process_wrote_meanwhile_is_kept(place: Path) -> None:
    one, two = Cache(str(place / "x.rows")), Cache(str(place / "x.rows"))
    one.put("one", "[0,[]]")
    two.put("two", "[0,[]]")
    one.save()
    two.save()
    assert set(Cache(str(place / "x.rows"))._rows) == {"one", "two"}


def test_the_folder_says_what_it_is(folder: Path, place: Path) -> None:
    results()
    assert (place / ".gitignore").read_text() == "*\n"
    assert (place / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_the_place_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/desk/.cache")
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == "/home/desk/.cache/newslint"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", "/home/desk")
    assert cache_folder() == "/home/desk/.cache/newslint"


def newslint(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "newslint", "--no-config", *arguments, "."],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_the_command_keeps_a_cache_unless_told_not_to(folder: Path, place: Path) -> None:
    uncached, _ = newslint(folder, "--no-cache").communicate()
    assert not place.exists()
    first, _ = newslint(folder).communicate()
    assert len(list(place.glob("*.rows"))) == 1
    second, _ = newslint(folder).communicate()
    assert uncached == first == second


def test_killed_at_any_moment_the_cache_is_old_or_new(folder: Path, place: Path) -> None:
    expected = newslint(folder, "--no-cache").communicate()[0]
    chance = random.Random(1)
    for number in range(30):
        (folder / "000.md").write_text(COPY[0] + f"\nVersion {number}\n")
        process = newslint(folder)
        time.sleep(chance.uniform(0.05, 0.4))
        process.kill()
        process.communicate()
        for file in place.glob("*.rows"):
            assert len(Cache(str(file))) > 100, "torn"
    assert newslint(folder).communicate()[0] == expected
    assert newslint(folder).communicate()[0] == expected


def test_several_at_once_do_not_disturb_each_other(folder: Path) -> None:
    expected = newslint(folder, "--no-cache").communicate()[0]
    several = [newslint(folder) for _ in range(3)]
    assert [process.communicate()[0] for process in several] == [expected] * 3
    assert newslint(folder).communicate()[0] == expected


def test_ctrl_c_keeps_what_was_done(folder: Path, place: Path) -> None:
    order = Order(cache=True, jobs=1, select=("markup",))
    interrupted = run(list(discover(["."], SettingsFinder())), order)
    for _ in range(50):
        next(interrupted)
    interrupted.close()  # type: ignore[attr-defined]
    assert 30 < len(rows(place)) < 60
