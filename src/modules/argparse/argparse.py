"""Command lines: what a program takes, read from sys.argv, with usage, help and errors."""
import os as _os
import sys as _sys
from _argparse_actions import (
    ACTIONS as _ACTIONS, ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, UNRECOGNIZED as _UNRECOGNIZED,
    ZERO_OR_MORE, Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, Namespace, Shown as _Shown,
    Subcommands as _Subcommands,
)
from _argparse_help import (
    ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter, RawDescriptionHelpFormatter,
    RawTextHelpFormatter,
)
from _argparse_reading import Reading as _Reading

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
    "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
    "ZERO_OR_MORE",
]


class FileType:
    """A type of arguments: opens the file that a value names, `-` for standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._how = {"mode": mode, "buffering": bufsize, "encoding": encoding, "errors": errors}

    def __call__(self, string):
        mode = self._how["mode"]
        if string == "-":
            if "r" not in mode and not set(mode) & set("wax"):
                raise ValueError(f'argument "-" with mode {mode!r}')
            stream = _sys.stdin if "r" in mode else _sys.stdout
            return stream.buffer if "b" in mode else stream
        try:
            return open(string, **self._how)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None

    def __repr__(self):
        mode, size, *named = self._how.values()
        shown = [repr(each) for each in (mode, size) if each != -1]
        shown += [f"{name}={value!r}" for name, value in zip(("encoding", "errors"), named) if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"


class _Container:
    """Something that arguments can be added to: a parser, or a group in one, which shares the parser's registers."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda text: text}}
        self._actions, self._defaults = [], {}
        self._spellings = {}
        self._sections, self._one_of_groups = [], []
        # Options that look like negative numbers, by which numbers are told from options.
        self._number_like = []
        self._handler()

    def register(self, registry_name, value, object):
        """Gives a name to an action or type."""
        self._registries.setdefault(registry_name, {})[value] = object

    def _registered(self, registry, value, default=None):
        return self._registries[registry].get(value, default)

    def set_defaults(self, **kwargs):
        """Values of attributes, whether there is an argument for them or not."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The default of an attribute."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # === adding ===

    def add_argument(self, *args, **kwargs):
        """Adds a positional argument (a name), or an option (its spellings)."""
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._of_positional(*args, **kwargs)
        else:
            kwargs = self._of_option(args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        make = self._registered("action", name, name)
        if not callable(make):
            raise ValueError(f'unknown action "{make}"')
        action = make(**kwargs)
        convert = self._registered("type", action.type, action.type)
        if not callable(convert):
            raise ValueError(f"{convert!r} is not callable")
        if convert is FileType:
            raise ValueError(f"{convert!r} is a FileType class object, instance of it must be passed")
        if hasattr(self, "_new_formatter"):
            formatter = self._new_formatter()
            try:
                formatter._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs") from None
        return self._take(action)

    def _of_positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        optional = nargs in (OPTIONAL, REMAINDER, SUPPRESS) or nargs == ZERO_OR_MORE and "default" in kwargs
        if not optional:
            kwargs["required"] = True
        return {**kwargs, "dest": dest, "option_strings": []}

    def _of_option(self, spellings, dest=None, **kwargs):
        chars = self.prefix_chars
        for spelling in spellings:
            if spelling[0] not in chars:
                raise ValueError(f"invalid option string {spelling!r}: must start with a character {chars!r}")
        if dest is None:
            # The first long one names it.
            long = [each for each in spellings if len(each) > 1 and each[1] in chars]
            first = (long or spellings)[0]
            dest = first.lstrip(chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {first!r}")
            dest = dest.replace("-", "_")
        return {**kwargs, "dest": dest, "option_strings": list(spellings)}

    def _take(self, action):
        self._solve_conflicts(action)
        self._actions.append(action)
        action.container = self
        for spelling in action.option_strings:
            self._spellings[spelling] = action
            if not self._number_like and _is_negative_number(spelling):
                self._number_like.append(True)
        return action

    def _drop(self, action):
        self._actions.remove(action)

    def _handler(self):
        if self.conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")

    def _solve_conflicts(self, action):
        taken = [each for each in action.option_strings if each in self._spellings]
        if not taken:
            return
        if self.conflict_handler == "error":
            plural = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(taken)}")
        for spelling in taken:
            # The older argument loses the spelling; without any it is gone.
            older = self._spellings.pop(spelling)
            older.option_strings.remove(spelling)
            if not older.option_strings:
                older.container._drop(older)

    def add_argument_group(self, *args, **kwargs):
        """A group of arguments with a heading of its own in the help."""
        group = _Group(self, *args, **kwargs)
        self._sections.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """A group of which only one argument may be there."""
        group = _OneOf(self, **kwargs)
        self._one_of_groups.append(group)
        return group

    def _add_from(self, container):
        """Takes over the arguments of another parser."""
        twins = {group.title: group for group in self._sections}
        home = {}
        for group in container._sections:
            if group.title not in twins:
                twins[group.title] = self.add_argument_group(
                    group.title, group.description, conflict_handler=group.conflict_handler
                )
            for action in group._members:
                home[id(action)] = twins[group.title]
        for group in container._one_of_groups:
            twin = self.add_mutually_exclusive_group(required=group.required)
            for action in group._members:
                home[id(action)] = twin
        for action in container._actions:
            home.get(id(action), self)._take(action)


def _is_negative_number(text):
    whole, point, decimals = text[1:].partition(".")
    digits = whole + decimals
    return text[:1] == "-" and digits.isdecimal() and (not point or bool(decimals))


class _Group(_Container):
    """Arguments under one heading."""

    def __init__(self, container, title=None, description=None, **options):
        if "prefix_chars" in options:
            import warnings
            warnings.warn(
                "The use of the undocumented 'prefix_chars' parameter in ArgumentParser.add_argument_group() is "
                "deprecated.", DeprecationWarning, stacklevel=3,
            )
        super().__init__(
            description, options.get("prefix_chars", container.prefix_chars),
            options.get("argument_default", container.argument_default),
            options.get("conflict_handler", container.conflict_handler),
        )
        self.title, self._members, self._outer = title, [], container
        for shared in (
            "_registries", "_actions", "_spellings", "_defaults", "_number_like",
            "_one_of_groups",
        ):
            setattr(self, shared, getattr(container, shared))

    def _take(self, action):
        action = super()._take(action)
        self._members.append(action)
        return action

    def _drop(self, action):
        super()._drop(action)
        self._members.remove(action)

    def add_argument_group(self, *args, **kwargs):
        import warnings
        warnings.warn("Nesting argument groups is deprecated.", category=DeprecationWarning, stacklevel=2)
        return super().add_argument_group(*args, **kwargs)


class _OneOf(_Group):
    """Arguments of which only one may be there; with `required` one must."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _take(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._outer._take(action)
        self._members.append(action)
        return action

    def _drop(self, action):
        self._outer._drop(action)
        self._members.remove(action)


