/** The code of the modules written in Python, compiled while the package is built: importing one compiles nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Code } from '../src/bytecode/code.ts';
import { encodeCode } from '../src/bytecode/stored-code.ts';
import { compileModule } from '../src/compiler/compiler.ts';
import { storedCodePath } from '../src/modules/define.ts';
import '../src/modules/table.ts';
import { findModule, moduleFiles } from '../src/runtime/module-registry.ts';
import { libraryFile } from '../src/runtime/source.ts';
import { lookUpName } from '../src/runtime/unicode/names.ts';
import { parseModule } from '../src/syntax/parser.ts';

/** Writes the code of all modules into the package that is built in a folder. */
export function writeLibraryCode(folder: string): void {
  for (const [name, code] of compileLibrary()) {
    const path = join(folder, storedCodePath(name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, encodeCode(code));
  }
}

/** The modules written in Python, compiled as the engine compiles them when it imports one. */
export function* compileLibrary(): Generator<readonly [name: string, code: Code]> {
  for (const name of moduleFiles()) {
    const source = findModule(name)?.source;
    if (source === undefined) continue;
    const filename = libraryFile(name);
    const lookupCharacterName = (character: string): string | undefined => {
      const points = lookUpName(character);
      return points?.length === 1 ? String.fromCodePoint(points[0] as number) : undefined;
    };
    const tree = parseModule(source, { lookupCharacterName });
    yield [name, compileModule(tree, { filename, mode: 'module', result: 'none', futureFlags: 0 })];
  }
}
