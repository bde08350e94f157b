"""Completions for shells, made from the parsers of the command line itself, so that they cannot fall behind it.

The names of rules are asked of newslint when they are needed: a newsroom's own are among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Mapping, Sequence

_RULES = "newslint rule 2>/dev/null | cut -d' ' -f1"


class Argument(NamedTuple):
    """An option, or where `flags` are none what stands without one. `takes` is a list of words, "files", "rules" (one),
    "several rules", "formats=", "nothing", or "words" that nobody can foresee.
    """

    flags: tuple[str, ...]
    help: str
    takes: tuple[str, ...] | str


class Command(NamedTuple):
    """A command; the one called `check` is meant where none is named."""

    name: str
    help: str
    arguments: tuple[Argument, ...]


def completions(shell: str, parsers: Mapping[str, ArgumentParser]) -> str:
    """The script that teaches a shell (one of SHELLS) to complete newslint's commands."""
    commands = [Command(name, _plain(parser.description or ""), _arguments(parser)) for name, parser in parsers.items()]
    return SHELLS[shell](commands)


def _plain(text: str) -> str:
    """Words that are harmless between the quotation marks of any shell."""
    return text.replace("'", "’").replace("%%", "%").replace("`", "").replace("\\", "")


def _arguments(parser: ArgumentParser) -> tuple[Argument, ...]:
    out = []
    for action in parser._actions:
        if action.nargs == 0:
            takes: tuple[str, ...] | str = "nothing"
        elif action.choices is not None:
            takes = tuple(map(str, action.choices))
        elif action.metavar == "NAME" and not action.option_strings:
            takes = "rules"
        else:
            takes = _TAKEN.get(str(action.metavar), "words")
        out.append(Argument(tuple(action.option_strings), _plain(action.help or ""), takes))
    return tuple(out)


_TAKEN = {
    "FILE": "files", "PATH": "files", "FOLDER": "files", "NAME": "files", "RULES": "several rules",
    "FORMAT=FILE": "formats=",
}  # fmt: skip


def _formats(command: Command) -> tuple[str, ...]:
    found = (item.takes for item in command.arguments if "--output-format" in item.flags)
    return next((takes for takes in found if isinstance(takes, tuple)), ())


def _positionals(command: Command) -> list[Argument]:
    """What stands without an option, in its order."""
    return [item for item in command.arguments if not item.flags]


def _bash(commands: Sequence[Command]) -> str:
    names = " ".join(command.name for command in commands)
    rows = [
        "_newslint() {",
        "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=check",
        "  COMPREPLY=()",
        "  if [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi",
        "  if [[ $cur == = ]]; then prev=${COMP_WORDS[COMP_CWORD-1]} cur=; fi",
        f"  case ' {names} ' in *\" ${{COMP_WORDS[1]}} \"*) (( COMP_CWORD > 1 )) && command=${{COMP_WORDS[1]}};; esac",
        '  case "$command $prev" in',
    ]
    for command in commands:
        for item in command.arguments:
            if item.flags and item.takes != "nothing":
                pattern = "|".join(f"'{command.name} {flag}'" for flag in item.flags)
                rows.append(f"    {pattern}) {_bash_words(item, command)}; return;;")
    rows += ["  esac", "  if [[ $cur == -* ]]; then", "    case $command in"]
    for command in commands:
        flags = " ".join(flag for item in command.arguments for flag in item.flags)
        rows.append(f"      {command.name}) COMPREPLY=($(compgen -W '{flags}' -- \"$cur\"));;")
    rows += ["    esac", "    return", "  fi", "  case $command in"]
    for command in commands:
        several = [_bash_words(item, command) for item in _positionals(command)] or [":"]
        first = (
            f"if (( COMP_CWORD == 2 )); then {several[0]}; else {several[-1]}; fi" if len(several) > 1 else several[0]
        )
        rows.append(f"    {command.name}) {first};;")
    rows += [
        "  esac",
        f"  if (( COMP_CWORD == 1 )); then COMPREPLY+=($(compgen -W '{names}' -- \"$cur\")); fi",
        "}",
        "complete -F _newslint newslint",
    ]
    return "".join(f"{row}\n" for row in rows)


