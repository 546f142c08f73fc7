/** Programs for load: as many different ones as are asked for, each with an answer that is known without running it. */

export interface Snippet {
  readonly code: string;
  readonly printed: string;
}

/** The default code node of Dify's editor, as Dify sends it. */
export const DEFAULT_NODE: Snippet = {
  code: `def main(arg1: str, arg2: str):
    return {"result": arg1 + arg2}

import json
from base64 import b64decode
inputs_obj = json.loads(b64decode('eyJhcmcxIjoiYSIsImFyZzIiOiJiIn0=').decode('utf-8'))
print('<<RESULT>>' + json.dumps(main(**inputs_obj), indent=4) + '<<RESULT>>')
`,
  printed: '<<RESULT>>{\n    "result": "ab"\n}<<RESULT>>\n',
};

/** Iterations after which the engine compiles a loop, and some more. */
const HOT = 1400;

/** The text of every number is another one. Half of them have a loop that gets hot, so that code is generated for it. */
export function snippet(number: number): Snippet {
  const rounds = number % 2 === 0 ? HOT : 40;
  const code = `# node ${number}: totals of an order
import json

def total_${number}(rows, rate):
    kept = [row for row in rows if row["quantity"] > 0]
    amount = sum(row["quantity"] * row["price"] for row in kept)
    return {"rows": len(kept), "amount": amount, "tax": amount * rate // 100}

rows = [{"quantity": n % 4, "price": ${(number % 97) + 3}} for n in range(12)]
checksum = ${number}
for step in range(${rounds}):
    checksum = (checksum * 31 + step) % 1000003
print(json.dumps(total_${number}(rows, 19)), checksum)
`;
  return { code, printed: printedBy(number, rounds) };
}

function printedBy(number: number, rounds: number): string {
  const price = (number % 97) + 3;
  let amount = 0;
  let kept = 0;
  for (let n = 0; n < 12; n++) {
    amount += (n % 4) * price;
    if (n % 4 > 0) kept++;
  }
  let checksum = number;
  for (let step = 0; step < rounds; step++) checksum = (checksum * 31 + step) % 1_000_003;
  return `{"rows": ${kept}, "amount": ${amount}, "tax": ${Math.floor((amount * 19) / 100)}} ${checksum}\n`;
}
