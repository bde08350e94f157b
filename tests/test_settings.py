from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Severity, Vocabulary
from newslint.settings import DEFAULTS, Mistake, Origin, Settings, SettingsError, SettingsFinder
from newslint.settings.describe import describe, toml
from newslint.settings.load import LARGEST
from newslint.settings.options import OPTIONS, Table, Tables, bytes_of, unknown_key

FULL = """\
select = ["quotes", "markup/*"]
extend-select = ["readability/grade-level"]
ignore = ["readability"]
exclude = ["drafts/", "!drafts/keep.md"]
rules = ["house"]
language = "en"
fail-on = "error"
encoding = "windows-1252"
max-file-size = "5 MB"

[rule."readability/long-sentence"]
max-words = 35
severity = "info"
enabled = false
swap = { wrong = "right" }

[[per-file]]
files = ["opinion/**"]
ignore = ["quotes"]
language = "de"

[vocabulary]
speech-verbs = ["thundered"]
names = ["Duran Duran"]

[fields]
body = ["content.rendered", "body_html"]

[html]
article = "div.story > p"
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository, which is also the current directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def sent(value: Any) -> Any:
    """What another process gets."""
    return pickle.loads(pickle.dumps(value))


def settings_of(root: Path, text: str) -> Settings:
    write(root / "newslint.toml", text)
    return SettingsFinder().for_path("story.md")


def told(root: Path, text: str, name: str = "newslint.toml") -> list[str]:
    write(root / name, text)
    with pytest.raises(SettingsError) as error:
        SettingsFinder().for_path("story.md")
    return str(error.value).split("\n")


def test_every_key_reaches_the_settings(root: Path) -> None:
    (root / "house").mkdir()
    settings = settings_of(root, FULL)
    assert settings.select == ("quotes", "markup/*")
    assert settings.extend_select == ("readability/grade-level",)
    assert settings.ignore == ("readability",)
    assert settings.exclude[0].globs == ("drafts/", "!drafts/keep.md")
    assert settings.rules == (str(root / "house"),)
    assert (settings.language, settings.fail_on, settings.encoding) == ("en", "error", "windows-1252")
    assert settings.max_file_size == 5_000_000
    rule = settings.rule["readability/long-sentence"]
    assert (rule.severity, rule.enabled) == (Severity.INFO, False)
    assert rule.options == {"max-words": 35, "swap": {"wrong": "right"}}
    assert settings.vocabulary == Vocabulary(
        speech_verbs=frozenset({"thundered"}), names=frozenset({"Duran Duran"})
    )  # fmt: skip
    assert settings.fields == {"body": ("content.rendered", "body_html")}
    assert settings.html_article == "div.story > p"


def test_every_value_knows_where_it_stands(root: Path) -> None:
    (root / "house").mkdir()
    origins = settings_of(root, FULL).origins
    for path, row, column in [
        (("language",), 6, 1),
        (("select", "markup/*"), 1, 21),
        (("rules", str(root / "house")), 5, 10),
        (("rule", "readability/long-sentence"), 11, 7),
        (("rule", "readability/long-sentence", "max-words"), 12, 1),
        (("rule", "readability/long-sentence", "swap", "wrong"), 15, 10),
        (("vocabulary", "names", "Duran Duran"), 24, 10),
        (("fields", "body"), 27, 1),
        (("html", "article"), 30, 1),
    ]:
        assert origins[path] == Origin(str(root / "newslint.toml"), row, column)
    assert str(origins[("language",)]) == "newslint.toml:6"


def test_the_selectors_are_listed_for_who_knows_the_rules(root: Path) -> None:
    (root / "house").mkdir()
    selectors = {name: origin.row for name, origin in settings_of(root, FULL).selectors() if origin}
    assert selectors == {"quotes": 19, "markup/*": 1, "readability/grade-level": 2, "readability": 3}


def test_the_table_of_options_and_the_settings_name_the_same_keys() -> None:
    keys = {key for key, option in OPTIONS.options.items() if not isinstance(option.kind, Table | Tables)} - {"extend"}
    tables = {"rule", "per-file", "vocabulary", "fields", "html-article"}
    known = set(Settings._fields) - {"origins", "files"}
    assert {key.replace("-", "_") for key in keys | tables} == known


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('max-wordss = 1\nlangage = "en"', [
            '1:1: unknown key "max-wordss"',
            '2:1: unknown key "langage", did you mean "language"?',
        ]),
        ('extend_select = []', ['1:1: unknown key "extend_select", did you mean "extend-select"?']),
        ('ignore = "quotes"', ['1:1: "ignore" must be a list of strings: ["quotes"]']),
        ("ignore = 3", ['1:1: "ignore" must be a list of strings']),
        ('ignore = ["quotes",\n 3, ""]', ['2:2: "ignore" must hold strings only', '2:5: "ignore" must not be blank']),
        ('language = "english"', ['1:1: "language" must be the code of a language, such as "en", not "english"']),
        ("language = 1", ['1:1: "language" must be a string']),
        ('language = " "', ['1:1: "language" must not be blank']),
        ('fail-on = "warnin"', [
            '1:1: "fail-on" must be "error", "warning", "info" or "never", not "warnin", did you mean "warning"?'
        ]),
        ('encoding = "utf-88"', ['1:1: "encoding" is no encoding that Python knows: "utf-88"']),
        ('encoding = "rot13"', ['1:1: "encoding" is no encoding that Python knows: "rot13"']),
        ('encoding = "a\\u0000b"', ['1:1: "encoding" must hold no NUL']),
        ('max-file-size = "5 XB"', ['1:1: "max-file-size" must be a number of bytes, or such a string as "200 MB"']),
        ("max-file-size = true", ['1:1: "max-file-size" must be a number of bytes, or such a string as "200 MB"']),
        ("max-file-size = 0", ['1:1: "max-file-size" must be a number of bytes, or such a string as "200 MB"']),
        ('rules = ["nowhere"]', ['1:10: no such folder: "nowhere"']),
        ('exclude = ["a", "!", "[z-a]", "# x"]', [
            '1:17: "exclude" holds "!", which is no pattern as in .gitignore',
            '1:22: "exclude" holds "[z-a]", which is no pattern as in .gitignore',
            '1:31: "exclude" holds "# x", which is no pattern as in .gitignore',
        ]),
        (f'exclude = ["{"*a" * 11}"]', [
            f'1:12: "exclude" holds "{"*a" * 11}", which has more than 10 stars'
        ]),
        ("rule = 1", ['1:1: "rule" must be a table']),
        ('[rule]\n"quotes/unattributed" = "off"', ['2:1: "quotes/unattributed" must be a table']),
        ("[rule.quotes.unattributed]\nx = 1", [
            '1:7: "quotes" names no rule: write [rule."family/name"], with the quotation marks'
        ]),
        ('[rule."quotes/x"]\nseverity = "eror"\nenabled = 1\nmax = 1', [
            '2:1: "severity" must be "error", "warning" or "info", not "eror", did you mean "error"?',
            '3:1: "enabled" must be true or false',
        ]),
        ("[per-file]\nfiles = []", ['1:2: "per-file" must be an array of tables: [[per-file]]']),
        ('[[per-file]]\nignore = ["a"]\n[[per-file]]\nfiles = ["a"]\nignor = []', [
            '1:3: [[per-file]] needs files, as in files = ["opinion/**"]',
            '5:1: unknown key "ignor", did you mean "ignore"?',
        ]),
        ('[vocabulary]\nnam = []\nnames = "A"\nexclude = []', [
            '2:1: unknown key "nam", did you mean "names"?',
            '3:1: "names" must be a list of strings: ["A"]',
            '4:1: unknown key "exclude": it belongs above the first [table]',
        ]),
        ('[fields]\nbody = "content"\ntitle = ["a..b"]', [
            '2:1: "body" must be a list of strings: ["content"]',
            '3:10: "title" must hold paths such as "content.rendered", not "a..b"',
        ]),
        ('[html]\narticle = "div["', ['2:1: "article" is no CSS selector: Malformed attribute selector at position 3']),
        ('a = 1\nb = = 2', ["2:5: Invalid value"]),
        ('a = "x', ["1:7: Unterminated string"]),
        ("a = 1\na = 2", ["2:6: Cannot overwrite a value"]),
        ("a = " + "1" * 5_000, ["1:5: a number of more than 1000 characters"]),
        ("a = " + "[" * 5_000, ["1:69: nested more than 64 deep"]),
        ("\n" + "a." * 50_000 + "b = 1", ["2:1: a key of more than 64 parts"]),
        ("ignore = []\n#" + "x" * LARGEST, [" larger than 1 MB"]),
        ('"\\u001b]0;x" = 1', ['1:1: unknown key "\\x1b]0;x"']),
    ],
)  # fmt: skip
def test_every_mistake_is_told_at_its_place(root: Path, text: str, messages: list[str]) -> None:
    assert told(root, text) == [f"newslint.toml:{message}" for message in messages]


def test_a_mistake_is_data(root: Path) -> None:
    write(root / "newslint.toml", "x = 1")
    with pytest.raises(SettingsError) as error:
        SettingsFinder().for_path("story.md")
    assert error.value.mistakes == (Mistake(str(root / "newslint.toml"), 1, 1, 'unknown key "x"'),)
    assert sent(error.value).mistakes == error.value.mistakes


def test_bytes_that_are_no_utf_8_are_told_at_their_place(root: Path) -> None:
    (root / "newslint.toml").write_bytes(b'\xef\xbb\xbf# \xc3\xa9\nlanguage = "\xe9"')
    with pytest.raises(SettingsError, match=r"^newslint\.toml:2:13: not UTF-8$"):
        SettingsFinder().for_path("story.md")


def test_a_byte_order_mark_and_row_ends_of_windows_move_no_place(root: Path) -> None:
    assert told(root, "\ufeffignore = []\r\n\r\nx = 1") == ['newslint.toml:3:1: unknown key "x"']


def test_what_is_no_file_is_told_and_never_waited_for(root: Path) -> None:
    os.mkfifo(root / "newslint.toml")
    with pytest.raises(SettingsError, match=r"^newslint\.toml: is no regular file$"):
        SettingsFinder().for_path("story.md")
    with pytest.raises(SettingsError, match=r"^nowhere\.toml: no such file$"):
        SettingsFinder(config="nowhere.toml").for_path("story.md")
    (root / "newslint.toml").unlink()
    (root / "newslint.toml").symlink_to("nowhere")
    with pytest.raises(SettingsError, match=r"^newslint\.toml: no such file$"):
        SettingsFinder().for_path("story.md")


@given(st.binary(max_size=80) | st.text(alphabet='[]{}=.,#"\n rule-files/xy1', max_size=80).map(str.encode))
def test_arbitrary_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "newslint.toml"
    file.write_bytes(data)
    with suppress(SettingsError):
        SettingsFinder(config=str(file)).for_path("story.md")


# pyproject.toml


def test_pyproject_is_read_where_it_has_our_table_and_only_that(root: Path) -> None:
    text = (
        "[project]\nname = 1\n[tool.other]\nx = 1\n"
        '[tool.newslint]\nlanguage = "de"\n[tool.newslint.vocabulary]\nnames = ["A"]\n'
    )
    write(root / "pyproject.toml", text)
    settings = SettingsFinder().for_path("story.md")
    assert settings.language == "de"
    assert settings.origins[("vocabulary", "names", "A")].row == 8
    assert told(root, text + "nam = 1", "pyproject.toml") == [
        'pyproject.toml:9:1: unknown key "nam", did you mean "names"?'
    ]


def test_pyproject_files_of_others_are_passed_by(root: Path) -> None:
    write(root / "newslint.toml", 'language = "de"')
    write(root / "a/pyproject.toml", "[tool.other]\nbroken = =")
    write(root / "b/pyproject.toml", '[project]\ndependencies = ["newslint"]')
    finder = SettingsFinder()
    assert finder.for_path("a/story.md").language == finder.for_path("b/story.md").language == "de"


def test_pyproject_whose_table_is_none_is_told(root: Path) -> None:
    assert told(root, "[tool]\nnewslint = 1", "pyproject.toml") == ['pyproject.toml:2:1: "newslint" must be a table']


# Which settings hold


def test_the_nearest_settings_above_the_file_hold_wherever_we_stand(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "newslint.toml", 'language = "en"')
    write(root / "de/.newslint.toml", 'language = "de"')
    write(root / "de/both/newslint.toml", 'language = "fr"')
    write(root / "de/both/.newslint.toml", 'language = "it"')
    (root / "de/deep/deeper").mkdir(parents=True)
    monkeypatch.chdir(root / "de")
    finder = SettingsFinder()
    assert finder.for_path("../story.md").language == "en"
    assert finder.for_path("story.md").language == "de"
    assert finder.for_path("deep/deeper/story.md").language == "de"
    assert finder.for_path(str(root / "de/both/not-there/story.md")).language == "fr"
    assert finder.for_path("a.md") is finder.for_path("deep/b.md") is finder.for_folder("deep")


def test_the_search_ends_at_the_root_of_a_repository(root: Path) -> None:
    write(root / "newslint.toml", 'language = "de"')
    write(root / "inner/.git", "gitdir: ../x")
    assert SettingsFinder().for_path("inner/deep/story.md") is DEFAULTS
    write(root / "inner/newslint.toml", 'language = "fr"')
    assert SettingsFinder().for_path("inner/deep/story.md").language == "fr"


def test_config_replaces_the_search_and_no_config_means_defaults(root: Path) -> None:
    write(root / "newslint.toml", 'language = "de"')
    write(root / "other/mine.toml", 'language = "fr"')
    assert SettingsFinder(config="other/mine.toml").for_path("story.md").language == "fr"
    assert SettingsFinder(no_config=True).for_path("story.md") is DEFAULTS
    write(root / "pyproject.toml", "[tool.x]")
    with pytest.raises(SettingsError, match=r"^pyproject\.toml: has no \[tool\.newslint\] table$"):
        SettingsFinder(config="pyproject.toml").for_path("story.md")


def test_without_settings_nothing_heavy_is_imported(root: Path) -> None:
    program = (
        "import sys; from newslint.settings import SettingsFinder;"
        "SettingsFinder().for_path('a/b.md').for_file('a/b.md');"
        "print([name for name in ('tomllib', 'pathspec', 'difflib', 'soupsieve', 'pathlib', 'newslint.settings.load')"
        " if name in sys.modules])"
    )
    source = str(Path(__file__).parent.parent)
    ran = subprocess.run(
        [sys.executable, "-S", "-c", program], env={"PYTHONPATH": source}, capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


# extend


def test_a_child_overrides_and_lists_add_up(root: Path) -> None:
    write(root / "house/pages/x.md", "")
    write(root / "own/x.md", "")
    write(
        root / "house/newslint.toml",
        """
