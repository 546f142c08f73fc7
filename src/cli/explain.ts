/** What `--explain` prints: the bytecode of a program, function by function. */
import { printCode } from '../bytecode/printer.ts';
import { compileModule } from '../compiler/compiler.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { parseModule } from '../syntax/parser.ts';

export function explain(source: string, filename: string): string {
  try {
    const code = compileModule(parseModule(source), {
      filename,
      mode: 'module',
      result: 'lastExpression',
      futureFlags: 0,
    });
    return `${printCode(code)}\n`;
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) return ''; // the run reports it
    throw thrown;
  }
}
