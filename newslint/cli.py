"""The command line: arguments in, exit status out. It decides nothing about copy."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.commands import CLEAN, FAILED, failed, tell

if TYPE_CHECKING:
    from argparse import ArgumentParser, HelpFormatter, Namespace
    from collections.abc import Callable, Sequence

    from newslint.run import Order

INTERRUPTED, PIPE_CLOSED = 130, 141
COMMANDS = ("check", "baseline", "index", "rule", "test", "inspect", "settings", "init", "completions")


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; the exit status: 0 nothing found, 1 findings, 2 it could not do what was asked."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = arguments.pop(0) if arguments and arguments[0] in COMMANDS else "check"
    options, left = _parser(command).parse_known_args(arguments)
    if left:  # `a.md --fix b.md`, or what it does not know
        options = _parser(command).parse_intermixed_args(arguments)
    return _COMMANDS[command](options)


def entry() -> int:
    """What the installed script calls: `main`, with the endings that a terminal and a pipe ask for."""
    gc.disable()  # nothing that a short run makes is garbage by cycles; `run` switches it on for long ones
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("newslint: interrupted\n")
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would raise again
        status = PIPE_CLOSED
    except OSError as error:  # a full disk behind standard output; files have their errors told one by one
        sys.stderr.write(f"newslint: cannot write its output: {(error.strerror or str(error)).lower()}\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FAILED
    return status


def _parser(command: str) -> ArgumentParser:
    from argparse import ArgumentParser

    name = "newslint" if command == "check" else f"newslint {command}"
    parser = ArgumentParser(
        prog=name,
        allow_abbrev=False,
        description=_HELP[command],
        formatter_class=_formatter,
        epilog=_EPILOG if command == "check" else None,
    )
    if command == "check":
        parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    _ARGUMENTS[command](parser)
    return parser


def _formatter(prog: str) -> HelpFormatter:
    """argparse asks for a formatter at each option; left to find the width itself, it imports shutil (6 ms)."""
    from argparse import RawDescriptionHelpFormatter

    columns = os.environ.get("COLUMNS", "")
    try:
        width = int(columns) if columns.isdecimal() else os.get_terminal_size().columns
    except OSError:  # no terminal
        width = 80
    return RawDescriptionHelpFormatter(prog, width=max(width, 40) - 2)


_HELP = {
    "check": "Lint news copy: files, folders, or - for standard input.",
    "baseline": "Know the findings of today, so that only new ones are told: write, prune or show them.",
    "index": "Write down what the articles of a tree are, so that a few can be compared with all: build, update.",
    "rule": "Print a rule's page, or list all rules.",
    "test": "Run the examples of rule pages: newslint's own, or those of folders.",
    "inspect": "Show what newslint reads in files: blocks, sentences, quotations and their sources, metrics.",
    "settings": "Print the settings that hold for a file, and where each comes from.",
    "init": "Write a commented newslint.toml, and show the pre-commit snippet.",
    "completions": 'Print the completions of a shell: eval "$(newslint completions bash)" in ~/.bashrc.',
}
_EPILOG = """\
other commands:
  newslint baseline write     know the findings of today; from now on only new ones are told
  newslint index build        know all articles, so that --against compares a few with them
  newslint rule [NAME]        print a rule's page, or list all rules
  newslint test [FOLDER ...]  run the examples of rule pages
  newslint inspect PATH ...   show what was read
  newslint settings PATH      the settings that hold for a file
  newslint init [FOLDER]      write a newslint.toml to start from
  newslint completions SHELL  complete commands in bash, zsh or fish

