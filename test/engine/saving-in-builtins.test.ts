/** Programs that wait in the middle of builtins, saved at every wait: another process gives what CPython gives. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CHOSEN_MODES } from './run-program.ts';
import { savedAsking } from './saving/asking.ts';
import { RestoringProcess } from './saving/child.ts';

const elsewhere = new RestoringProcess();
after(() => elsewhere.end());

interface Section {
  readonly name: string;
  readonly source: string;
  /** Given in turn, again and again. */
  readonly answers: readonly number[];
  /** What CPython prints. */
  readonly shown: string;
}

/** Of a file of programs; its recording is made by `scripts/record-waits.py`. */
function sectionsOf(name: string): Section[] {
  const read = (ending: string) => readFileSync(join(import.meta.dirname, 'saving', `${name}.${ending}`), 'utf8');
  const shown = new Map(
    read('out')
      .split(/^# === (?=.* ===\n)/m)
      .slice(1)
      .map((part): [string, string] => {
        const [title = '', ...lines] = part.split('\n');
        return [title.replace(/ ===$/, ''), lines.join('\n')];
      }),
  );
  return read('py')
    .split(/^# === /m)
    .slice(1)
    .map((part) => {
      const [, title = '', answers = '', source = ''] = /^(.+?) === ([\d ]+)\n([\s\S]*)$/.exec(part) ?? [];
      return { name: title, source, answers: answers.trim().split(' ').map(Number), shown: shown.get(title) ?? '' };
    });
}

/** More than any of the programs asks. */
const MOST = 60;

for (const { name, source, answers, shown } of sectionsOf('in-builtins'))
  for (const mode of CHOSEN_MODES)
    test(`${name}, ${mode}`, async () => {
      const all = Array.from({ length: MOST }, (_, at) => answers[at % answers.length] as number);
      let waits = 0;
      for (; waits < MOST; waits++) {
        const saved = await savedAsking(source, mode, all.slice(0, waits)).catch((error: Error) => error);
        if (saved instanceof Error) {
          assert.match(saved.message, /^the program does not wait: .*"kind":"value"/, `after ${waits} answers`);
          break;
        }
        const result = await elsewhere.goOn(saved.bytes, { program: '', mode, answers: all.slice(waits) });
        assert.equal(result['error'] ?? result['failed'], undefined, `after ${waits} answers`);
        assert.equal(saved.output + String(result['output']), shown, `after ${waits} answers`);
      }
      assert.ok(waits > 1 && waits < MOST, `${waits} waits`);
    });
