"""Environments, which hold settings, filters and globals, and the templates that they compile."""

import _jinja2

from markupsafe import Markup

from . import defaults, runtime
from .exceptions import (
    TemplateAssertionError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from .filters import FILTERS
from .runtime import Context, concat, new_context
from .tests import TESTS
from .undefined import Undefined
from .utils import Cycler, Joiner, Namespace, generate_lorem_ipsum, missing, passed_argument

_SETTINGS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
)


_NOT_THERE = (TemplateNotFound, UndefinedError)


def _item(obj, key):
    try:
        return obj[key]
    except (LookupError, TypeError, AttributeError):
        return missing


def _attribute(obj, name):
    return getattr(obj, name, missing)


def _shown(thing, name):
    """How a template and its module are printed."""
    kind = type(thing).__name__
    return f"<{kind} memory:{id(thing):x}>" if name is None else f"<{kind} {name!r}>"


class TemplateStream:
    """The text of a rendering in pieces."""

    def __init__(self, pieces):
        self._pieces = pieces
        self.disable_buffering()

    def disable_buffering(self):
        self._next = self._pieces.__next__
        self.buffered = False

    def enable_buffering(self, size=5):
        if size <= 1:
            raise ValueError("buffer size too small")
        self.buffered = True

        def chunks():
            while True:
                chunk = []
                wanted = size
                for piece in self._pieces:
                    chunk.append(piece)
                    wanted -= bool(piece)
                    if not wanted:
                        break
                if not chunk:
                    return
                yield concat(chunk)

        self._next = chunks().__next__

    def dump(self, fp, encoding=None, errors="strict"):
        close = isinstance(fp, str)
        if close:
            fp = open(fp, "wb")
            encoding = encoding or "utf-8"
        try:
            for piece in self:
                fp.write(piece if encoding is None else piece.encode(encoding, errors))
        finally:
            if close:
                fp.close()

    def __iter__(self):
        return self

    def __next__(self):
        return self._next()


class TemplateModule:
    """What a template exports, and its text."""

    def __init__(self, template, context, pieces):
        self._text_pieces = pieces
        self._environment = template.environment
        vars(self).update(context.get_exported())
        self.__name__ = template.name

    def __html__(self):
        return Markup(str(self))

    def __str__(self):
        return concat(self._text_pieces)

    def __repr__(self):
        return _shown(self, self.__name__)


class TemplateExpression:
    """An expression as a function of its variables."""

    def __init__(self, template, undefined_to_none):
        self._template = template
        self._hides_undefined = undefined_to_none

    def __call__(self, *args, **kwargs):
        given = dict(*args, **kwargs)
        context = self._template.new_context(given)
        self._template.root_render_func(context, str)
        value = context.vars["result"]
        return None if self._hides_undefined and isinstance(value, Undefined) else value


