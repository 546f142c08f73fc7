# === what a sandbox refuses ===
from collections import deque

from jinja2 import Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment

ENVIRONMENT = SandboxedEnvironment()


class Foo:
    x = 1

    def ok(self):
        return "fine"

    def bad(self):
        return "never"

    bad.unsafe_callable = True

    def __repr__(self):
        return "Foo"


def numbers():
    yield 1


def attempt(source, environment=None, /, **variables):
    """Prints what a template gives, or its error."""
    environment = environment or ENVIRONMENT
    try:
        print(source, "->", repr(environment.from_string(source).render(**variables)))
    except Exception as error:
        line = getattr(error, "lineno", None)
        print(source, "!!", type(error).__name__, str(error), "" if line is None else f"(line {line})")


for source in [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('__cla' ~ 'ss__')|string }}",
    '{{ [].__class__.__base__.__subclasses__() }}',
    '{{ f.ok() }} {{ f._x }}|{{ f.x }}',
    '{{ f.bad() }}',
    '{{ f.ok.__globals__ }}',
    '{{ f.ok.__func__ }}',
    "{{ '{0.__class__}'.format(f) }}",
    "{{ '{0.x}'.format(f) }}",
    "{{ '{0.__class__.__mro__}'.format(f) }}",
    "{{ '{a[b]}'.format(a={'b': 1}) }}",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "{{ '{a}'.format_map({'a': 1}) }}",
    "{{ ('{0.__class__}'|safe).format(f) }}",
    '{{ range(100001)|length }}',
    '{{ range(100000)|length }}',
    '{{ g.gi_frame }}',
    '{{ g.gi_code }}',
    '{{ g.gi_running }}',
    '{{ [].append(1) }}{{ {}.update(a=1) }}',
    '{{ cycler.__init__.__globals__ }}',
    '{{ lipsum.__globals__ }}',
    '{{ self.__init__ }}',
    '{{ self._TemplateReference__context }}',
    '{{ namespace.__init__ }}',
    '{{ dict.__subclasses__ }} {{ dict.mro }}',
    '{{ loop.__class__ }}',
    '{% set ns = namespace(a=1) %}{{ ns.__class__ }}{{ ns._Namespace__attrs }}',
    '{% macro m() %}{% endmacro %}{{ m._func }}{{ m.__call__ }}{{ m.name }}',
    "{{ [f]|map(attribute='__class__')|list }}",
    "{{ [f]|map('attr', '__class__')|list }}",
    "{{ [f]|groupby('__class__') }}",
    "{{ [f]|sum(attribute='__class__') }}",
    "{{ [f]|selectattr('__class__')|list }}",
    "{{ 'a'.upper() }}",
    '{{ x.y.__z__ }}',
    '{{ f.__dict__ is defined }}',
    '{{ (f.__dict__).a }}',
    "{{ f['__dict__'] }}",
    '{% for k in f.__dict__ %}{% endfor %}',
    "{{ '%s' % f }} {{ '%(a)s' % {'a': 1} }}",
    '{{ f.ok }}',
]:
    attempt(source, f=Foo(), g=numbers())

# === what an immutable sandbox refuses ===
for source in [
    '{{ [].append(1) }}',
    '{{ {}.update(a=1) }}',
    '{{ [1].pop }}',
    "{{ {'a':1}.get('a') }}",
    '{{ s.add(1) }}',
    '{% set x = [] %}{{ x.extend([1]) }}',
    '{{ d.appendleft(1) }}',
    '{{ [2,1]|sort }}',
]:
    attempt(source, ImmutableSandboxedEnvironment(), s={1}, d=deque())


# === operators of one's own ===
class Intercepting(SandboxedEnvironment):
    intercepted_binops = frozenset(["+", "**"])
    intercepted_unops = frozenset(["-"])

    def call_binop(self, context, operator, left, right):
        return f"<{left}{operator}{right}>"

    def call_unop(self, context, operator, arg):
        return f"<{operator}{arg}>"


attempt("{{ 1 + 2 }} {{ 2 ** 3 }} {{ 2 * 3 }} {{ -1 }} {{ 1 + 2 + 3 }}", Intercepting())
print(ENVIRONMENT.sandboxed, Environment().sandboxed)