select = ["quotes"]
extend-select = ["markup"]
ignore = ["a", "b"]
exclude = ["old/"]
rules = ["pages"]
language = "en"
fail-on = "error"
[rule."quotes/x"]
severity = "info"
enabled = false
words = ["a"]
max = 1
[rule."quotes/y"]
max = 2
[[per-file]]
files = ["*.md"]
language = "fr"
[vocabulary]
names = ["A"]
acronyms = ["BMC"]
[fields]
title = ["t"]
body = ["b"]
""",
    )
    write(
        root / "newslint.toml",
        """
extend = "house/newslint.toml"
select = ["readability"]
extend-select = ["duplicates"]
ignore = ["b", "c"]
exclude = ["drafts/"]
rules = ["own"]
language = "de"
[rule."quotes/x"]
severity = "error"
words = ["b"]
[[per-file]]
files = ["story.md"]
language = "it"
[vocabulary]
names = ["B"]
[fields]
body = ["c"]
""",
    )
    settings = SettingsFinder().for_path("story.md")
    assert settings.select == ("readability",)
    assert settings.extend_select == ("markup", "duplicates")
    assert settings.ignore == ("a", "b", "c")
    assert [(patterns.folder, patterns.globs) for patterns in settings.exclude] == [
        (str(root / "house"), ("old/",)),
        (str(root), ("drafts/",)),
    ]
    assert settings.rules == (str(root / "house/pages"), str(root / "own"))
    assert (settings.language, settings.fail_on) == ("de", "error")
    rule = settings.rule["quotes/x"]
    assert (rule.severity, rule.enabled, rule.options) == (Severity.ERROR, False, {"words": ["b"], "max": 1})
    assert settings.rule["quotes/y"].options == {"max": 2}
    assert settings.vocabulary == Vocabulary(names=frozenset("AB"), acronyms=frozenset({"BMC"}))
    assert settings.fields == {"title": ("t",), "body": ("c",)}
    assert settings.for_file("story.md").language == "it"
    assert settings.for_file("house/a.md").language == "fr"
    assert settings.files == (str(root / "newslint.toml"), str(root / "house/newslint.toml"))
    assert str(settings.origins[("rule", "quotes/x", "max")]) == "house/newslint.toml:13"
    assert str(settings.origins[("rule", "quotes/x", "severity")]) == "newslint.toml:10"


@pytest.mark.parametrize(
    ("files", "messages"),
    [
        ({"newslint.toml": '\nextend = "no.toml"'}, ["newslint.toml:2:1: extend: no.toml is no file"]),
        ({"newslint.toml": 'extend = "."'}, ["newslint.toml:1:1: extend: . is no file"]),
        ({"newslint.toml": 'extend = "/dev/zero"'}, ["newslint.toml:1:1: extend: /dev/zero is no file"]),
        ({"newslint.toml": 'extend = "newslint.toml"'},
         ["newslint.toml:1:1: extend: newslint.toml extends this file in turn"]),
        ({"newslint.toml": 'extend = "a/b.toml"', "a/b.toml": '\nextend = "../newslint.toml"'},
         ["a/b.toml:2:1: extend: newslint.toml extends this file in turn"]),
        ({"newslint.toml": 'extend = "pyproject.toml"', "pyproject.toml": "[project]"},
         ["newslint.toml:1:1: extend: pyproject.toml has no [tool.newslint] table"]),
        ({"newslint.toml": 'x = 1\nextend = "a.toml"\ny = 1', "a.toml": "z = 1"},
         ['newslint.toml:1:1: unknown key "x"', 'newslint.toml:3:1: unknown key "y"', 'a.toml:1:1: unknown key "z"']),
        ({"newslint.toml": "extend = 1"}, ['newslint.toml:1:1: "extend" must be a string']),
    ],
)  # fmt: skip
def test_what_is_wrong_with_extend_is_told(root: Path, files: dict[str, str], messages: list[str]) -> None:
    for name, text in files.items():
        write(root / name, text)
    with pytest.raises(SettingsError) as error:
        SettingsFinder().for_path("story.md")
    assert str(error.value).replace(f"{root}: ", ".: ").replace(f" {root} ", " . ").split("\n") == messages


def test_pyproject_may_be_extended(root: Path) -> None:
    write(root / "pyproject.toml", '[tool.newslint]\nlanguage = "de"')
    write(root / "a/newslint.toml", 'extend = "../pyproject.toml"')
    assert SettingsFinder().for_path("a/story.md").language == "de"


# For one file


def test_per_file_tables_are_laid_over_one_after_the_other(root: Path) -> None:
    settings = settings_of(
        root,
        """
