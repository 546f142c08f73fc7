/** The shapes in which Dify's versions wrap a node, by what they do with the inputs; the comments between are ours. */

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

/** The code node that the shapes wrap. */
export const NODE = 'def main(a: int, name: str) -> dict:\n    return {"sum": a + 1, "name": name.upper()}\n';

/** What a wrapper prints around the result; between the marks is JSON. */
export const MARK = '<<RESULT>>';

export type Wrap = (node: string, inputs: unknown) => string;

export const GENERATIONS: ReadonlyMap<string, Wrap> = new Map<string, Wrap>([
  [
    'module-level loads and dumps, marks on lines of their own',
    (node, inputs) => `${node}
from json import loads, dumps
from base64 import b64decode

# run it
inputs = b64decode('${base64(inputs)}').decode('utf-8')
output = main(**loads(inputs))
output = dumps(output, indent=4)

result = f'''${MARK}
{output}
${MARK}'''

print(result)
`,
  ],
  [
    'json.loads around b64decode, commented',
    (node, inputs) => `${node}

import json
from base64 import b64decode

# the inputs, as the caller's JSON
inputs_obj = json.loads(b64decode('${base64(inputs)}').decode('utf-8'))

# don't print anything else
output_obj = main(**inputs_obj)
output_json = json.dumps(output_obj, indent=4)
result = f'''${MARK}{output_json}${MARK}'''
print(result)
`,
  ],
  [
    'compact, double quotes',
    (node, inputs) => `${node}
import json
from base64 import b64decode
inputs_obj = json.loads(b64decode("${base64(inputs)}").decode("utf-8"))
output_obj = main(**inputs_obj)
print("${MARK}" + json.dumps(output_obj, indent=4) + "${MARK}")
`,
  ],
  [
    'a module prefix, and blanks',
    (node, inputs) => `${node}
import json, base64
inputs_obj = json.loads( base64.b64decode( '${base64(inputs)}' ).decode() )
print(f'''${MARK}{json.dumps(main(**inputs_obj))}${MARK}''')
`,
  ],
]);
