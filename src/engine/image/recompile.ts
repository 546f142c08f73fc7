/** Code again, from where it came from (code-origins.ts). Throws a guest SyntaxError where the text is none. */
import type { Code } from '../../bytecode/code.ts';
import { libraryCode } from '../../modules/define.ts';
import { findModule } from '../../runtime/module-registry.ts';
import { libraryFile } from '../../runtime/source.ts';
import type { TemplateSettings } from '../../runtime/template-hook.ts';
import type { CodeCache } from '../code-cache.ts';
import { type CompileOptions, compileSource } from '../compile.ts';
import { compileTemplate } from '../compile-template.ts';
import { BadImage, MissingHere } from './bad-image.ts';

/** `kind` 0: source, file name, mode, options; 1: a module of ours; 2: template, file name, settings. */
export function recompile(facts: readonly string[], kind: number, cache: CodeCache): Code {
  const [source = '', filename = '', mode = '', options = ''] = facts;
  if (kind === 1) return codeOfLibrary(source, cache);
  if (kind === 2) {
    const compiled = compileTemplate(cache, source, filename, JSON.parse(mode) as TemplateSettings);
    if ('code' in compiled) return compiled.code;
    throw new BadImage('a template is none');
  }
  if (mode !== 'exec' && mode !== 'eval' && mode !== 'single') throw new BadImage('code is of no kind');
  return cached(source, filename, mode, JSON.parse(options) as CompileOptions, cache);
}

function codeOfLibrary(name: string, cache: CodeCache): Code {
  const text = findModule(name)?.source;
  if (text === undefined) throw new MissingHere(`there is no module ${JSON.stringify(name)}`);
  return libraryCode(name) ?? cached(text, libraryFile(name), 'exec', { module: true, futureFlags: 0 }, cache);
}

function cached(
  source: string,
  filename: string,
  mode: 'exec' | 'eval' | 'single',
  { module, futureFlags, result }: CompileOptions,
  cache: CodeCache,
): Code {
  if (typeof module !== 'boolean' || typeof futureFlags !== 'number') throw new BadImage('code is of no kind');
  // The key of a session's own code where it was run as a program.
  const isProgram = module && mode !== 'eval' && futureFlags === 0 && result !== undefined;
  const key = `${isProgram ? result : `image\0${mode}\0${module}\0${futureFlags}\0${result}`}\0${filename}\0${source}`;
  let code = cache.get(key);
  if (code === undefined) {
    code = compileSource(source, filename, mode, { module, futureFlags, ...(result !== undefined && { result }) });
    cache.set(key, code);
  }
  return code;
}