select = ["quotes", "markup"]
ignore = ["a"]
[[per-file]]
files = ["opinion/**", "!opinion/news.md"]
select = ["readability"]
extend-select = ["x"]
ignore = ["b"]
[[per-file]]
files = ["*.html"]
ignore = ["c", "a"]
encoding = "latin-1"
""",
    )
    news, opinion, both = (settings.for_file(name) for name in ("opinion/news.md", "opinion/a.md", "opinion/a.html"))
    assert (news.select, news.ignore) == (("quotes", "markup"), ("a",))
    assert (opinion.select, opinion.extend_select, opinion.ignore) == (("readability",), ("x",), ("a", "b"))
    assert (both.ignore, both.encoding) == (("a", "b", "c"), "latin-1")
    assert both.origins[("ignore", "a")].row == 11
    assert settings.for_file(str(root / "opinion/b.md")) is opinion
    assert settings.for_file("/elsewhere/opinion/b.md").select == ("quotes", "markup")


def test_exclude_is_relative_to_the_file_that_says_so_and_the_last_glob_decides(root: Path) -> None:
    write(root / "newslint.toml", 'exclude = ["/drafts/", "*.bak.md"]')
    write(root / "a/newslint.toml", 'extend = "../newslint.toml"\nexclude = ["/old", "!kept.bak.md"]')
    finder = SettingsFinder()
    outer, inner = finder.for_path("x.md"), finder.for_path("a/x.md")
    assert outer.excludes("drafts", folder=True)
    assert outer.excludes("drafts/deep/x.md")
    assert not outer.excludes("a/drafts/x.md")
    assert outer.excludes("a/b.bak.md")
    assert inner.excludes("a/old", folder=True)
    assert inner.excludes("a/b.bak.md")
    assert not inner.excludes("a/kept.bak.md")
    assert not inner.excludes("old/x.md")
    assert not DEFAULTS.excludes("drafts/x.md")


def test_settings_can_be_sent_to_a_worker(root: Path) -> None:
    (root / "house").mkdir()
    settings = settings_of(root, FULL)
    settings.for_file("opinion/a.md")
    assert sent(settings) == settings
    assert sent(settings).for_file("opinion/a.md").language == "de"


# What is printed


def test_describe_tells_each_value_and_where_it_comes_from(root: Path) -> None:
    write(root / "house.toml", 'ignore = ["quotes"]\n[rule."quotes/x"]\nmax-words = 35')
    text = 'extend = "house.toml"\nignore = ["markup"]\nexclude = ["opinion/"]\n'
    settings = settings_of(root, text + '[[per-file]]\nfiles = ["opinion/"]\nlanguage = "de"')
    rows = [" ".join(row.split()) for row in describe(settings, "opinion/a.md").split("\n")]
    assert rows == [
        "# opinion/a.md: newslint.toml, house.toml, excluded",
        "# select: every rule that is enabled default",
        "extend-select = [] default",
        "ignore = [",
        '"quotes", house.toml:1',
        '"markup", newslint.toml:2',
        "]",
        "locked = [] default",
        "require-reason = false default",
        'exclude = ["opinion/"] newslint.toml:3',
        "rules = [] default",
        'language = "de" newslint.toml:6',
        'profile = "news" default',
        'fail-on = "warning" default',
        "# encoding: UTF-8, else what the file declares, else Windows-1252 default",
        "max-file-size = 200000000 default",
        "",
        '[rule."quotes/x"]',
        "max-words = 35 house.toml:3",
        "",
        "[vocabulary]",
        *(f"{key} = [] default" for key in ("speech-verbs", "abbreviations", "acronyms", "boilerplate", "names")),
        "",
        "[html]",
        "# article: <article>, itemprop=articleBody, <main> default",
        "",
    ]


def test_what_describe_prints_is_toml_that_says_the_same(root: Path) -> None:
    (root / "house").mkdir()
    settings = settings_of(root, FULL.replace('"info"', '"warning" # x').replace("[[per-file]]", "[[per-file]]\n"))
    printed = "\n".join(row.rsplit("   ", 1)[0] for row in describe(settings, "news/a.md").split("\n"))
    again = settings_of(root, printed)
    for key in ("select", "extend_select", "ignore", "exclude", "language", "max_file_size", "rule", "vocabulary"):
        assert getattr(again, key) == getattr(settings, key)
    assert (again.rules, again.fields, again.html_article) == (settings.rules, settings.fields, settings.html_article)


@given(
    st.recursive(
        st.text() | st.booleans() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_values_are_printed_as_toml_and_harmless_to_a_terminal(value: object) -> None:
    import tomllib

    printed = toml(value)
    assert printed.isprintable()
    if "\\uD" not in printed:  # a lone surrogate, which TOML cannot hold
        assert tomllib.loads(f"x = {printed}")["x"] == value


# Small things


@pytest.mark.parametrize(
    ("size", "number"),
    [(1, 1), ("1", 1), ("200 MB", 200_000_000), ("2kb", 2_000), ("1 GB", 10**9), ("7B", 7), ("0 MB", None), (-1, None),
     ("MB", None), ("", None), ("1.5 MB", None), ("²", None), ("1 MM", None), ("9" * 5_000, None)],
)  # fmt: skip
def test_sizes(size: int | str, number: int | None) -> None:
    assert bytes_of(size) == number


def test_a_long_name_is_cut_in_what_is_told() -> None:
    assert unknown_key("x" * 1_000_000, ["y"]) == f'unknown key "{"x" * 60}…"'
