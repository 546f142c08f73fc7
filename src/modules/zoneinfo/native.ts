/** _zoneinfo: the host's files of time zones, by key. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

/** What a key may look like: nothing that is a path elsewhere. */
const KEY = /^[A-Za-z0-9_+-]{1,64}(?:\/[A-Za-z0-9_+-]{1,64}){0,3}$/;

export const builtinModule = nativeModule('_zoneinfo', {
  /** The content of a zone's file (TZif), or None. */
  read: [
    '(key, /)',
    (key: Value) => {
      const text = strOf(key);
      if (text === undefined) throw typeError(`zone keys are str, not ${typeName(key)}`);
      const name = strToText(text);
      if (!KEY.test(name)) return None;
      realm().budget.work(64);
      const data = realm().host.zoneFile?.(name);
      if (data === undefined) return None;
      realm().budget.allocate(data.length);
      return new PyBytes(data);
    },
  ],
  /** Keys of all zones. */
  keys: [
    '()',
    () => {
      realm().budget.work(1024);
      const names = realm().host.zoneNames?.() ?? [];
      realm().budget.allocate(names.length * 40);
      return new PyList([...names]);
    },
  ],
});
