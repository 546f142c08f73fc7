"""Records what jinja2 makes of the templates in test/service/template-nodes.jsonl. Needs jinja2 3.1.6.

    python3 scripts/record-templates.py
"""

import json
from pathlib import Path

import jinja2

file = Path(__file__).parent.parent / 'test' / 'service' / 'template-nodes.jsonl'
nodes = [json.loads(line) for line in file.read_text().splitlines()]
for node in nodes:
    node.pop('error', None)
    try:
        node['text'] = jinja2.Template(node['template']).render(**node['inputs'])
    except Exception as error:
        node.pop('text', None)
        node['error'] = f'{type(error).__module__}.{type(error).__name__}: {error}'.removeprefix('builtins.')
file.write_text(''.join(json.dumps(node, ensure_ascii=False) + '\n' for node in nodes))
