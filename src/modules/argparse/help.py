"""The texts of usage and help."""
import re
import textwrap
from _argparse_actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, Subcommands

# A line of text is at least this wide, however deep it stands.
_LEAST = 11


def metavars_of(formatter, action, default):
    """What stands for each value of an argument: a function from how many to a tuple of names."""
    if action.metavar is not None:
        found = action.metavar
    elif action.choices is not None:
        found = "{" + ",".join(map(str, action.choices)) + "}"
    else:
        found = default
    return lambda count: found if isinstance(found, tuple) else (found,) * count


class HelpFormatter:
    """Help in columns: what is typed on the left, what it does on the right."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._width, self._step = prog, width, indent_increment
        self._furthest = min(max_help_position, max(width - 20, indent_increment * 2))
        self._level = 0
        self._widest = 0
        # The open sections from the outside in: heading and parts, which are functions that make their text.
        self._open = [(None, [])]

    # === what a parser adds ===

    def start_section(self, heading):
        self._level += self._step
        self._open.append((heading, []))

    def end_section(self):
        heading, parts = self._open.pop()
        self._level -= self._step
        level = self._level

        def text():
            self._level = level + self._step
            body = "".join([part() for part in parts])
            self._level = level
            if not body:
                return ""
            title = f"{' ' * level}{heading}:\n" if heading not in (None, SUPPRESS) else ""
            return f"\n{title}{body}\n"

        self._open[-1][1].append(text)

    def add_text(self, text):
        if text is not None and text is not SUPPRESS:
            self._open[-1][1].append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._open[-1][1].append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        widths = [len(self._format_action_invocation(action)) + self._level]
        widths += [len(self._format_action_invocation(each)) + self._level + self._step for each in _listed(action)]
        self._widest = max(self._widest, *widths)
        self._open[-1][1].append(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = "".join([part() for part in self._open[0][1]])
        text = re.sub("\n{3,}", "\n\n", text).strip("\n")
        return f"{text}\n" if text else ""

    # === usage ===

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        prog = f"{self._prog}"
        if usage is not None:
            text = usage % {"prog": self._prog}
        else:
            options, positionals = self._usage_parts(actions, groups)
            text = " ".join([prog, *options, *positionals])
            if len(prefix) + len(text) > self._width - self._level:
                text = "\n".join(self._usage_lines(prefix, prog, options, positionals))
        return f"{prefix}{text}\n\n"

    def _usage_lines(self, prefix, prog, options, positionals):
        width = max(self._width - self._level, _LEAST)
        if len(prefix) + len(prog) > 0.75 * width:
            # A long name stands alone.
            indent = " " * len(prefix)
            lines = _filled([*options, *positionals], indent, width)
            if len(lines) > 1:
                lines = _filled(options, indent, width) + _filled(positionals, indent, width)
            return [prog, *lines]
        indent = " " * (len(prefix) + len(prog) + 1)
        first, rest = (options, positionals) if options else (positionals, [])
        if not first:
            return [prog]
        lines = _filled([prog, *first], indent, width, len(prefix)) + _filled(rest, indent, width)
        lines[0] = lines[0][len(indent):]
        return lines

    def _usage_parts(self, actions, groups):
        """What stands for the options, and for the positional arguments; both may share a group."""
        actions = sorted(actions, key=lambda action: not action.option_strings)
        parts = {id(action): self._usage_of(action, False) for action in actions if action.help is not SUPPRESS}
        for group in groups:
            members = group._members
            if not members:
                raise ValueError(f"empty group {group}")
            start = next((place for place, action in enumerate(actions) if action is members[0]), 0)
            beside = actions[start:start + len(members)]
            together = len(beside) == len(members) and all([one is other for one, other in zip(beside, members)])
            if not together or getattr(group, "_inner", None):
                continue
            shown = [each for each in members if each.help is not SUPPRESS]
            start, end = ("(", ")") if group.required and len(shown) > 1 else ("", "") if group.required else ("[", "]")
            for number, each in enumerate(shown):
                first, last = number == 0, number == len(shown) - 1
                text = self._usage_of(each, True)
                parts[id(each)] = (start if first else "") + text + (end if last else " |")
        shown = [(bool(action.option_strings), parts[id(action)]) for action in actions if id(action) in parts]
        return [text for is_option, text in shown if is_option], [text for is_option, text in shown if not is_option]

    def _usage_of(self, action, in_group):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if in_group and text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            values = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f"{action.option_strings[0]} {values}"
        return text if in_group or action.required else f"[{text}]"

    # === arguments ===

    def _format_args(self, action, default_metavar):
        names = metavars_of(self, action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % names(1)
        if nargs == OPTIONAL:
            return "[%s]" % names(1)
        if nargs == ZERO_OR_MORE:
            found = names(1)
            return "[%s [%s ...]]" % found if len(found) == 2 else "[%s ...]" % found
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % names(2)
        if nargs in (REMAINDER, SUPPRESS):
            return "..." if nargs == REMAINDER else ""
        if nargs == PARSER:
            return "%s ..." % names(1)
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % names(nargs)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(metavars_of(self, action, self._get_default_metavar_for_positional(action))(1))
        options = ", ".join(action.option_strings)
        if action.nargs == 0:
            return options
        return f"{options} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _format_action(self, action):
        column = min(self._widest + 2, self._furthest)
        invocation = self._format_action_invocation(action)
        start = " " * self._level + invocation
        text = action.help and self._expand_help(action)
        if not text or not text.strip():
            out = f"{start}\n"
        else:
            lines = self._split_lines(text, max(self._width - column, _LEAST))
            if len(start) + 2 > column:
                out = f"{start}\n{' ' * column}{lines[0]}\n"
            else:
                out = f"{start.ljust(column)}{lines[0]}\n"
            out += "".join([f"{' ' * column}{line}\n" for line in lines[1:]])
        self._level += self._step
        out += "".join([self._format_action(each) for each in _listed(action)])
        self._level -= self._step
        return out

    def _expand_help(self, action):
        facts = {**vars(action), "prog": self._prog}
        facts = {name: value for name, value in facts.items() if value is not SUPPRESS}
        for name, value in facts.items():
            if hasattr(value, "__name__"):
                facts[name] = value.__name__
        if facts.get("choices") is not None:
            facts["choices"] = ", ".join(map(str, facts["choices"]))
        return self._get_help_string(action) % facts

    # === text; what other formatters change ===

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._level, _LEAST)
        return self._fill_text(text, width, " " * self._level) + "\n\n"

    def _split_lines(self, text, width):
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _listed(action):
    return action.listed() if isinstance(action, Subcommands) else []


def _filled(parts, indent, width, used=None):
    """The parts in lines that are not too long; `used`: columns before the first one, where it is not the indent."""
    lines, line = [], []
    length = (len(indent) if used is None else used) - 1
    for part in parts:
        if line and length + 1 + len(part) > width:
            lines.append(indent + " ".join(line))
            line, length = [], len(indent) - 1
        line.append(part)
        length += len(part) + 1
    return lines + [indent + " ".join(line)] if line else lines


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" in text or action.default is SUPPRESS:
            return text
        takes_default = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        return f"{text} (default: %(default)s)" if takes_default else text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the types of values instead of their names."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