exit status: 0 nothing at or above --fail-on, 1 findings, 2 newslint could not do what was asked"""


def _add_files(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - for standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", default="-", help="what standard input is called")
    parser.add_argument("--exclude", metavar="GLOB", action="append", default=[], help="leave these out as well")
    parser.add_argument("--force-exclude", action="store_true", help="leave excluded files out even where named")
    parser.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: by the work)")
    _add_config(parser)


def _add_config(parser: ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="use this settings file for all")
    which.add_argument("--no-config", action="store_true", help="use no settings file")


def _add_check(parser: ArgumentParser) -> None:
    from newslint.reports import FORMATS

    _add_files(parser)
    parser.add_argument("--select", metavar="RULES", action="append", help="run these only: rules, families or globs")
    parser.add_argument("--extend-select", metavar="RULES", action="append", help="run these as well")
    parser.add_argument("--ignore", metavar="RULES", action="append", help="never run these")
    parser.add_argument("--fix", action="store_true", help="make the safe fixes")
    parser.add_argument("--unsafe-fixes", action="store_true", help="make, or show, unsafe fixes too")
    parser.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="how findings are printed")
    parser.add_argument(
        "--output", metavar="FORMAT=FILE", action="append", default=[], type=_output, help="write a report to a file"
    )
    parser.add_argument("--fail-on", choices=("error", "warning", "info", "never"), help="what ends with status 1")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--changed-since", metavar="REV", help="tell only what touches rows changed since this revision")
    what.add_argument("--diff-file", metavar="FILE", help="tell only what touches rows that this patch changes")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--baseline", metavar="FILE", help="the findings that are known (default: the nearest above)")
    which.add_argument("--no-baseline", action="store_true", help="tell known findings too")
    parser.add_argument(
        "--against", metavar="PATH", action="append", default=[], help="compare with the articles of an index or folder"
    )
    parser.add_argument("--statistics", action="store_true", help="count findings by rule, and time rules")
    parser.add_argument("--no-cache", action="store_true", help="lint every file, and keep nothing for the next run")
    parser.add_argument("--quiet", action="store_true", help="print no summary")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")


def _jobs(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 1000:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"must be a number from 1 to 999, not {text!r}")
    return int(text)


def _output(text: str) -> tuple[str, str]:
    from newslint.reports import FORMATS

    output_format, equals, filename = text.partition("=")
    if output_format not in FORMATS or not equals or not filename:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"must be FORMAT=FILE with one of {', '.join(FORMATS)}, not {text!r}")
    return output_format, filename


def _listed(values: Sequence[str] | None) -> tuple[str, ...]:
    """`--select a,b --select c` as one list."""
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def _order(options: Namespace) -> Order:
    from newslint.run import Order

    told = vars(options)
    return Order(
        select=_listed(told["select"]) if told.get("select") is not None else None,
        extend_select=_listed(told.get("extend_select")),
        ignore=_listed(told.get("ignore")),
        config=options.config,
        no_config=options.no_config,
        fix=told.get("fix", False),
        unsafe_fixes=told.get("unsafe_fixes", False),
        diff=told.get("diff", False),
        jobs=options.jobs,
        stdin=sys.stdin.buffer.read() if "-" in options.paths and "stdin_filename" in told else None,
        stdin_filename=told.get("stdin_filename", "-"),
        time_rules=told.get("statistics", False),
        cache=not told.get("no_cache", True),
        against=tuple(told.get("against", ())),
    )


def _check(options: Namespace) -> int:
    if not options.paths:
        return _without_paths("check", "lint")
    from newslint.commands.check import check

    return check(options, _order(options))


def _add_baseline(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("write", "prune", "show"), help="what to do with the known findings")
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: .)")
    parser.add_argument("--baseline", metavar="FILE", help="where they are kept (default: .newslint-baseline.json)")
    parser.add_argument("--check", action="store_true", help="of prune: change nothing, end with 1 if any is gone")
    parser.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: by the work)")
    parser.add_argument("--no-cache", action="store_true", help="lint every file, and keep nothing for the next run")
    _add_config(parser)


def _baseline(options: Namespace) -> int:
    from newslint.commands.baseline import baseline

    return baseline(options, _order(options))


def _add_index(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("build", "update"), help="read all files, or only what has changed")
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: .)")
    parser.add_argument("--index", metavar="FILE", default=".newslint-index", help="where it is (.newslint-index)")
    parser.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: by the work)")
    _add_config(parser)


def _index(options: Namespace) -> int:
    from newslint.commands.index import index

    return index(options, _order(options))


def _add_rule(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="a rule, such as markup/stray-separator")
    _add_config(parser)


def _rule(options: Namespace) -> int:
    from newslint.commands.rule import rule

    return rule(options)


def _add_test(parser: ArgumentParser) -> None:
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="folders of rule pages (default: newslint's own)")


def _test(options: Namespace) -> int:
    from newslint.commands.test import test

    return test(options)


def _add_inspect(parser: ArgumentParser) -> None:
    _add_files(parser)
    parser.add_argument("--output-format", choices=("text", "jsonl", "table"), default="text")


def _inspect(options: Namespace) -> int:
    if not options.paths:
        return _without_paths("inspect", "read")
    from newslint.commands.inspect import inspect

    return inspect(options, _order(options))


def _add_settings(parser: ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", metavar="PATH", help="a file, which need not exist")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of settings, for editors")
    _add_config(parser)


def _settings(options: Namespace) -> int:
    from newslint.settings import SettingsError, SettingsFinder

    if options.schema:
        import json

        from newslint.settings.schema import schema

        sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
        return CLEAN
    if options.path is None:
        return failed("name a file, which need not exist, to see the settings that hold for it")
    from newslint.settings.describe import describe

    try:
        settings = SettingsFinder(options.config, options.no_config).for_path(options.path)
    except SettingsError as error:
        tell(str(error))
        return FAILED
    sys.stdout.write(describe(settings, options.path))
    return CLEAN


def _add_init(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where to write it (default: here)")


def _init(options: Namespace) -> int:
    from newslint.init import InitError, init

    try:
        sys.stdout.write(init(options.folder))
    except InitError as error:
        return failed(str(error))
    return CLEAN


def _add_completions(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def _completions(options: Namespace) -> int:
    from newslint.completions import completions

    sys.stdout.write(completions(options.shell, {command: _parser(command) for command in COMMANDS}))
    return CLEAN


def _without_paths(command: str, purpose: str) -> int:
    _parser(command).print_usage(sys.stderr)
    return failed(f"name the files or folders to {purpose}, or - for standard input; . is this folder")


_ARGUMENTS: dict[str, Callable[[ArgumentParser], None]] = {
    "check": _add_check, "baseline": _add_baseline, "index": _add_index,
    "rule": _add_rule, "test": _add_test, "inspect": _add_inspect, "settings": _add_settings,
    "init": _add_init, "completions": _add_completions,
}  # fmt: skip
_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "check": _check, "baseline": _baseline, "index": _index,
    "rule": _rule, "test": _test, "inspect": _inspect, "settings": _settings, "init": _init,
    "completions": _completions,
}  # fmt: skip
