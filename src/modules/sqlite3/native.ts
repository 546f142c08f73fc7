/**
 * _sqlite3: statements sent to the host's databases; the program waits as a suspended stack. Values cross as SQLite's five
 * kinds. Must not know: transactions and cursors, which sqlite3.py has.
 */
import { makeException, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, HostWait, settle } from '../../runtime/guest.ts';
import { type DatabaseAnswer, DatabaseError, type DatabaseRequest, type SqlValue } from '../../runtime/host.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf, normalizeInt } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { readStatement } from './statement-text.ts';

const NO_DATABASES =
  'this program has no databases: its host did not allow sqlite3 (docs/sqlite.md says how a host does)';

function textOf(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`execute() argument 1 must be str, not ${typeName(value)}`);
  return strToText(text);
}

function numberOf(value: Value): number {
  if (typeof value !== 'number') throw typeError('expected an int');
  return value;
}

/** The SQLite form of a value; undefined if it has none. */
function toSql(value: Value): SqlValue | undefined {
  if (value === None) return null;
  if (value instanceof PyFloat) return Number.isNaN(value.v) ? null : value.v;
  if (value instanceof PyBytes) return value.data;
  const int = intOf(value);
  if (int !== undefined) {
    const wide = BigInt(int);
    if (wide !== BigInt.asIntN(64, wide))
      throw makeException('OverflowError', 'Python int too large to convert to SQLite INTEGER');
    return wide;
  }
  const text = strOf(value);
  return text === undefined ? undefined : strToText(text);
}

function fromSql(value: SqlValue): Value {
  if (value === null) return None;
  if (typeof value === 'bigint') return normalizeInt(value);
  if (typeof value === 'number') return new PyFloat(value);
  return typeof value === 'string' ? textToStr(value) : new PyBytes(value);
}

/** (verb, what follows is another statement, positions and names of parameters) */
function inspect(sql: Value): Value {
  const text = textOf(sql);
  realm().budget.work(text.length / 8);
  const { verb, more, parameters } = readStatement(text);
  return new PyTuple([
    textToStr(verb),
    more,
    new PyTuple(parameters.map((each) => (typeof each === 'number' ? each : textToStr(each)))),
  ]);
}

/** True if a value can be bound as it is. */
const fits = (value: Value): Value => toSql(value) !== undefined;

function* send(request: DatabaseRequest): Guest<Value> {
  const { databases } = realm().host;
  if (databases === undefined) return new PyTuple(['error', 0, NO_DATABASES]);
  let answer: DatabaseAnswer | undefined;
  yield new HostWait(
    databases.request(request).then(
      (found): Value => {
        answer = found;
        return None;
      },
      (error: unknown): Value => {
        const why = error instanceof DatabaseError ? error.message : 'the host failed';
        answer = { kind: 'error', message: `the databases are gone: ${why}`, errorCode: 0 };
        return None;
      },
    ),
  );
  return answerValue(answer as DatabaseAnswer);
}

function answerValue(answer: DatabaseAnswer): Value {
  switch (answer.kind) {
    case 'error':
      return new PyTuple(['error', answer.errorCode, textToStr(answer.message)]);
    case 'done':
      return new PyTuple(['done', answer.inTransaction]);
    case 'content':
      realm().budget.allocate(answer.content.length);
      return new PyTuple(['content', new PyBytes(answer.content)]);
    case 'rows': {
      const { budget } = realm();
      const rows: Value[] = [];
      for (const row of answer.rows) {
        budget.allocate(64 + row.length * 16);
        for (const value of row)
          if (typeof value === 'string' || value instanceof Uint8Array) budget.allocate(value.length * 2);
        rows.push(new PyTuple(row.map(fromSql)));
      }
      const columns = answer.columns.map(([name, type]) => new PyTuple([textToStr(name), textToStr(type)]));
      const last = answer.lastRow === undefined ? None : normalizeInt(answer.lastRow);
      return new PyTuple(['rows', answer.inTransaction, new PyTuple(columns), new PyList(rows), answer.changes, last]);
    }
  }
}

function* run(database: Value, sql: Value, rows: Value): Guest<Value> {
  const parameters: SqlValue[][] = [];
  for (const row of yield* settle(iterateAll(rows))) {
    const values: SqlValue[] = [];
    for (const value of yield* settle(iterateAll(row))) values.push(toSql(value) ?? null);
    realm().budget.allocate(64 + values.length * 16);
    parameters.push(values);
  }
  const statement = readStatement(textOf(sql));
  return yield* send({ action: 'run', database: numberOf(database), sql: statement.sql, parameters });
}

function open(database: Value, content: Value): Guest<Value> {
  const bytes = content instanceof PyObject && content instanceof PyBytes ? content.data : undefined;
  return send({ action: 'open', database: numberOf(database), content: bytes });
}

export const builtinModule = nativeModule('_sqlite3', {
  inspect: ['(sql, /)', inspect],
  fits: ['(value, /)', fits],
  allowed: ['()', () => realm().host.databases !== undefined],
  open: ['(database, content, /)', open],
  run: ['(database, sql, rows, /)', run],
  script: [
    '(database, sql, /)',
    (database: Value, sql: Value) => send({ action: 'script', database: numberOf(database), sql: textOf(sql) }),
  ],
  content: ['(database, /)', (database: Value) => send({ action: 'content', database: numberOf(database) })],
  close: ['(database, /)', (database: Value) => send({ action: 'close', database: numberOf(database) })],
});
