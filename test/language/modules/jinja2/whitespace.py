# === signs beside delimiters ===
from jinja2 import Environment

TEXTS = [
    "a {%- if 1 %} b {% endif -%} c",
    "a\n  {%- if 1 -%}\n  b\n  {%- endif %}\n c",
    "  {% if 1 %}\n  x\n  {% endif %}\n",
    "  {%+ if 1 %}\n  x\n  {%+ endif +%}\n y",
    "a  {{- 1 -}}  b {{+ 2 }} c",
    "a\n  {# comment #}\nb",
    "a\n  {#- comment -#}\n  b",
    "a\n  {#+ comment +#}\n  b",
    "{% raw %} {{ x }} {% endraw %}",
    " {%- raw -%} {{ x }} {%- endraw -%} ",
    "  {% raw %}\n  {{ x }}\n  {% endraw %}\n",
    "{% for i in [1, 2] %}\n{{ i }}\n{% endfor %}\n",
    "x {% set a = 1 %}\n{{ a }}\n",
    "\n\n{% if 1 %}\n\nx\n\n{% endif %}\n\n",
    "a\r\nb\rc\n",
    "x  {% if 1 %}y{% endif %}\n  {% if 1 %}z{% endif %}",
    "{{ 'a\nb' }}\n",
    "{%if 1%}t{%endif%}",
    "{% if 1 %}  {% endif %}  {% if 1 %}|{% endif %}",
]
SETTINGS = [
    {},
    {"trim_blocks": True},
    {"lstrip_blocks": True},
    {"trim_blocks": True, "lstrip_blocks": True},
    {"keep_trailing_newline": True, "newline_sequence": "\r\n"},
]
for settings in SETTINGS:
    environment = Environment(**settings)
    print(settings)
    for text in TEXTS:
        try:
            print("  ", repr(text), "->", repr(environment.from_string(text).render()))
        except Exception as error:
            print("  ", repr(text), "!!", type(error).__name__, error)

# === other delimiters ===
erb = Environment("<%", "%>", "<%=", "%>", "<%#", "%>")
print(repr(erb.from_string("<% for i in [1, 2] %><%= i %><%# no %>{{ i }}<% endfor %>").render()))
php = Environment("<?", "?>", "<?=", "?>", "<!--", "-->")
print(repr(php.from_string("<!-- x --><? if 1 ?><?= 'y' ?><? endif ?>").render()))
print(repr(Environment("[[", "]]", "((", "))", "[#", "#]").from_string("[[ if 1 ]]((  (1,2)|first ))[[ endif ]][# x #]").render()))

# === lines as statements ===
lines = Environment(line_statement_prefix="#", line_comment_prefix="##")
for text in [
    "# for i in [1, 2]:\n  {{ i }}\n# endfor\nend",
    "  # if 1\nyes\n  # endif",
    "a ## comment\nb",
    "## comment\na\n",
    "x # not a statement\n# set y = 2\n{{ y }}",
    "# for i in [\n1,\n2\n]\n<{{ i }}>\n# endfor",
    "# if x\n",
]:
    try:
        print(repr(text), "->", repr(lines.from_string(text).render()))
    except Exception as error:
        print(repr(text), "!!", type(error).__name__, error)

# === lines of errors ===
for text in [
    "a\nb\n{{ 1 | nope }}",
    "a\n{% if 1 %}\nb\n",
    "{#\n\n#}\n{{ }}",
    "{% raw %}\n\n{% endraw %}\n{% foo %}",
    "{% if 1 -%}\n\n\n{{ a b }}{% endif %}",
]:
    try:
        Environment().from_string(text)
    except Exception as error:
        print(repr(text), "!!", type(error).__name__, error, error.lineno, error.name, error.filename)
