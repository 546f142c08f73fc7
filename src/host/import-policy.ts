/** Which modules a program may import, in smolagents' notation: `a` is a alone, `a.b` allows a too, `a.*` all below a, `*` all. */

export class ImportPolicy {
  readonly #allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    this.#allowed = allowed;
  }

  /** Why a module may not be imported, in the words that agents know; undefined: it may. */
  refusal(name: string, isFrom: boolean): string | undefined {
    if (this.#allowed.some((entry) => covers(entry, name))) return undefined;
    const listed = `[${this.#allowed.map((entry) => `'${entry}'`).join(', ')}]`;
    return `Import ${isFrom ? 'from' : 'of'} ${name} is not allowed. Authorized imports are: ${listed}`;
  }
}

function covers(entry: string, name: string): boolean {
  if (entry === '*' || entry === name || entry.startsWith(`${name}.`)) return true;
  return entry.endsWith('.*') && (name === entry.slice(0, -2) || name.startsWith(entry.slice(0, -1)));
}
