/**
 * Where code came from. Bytecode is never written down: an image names the source, the way it was compiled and the
 * place of the code in it, and whoever restores compiles it again. So no code comes from outside the process.
 */
import type { Code } from '../../bytecode/code.ts';
import { libraryCode } from '../../modules/define.ts';
import { findModule } from '../../runtime/module-registry.ts';
import { libraryName } from '../../runtime/source.ts';
import type { TemplateSettings } from '../../runtime/template-hook.ts';
import type { CompileOptions } from '../compile.ts';

export type CodeOrigin =
  | {
      readonly kind: 'source';
      readonly source: string;
      readonly filename: string;
      readonly mode: 'exec' | 'eval' | 'single';
      readonly options: CompileOptions;
    }
  | {
      readonly kind: 'template';
      readonly source: string;
      readonly filename: string;
      readonly settings: TemplateSettings;
    };

interface Place {
  readonly origin: CodeOrigin;
  /** Which child of which child. */
  readonly path: readonly number[];
}

const places = new WeakMap<Code, Place>();

/** Notes the origin of code that was compiled, and of all code in it. */
export function noteOrigin(code: Code, origin: CodeOrigin, path: readonly number[] = []): Code {
  places.set(code, { origin, path });
  code.children.forEach((child, i) => {
    noteOrigin(child, origin, [...path, i]);
  });
  return code;
}

/** Undefined: nobody noted it. */
export function placeOf(code: Code): Place | undefined {
  return places.get(code) ?? placeInLibrary(code);
}

/** The place of code that came with the package: noted when it is first asked for. */
function placeInLibrary(code: Code): Place | undefined {
  const name = libraryName(code.filename);
  const whole = name === undefined ? undefined : libraryCode(name);
  const source = whole === undefined ? undefined : findModule(name as string)?.source;
  if (whole === undefined || source === undefined) return undefined;
  const options = { module: true, futureFlags: 0 };
  noteOrigin(whole, { kind: 'source', source, filename: code.filename, mode: 'exec', options });
  return places.get(code);
}
