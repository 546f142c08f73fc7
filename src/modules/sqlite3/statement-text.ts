/** What has to be known of a statement's text before it runs: its kind, its parameters, and if another one follows. */

export interface StatementText {
  /** The first statement, every parameter a `?`. */
  readonly sql: string;
  /** For each `?` the position of its value from 0, or the name. */
  readonly parameters: readonly (number | string)[];
  /** The first word, in capitals. */
  readonly verb: string;
  /** Something besides blanks and comments follows. */
  readonly more: boolean;
}

/** Blanks and comments; texts and quoted names; parameters; words; what else there is, a character at a time. */
const TOKEN =
  /(?<blank>\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<quoted>'(?:[^']|'')*'?|"(?:[^"]|"")*"?|`(?:[^`]|``)*`?|\[[^\]]*\]?)|\?(?<position>\d*)|[:@$](?<name>[A-Za-z_0-9\u0080-\uffff$]+)|(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(?<other>[\s\S])/y;

export function readStatement(text: string): StatementText {
  const parameters: (number | string)[] = [];
  let sql = '';
  let verb = '';
  let depth = 0;
  let isTrigger = false;
  let next = 0;
  let ended = false;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null && TOKEN.lastIndex <= text.length; match = TOKEN.exec(text)) {
    const { blank, position, name, word, other } = match.groups as Record<string, string | undefined>;
    if (ended) {
      if (blank === undefined && other !== ';') return { sql, parameters, verb, more: true };
      continue;
    }
    if (position !== undefined) {
      const at = position === '' ? next : Number(position) - 1;
      next = Math.max(next, at + 1);
      parameters.push(at);
      sql += '?';
      continue;
    }
    if (name !== undefined) {
      parameters.push(name);
      sql += '?';
      continue;
    }
    const upper = word?.toUpperCase();
    if (upper !== undefined && verb === '') verb = upper;
    // The statements of a trigger stand between BEGIN and END; CASE has an END of its own.
    if (verb === 'CREATE' && upper === 'TRIGGER') isTrigger = true;
    if (isTrigger && (upper === 'BEGIN' || upper === 'CASE')) depth++;
    if (isTrigger && upper === 'END') depth--;
    if (other === ';' && depth <= 0) {
      if (verb === '') sql = '';
      ended = verb !== '';
      continue;
    }
    sql += match[0];
  }
  return { sql, parameters, verb, more: false };
}
