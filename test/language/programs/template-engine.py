# A template language: variables, filters, if, for; compiled to closures.
import re
class TemplateError(Exception): pass
FILTERS = {'upper': str.upper, 'length': len, 'join': lambda v, s=', ': s.join(map(str, v)), 'money': lambda v: f'{v:,.2f}', 'default': lambda v, d: v if v not in (None, '') else d, 'title': str.title}
def lookup(path, scope):
    value = scope
    for part in path.split('.'):
        try: value = value[int(part) if part.isdigit() and isinstance(value, (list, tuple)) else part]
        except (KeyError, IndexError, TypeError): return getattr(value, part, None)
    return value
def expression(text):
    head, *filters = [p.strip() for p in text.split('|')]
    def run(scope):
        value = head[1:-1] if head[0] in '"\'' else lookup(head, scope)
        for f in filters:
            name, _, argument = f.partition(':')
            if name not in FILTERS: raise TemplateError(f'no filter {name}')
            value = FILTERS[name](value, *([argument.strip('"')] if argument else []))
        return value
    return run
def compile_template(text):
    tokens = re.split(r'(\{\{.*?\}\}|\{%.*?%\})', text)
    def block(*ends):
        nodes = []
        while tokens:
            token = tokens.pop(0)
            if token.startswith('{{'): nodes.append(lambda s, e=expression(token[2:-2].strip()): str(e(s)))
            elif token.startswith('{%'):
                words = token[2:-2].split()
                if words[0] in ends: return nodes, words[0]
                if words[0] == 'for':
                    body, _ = block('endfor')
                    def loop(s, name=words[1], items=expression(' '.join(words[3:])), body=body):
                        return ''.join(node({**s, name: item, 'index': i}) for i, item in enumerate(items(s) or [], 1) for node in body)
                    nodes.append(loop)
                elif words[0] == 'if':
                    yes, end = block('else', 'endif')
                    no = block('endif')[0] if end == 'else' else []
                    nodes.append(lambda s, t=expression(' '.join(words[1:])), y=yes, n=no: ''.join(node(s) for node in (y if t(s) else n)))
                else: raise TemplateError(f'unknown tag {words[0]}')
            elif token: nodes.append(lambda s, t=token: t)
        if ends: raise TemplateError(f'missing {" or ".join(ends)}')
        return nodes, None
    nodes, _ = block()
    return lambda **scope: ''.join(node(scope) for node in nodes)
page = compile_template('''Dear {{ user.name|title }},
{% for o in orders %}{{ index }}. {{ o.item|upper }} {{ o.price|money }}{% if o.tags %} [{{ o.tags|join:"/" }}]{% else %} (no tags){% endif %}
{% endfor %}{% if none %}never{% endif %}{{ note|default:"no note" }} {{ orders|length }} {{ "text"|upper }} {{ orders.0.item }}''')
print(page(user={'name': 'ann lee'}, orders=[{'item': 'pen', 'price': 1234.5, 'tags': ['a', 'b']}, {'item': 'ink', 'price': 2, 'tags': []}]))
for bad in '{% if x %}', '{% nope %}', '{{ x|nope }}', '{% for a in b %}{% endif %}':
    try: print(compile_template(bad)(x=1))
    except TemplateError as error: print(error)
