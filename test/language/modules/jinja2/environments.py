# === undefined values ===
import jinja2
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    DebugUndefined,
    DictLoader,
    Environment,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    Undefined,
    pass_context,
    pass_environment,
    pass_eval_context,
)

ENVIRONMENT = Environment()
def attempt(source, environment=None, /, **variables):
    """Prints what a template gives, or its error."""
    environment = environment or ENVIRONMENT
    try:
        print(source, "->", repr(environment.from_string(source).render(**variables)))
    except Exception as error:
        line = getattr(error, "lineno", None)
        print(source, "!!", type(error).__name__, str(error), "" if line is None else f"(line {line})")


for kind in (Undefined, ChainableUndefined, DebugUndefined, StrictUndefined):
    environment = Environment(undefined=kind)
    print(kind.__name__)
    for source in [
        "{{ x }}", "{{ x.y }}", "{{ x.y.z }}", "{{ d.y }}", "{{ d['y'] }}", "{{ d[1] }}", "{{ x is defined }}",
        "{{ x | default('d') }}", "{{ x.y | default('d') }}", "{% if x %}a{% else %}b{% endif %}",
        "{% for i in x %}a{% else %}b{% endfor %}", "{{ x == y }}", "{{ x != 1 }}", "{{ x + 1 }}", "{{ -x }}", "{{ x() }}",
        "{{ x < 1 }}", "{{ x | length }}", "{{ x | list }}", "{{ 1 in x }}", "{{ x ~ 'a' }}", "{{ x | string }}",
        "{{ x | int }}", "{{ x | join }}", "{{ 'a' if false }}", "{{ ('a' if false) is defined }}", "{{ [x] }}", "{{ not x }}",
        "{{ x | upper }}", "{{ x[0] }}", "{{ x ** 2 }}", "{{ 'a' % x }}", "{{ {x: 1} }}",
    ]:
        attempt(source, environment, d={})

# === templates and environments ===
t = Template("Hello {{ name }}!")
print(t.render(name="A"), t.render({"name": "B"}), t.render({"name": "B"}, name="C"), list(t.generate(name="x")))
stream = t.stream(name="D")
stream.enable_buffering(2)
print(list(stream))
print(Template("{% set a = 1 %}{% macro m(x) %}[{{ x }}]{% endmacro %}{% set _b = 2 %}body").module.m("q"))
module = Template("{% set a = 1 %}{% set _b = 2 %}body").module
print(module.a, hasattr(module, "_b"), str(module))
print(ENVIRONMENT.compile_expression("a + 1")(a=2), ENVIRONMENT.compile_expression("nope")(), ENVIRONMENT.compile_expression("x.y", False)(x={}))
environment = Environment(finalize=lambda value: "-" if value is None else value)
attempt("{{ none }}{{ 1 }}{{ x }}{{ none ~ 'a' }}", environment)
environment.filters["double"] = lambda value, times=2: value * times
environment.tests["big"] = lambda value: value > 10
environment.globals["answer"] = 42
attempt("{{ 3 | double }} {{ 'a' | double(times=3) }} {{ 11 is big }} {{ answer }} {{ [1, 2] | map('double') | list }}", environment)


@pass_context
def with_context(context, value=None):
    return f"{value}:{context['name']}:{sorted(k for k in context.get_all() if k in ('name', 'local'))}"


@pass_environment
def with_environment(environment, value=None):
    return f"{value}:{environment.trim_blocks}"


@pass_eval_context
def with_eval_context(eval_ctx, value=None):
    return f"{value}:{eval_ctx.autoescape}"


for function in (with_context, with_environment, with_eval_context):
    environment.filters[function.__name__] = function
    environment.globals[function.__name__] = function
attempt("{{ 1 | with_context }} {{ with_context(2) }} {{ 1 | with_environment }} {{ with_environment() }}", environment, name="N")
attempt("{{ 1 | with_eval_context }} {% autoescape true %}{{ with_eval_context(1) }}{% endautoescape %}", environment)
attempt("{% do x.append(1) %}{{ x }}{% for i in [1, 2, 3] %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% break %}{% endfor %}",
        Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]), x=[])
overlay = ENVIRONMENT.overlay(trim_blocks=True)
print(overlay.trim_blocks, ENVIRONMENT.trim_blocks, overlay.overlayed)
for wrong in ({"block_start_string": "{{"}, {"newline_sequence": "x"}, {"undefined": int}):
    try:
        Environment(**wrong)
    except Exception as error:
        print(type(error).__name__)
print(len(ENVIRONMENT.filters), len(ENVIRONMENT.tests))
print(sorted(ENVIRONMENT.filters), sorted(ENVIRONMENT.tests), sorted(ENVIRONMENT.globals))

# === loaders ===
dictionary = DictLoader({"a": "A{{ x }}", "b": "{% include 'a' %}B", "d/c": "C"})
environment = Environment(loader=ChoiceLoader([dictionary, PrefixLoader({"p": DictLoader({"q": "Q"})}), FunctionLoader({"f": "F"}.get)]))
for name in ["a", "b", "d/c", "p/q", "f", "nope", "p/nope"]:
    try:
        print(name, environment.get_template(name).render(x=1))
    except jinja2.TemplateNotFound as error:
        print(type(error).__name__, error, error.name, error.templates)
print(environment.select_template(["nope", "a"]).name, environment.get_or_select_template("b").name)
try:
    environment.select_template(["nope", "no"])
except jinja2.TemplatesNotFound as error:
    print(error, error.templates)
print(dictionary.list_templates(), environment.get_template("a") is environment.get_template("a"))
dictionary.mapping["a"] = "changed"
print(environment.get_template("a").render())

# === inheritance ===
environment = Environment(
    loader=DictLoader(
        {
            "base": "<{% block head %}base head{% endblock %}|{% block body %}{% block inner %}base inner{% endblock %}{% endblock %}>",
            "middle": "{% extends 'base' %}{% block inner %}middle({{ super() }}){% endblock %}",
            "leaf": "{% extends 'middle' %}{% set t = 'T' %}{% block head %}{{ t }}{{ self.inner() }}{% endblock %}{% block inner %}leaf({{ super() }},{{ super.super() }}){% endblock %}",
            "dynamic": "{% extends layout %}{% block head %}dyn{% endblock %}",
            "macros": "{% macro field(name, value='', kind='text') -%}<input name={{ name }} value={{ value }} kind={{ kind }}>{%- endmacro %}{% macro outer() %}<{{ caller() }}>{% endmacro %}",
            "uses": "{% from 'macros' import field as f, outer with context %}{{ f('a', kind='b') }}{% call outer() %}{{ f('x') }}{% endcall %}",
            "list": "{% for item in items recursive %}{{ loop.depth }}{{ item.name }}{% if item.children %}({{ loop(item.children) }}){% endif %}{% if not loop.last %},{% endif %}{% endfor %}",
        }
    )
)
for name in ["base", "middle", "leaf", "uses"]:
    print(environment.get_template(name).render())
print(environment.get_template("dynamic").render(layout="base"), environment.get_template("dynamic").render(layout=environment.get_template("middle")))
tree = [{"name": "a", "children": [{"name": "b"}, {"name": "c", "children": [{"name": "d"}]}]}, {"name": "e"}]
print(environment.get_template("list").render(items=tree))
