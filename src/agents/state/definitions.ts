/** What a program has defined at its top level, as text: functions, classes and lambdas are made again from it. */
import { PythonSyntaxError } from '../../syntax/errors.ts';
import { parseModule } from '../../syntax/parser.ts';
import type { Statement } from '../../syntax/tree.ts';
import { segment } from './source-segment.ts';

export class Definitions {
  /** Source by name, in the order in which it ran. */
  readonly #sources = new Map<string, string>();

  /** Notes what a source defines. */
  add(source: string): void {
    if (!/\b(?:def|class|lambda)\b/.test(source)) return;
    for (const statement of statementsOf(source)) {
      const name = definedName(statement);
      if (name === undefined) continue;
      // A later definition may use what came before it.
      this.#sources.delete(name);
      this.#sources.set(name, segment(source, statement));
    }
  }

  get entries(): readonly (readonly [name: string, source: string])[] {
    return [...this.#sources];
  }
}

function definedName(statement: Statement): string | undefined {
  switch (statement.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return statement.name;
    case 'Assign': {
      const [target] = statement.targets;
      return statement.value.kind === 'Lambda' && target?.kind === 'Name' ? target.id : undefined;
    }
    default:
      return undefined;
  }
}

function statementsOf(source: string): readonly Statement[] {
  try {
    return parseModule(source).body;
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    return [];
  }
}
