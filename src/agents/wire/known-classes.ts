/** Classes of the standard library whose instances cross as data: what makes an equal one on the other side. */
import { type Guest, GuestCall, settle } from '../../runtime/guest.ts';
import { importModule } from '../../runtime/import.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { moduleName } from '../../runtime/objects/object-methods.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { dictSet } from '../../runtime/operations/dict-lookup.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { str } from '../../runtime/operations/text.ts';
import { realm } from '../../runtime/realm.ts';

/** Arguments of the constructor that makes an equal value; `fold` goes by its name. */
type Reader = (value: Value) => Guest<Value[]>;

const attributes = (...names: string[]): Reader =>
  function* (value) {
    const read: Value[] = [];
    for (const name of names) read.push(yield* settle(getAttribute(value, name)));
    return read;
  };

function* text(value: Value): Guest<Value[]> {
  return [yield* settle(str(value))];
}

/** The items of a subclass of dict, in a plain one. */
function* plainDict(value: Value): Guest<PyDict> {
  const copy = new PyDict();
  const { keys } = value as PyDict;
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys[entry];
    if (key !== undefined) yield* settle(dictSet(copy, key, (value as PyDict).valueAt(entry)));
  }
  return copy;
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['builtins.range', attributes('start', 'stop', 'step')],
  ['builtins.slice', attributes('start', 'stop', 'step')],
  ['datetime.date', attributes('year', 'month', 'day')],
  [
    'datetime.datetime',
    attributes('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold'),
  ],
  ['datetime.time', attributes('hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold')],
  ['datetime.timedelta', attributes('days', 'seconds', 'microseconds')],
  [
    'datetime.timezone',
    function* (value) {
      const args = yield new GuestCall(yield* settle(getAttribute(value, '__getinitargs__')), []);
      return [...(args as PyTuple).items];
    },
  ],
  ['zoneinfo.ZoneInfo', attributes('key')],
  ['decimal.Decimal', text],
  ['fractions.Fraction', attributes('numerator', 'denominator')],
  ['uuid.UUID', text],
  ['pathlib.PurePosixPath', text],
  ['pathlib.PosixPath', text],
  ['collections.OrderedDict', plainItems],
  ['collections.Counter', plainItems],
  [
    'collections.defaultdict',
    function* (value) {
      return [yield* settle(getAttribute(value, 'default_factory')), yield* plainDict(value)];
    },
  ],
  [
    'collections.deque',
    function* (value) {
      return [new PyList(yield* settle(iterateAll(value))), yield* settle(getAttribute(value, 'maxlen'))];
    },
  ],
]);

function* plainItems(value: Value): Guest<Value[]> {
  return [yield* plainDict(value)];
}

/** The name of a known class, if the value is an instance of exactly that one. */
export function knownClassOf(cls: PyType): string | undefined {
  const own = cls.builtin ? cls.module : moduleName(cls);
  const module = own === '_collections' ? 'collections' : own;
  const name = `${module}.${cls.qualname}`;
  if (!READERS.has(name)) return undefined;
  if (cls.builtin) return name;
  // A program can name its own class so: only the one in the module counts.
  const source = realm().modules.get(module);
  const attribute = source === undefined ? undefined : findInModule(source, cls.qualname);
  return attribute === cls ? name : undefined;
}

function findInModule(module: Value, name: string): Value | undefined {
  const { attributes: names } = module as unknown as { attributes?: PyDict };
  return names instanceof PyDict ? names.get(name) : undefined;
}

/** What makes an equal value: arguments of the class. */
export function* readKnown(name: string, value: Value): Guest<Value[]> {
  return yield* (READERS.get(name) as Reader)(value);
}

/** Makes an instance of a known class; undefined for a name that is not in the table. */
export function* makeKnown(name: string, args: readonly Value[]): Guest<Value | undefined> {
  if (!READERS.has(name)) return undefined;
  const dot = name.lastIndexOf('.');
  const moduleName = name.slice(0, dot);
  const module = yield* importModule(moduleName, realm().builtins, new PyTuple([name.slice(dot + 1)]), 0);
  const cls = yield* settle(getAttribute(module, name.slice(dot + 1)));
  const hasFold = name === 'datetime.datetime' || name === 'datetime.time';
  if (!hasFold) return yield new GuestCall(cls, [...args]);
  const keywords = new PyDict();
  keywords.set('fold', 'fold', args.at(-1) ?? 0);
  return yield new GuestCall(cls, args.slice(0, -1), keywords);
}

/** Classes that cross by their name. */
const BUILTIN_NAMES = ['bool', 'bytes', 'complex', 'dict', 'float', 'frozenset', 'int', 'list', 'set', 'str', 'tuple'];

/** The builtin class of a name. */
export function builtinClass(name: string): Value {
  return BUILTIN_NAMES.includes(name) ? (realm().builtins.get(name) ?? None) : None;
}

/** The name of a class that crosses by it. */
export function builtinClassName(value: Value): string | undefined {
  return value instanceof PyType && value.builtin && BUILTIN_NAMES.includes(value.name) ? value.name : undefined;
}
