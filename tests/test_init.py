from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from newslint.init import InitError, init, template
from newslint.settings import DEFAULTS, SettingsFinder
from newslint.settings.options import HTML, OPTIONS, PER_FILE, RULE, VOCABULARY
from newslint.sites import Site

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_changes_nothing_until_it_is_edited(tmp_path: Path) -> None:
    told = init(str(tmp_path))
    assert "newslint.toml" in told
    settings = SettingsFinder().for_path(str(tmp_path / "story.md"))
    assert settings.files == (str(tmp_path / "newslint.toml"),)
    assert tomllib.loads((tmp_path / "newslint.toml").read_text()) == {}
    assert settings.rule == DEFAULTS.rule


def test_every_key_is_in_it_and_every_example_is_valid(tmp_path: Path) -> None:
    text = re.sub(r"^#(?! )", "", template(), flags=re.MULTILINE)
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house.toml").write_text("")
    (tmp_path / "newslint.toml").write_text(text.replace("../house/newslint.toml", "house.toml"))
    SettingsFinder().for_path(str(tmp_path / "story.md"))
    data = tomllib.loads(text)
    assert data.keys() == OPTIONS.options.keys()
    assert data["per-file"][0].keys() == PER_FILE.options.keys()
    assert data["vocabulary"].keys() == VOCABULARY.options.keys()
    assert data["html"].keys() == HTML.options.keys()
    assert data["rule"]["readability/long-sentence"].keys() >= RULE.options.keys()


@pytest.mark.parametrize("name", ["newslint.toml", ".newslint.toml"])
def test_settings_that_are_there_are_left_as_they_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('language = "de"')
    with pytest.raises(InitError, match=f"{re.escape(name)} is there already"):
        init(str(tmp_path))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, 'language = "de"')]


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InitError):
        init(str(tmp_path))
    assert not (tmp_path / "elsewhere").exists()


def test_pyproject_stands_in_the_way_only_if_it_holds_settings(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]")
    init(str(tmp_path))
    (tmp_path / "newslint.toml").unlink()
    (tmp_path / "pyproject.toml").write_text("[tool.newslint]")
    with pytest.raises(InitError, match=r"pyproject\.toml is there already"):
        init(str(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InitError, match="cannot be written: No such file or directory"):
        init(str(tmp_path / "nowhere"))


def test_where_the_hook_goes_depends_on_what_is_there(tmp_path: Path) -> None:
    whole = init(str(tmp_path)).partition("\n\n")[2]
    assert whole.startswith("repos:\n  - repo: ")
    (tmp_path / "newslint.toml").unlink()
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []")
    said, _, part = init(str(tmp_path)).partition("\n\n")
    assert "add under `repos:`" in said
    assert part.startswith("  - repo: ")
    assert whole == f"repos:\n{part}"


def test_what_checks_pull_requests_is_shown_where_such_a_service_is_in_use(tmp_path: Path) -> None:
    assert "pull requests" not in init(str(tmp_path))
    (tmp_path / "newslint.toml").unlink()
    (tmp_path / ".github").mkdir()
    (tmp_path / ".gitlab-ci.yml").touch()
    told = init(str(tmp_path))
    for part, key in (("on: pull_request", "jobs"), ("newslint:\n  image", "newslint")):
        snippet = part + told.partition(part)[2].partition("\n\n")[0]
        assert key in yaml.safe_load(snippet)


@pytest.mark.parametrize(
    ("files", "name", "left_out"),
    [
        (["hugo.toml", "content/a.md"], "Hugo", "public/index.html"),
        (["config.toml", "themes/x/theme.toml", "content/a.md"], "Hugo", "themes/x/README.md"),
        (["config.toml", "a.md"], None, None),
        (["_config.yml", "_posts/2026-05-01-a.md"], "Jekyll", "_site/a.html"),
        (["eleventy.config.mjs"], "Eleventy", "src/_includes/base.html"),
        (["astro.config.mjs", "src/content/a.md"], "Astro", "dist/index.html"),
        (["mkdocs.yml", "docs/index.md"], "MkDocs", "site/index.html"),
    ],
)
def test_each_kind_of_repository_gets_fitting_settings(
    tmp_path: Path, files: list[str], name: str | None, left_out: str | None
) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("")
    told = init(str(tmp_path)).splitlines()[0]
    assert told.endswith(f"newslint.toml for {name}." if name else "newslint.toml.")
    settings = SettingsFinder().for_path(str(tmp_path / "a.md"))
    assert not settings.excludes(str(tmp_path / files[-1]))
    assert left_out is None or settings.excludes(str(tmp_path / left_out)) or settings.excludes(
        str((tmp_path / left_out).parent), folder=True
    )  # fmt: skip


LONG = "The ferry sails again on Monday, the harbour master says, and nobody doubts it. " * 5


@pytest.mark.parametrize(
    ("name", "content", "body"),
    [
        ("export.json", {"stories": [{"head": "x", "copy": {"long": LONG, "short": "The ferry"}}] * 3}, "copy.long"),
        ("export.json", [{"head": "x", "copy": LONG}], "copy"),
        ("rows.jsonl", {"head": "x", "copy": LONG}, "copy"),
        ("export.json", [{"title": "x", "body_html": LONG}], None),
        ("export.json", {"title": "x", "count": 3}, None),
        ("package.json", {"description": LONG}, None),
    ],
)
def test_where_exports_keep_their_text_is_found_if_newslint_does_not_know(
    tmp_path: Path, name: str, content: object, body: str | None
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_text(json.dumps(content))
    (tmp_path / "data/broken.json").write_text("{")
    (tmp_path / "data/deep.json").write_text("[" * 10_000)
    init(str(tmp_path))
    settings = SettingsFinder().for_path(str(tmp_path / "a.json"))
    assert settings.fields == ({"body": (body,)} if body else {})


def test_what_is_written_for_a_kind_still_holds_every_key() -> None:
    text = re.sub(r"^#(?! )", "", template(Site("Hugo", ("/public/",), {"body": ("copy",)})), flags=re.MULTILINE)
    assert tomllib.loads(text).keys() == OPTIONS.options.keys()


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newslint.init.template", full)
    with pytest.raises(InitError, match="No space left on device"):
        init(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
