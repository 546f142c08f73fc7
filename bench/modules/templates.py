import jinja2

ENVIRONMENT = jinja2.Environment()
REPORT = ENVIRONMENT.from_string('''
{% macro cell(value, kind='td') %}<{{ kind }}>{{ value }}</{{ kind }}>{% endmacro %}
<h1>{{ title | upper }}</h1>
<table>{% for row in rows if row.active %}
<tr class="{{ loop.cycle('odd', 'even') }}">{{ cell(loop.index, 'th') }}{{ cell(row.name | title) }}{{ cell('%.2f' | format(row.price)) }}
{%- if row.tags %}<td>{{ row.tags | join(', ') }}</td>{% else %}<td>-</td>{% endif %}</tr>
{%- endfor %}</table>
{{ rows | sum(attribute='price') | round(2) }} {{ rows | map(attribute='name') | list | length }}
''')
ROWS = [{'name': f'name {n}', 'price': n * 1.25, 'active': n % 3 != 0, 'tags': ['a', 'b'] if n % 2 else []} for n in range(200)]
PROMPT = 'Hello {{ user.name }}, you have {{ items | length }} items:\n{% for item in items %}- {{ item }}\n{% endfor %}'
ESCAPED = jinja2.Environment(autoescape=True).from_string('{% for row in rows %}<p>{{ row.name }} & {{ "<b>" }}</p>{% endfor %}')


def template_report():
    return REPORT.render(title='the report', rows=ROWS)


def template_small():
    template = ENVIRONMENT.from_string(PROMPT)
    return [template.render(user={'name': 'Ann'}, items=['x', 'y', 'z']) for _ in range(100)][-1]


def template_escaped():
    return ESCAPED.render(rows=ROWS)


def template_compile():
    return [len(jinja2.Template(PROMPT + '{# %d #}' % n).render(user={'name': 'Ann'}, items=[])) for n in range(5)]