class Template:
    """A compiled template."""

    def __new__(
        cls,
        source,
        block_start_string=defaults.BLOCK_START_STRING,
        block_end_string=defaults.BLOCK_END_STRING,
        variable_start_string=defaults.VARIABLE_START_STRING,
        variable_end_string=defaults.VARIABLE_END_STRING,
        comment_start_string=defaults.COMMENT_START_STRING,
        comment_end_string=defaults.COMMENT_END_STRING,
        line_statement_prefix=None,
        line_comment_prefix=None,
        trim_blocks=False,
        lstrip_blocks=False,
        newline_sequence="\n",
        keep_trailing_newline=False,
        extensions=(),
        optimized=True,
        undefined=Undefined,
        finalize=None,
        autoescape=False,
        enable_async=False,
    ):
        environment = Environment(
            block_start_string,
            block_end_string,
            variable_start_string,
            variable_end_string,
            comment_start_string,
            comment_end_string,
            line_statement_prefix,
            line_comment_prefix,
            trim_blocks,
            lstrip_blocks,
            newline_sequence,
            keep_trailing_newline,
            extensions,
            optimized,
            undefined,
            finalize,
            autoescape,
            enable_async=enable_async,
        )
        environment.shared = True
        return environment.from_string(source, template_class=cls)

    @classmethod
    def _defined(cls, environment, namespace, name, filename, globals, uptodate):
        """The template of a namespace that its compiled module filled."""
        self = object.__new__(cls)
        self.environment = environment
        self.globals = globals
        self.name = name
        self.filename = filename
        self.root_render_func = namespace["root"]
        self.blocks = {
            block: runtime.required_block(block) if required else writer
            for block, (writer, required) in namespace["blocks"].items()
        }
        self._own_exports = None
        self._uptodate = uptodate
        return self

    def render(self, *args, **kwargs):
        """The text of the template with these variables."""
        pieces = []
        self.root_render_func(self.new_context(dict(*args, **kwargs)), pieces.append)
        return self.environment.concat(pieces)

    def generate(self, *args, **kwargs):
        """The pieces of the text; they are made when the first is asked for."""
        pieces = []
        self.root_render_func(self.new_context(dict(*args, **kwargs)), pieces.append)
        yield from pieces

    def stream(self, *args, **kwargs):
        pieces = self.generate(*args, **kwargs)
        return TemplateStream(pieces)

    def new_context(self, vars=None, shared=False, locals=None):
        shared_names = self.globals
        return new_context(self.environment, self.name, self.blocks, vars, shared, shared_names, locals)

    def make_module(self, vars=None, shared=False, locals=None):
        """Runs the template; gives what it exports."""
        context = self.new_context(vars, shared, locals)
        pieces = []
        self.root_render_func(context, pieces.append)
        return TemplateModule(self, context, pieces)

    def _exports(self, context=None):
        if context is not None:
            extra = context.globals_keys - self.globals.keys()
            if extra:
                return self.make_module({key: context.parent[key] for key in extra})
        if self._own_exports is None:
            self._own_exports = self.make_module()
        return self._own_exports

    @property
    def module(self):
        return self._exports()

    @property
    def is_up_to_date(self):
        return self._uptodate is None or self._uptodate()

    def __repr__(self):
        return _shown(self, self.name)


