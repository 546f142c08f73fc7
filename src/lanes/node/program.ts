/**
 * The process of one program: reads it from standard input, takes away what leads out, and runs it as a script. Its end is
 * Node's own: the event loop is empty, or an exception was not caught.
 */
import { runInThisContext } from 'node:vm';
import { closeOff } from './closed-off.ts';
import { splitAtMain } from './split-at-main.ts';

interface Program {
  readonly source: string;
  readonly filename: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

async function read(): Promise<Program> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Program;
}

function run({ source, filename, inputs }: Program): void {
  Object.assign(globalThis, inputs);
  const parts = splitAtMain(source);
  if (parts === undefined) {
    runInThisContext(source, { filename });
    return;
  }
  const { head, call, variable, tail, lineOffset } = parts;
  runInThisContext(head, { filename });
  const value: unknown = runInThisContext(call, { filename, lineOffset });
  const finish = (result: unknown): void => {
    Object.defineProperty(globalThis, variable, {
      value: result,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    runInThisContext(tail, { filename, lineOffset: lineOffset + 1 });
  };
  if (value instanceof Promise) void value.then(finish);
  else finish(value);
}

const program = await read();
closeOff();
run(program);
