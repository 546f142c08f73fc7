/** time.struct_time. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { type PyStructSequence, structSequenceType } from '../../runtime/objects/struct-sequence.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import type { Fields } from './format.ts';

export const structTimeType = structSequenceType(
  'struct_time',
  'time',
  ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'],
  ['tm_zone', 'tm_gmtoff'],
);

/** `zone` is its name, None where none is known; its offset is 0 then. */
export function structTime(f: Fields, daylight: number, zone: Value = None): PyStructSequence {
  const items = [f.year, f.month, f.day, f.hour, f.minute, f.second, f.weekday, f.yearDay, daylight];
  return structTimeType.make(items, zone === None ? [None, None] : [zone, 0]);
}

/** The nine numbers of a time tuple. Throws TypeError; `who` is the function named in it. */
export function timeTuple(value: Value, who: string): number[] {
  if (!(value instanceof PyTuple)) throw typeError('Tuple or struct_time argument required');
  if (value.items.length !== 9) throw typeError(`${who}(): illegal time tuple argument`);
  return value.items.map((item) => {
    const int = intOf(item);
    if (int === undefined) throw typeError(`'${typeName(item)}' object cannot be interpreted as an integer`);
    return Number(int);
  });
}
