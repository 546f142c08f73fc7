"""What the code of a template works with while it runs."""

from markupsafe import Markup, escape, soft_str

from .exceptions import TemplateNotFound, TemplateRuntimeError
from .undefined import (
    ChainableUndefined,
    DebugUndefined,
    StrictUndefined,
    Undefined,
    make_logging_undefined,
)
from .utils import Namespace, missing, passed_argument

concat = "".join


def _no_parent(environment, block):
    return environment.undefined(f"there is no parent block called {block!r}.", None, "super")


class EvalContext:
    """Settings that may change while a template runs."""

    def __init__(self, environment, template_name=None):
        self.environment = environment
        self.volatile = False
        setting = environment.autoescape
        self.autoescape = setting(template_name) if callable(setting) else setting


class Context:
    """The variables of one rendering: what was passed in, the globals, and what the template exports."""

    def __init__(self, environment, parent, name, blocks, globals=None):
        self.parent = parent
        self.vars = {}
        self.environment = environment
        self.eval_ctx = EvalContext(environment, name)
        self.exported_vars = set()
        self.name = name
        self.globals_keys = set(globals or ())
        self.blocks = {block: [writer] for block, writer in blocks.items()}

    def super(self, name, current):
        """What a block's function calls super(): the block that it replaces."""
        stack = self.blocks.get(name, ())
        following = [at + 1 for at, writer in enumerate(stack) if writer is current]
        if not following or following[0] >= len(stack):
            return _no_parent(self.environment, name)
        return BlockReference(name, self, stack, following[0])

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def resolve(self, key):
        value = self.resolve_or_missing(key)
        return self.environment.undefined(name=key) if value is missing else value

    def resolve_or_missing(self, key):
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return missing

    def export(self, name, value):
        """Binds a name at the top of the template; others see it unless it begins with an underscore."""
        self.vars[name] = value
        if name[:1] != "_":
            self.exported_vars.add(name)

    def hide(self, name, value):
        """Binds a name that others do not see: it was imported."""
        self.vars[name] = value
        self.exported_vars.discard(name)

    def get_exported(self):
        return {name: self.vars[name] for name in self.exported_vars}

    def get_all(self):
        if not self.vars:
            return self.parent
        if not self.parent:
            return self.vars
        return {**self.parent, **self.vars}

    def call(*args, **kwargs):
        """Calls a callable, with what it wants passed first."""
        self, callee, *rest = args
        own = getattr(type(callee), "__call__", None)
        wanted = passed_argument(callee) or passed_argument(own)
        if wanted is not None:
            rest.insert(0, self._passed(wanted))
        try:
            return callee(*rest, **kwargs)
        except StopIteration:
            make = self.environment.undefined
            return make(
                "value was undefined because a callable raised a StopIteration exception"
            )

    def _passed(self, kind):
        if kind == "context":
            return self
        return self.eval_ctx if kind == "eval_context" else self.environment

    def derived(self, locals=None):
        """A context with more variables."""
        inner = new_context(self.environment, self.name, {}, self.get_all(), shared=True, locals=locals)
        inner.eval_ctx = self.eval_ctx
        inner.blocks.update((name, list(stack)) for name, stack in self.blocks.items())
        return inner

    def keys(self):
        return self.get_all().keys()

    def values(self):
        return self.get_all().values()

    def items(self):
        return self.get_all().items()

    def __contains__(self, name):
        return self.resolve_or_missing(name) is not missing

    def __getitem__(self, key):
        value = self.resolve_or_missing(key)
        if value is missing:
            raise KeyError(key)
        return value

    def __repr__(self):
        return f"<Context {self.get_all()!r} of {self.name!r}>"


def new_context(environment, name, blocks, vars=None, shared=False, globals=None, locals=None):
    """The context for a template; `shared`: `vars` hold the globals already."""
    parent = (vars or {}) if shared else dict(globals or (), **(vars or {}))
    if locals:
        if shared:
            parent = dict(parent)
        parent.update((key, value) for key, value in locals.items() if value is not missing)
    return environment.context_class(environment, parent, name, blocks, globals=globals)


def marked(autoescape, text):
    return Markup(text) if autoescape else text


def _collected(context, writer):
    pieces = []
    writer(context, pieces.append)
    return marked(context.eval_ctx.autoescape, concat(pieces))


