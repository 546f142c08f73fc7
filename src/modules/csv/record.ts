/** Rows as dicts: the loop behind csv.DictReader. */
import { type Guest, isPending, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyList } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { dictSet } from '../../runtime/operations/dict-lookup.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { realm } from '../../runtime/realm.ts';

/** The fields of a row under their names; `restKey` gets what is beyond the names, `absent` is the value of what is missing. */
export function* record(names: Value, row: Value, restKey: Value, absent: Value): Guest<Value> {
  const keys = names instanceof PyList && names.exact ? names.items : yield* settle(iterateAll(names));
  const fields = row instanceof PyList && row.exact ? row.items : yield* settle(iterateAll(row));
  realm().budget.allocate(64 + keys.length * 32);
  realm().budget.work(keys.length / 8);
  const made = new PyDict();
  for (let at = 0; at < keys.length; at++) {
    const stored = dictSet(made, keys[at] as Value, fields[at] ?? absent);
    if (isPending(stored)) yield* stored;
  }
  if (fields.length > keys.length) yield* settle(dictSet(made, restKey, new PyList(fields.slice(keys.length))));
  return made;
}
