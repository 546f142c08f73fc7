/** Template text to code: the realm's hook behind jinja2. What one session compiled, the next finds compiled, and hot. */
import type { Code } from '../bytecode/code.ts';
import { compileModule } from '../compiler/compiler.ts';
import { makeException } from '../runtime/exceptions/raise.ts';
import { realm } from '../runtime/realm.ts';
import type { CompiledTemplate, TemplateReference, TemplateSettings } from '../runtime/template-hook.ts';
import { TemplateError } from '../templates/error.ts';
import { translateTemplate } from '../templates/templates.ts';
import type { CodeCache } from './code-cache.ts';
import { noteOrigin } from './image/code-origins.ts';

/** Bytes that a token costs on its way through the trees to code; garbage afterwards. */
const TOKEN_BYTES = 1500;
/** Units of work that a token costs. */
const TOKEN_WORK = 8;

const referencesOf = new WeakMap<Code, readonly TemplateReference[]>();

export function compileTemplate(
  cache: CodeCache,
  source: string,
  filename: string,
  settings: TemplateSettings,
): CompiledTemplate {
  const key = `template\0${filename}\0${JSON.stringify(settings)}\0${source}`;
  const known = cache.get(key);
  if (known !== undefined) return { code: known, references: referencesOf.get(known) ?? [] };
  const { budget } = realm();
  budget.allocate(source.length * 4);
  budget.work(source.length / 8);
  try {
    const { tree, references } = translateTemplate(source, settings, (tokens) => {
      budget.allocate(tokens * TOKEN_BYTES);
      budget.work(tokens * TOKEN_WORK);
    });
    const code = compileModule(tree, {
      filename,
      mode: 'module',
      result: 'none',
      futureFlags: 0,
      onProgress: () => budget.checkTime(),
    });
    noteOrigin(code, { kind: 'template', source, filename, settings });
    referencesOf.set(code, references);
    cache.set(key, code);
    return { code, references };
  } catch (thrown) {
    if (thrown instanceof TemplateError) return { problem: thrown.kind, message: thrown.message, line: thrown.line };
    // Parser, translator and compiler recurse over the trees; they hold no state that an early end could break.
    if (thrown instanceof RangeError && thrown.message.includes('call stack'))
      throw makeException('RecursionError', 'maximum recursion depth exceeded during compilation');
    throw thrown;
  }
}
