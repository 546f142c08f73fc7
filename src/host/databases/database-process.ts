/**
 * The process that holds a session's SQLite databases: what it runs cannot be stopped from inside, so the session's side
 * (databases.ts) kills it at its limits. Takes DatabaseRequest messages, answers each. It reaches no files: databases are in
 * memory, and no statement can attach, load or write others.
 */

import { constants, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { DatabaseAnswer, DatabaseRequest, SqlValue } from '../../runtime/host.ts';

const PAGE_BYTES = 4096;
/** Pragmas that say or set what concerns the program's own database alone. */
const PRAGMAS: ReadonlySet<string> = new Set(
  'application_id auto_vacuum cache_size case_sensitive_like collation_list compile_options count_changes data_version database_list defer_foreign_keys encoding foreign_key_check foreign_key_list foreign_keys freelist_count full_column_names function_list ignore_check_constraints index_info index_list index_xinfo integrity_check journal_mode legacy_alter_table locking_mode module_list optimize page_count page_size pragma_list query_only quick_check read_uncommitted recursive_triggers reverse_unordered_selects schema_version secure_delete short_column_names synchronous table_info table_list table_xinfo trusted_schema user_version'.split(
    ' ',
  ),
);

/** Functions that load code or hand out addresses. */
const CLOSED_FUNCTIONS: ReadonlySet<string> = new Set(['load_extension', 'fts3_tokenizer']);

const [maxBytes] = process.argv.slice(2).map(Number) as [number];
const databases = new Map<number, DatabaseSync>();

process.on('message', (request: DatabaseRequest & { readonly number: number }) => {
  process.send?.({ number: request.number, answer: answerOf(request) });
});
process.on('disconnect', () => process.exit());
// A statement that does not end would outlive the one that started this process: a thread of its own looks after that.
new Worker(
  'const parent = process.ppid; setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 500)',
  {
    eval: true,
  },
).unref();

function answerOf(request: DatabaseRequest): DatabaseAnswer {
  try {
    return perform(request);
  } catch (thrown) {
    const { message, errcode, code } = thrown as Error & { errcode?: number; code?: string };
    return { kind: 'error', message, errorCode: errcode ?? (code === 'ERR_SQLITE_ERROR' ? 1 : 0) };
  }
}

function perform(request: DatabaseRequest): DatabaseAnswer {
  if (request.action === 'open') {
    databases.set(request.database, open(request.content));
    return { kind: 'done', inTransaction: false };
  }
  const database = databases.get(request.database);
  if (database === undefined) throw new Error('there is no such database');
  switch (request.action) {
    case 'close':
      database.close();
      databases.delete(request.database);
      return { kind: 'done', inTransaction: false };
    case 'content':
      return { kind: 'content', content: database.serialize() };
    case 'script':
      database.exec(request.sql);
      return { kind: 'done', inTransaction: database.isTransaction };
    case 'run':
      return run(database, request.sql, request.parameters);
  }
}

function open(content: Uint8Array | undefined): DatabaseSync {
  const database = new DatabaseSync(':memory:', {
    allowExtension: false,
    enableForeignKeyConstraints: false,
    limits: { attach: 0, length: Math.min(maxBytes >> 2, 1_000_000_000), sqlLength: 1_000_000, exprDepth: 1000 },
  });
  if (content !== undefined && content.length > 0) database.deserialize(content);
  database.exec(`PRAGMA temp_store = MEMORY; PRAGMA max_page_count = ${Math.ceil(maxBytes / PAGE_BYTES)}`);
  database.setAuthorizer((action, first, second) => {
    const { SQLITE_ATTACH, SQLITE_DETACH, SQLITE_PRAGMA, SQLITE_FUNCTION, SQLITE_DENY, SQLITE_OK } = constants;
    if (action === SQLITE_ATTACH || action === SQLITE_DETACH) return SQLITE_DENY;
    if (action === SQLITE_PRAGMA && !PRAGMAS.has((first ?? '').toLowerCase())) return SQLITE_DENY;
    if (action === SQLITE_FUNCTION && CLOSED_FUNCTIONS.has((second ?? '').toLowerCase())) return SQLITE_DENY;
    return SQLITE_OK;
  });
  return database;
}

/** Runs a statement once, or once for each row of parameters. */
function run(database: DatabaseSync, sql: string, rows: readonly (readonly SqlValue[])[]): DatabaseAnswer {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const columns = statement.columns().map(({ name, type }) => [name, type ?? ''] as const);
  let changes = 0;
  let lastRow: bigint | undefined;
  let found: SqlValue[][] = [];
  for (const row of rows) {
    if (columns.length > 0) found = [...found, ...rowsOf(statement, row)];
    else {
      const done = statement.run(...(row as SQLInputValue[]));
      changes += Number(done.changes);
      lastRow = BigInt(done.lastInsertRowid);
    }
  }
  return { kind: 'rows', columns, rows: found, changes, lastRow, inTransaction: database.isTransaction };
}

function rowsOf(statement: StatementSync, parameters: readonly SqlValue[]): SqlValue[][] {
  const rows: SqlValue[][] = [];
  let bytes = 0;
  for (const each of statement.iterate(...(parameters as SQLInputValue[]))) {
    const row = each as unknown as SqlValue[];
    for (const value of row) bytes += typeof value === 'string' || value instanceof Uint8Array ? 16 + value.length : 16;
    if (bytes > maxBytes) throw Object.assign(new Error('the result has too many rows'), { errcode: 18 });
    rows.push(row);
  }
  return rows;
}