class ArgumentParser(_Shown, _Container):
    """Knows which arguments a program takes, and reads them.

    >>> parser = ArgumentParser(prog='copy')
    >>> _ = parser.add_argument('--times', type=int, default=1)
    >>> parser.parse_args(['--times', '3'])
    Namespace(times=3)
    """

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _Container.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help = fromfile_prefix_chars, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._first_section = self.add_argument_group("positional arguments")
        self._option_section = self.add_argument_group("options")
        self._subcommands = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                f"{char}h", f"{char * 2}help", action="help", default=SUPPRESS, help="show this help message and exit"
            )
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_from(parent)
            self._defaults.update(parent._defaults)

    def _shown_attributes(self):
        names = "prog usage description formatter_class conflict_handler add_help"
        return [(name, getattr(self, name)) for name in names.split()]

    def _take(self, action):
        return (self._option_section if action.option_strings else self._first_section)._take(action)

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, action="parsers", **kwargs):
        """Makes the first positional argument choose among parsers, which its add_parser() makes."""
        if self._subcommands is not None:
            raise ValueError("cannot have multiple subparser arguments")
        if title is not None or description is not None:
            self._subcommands = self.add_argument_group("subcommands" if title is None else title, description)
        else:
            self._subcommands = self._first_section
        if prog is None:
            formatter = self._new_formatter()
            positionals = [each for each in self._actions if not each.option_strings]
            formatter.add_usage(self.usage, positionals, self._one_of_groups, "")
            prog = formatter.format_help().strip()
        make = self._registered("action", action, action)
        made = make(
            option_strings=[], prog=prog, parser_class=type(self) if parser_class is None else parser_class, **kwargs
        )
        return self._subcommands._take(made)

    # === reading ===

    def parse_args(self, args=None, namespace=None):
        """The arguments as attributes of an object; the program ends where they are wrong."""
        found, rest = self.parse_known_args(args, namespace)
        self._refuse(rest)
        return found

    def _refuse(self, rest):
        if rest:
            message = f"unrecognized arguments: {' '.join(rest)}"
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)

    def parse_known_args(self, args=None, namespace=None):
        """The arguments, and a list of those that nobody knows."""
        return self._read(args, namespace, False)

    def _read(self, args, namespace, intermixed):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            rest = _Reading(self, args, namespace, intermixed).read()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _UNRECOGNIZED):
            rest = [*rest, *getattr(namespace, _UNRECOGNIZED)]
            delattr(namespace, _UNRECOGNIZED)
        return namespace, rest

    def parse_intermixed_args(self, args=None, namespace=None):
        """Like parse_args, but options may stand between the values of one positional argument."""
        found, rest = self.parse_known_intermixed_args(args, namespace)
        self._refuse(rest)
        return found

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Like parse_known_args, but options may stand between the values of one positional argument."""
        positionals = [each for each in self._actions if not each.option_strings]
        odd = [each for each in positionals if each.nargs in (PARSER, REMAINDER)]
        if odd:
            raise TypeError(f"parse_intermixed_args: positional arg with nargs={odd[0].nargs}")
        return self._read(args, namespace, True)

    def convert_arg_line_to_args(self, arg_line):
        """The arguments that a line of a file is; to be overridden."""
        return [arg_line]

    def _get_value(self, action, text):
        convert = self._registered("type", action.type, action.type)
        if not callable(convert):
            raise TypeError(f"{convert!r} is not callable")
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        known = iter(choices) if isinstance(choices, str) else choices
        if value not in known:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")

    # === texts ===

    def _new_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        """One or a few lines: how the program is called."""
        formatter = self._new_formatter()
        formatter.add_usage(self.usage, self._actions, self._one_of_groups)
        return formatter.format_help()

    def format_help(self):
        """All about the arguments."""
        formatter = self._new_formatter()
        formatter.add_usage(self.usage, self._actions, self._one_of_groups)
        formatter.add_text(self.description)
        for group in self._sections:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._members)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._write(self.format_usage(), file)

    def print_help(self, file=None):
        self._write(self.format_help(), file)

    def _write(self, message, file=None):
        if message:
            (file or _sys.stdout).write(message)

    def exit(self, status=0, message=None):
        """Ends the program."""
        if message:
            self._write(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints usage and a message, and ends the program with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def _warn(self, message):
        self._write(f"{self.prog}: warning: {message}\n", _sys.stderr)


for _class in (
    Action, ArgumentDefaultsHelpFormatter, ArgumentError, ArgumentTypeError, BooleanOptionalAction, HelpFormatter,
    MetavarTypeHelpFormatter, Namespace, RawDescriptionHelpFormatter, RawTextHelpFormatter, *_ACTIONS.values(),
):
    _class.__module__ = __name__
# Annotations of programs name it.
_SubParsersAction = _Subcommands
