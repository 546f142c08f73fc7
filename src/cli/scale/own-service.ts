/** tierup's own service as something to measure: how a replica starts, and a code node as Dify's editor proposes it. */
import { resolve } from 'node:path';

export interface MeasuredService {
  readonly command: string;
  readonly path: string;
  readonly readyPath: string;
  readonly scrapePath: string;
  readonly headers: Readonly<Record<string, string>>;
}

const KEY = 'measured-here';

/** One worker each: a replica then has the front, the worker and nothing that another replica has too. */
export function ownService(): MeasuredService {
  const main = resolve(process.argv[1] ?? '');
  const settings = `SANDBOX_PORT={port} API_KEY=${KEY} MAX_WORKERS=1 MAX_REQUESTS=4096`;
  return {
    command: `${settings} exec ${quoted(process.execPath)} ${quoted(main)} serve --host 127.0.0.1`,
    path: '/v1/sandbox/run',
    readyPath: '/readyz',
    scrapePath: '/metrics',
    headers: { 'content-type': 'application/json', 'x-api-key': KEY },
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A program in the shape in which Dify sends a code node: `main`, its inputs as base64, its result between two marks. */
export function codeNode(main: string, inputs: Readonly<Record<string, unknown>>): string {
  const encoded = Buffer.from(JSON.stringify(inputs)).toString('base64');
  const code = `${main}
import json
from base64 import b64decode
inputs_obj = json.loads(b64decode('${encoded}').decode('utf-8'))
print('<<RESULT>>' + json.dumps(main(**inputs_obj), indent=4) + '<<RESULT>>')
`;
  return JSON.stringify({ language: 'python3', code });
}

/** The node that the editor opens with. */
export const DEFAULT_NODE = codeNode('def main(arg1: str, arg2: str):\n    return {"result": arg1 + arg2}\n', {
  arg1: 'a',
  arg2: 'b',
});

const LOOP = `def main(turns: int):
    total = 0
    for number in range(turns):
        total = (total * 31 + number) % 1000003
    return {"result": total}
`;

/** Nodes of one program whose work differs by its input, exponentially: short ones often, long ones rarely. */
export function nodesOfVaryingWork(count: number, meanTurns: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    return codeNode(LOOP, { turns: Math.round(-Math.log(1 - share) * meanTurns) });
  });
}