def _bash_words(item: Argument, command: Command) -> str:
    if item.takes == "files":
        return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur"))'
    if item.takes == "rules":
        return f'COMPREPLY=($(compgen -W "$({_RULES})" -- "$cur"))'
    if item.takes == "several rules":
        first = "local first=; if [[ $cur == *,* ]]; then first=${cur%,*},; fi"
        return f'{first}; COMPREPLY=($(compgen -P "$first" -W "$({_RULES})" -- "${{cur##*,}}"))'
    if item.takes == "formats=":
        words = " ".join(f"{name}=" for name in _formats(command))
        return f"compopt -o nospace 2>/dev/null; COMPREPLY=($(compgen -W '{words}' -- \"$cur\"))"
    words = "" if isinstance(item.takes, str) else " ".join(item.takes)
    return f"COMPREPLY=($(compgen -W '{words}' -- \"$cur\"))"


def _zsh(commands: Sequence[Command]) -> str:
    rows = ["#compdef newslint", "", "_newslint_rules() {", "  local -a rules", f'  rules=(${{(f)"$({_RULES})"}})']
    rows += ["  if [[ $1 == several ]]; then _values -s , rule $rules; else _describe rule rules; fi", "}", ""]
    rows += ["_newslint() {", "  local -a commands", "  commands=("]
    rows += [f"    {_quoted(f'{command.name}:{command.help}')}" for command in commands]
    rows += ["  )", "  local command=check", "  if (( CURRENT > 2 )) && [[ -n ${commands[(r)$words[2]:*]} ]]; then"]
    rows += ["    command=$words[2]", "    shift words", "    (( CURRENT-- ))"]
    rows += ["  elif (( CURRENT == 2 )); then", "    _describe command commands", "  fi", "  case $command in"]
    for command in commands:
        rows.append(f"    {command.name}) _arguments -S \\")
        rows += [f"      {_zsh_option(item, command)} \\" for item in command.arguments if item.flags]
        *first, last = _positionals(command) or [Argument((), "", "words")]
        told = [f"{number}: :{_zsh_action(item, command)}" for number, item in enumerate(first, 1)]
        rows.append("      " + " ".join(map(_quoted, (*told, f"*: :{_zsh_action(last, command)}"))) + ";;")
    rows += [
        "  esac",
        "}",
        "",
        'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _newslint "$@"; else compdef _newslint newslint; fi',
    ]
    return "".join(f"{row}\n" for row in rows)


def _quoted(text: str) -> str:
    return f"'{text}'"


def _zsh_option(item: Argument, command: Command) -> str:
    text = item.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
    value = "" if item.takes == "nothing" else f": :{_zsh_action(item, command)}"
    if len(item.flags) > 1:
        flags = " ".join(item.flags)
        return f"'({flags})'{{{','.join(item.flags)}}}'[{text}]{value}'"
    return _quoted(f"*{item.flags[0]}{'=' if value and item.flags[0].startswith('--') else ''}[{text}]{value}")


def _zsh_action(item: Argument, command: Command) -> str:
    if isinstance(item.takes, tuple):
        return f"({' '.join(item.takes)})"
    if item.takes == "formats=":
        return f"({' '.join(f'{name}=' for name in _formats(command))})"
    return {"files": "_files", "rules": "_newslint_rules", "several rules": "_newslint_rules several"}.get(
        item.takes, " "
    )


def _fish(commands: Sequence[Command]) -> str:
    others = " ".join(command.name for command in commands if command.name != "check")
    rows = ["complete -c newslint -e"]
    for command in commands:
        rows.append(f"complete -c newslint -n __fish_use_subcommand -f -a {command.name} -d '{command.help}'")
        asks = f"__fish_seen_subcommand_from {command.name}"
        if command.name == "check":
            asks = f"not __fish_seen_subcommand_from {others}"
        rows += [f"complete -c newslint -n '{asks}' {_fish_argument(item, command)}" for item in command.arguments]
    return "".join(f"{row}\n" for row in rows)


def _fish_argument(item: Argument, command: Command) -> str:
    flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in item.flags)
    text = f"-d '{item.help}'"
    if item.takes == "nothing":
        return f"{flags} {text}"
    words = {
        "files": "-F",
        "rules": f'-f -a "({_RULES})"',
        "several rules": f'-f -a "(__fish_append , ({_RULES}))"',
        "formats=": f"-f -a '{' '.join(f'{name}=' for name in _formats(command))}'",
        "words": "-f",
    }
    taken = f"-f -a '{' '.join(item.takes)}'" if isinstance(item.takes, tuple) else words[item.takes]
    return f"{flags} -r {taken} {text}" if flags else f"{taken}"


SHELLS: Mapping[str, Callable[[Sequence[Command]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