class Environment:
    """Settings, filters, tests, globals and a loader, shared by templates."""

    sandboxed = False
    overlayed = False
    shared = False
    linked_to = None
    intercepted_binops = frozenset()
    intercepted_unops = frozenset()
    context_class = Context
    template_class = Template
    concat = staticmethod(concat)

    def __init__(
        self,
        block_start_string=defaults.BLOCK_START_STRING,
        block_end_string=defaults.BLOCK_END_STRING,
        variable_start_string=defaults.VARIABLE_START_STRING,
        variable_end_string=defaults.VARIABLE_END_STRING,
        comment_start_string=defaults.COMMENT_START_STRING,
        comment_end_string=defaults.COMMENT_END_STRING,
        line_statement_prefix=None,
        line_comment_prefix=None,
        trim_blocks=False,
        lstrip_blocks=False,
        newline_sequence="\n",
        keep_trailing_newline=False,
        extensions=(),
        optimized=True,
        undefined=Undefined,
        finalize=None,
        autoescape=False,
        loader=None,
        cache_size=400,
        auto_reload=True,
        bytecode_cache=None,
        enable_async=False,
    ):
        texts = (
            (block_start_string, block_end_string),
            (variable_start_string, variable_end_string),
            (comment_start_string, comment_end_string),
            (line_statement_prefix, line_comment_prefix),
            (trim_blocks, lstrip_blocks),
            (newline_sequence, keep_trailing_newline),
        )
        self.__dict__.update(zip(_SETTINGS, (value for pair in texts for value in pair)))
        self.__dict__.update(loader=loader, auto_reload=auto_reload, bytecode_cache=bytecode_cache)
        self.undefined, self.optimized = undefined, optimized
        self.finalize, self.autoescape = finalize, autoescape
        self.cache = {}
        self._cache_size = cache_size
        self.filters = dict(FILTERS)
        self.tests = dict(TESTS)
        self.globals = {
            "range": range,
            "dict": dict,
            "lipsum": generate_lorem_ipsum,
            "cycler": Cycler,
            "joiner": Joiner,
            "namespace": Namespace,
        }
        self.policies = dict(defaults.POLICIES)
        self.extensions = {}
        for extension in extensions:
            self.add_extension(extension)
        if enable_async:
            raise NotImplementedError("templates are not rendered asynchronously here")
        self._check()

    def _check(self):
        assert issubclass(self.undefined, Undefined), "undefined must be a subclass of Undefined"
        starts = {self.block_start_string, self.variable_start_string, self.comment_start_string}
        assert len(starts) == 3, "block, variable and comment start strings must be different"
        assert self.newline_sequence in ("\r", "\r\n", "\n"), "newline_sequence must be a line end"

    def add_extension(self, extension):
        """Adds an extension, a class or the name of one that comes with this module."""
        from . import ext

        cls = ext.named(extension) if isinstance(extension, str) else extension
        self.extensions[cls.identifier] = cls(self)

    def extend(self, **attributes):
        for key in attributes:
            if not hasattr(self, key):
                setattr(self, key, attributes[key])

    def overlay(self, **changes):
        """An environment that shares all but what is changed."""
        copy = object.__new__(self.__class__)
        copy.__dict__.update(self.__dict__)
        copy.overlayed = True
        copy.linked_to = self
        copy.cache = {}
        extensions = changes.pop("extensions", ())
        copy.__dict__.update(changes)
        copy.extensions = dict(self.extensions)
        for extension in extensions:
            copy.add_extension(extension)
        copy._check()
        return copy

    def iter_extensions(self):
        return iter(sorted(self.extensions.values(), key=lambda extension: extension.priority))

    def getitem(self, obj, argument):
        """`obj[argument]`, or the attribute of that name."""
        found = _item(obj, argument)
        if found is missing and isinstance(argument, str):
            found = _attribute(obj, argument)
        return self.undefined(None, obj, argument) if found is missing else found

    def getattr(self, obj, attribute):
        """`obj.attribute`, or the item of that name."""
        only_keys = type(obj) is dict and attribute not in _DICT_ATTRIBUTES
        found = missing if only_keys else _attribute(obj, attribute)
        if found is missing:
            found = _item(obj, attribute)
        return self.undefined(None, obj, attribute) if found is missing else found

    def call_filter(self, name, value, args=None, kwargs=None, context=None, eval_ctx=None):
        return self._call_named("filter", self.filters, name, value, args, kwargs, context, eval_ctx)

    def call_test(self, name, value, args=None, kwargs=None, context=None, eval_ctx=None):
        return self._call_named("test", self.tests, name, value, args, kwargs, context, eval_ctx)

    def _call_named(self, kind, table, name, value, args, kwargs, context, eval_ctx):
        callee = table.get(name)
        if callee is None:
            raise TemplateRuntimeError(f"No {kind} named {name!r}.")
        first = []
        wanted = passed_argument(callee)
        if wanted == "context":
            if context is None:
                raise TemplateRuntimeError(f"Attempted to invoke a context {kind} without context.")
            first = [context]
        elif wanted == "eval_context":
            if eval_ctx is None:
                eval_ctx = runtime.EvalContext(self) if context is None else context.eval_ctx
            first = [eval_ctx]
        elif wanted == "environment":
            first = [self]
        return callee(*first, value, *(args or ()), **(kwargs or {}))

    def _settings(self, name):
        settings = {setting: getattr(self, setting) for setting in _SETTINGS}
        setting = self.autoescape
        settings["trim_blocks"] = bool(self.trim_blocks)
        settings["lstrip_blocks"] = bool(self.lstrip_blocks)
        settings["keep_trailing_newline"] = bool(self.keep_trailing_newline)
        settings["line_statement_prefix"] = self.line_statement_prefix or None
        settings["line_comment_prefix"] = self.line_comment_prefix or None
        settings["autoescape"] = bool(setting(name) if callable(setting) else setting)
        settings["finalize"] = self.finalize is not None
        settings["intercepted_binops"] = tuple(sorted(self.intercepted_binops))
        settings["intercepted_unops"] = tuple(sorted(self.intercepted_unops))
        settings["extra_tags"] = tuple(
            tag for extension in self.iter_extensions() for tag in sorted(extension.tags)
        )
        return settings

    def _preprocess(self, source, name, filename):
        for extension in self.iter_extensions():
            source = extension.preprocess(source, name, filename)
        return source

    def _define(self, source, name, filename):
        """The namespace of a template's module."""
        source = self._preprocess(str(source), name, filename)
        names = dict(
            runtime.NAMES,
            environment=self,
            undefined=self.undefined,
            attribute=self.getattr,
            item=self.getitem,
        )
        shown = filename or "<template>"
        namespace, *found = _jinja2.define(source, shown, self._settings(name), names)
        if namespace is None:
            kind, message, line = found
            error = TemplateSyntaxError if kind == "syntax" else TemplateAssertionError
            self._fail(error(message, line, name, filename), source)
        for kind, wanted, line in found[0]:
            if wanted not in (self.filters if kind == "filter" else self.tests):
                error = TemplateAssertionError(f"No {kind} named {wanted!r}.", line, name, filename)
                self._fail(error, source)
        return namespace

    def _fail(self, error, source):
        error.source = source
        error.translated = True
        raise error

    def compile(self, source, name=None, filename=None, raw=False, defer_init=False):
        """What from_code makes a template of."""
        return self._define(source, name, filename), name, filename

    def from_string(self, source, globals=None, template_class=None):
        """A template of a text."""
        cls = template_class or self.template_class
        return cls._defined(
            self, self._define(source, None, None), None, "<template>", self.make_globals(globals), None
        )

    def compile_expression(self, source, undefined_to_none=True):
        """A function that evaluates an expression."""
        opening, closing = self.block_start_string, self.block_end_string
        namespace = self._define(f"{opening} set result = ({source}) {closing}", None, None)
        template = Template._defined(self, namespace, None, "<template>", self.make_globals(None), None)
        return TemplateExpression(template, undefined_to_none)

    def make_globals(self, own):
        return dict(self.globals, **(own or {}))

    def join_path(self, template, parent):
        """The name of a template that another one named."""
        return template

    def get_template(self, name, parent=None, globals=None):
        """A template of the loader."""
        if isinstance(name, Template):
            return name
        if parent is not None:
            name = self.join_path(name, parent)
        return self._load(name, globals)

    def select_template(self, names, parent=None, globals=None):
        """The first of several templates that the loader has."""
        if isinstance(names, Undefined):
            # An undefined value says itself what it is.
            return names._fail_with_undefined_error()
        if not names:
            raise TemplatesNotFound((), "Tried to select from an empty list of templates.")
        for one in names:
            try:
                return self.get_template(one, parent, globals)
            except _NOT_THERE:
                continue
        raise TemplatesNotFound(names)

    def get_or_select_template(self, names, parent=None, globals=None):
        if isinstance(names, (str, Undefined)):
            return self.get_template(names, parent, globals)
        if isinstance(names, Template):
            return names
        return self.select_template(names, parent, globals)

    def list_templates(self, extensions=None, filter_func=None):
        names = self.loader.list_templates()
        if extensions is not None:
            if filter_func is not None:
                raise TypeError("either extensions or filter_func can be passed, but not both")
            return [name for name in names if "." in name and name.rsplit(".", 1)[1] in extensions]
        return names if filter_func is None else [name for name in names if filter_func(name)]

    def _load(self, name, globals):
        if self.loader is None:
            raise TypeError("no loader for this environment specified")
        template = self.cache.get(name)
        if template is not None and (not self.auto_reload or template.is_up_to_date):
            template.globals.update(globals or {})
            return template
        template = self.loader.load(self, name, self.make_globals(globals))
        if self._cache_size != 0:
            if 0 < self._cache_size <= len(self.cache):
                del self.cache[next(iter(self.cache))]
            self.cache[name] = template
        return template


# A dict of just this class has these attributes and no others: any other name is a key.
_DICT_ATTRIBUTES = frozenset(dir(dict))
