"""What arguments do with the values they are given, and the errors about them."""

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER = "?", "*", "+", "...", "A..."


class ArgumentTypeError(Exception):
    """Raised by a function that converts an argument: its text is the message."""


class ArgumentError(Exception):
    """What is wrong with an argument."""

    def __init__(self, argument, message):
        self.argument_name, self.message = name_of(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


def name_of(action):
    """What messages call an argument."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in action.metavar, action.dest:
        if name not in (None, SUPPRESS):
            return ", ".join(name) if isinstance(name, tuple) else name
    return "{" + ",".join(map(str, action.choices)) + "}" if action.choices else None


class Shown:
    """Objects that show their attributes as keywords."""

    def _shown_attributes(self):
        return self.__dict__.items()

    def __repr__(self):
        plain, odd = [], {}
        for name, value in self._shown_attributes():
            if name.isidentifier():
                plain.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            plain.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(plain)})"


class Namespace(Shown):
    """What the arguments of a command line say, as attributes."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class Action(Shown):
    """An argument: how it is written, and what happens with its values when it is called."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        given = dict(locals())
        del given["self"]
        self.__dict__.update(given)

    def _shown_attributes(self):
        names = "option_strings dest nargs const default type choices required help metavar deprecated"
        return [(name, getattr(self, name)) for name in names.split()]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


def _grown(namespace, dest, more):
    """A list in the namespace, or what stands for one there, with more at its end."""
    found = getattr(namespace, dest, None)
    setattr(namespace, dest, [*(found or ()), *more])


class Store(Action):
    """Keeps its value."""

    def __init__(self, option_strings, dest, nargs=None, const=None, **options):
        if nargs == 0:
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, actions such as store "
                "true or store const may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class StoreConst(Action):
    """Keeps its constant."""

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class StoreTrue(StoreConst):
    """Keeps True."""

    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class StoreFalse(StoreConst):
    """Keeps False."""

    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


class Append(Action):
    """Adds its value to a list."""

    def __init__(self, option_strings, dest, nargs=None, const=None, **options):
        if nargs == 0:
            raise ValueError(
                "nargs for append actions must be != 0; if arg strings are not supplying the value to append, "
                "the append const action may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [values])


class Extend(Append):
    """Adds all of its values to a list."""

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, values)


class AppendConst(StoreConst):
    """Adds its constant to a list."""

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [self.const])


class Count(Action):
    """Counts how often it is there."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class Help(Action):
    """Prints the help and ends the program."""

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class Version(Action):
    """Prints the version and ends the program."""

    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        if help is None:
            help = "show program's version number and exit"
        super().__init__(option_strings, dest, 0, None, default, help=help, deprecated=deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._new_formatter()
        formatter.add_text(parser.version if self.version is None else self.version)
        parser._write(formatter.format_help())
        parser.exit()


class BooleanOptionalAction(Action):
    """Keeps True for `--name` and False for `--no-name`."""

    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        spelled = []
        for option in option_strings:
            spelled.append(option)
            if option.startswith("--"):
                spelled.append(f"--no-{option[2:]}")
        super().__init__(spelled, dest, 0, None, default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _Choice(Action):
    """A subcommand in the list of them."""

    def __init__(self, name, aliases, help):
        shown = f"{name} ({', '.join(aliases)})" if aliases else name
        super().__init__([], name, help=help, metavar=shown)


class Subcommands(Action):
    """Hands the rest of the command line to the parser that the first of its values names."""

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog, self._parser_class, self._listed = prog, parser_class, []
        self._deprecated = set()
        super().__init__(option_strings, dest, PARSER, choices={}, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        """A parser for a subcommand."""
        aliases = kwargs.pop("aliases", ())
        kwargs.setdefault("prog", None)
        if kwargs["prog"] is None:
            kwargs["prog"] = f"{self._prog} {name}"
        for each in name, *aliases:
            if each in self.choices:
                raise ArgumentError(self, f"conflicting {'subparser' if each == name else 'subparser alias'}: {each}")
        if "help" in kwargs:
            self._listed.append(_Choice(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for each in name, *aliases:
            self.choices[each] = parser
            if deprecated:
                self._deprecated.add(each)
        return parser

    def listed(self):
        """The subcommands that have help."""
        return self._listed

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self.choices:
            known = ", ".join(self.choices)
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {known})")
        if name in self._deprecated:
            parser._warn(f"command '{name}' is deprecated")
        found, extra = self.choices[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extra:
            vars(namespace).setdefault(UNRECOGNIZED, []).extend(extra)


# Where arguments that nobody knows are kept for the parser above.
UNRECOGNIZED = "_unrecognized_args"

ACTIONS = {
    None: Store, "store": Store, "store_const": StoreConst, "store_true": StoreTrue, "store_false": StoreFalse,
    "append": Append, "append_const": AppendConst, "extend": Extend, "count": Count, "help": Help, "version": Version,
    "parsers": Subcommands,
}

# CPython shows the classes under these names.
for _class in {*ACTIONS.values()} - {Subcommands}:
    _class.__name__ = _class.__qualname__ = f"_{_class.__name__}Action"
Subcommands.__name__ = Subcommands.__qualname__ = "_SubParsersAction"