class BlockReference:
    """A block as `super` or an attribute of `self`: calling it gives its text."""

    def __init__(self, name, context, stack, depth):
        self.name = name
        self._context = context
        self._stack = stack
        self._depth = depth

    @property
    def super(self):
        above = self._depth + 1
        if above < len(self._stack):
            return BlockReference(self.name, self._context, self._stack, above)
        return _no_parent(self._context.environment, self.name)

    def __call__(self):
        return _collected(self._context, self._stack[self._depth])


class TemplateReference:
    """What templates call `self`: its items are the blocks."""

    def __init__(self, context):
        self.__context = context

    def __getitem__(self, name):
        return BlockReference(name, self.__context, self.__context.blocks[name], 0)

    def __repr__(self):
        return f"<{type(self).__name__} {self.__context.name!r}>"


class LoopContext:
    """The variable `loop`. Reads one item ahead, to know the last."""

    index0 = -1

    def __init__(self, iterable, undefined, recurse=None, depth0=0):
        self._iterable = iterable
        self._iterator = iter(iterable)
        self._nothing = undefined
        self._recurse = recurse
        self.depth0 = depth0
        self._length = None
        self._before = self._current = self._ahead = missing
        self._last_change = missing

    @property
    def length(self):
        if self._length is None:
            try:
                self._length = len(self._iterable)
            except TypeError:
                rest = list(self._iterator)
                self._iterator = iter(rest)
                self._length = len(rest) + self.index + (self._ahead is not missing)
        return self._length

    def __len__(self):
        return self.length

    @property
    def depth(self):
        return self.depth0 + 1

    @property
    def index(self):
        return self.index0 + 1

    @property
    def revindex0(self):
        return self.revindex - 1

    @property
    def revindex(self):
        return self.length - self.index0

    @property
    def first(self):
        return self.index0 == 0

    def _peek(self):
        if self._ahead is missing:
            self._ahead = next(self._iterator, missing)
        return self._ahead

    @property
    def last(self):
        return self._peek() is missing

    @property
    def previtem(self):
        if self.first:
            return self._nothing("there is no previous item")
        return self._before

    @property
    def nextitem(self):
        following = self._peek()
        if following is missing:
            return self._nothing("there is no next item")
        return following

    def cycle(self, *args):
        if not args:
            raise TypeError("no items for cycling given")
        turn = self.index0 % len(args)
        return args[turn]

    def changed(self, *value):
        if self._last_change == value:
            return False
        self._last_change = value
        return True

    def __iter__(self):
        return self

    def __next__(self):
        if self._ahead is missing:
            item = next(self._iterator)
        else:
            item = self._ahead
            self._ahead = missing
        self.index0 += 1
        self._before = self._current
        self._current = item
        return item, self

    def __call__(self, iterable):
        if self._recurse is None:
            raise TypeError(
                "The loop must have the 'recursive' marker to be called recursively."
            )
        return self._recurse(iterable, self._recurse, self.depth)

    def __repr__(self):
        return f"<{type(self).__name__} {self.index}/{self.length}>"


class Macro:
    """A macro of a template, to be called from templates and from Python."""

    def __init__(
        self,
        environment,
        func,
        name,
        arguments,
        catch_kwargs,
        catch_varargs,
        caller,
        default_autoescape=None,
    ):
        self._environment = environment
        self._func = func
        self.name = name
        self.arguments = arguments
        self.catch_kwargs, self.catch_varargs, self.caller = catch_kwargs, catch_varargs, caller
        self.explicit_caller = "caller" in arguments

    def __call__(self, *args, **kwargs):
        return self._func(*self._bound(args, kwargs))

    def _bound(self, args, kwargs):
        """The arguments of the macro's function: the named ones, then what else it asks for."""
        count = len(self.arguments)
        bound = list(args[:count])
        named = self.arguments[len(bound) :]
        bound += [kwargs.pop(name, missing) for name in named]
        has_caller = "caller" in named if named else self.explicit_caller
        if self.caller and not has_caller:
            block = kwargs.pop("caller", None)
            if block is None:
                block = self._environment.undefined("No caller defined", None, "caller")
            bound.append(block)
        if self.catch_kwargs:
            bound.append(kwargs)
        elif kwargs:
            self._refuse(kwargs)
        if self.catch_varargs:
            bound.append(args[count:])
        elif len(args) > count:
            raise TypeError(
                f"macro {self.name!r} takes not more than {count} argument(s)"
            )
        return bound

    def _refuse(self, kwargs):
        if "caller" in kwargs:
            raise TypeError(
                f"macro {self.name!r} was invoked with two values for the special caller argument."
                " This is most likely a bug."
            )
        unknown = next(iter(kwargs))
        raise TypeError(f"macro {self.name!r} takes no keyword argument {unknown!r}")

    def __repr__(self):
        shown = "anonymous" if self.name is None else repr(self.name)
        return f"<{type(self).__name__} {shown}>"


