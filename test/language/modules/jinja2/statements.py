# === blocks, macros, loops, imports ===
from jinja2 import DictLoader, Environment

ENVIRONMENT = Environment(
    loader=DictLoader(
        {
            "i": "[{{ loop.index }}{{ x }}]",
            "p": "P{% block b %}pb{% endblock %}Q",
            "m": "{% macro f(a) %}<{{ a }}{{ x }}>{% endmacro %}{% set v=3 %}{% set _h=1 %}",
            "c": '{% extends "p" %}out{{ 1/0 }}{% block b %}cb{{ super() }}{% endblock %}',
            "inc": '{% extends "p" %}{% include "i" %}',
            "bad": "a\n{{ }",
            "rq": "{% block b required %}{% endblock %}",
        }
    )
)


def attempt(source, environment=None, /, **variables):
    """Prints what a template gives, or its error."""
    environment = environment or ENVIRONMENT
    try:
        print(source, "->", repr(environment.from_string(source).render(**variables)))
    except Exception as error:
        line = getattr(error, "lineno", None)
        print(source, "!!", type(error).__name__, str(error), "" if line is None else f"(line {line})")


for source in [
    "{% for x in [1,2] %}{% include 'i' %}{% endfor %}",
    "{% include 'c' %}",
    "{% include 'inc' %}",
    "{% import 'm' as m %}{{ m.f(1) }}{{ m.v }}{{ m._h }}{{ m }}",
    "{% from 'm' import f, v as w %}{{ f(2) }}{{ w }}",
    "{% from 'm' import zz %}{{ zz }}|{{ zz.a }}",
    "{% set x=9 %}{% import 'm' as m with context %}{{ m.f(1) }}",
    "{% include 'bad' %}",
    "{% include 'nope' %}",
    "{% include ['n','m2'] %}",
    '{% include [] %}',
    "{% include 'nope' ignore missing %}",
    "{% include 'rq' %}",
    "{% extends 'p' %}{% extends 'p' %}",
    "{% if true %}{% extends 'p' %}{% endif %}hi",
    '{% macro m(a,b=a) %}{{ a }}-{{ b }}-{{ caller is defined }}-{{ varargs }}-{{ kwargs }}{% endmacro %}{{ m() }}|{{ m(1,2,3,k=4) }}{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}{{ m.catch_varargs }}{{ m.caller }}',
    '{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1,2) }}',
    '{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=2) }}',
    '{% macro m(a) %}{{ a.x }}{% endmacro %}{{ m() }}',
    '{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, a=2) }}',
    '{% macro m() %}{{ caller(3) }}{% endmacro %}{% call(z) m() %}<{{ z }}>{% endcall %}',
    '{% macro m() %}x{% endmacro %}{% call m() %}<{{ z }}>{% endcall %}',
    "{% for x in [1,2,3] %}{{ loop.index }}{{loop.index0}}{{loop.revindex}}{{loop.revindex0}}{{loop.first}}{{loop.last}}{{loop.length}}{{loop.depth}}{{loop.depth0}}{{loop.previtem}}{{loop.nextitem}}{{loop.cycle('a','b')}}{{loop.changed(x)}} {% endfor %}",
    '{% for x in [1] %}{{ loop.cycle() }}{% endfor %}',
    '{% for x in [1] %}{{ loop }}{{ loop([2]) }}{% endfor %}',
    '{% for x in [[1],[2]] recursive %}{{ loop.depth }}{% if x is iterable %}{{ loop(x) }}{% endif %}{% endfor %}',
    '{{ namespace(a=1).a }}{{ namespace(a=1) }}',
    '{% set ns=namespace() %}{% set ns.x=1 %}{{ ns.x }}{{ ns.y }}|{{ ns.y.z }}',
    "{{ cycler('a','b').next() }}",
    '{{ cycler() }}',
    '{% set c=cycler(1,2) %}{{ c.current }}{{ c.next() }}{{ c.next() }}{{ c.next() }}{% do c.reset() %}',
    "{% set j=joiner('|') %}{{ j() }}{{ j() }}",
    '{% set x %}a{{ 1 }}{% endset %}{{ x }}',
    '{% set x | upper %}a{{ 1 }}{% endset %}{{ x }}',
    '{% block a scoped %}{{ x }}{% endblock %}',
    '{% for x in [1,2] %}{% block a scoped %}{{ x }}{{ loop.index }}{% endblock %}{% endfor %}',
    '{% for x in [1,2] %}{% block a %}{{ x }}{% endblock %}{% endfor %}',
    '{{ self.a() }}{% block a %}A{% endblock %}',
    '{% set x=1 %}{% block a %}{{ x }}{% endblock %}',
    '{% for x in 5 %}{% endfor %}',
    '{% for a,b in [1] %}{% endfor %}',
    "{{ {'a':{'b':1}}.a.b }}",
    '{{ x.y.z }}',
    '{{ foo.bar() }}',
    '{% set x = 1 if false %}{{ x }}',
    '{{ [1,2,3]|sum|nope2 }}',
    "{{ x|attr('y') }}",
    "{{ 'a' is nope }}",
    "{% if false %}{{ 'a' is nope }}{% else %}{{ 1 is nope }}{% endif %}",
    '{% for i in range(3) %}{% if i==1 %}{% set z=i %}{% endif %}{{ z }}{% endfor %}',
    '{% with %}{% set q=1 %}{{ q }}{% endwith %}{{ q }}',
    '{% call(a, b=2) m() %}{% endcall %}',
    '{% block a %}{% block b %}x{% endblock %}{% endblock %}',
    '{% macro m() %}{% block a %}x{% endblock %}{% endmacro %}{{ m() }}',
    '{{ caller }}',
    "{{ 'x'.__class__ }}",
    '{% macro caller() %}{% endmacro %}',
    '{% macro m(caller) %}{{ caller() }}{% endmacro %}',
    '{% for _ in [1] %}{{ _ }}{% endfor %}',
    '{% set _ = 2 %}{{ _ }}',
    "{{ _('a') }}",
    '{{ 3 is divisibleby }}',
    '{{ 3|round(1,2,3) }}',
    '{{ [3,1]|sort(reverse=true) }}',
]:
    attempt(source, x="X")
