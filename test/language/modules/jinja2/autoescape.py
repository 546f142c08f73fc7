# === escaped output ===
from jinja2 import Environment, select_autoescape
from markupsafe import Markup, escape, soft_str

ENVIRONMENT = Environment(autoescape=True)


def attempt(source, environment=None, /, **variables):
    """Prints what a template gives, or its error."""
    environment = environment or ENVIRONMENT
    try:
        print(source, "->", repr(environment.from_string(source).render(**variables)))
    except Exception as error:
        line = getattr(error, "lineno", None)
        print(source, "!!", type(error).__name__, str(error), "" if line is None else f"(line {line})")


for source in [
    "{{ '<'~x }}",
    "{{ '<b>'|safe ~ '<' }}",
    "{{ ['<','>']|join('<br>') }}",
    "{{ ['<', '>'|safe]|join('<br>'|safe) }}",
    "{{ '<'|replace('<','&') }}",
    "{{ '<a>'|upper }}",
    "{{ '<'|format }}",
    "{{ '%s'|safe|format('<') }}",
    "{{ ('<b>%s</b>'|safe) % '<' }}",
    "{{ '<x>'|truncate(2) }}",
    "{{ '<x>'|indent }}",
    "{{ '<'|e }}",
    "{{ '<'|forceescape }}",
    "{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m('<') }} {% set y %}<{{ '<' }}{% endset %}{{ y }} {% filter upper %}<a{{ '<' }}{% endfilter %}",
    '{% autoescape false %}{{ \'<\' }}{% endautoescape %}{{ \'<\' }} {{ x|tojson }} {{ \'<a href="x">\'|striptags }} {{ {\'a\':\'<\'}|xmlattr }} {{ \'http://a.b\'|urlize }} {{ \'<p>a</p>\'|wordwrap(3) }} {{ [\'<\']|first }} {{ \'<b>\'|trim }} {{ \'<\'|center(3) }} {{ \'<b>x\'|title }} {{ undef }} {{ \'<\'|string }} {{ \'<\' if 1 }} {{ "a" "<" }} {{ {\'a\':\'<\'}|pprint }} {{ \'a\'|wordcount }} {{ \'<\'|urlencode }} {{ \'<\'|list }} {{ \'<\'|reverse }}',
    "{% autoescape x %}{{ '<' }}{% macro q() %}<{{ '<' }}{% endmacro %}{{ q() }}{% endautoescape %}",
]:
    attempt(source, x="<x>")

# === markup ===
m = Markup("<b>%s</b>")
for value in (
    m % "<", m + "<", "<" + m, m * 2, m.upper(), m[1:4], m.split("%"), m.replace("b", "<"), m.join(["<", Markup("&")]),
    Markup("<i>{}{x}</i>").format("<", x=Markup("<")), escape("'\"&<>"), escape(Markup("<")), escape(None), escape(3),
    Markup("&lt;b&gt; &amp;").unescape(), Markup("<!-- x --><p>a   b</p>&lt;").striptags(), Markup("%(a)s") % {"a": "<"},
    Markup("%d %.1f %r") % (1, 2.0, "<"), repr(m), Markup("a").center(5), Markup(" a ").strip(), Markup("a|b").partition("|"),
    soft_str("<"), soft_str(m), Markup("x").casefold(), Markup("{a[0]}").format_map({"a": "<>"}),
):
    print(type(value).__name__, value)

# === chosen by name ===
choose = select_autoescape(["html", "xml"], default_for_string=False)
print(choose("a.html"), choose("A.XML"), choose("a.txt"), choose(None))
