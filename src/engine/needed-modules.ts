/** Which modules a program imports that the engine does not have: what a router asks before it starts a run. */
import '../modules/table.ts';
import { hasModule } from '../runtime/module-registry.ts';
import { TOKEN } from '../syntax/token.ts';
import { tokenize } from '../syntax/tokenizer.ts';

/** Longer texts are not looked at: data in a program's clothes. */
const MAX_CHARACTERS = 1 << 20;
const MAX_NESTING = 200;

/**
 * Names, in their order, each once. Takes the tokens alone, which any text has, in time that grows with its length;
 * imports whose names are computed are not seen.
 */
export function modulesNotHere(source: string): readonly string[] {
  if (source.length > MAX_CHARACTERS) return [];
  const missing = importedModules(source).filter((name) => !isHere(name));
  return [...new Set(missing)];
}

/** Modules that sessions have without an entry in the table. */
const MADE_ELSEWHERE: ReadonlySet<string> = new Set(['builtins', 'os.path']);

function isHere(name: string): boolean {
  return hasModule(name) || MADE_ELSEWHERE.has(name);
}

/** All that it imports by name, in order. */
export function importedModules(source: string): readonly string[] {
  if (!source.includes('import')) return [];
  const { texts, kinds, count } = tokenize(source, MAX_NESTING);
  const found: string[] = [];
  for (let at = 0; at < count; at++) {
    if (kinds[at] !== TOKEN.keyword) continue;
    if (texts[at] === 'from' && startsStatement(at)) found.push(dotted(at + 1));
    else if (texts[at] === 'import' && startsStatement(at)) found.push(...listed(at + 1));
  }
  return found.filter((name) => name !== '');

  function startsStatement(at: number): boolean {
    const kind = at === 0 ? TOKEN.newline : kinds[at - 1];
    const before = texts[at - 1];
    return kind === TOKEN.newline || kind === TOKEN.indent || kind === TOKEN.dedent || before === ';' || before === ':';
  }

  /** The dotted name from here on; empty if there is none, as in a relative import. */
  function dotted(at: number): string {
    let name = '';
    for (let next = at; kinds[next] === TOKEN.name; next += 2) {
      name += name === '' ? texts[next] : `.${texts[next]}`;
      if (texts[next + 1] !== '.') break;
    }
    return name;
  }

  function listed(at: number): string[] {
    const names: string[] = [];
    for (let next = at; next < count && kinds[next] !== TOKEN.newline && texts[next] !== ';'; next++)
      if (next === at || texts[next - 1] === ',') names.push(dotted(next));
    return names;
  }
}
