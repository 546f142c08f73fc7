/**
 * A code agent in TypeScript: the model writes Python, the engine runs it, tools are TypeScript. `think` stands for the
 * model; here it is a script, so that the example runs without one.
 *
 *     node examples/code-agent.ts
 */
import { pathToFileURL } from 'node:url';
import { defineTool, Engine, type Outcome, PythonError, type Tool } from '../src/index.ts';

const prices = new Map([
  ['bolt', 0.25],
  ['nut', 0.1],
]);

/** The types of `item` and of the result come from the description. */
export const price = defineTool({
  name: 'price',
  description: 'Price of an item, in euros.',
  inputs: { item: { type: 'string', description: 'its name' } },
  outputType: 'number',
  run: async ({ item }, { signal }) => {
    signal.throwIfAborted();
    const found = prices.get(item);
    if (found === undefined) throw new PythonError('KeyError', item);
    return found;
  },
});

export interface AgentOptions {
  readonly tools: readonly Tool[];
  /** The model: what has happened so far, to the next piece of Python. */
  readonly think: (transcript: readonly string[]) => Promise<string>;
  readonly onOutput?: (text: string) => void;
  readonly maxSteps?: number;
  readonly signal?: AbortSignal;
}

/** Runs steps until the program calls final_answer; gives its argument. */
export async function runAgent({ tools, think, onOutput, maxSteps = 10, signal }: AgentOptions): Promise<unknown> {
  const transcript: string[] = [];
  let printed = '';
  let answer: { readonly value: unknown } | undefined;
  const finalAnswer = defineTool({
    name: 'final_answer',
    description: 'Ends the task with its answer.',
    inputs: { answer: { type: 'any', description: 'the answer' } },
    outputType: 'null',
    run: (args) => {
      answer = { value: args.answer };
      return null;
    },
  });
  using session = new Engine().session({
    tools: [...tools, finalAnswer],
    limits: { timeoutMs: 10_000, maxBytes: 256 * 1024 * 1024 },
    onOutput: (_stream, text) => {
      printed += text;
      onOutput?.(text);
    },
  });
  for (let step = 0; step < maxSteps; step++) {
    const code = await think(transcript);
    printed = '';
    const outcome = await session.run(code, { result: 'lastStatement', ...(signal !== undefined && { signal }) });
    signal?.throwIfAborted();
    if (answer !== undefined) return answer.value;
    transcript.push(code, `${printed}${shown(outcome)}`);
  }
  throw new Error(`no answer after ${maxSteps} steps`);
}

/** What the model reads of a step beside its prints. */
function shown(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'value':
      return String(outcome.value);
    case 'error':
      return outcome.error.traceback;
    default:
      return 'message' in outcome ? (outcome.message ?? '') : '';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const script = [
    'total = sum(price(item) * n for item, n in {"bolt": 8, "nut": 8}.items())\nprint(f"{total:.2f}")',
    'try:\n    price("gear")\nexcept KeyError as error:\n    print("no price for", error)',
    'final_answer({"total": round(total, 2)})',
  ];
  const answer = await runAgent({
    tools: [price],
    think: async () => script.shift() ?? 'final_answer(None)',
    onOutput: (text) => process.stdout.write(text),
  });
  console.log(answer);
}