def printed(autoescape, value):
    return escape(value) if autoescape else str(value)


def joined(autoescape, *parts):
    """Parts as one text: markup if one of them is, where output is escaped."""
    if not autoescape:
        return concat(map(str, parts))
    if any(hasattr(part, "__html__") for part in parts):
        return Markup("").join(parts)
    return concat(map(str, parts))


def member(namespace):
    """What `{% set name.attribute %}` writes into."""
    if not isinstance(namespace, Namespace):
        raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
    return namespace


def finalize(context, value):
    """The value as the environment wants values to be printed."""
    function = context.environment.finalize
    wanted = passed_argument(function)
    return function(value) if wanted is None else function(context._passed(wanted), value)


def _bind(context, kind, name, table):
    callee = table.get(name)
    if callee is None:

        def fail(*args, **kwargs):
            raise TemplateRuntimeError(f"No {kind} named {name!r} found.")

        return fail
    wanted = passed_argument(callee)
    if wanted is None:
        return callee
    first = context._passed(wanted)

    def bound(*args, **kwargs):
        return callee(first, *args, **kwargs)

    return bound


def bind_filter(context, name):
    return _bind(context, "filter", name, context.environment.filters)


def bind_test(context, name):
    return _bind(context, "test", name, context.environment.tests)


def bind_call(context):
    """What calls in a template go through."""
    environment = context.environment
    if not environment.sandboxed:
        return context.call

    def call(*args, **kwargs):
        return environment.call(context, *args, **kwargs)

    return call


def call_binop(context, operator, left, right):
    return context.environment.call_binop(context, operator, left, right)


def call_unop(context, operator, value):
    return context.environment.call_unop(context, operator, value)


def write_block(context, name, write):
    context.blocks[name][0](context, write)


def required_block(name):
    """The function of a block which an inheriting template has to give."""

    def fail(context, write):
        raise TemplateRuntimeError(f"Required block {name!r} not found")

    return fail


def extend(context, known, parent):
    """The template that is extended; its blocks come after those that are there."""
    if known is not None:
        raise TemplateRuntimeError("extended multiple times")
    template = context.environment.get_template(parent, context.name)
    for name, writer in template.blocks.items():
        context.blocks.setdefault(name, []).append(writer)
    return template


def include(context, name, ignore_missing, locals, write):
    """Writes another template; `locals` is None if it is not to see the context."""
    environment = context.environment
    try:
        template = environment.get_or_select_template(name, context.name)
    except TemplateNotFound:
        if not ignore_missing:
            raise
        return
    if locals is None:
        write(concat(template._exports()._text_pieces))
    else:
        inner = template.new_context(context.get_all(), True, locals)
        template.root_render_func(inner, write)


def import_template(context, name, locals):
    """The module of another template."""
    template = context.environment.get_template(name, context.name)
    if locals is None:
        return template._exports(context)
    return template.make_module(context.get_all(), True, locals)


def imported_name(module, name, line):
    value = getattr(module, name, missing)
    if value is not missing:
        return value
    return module._environment.undefined(
        f"the template {module.__name__!r} (imported on line {line}) does not export"
        f" the requested name {name!r}",
        name=name,
    )


# What templates are compiled against.
NAMES = {
    "LoopContext": LoopContext,
    "Macro": Macro,
    "Markup": Markup,
    "TemplateReference": TemplateReference,
    "bind_call": bind_call,
    "bind_filter": bind_filter,
    "bind_test": bind_test,
    "call_binop": call_binop,
    "call_unop": call_unop,
    "concat": concat,
    "escape": escape,
    "extend": extend,
    "finalize": finalize,
    "import_template": import_template,
    "imported_name": imported_name,
    "include": include,
    "joined": joined,
    "marked": marked,
    "member": member,
    "missing": missing,
    "no_else": Undefined,
    "printed": printed,
    "text": str,
    "write_block": write_block,
}
