/** The shapes in which Dify's versions wrap a template, by how they make a template of it; names and comments are ours. */
import type { Wrap } from './generations.ts';
import { MARK } from './generations.ts';

const base64 = (value: string): string => Buffer.from(value).toString('base64');
const printed = (inputs: unknown): string => `
inputs_obj = json.loads(b64decode('${base64(JSON.stringify(inputs))}').decode('utf-8'))
output = main(**inputs_obj)
result = f'''${MARK}{output}${MARK}'''
print(result)
`;

export const TEMPLATE_GENERATIONS: ReadonlyMap<string, Wrap> = new Map<string, Wrap>([
  [
    'the template in the text',
    (template, inputs) => `
import jinja2
import json
from base64 import b64decode

template = jinja2.Template('''${template}''')

def main(**inputs):
    return template.render(**inputs)
${printed(inputs)}`,
  ],
  [
    'the template in base64',
    (template, inputs) => `
import jinja2
import json
from base64 import b64decode

def main(**inputs):
    template_code = b64decode('${base64(template)}').decode('utf-8')
    template = jinja2.Template(template_code)
    return template.render(**inputs)
${printed(inputs)}`,
  ],
  [
    'a sandboxed environment',
    (template, inputs) => `
import json
from base64 import b64decode
from jinja2.sandbox import SandboxedEnvironment

def main(**inputs):
    environment = SandboxedEnvironment()
    template_code = b64decode('${base64(template)}').decode('utf-8')
    return environment.from_string(template_code).render(**inputs)
${printed(inputs)}`,
  ],
  [
    'compact',
    (template, inputs) => `
import json, jinja2
from base64 import b64decode
def main(**inputs):
    return jinja2.Template(b64decode("${base64(template)}").decode("utf-8")).render(**inputs)
inputs_obj = json.loads(b64decode("${base64(JSON.stringify(inputs))}").decode("utf-8"))
print("${MARK}" + main(**inputs_obj) + "${MARK}")
`,
  ],
]);
