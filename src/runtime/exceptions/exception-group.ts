/** Exception groups, and how except* takes them apart and puts them together. */
import { type Guest, GuestCall, settle } from '../guest.ts';
import { PyFunction } from '../objects/function.ts';
import { makeAlias } from '../objects/generic-alias.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { addClassMethods, addGetSets, addMethods, PyBoundNative, PyNative } from '../objects/native.ts';
import { None, type Value } from '../objects/object.ts';
import { strOf, strToText, textToStr } from '../objects/str.ts';
import { PyType } from '../objects/type.ts';
import { getAttribute } from '../operations/attribute.ts';
import { matchesException } from '../operations/isinstance.ts';
import { iterateAll } from '../operations/iterate.ts';
import { repr } from '../operations/text.ts';
import { truth } from '../operations/truth.ts';
import { argumentTypeName } from '../operations/type-of.ts';
import { PyException } from './exception.ts';
import { JOINED } from './handled.ts';
import { exceptionType } from './hierarchy.ts';
import { typeError, valueError } from './raise.ts';

const groupType = exceptionType('BaseExceptionGroup');

/** The exceptions in a group. */
export function groupItems(group: PyException): readonly PyException[] {
  return (group.members?.get('exceptions') as PyTuple | undefined)?.items as readonly PyException[];
}

export function isGroup(value: Value): boolean {
  return value instanceof PyException && value.cls.isSubclassOf(groupType);
}

function* newGroup(cls: PyType, args: Value[]): Guest<Value> {
  if (args.length !== 2)
    throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  const [message, sequence] = args as [Value, Value];
  if (strOf(message) === undefined)
    throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${argumentTypeName(message)}`);
  if (
    !(sequence instanceof PyList || sequence instanceof PyTuple) &&
    (typeof sequence !== 'object' || sequence.cls.lookup('__getitem__') === undefined)
  )
    throw typeError('second argument (exceptions) must be a sequence');
  const items = yield* settle(iterateAll(sequence));
  if (items.length === 0) throw valueError('second argument (exceptions) must be a non-empty sequence');
  for (const [i, item] of items.entries())
    if (!(item instanceof PyException))
      throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
  const plain = items.every((item) => (item as PyException).cls.isSubclassOf(exceptionType('Exception')));
  let type = cls;
  if (cls === groupType && plain) type = exceptionType('ExceptionGroup');
  if (!plain && cls === exceptionType('ExceptionGroup'))
    throw typeError('Cannot nest BaseExceptions in an ExceptionGroup');
  if (!plain && cls.isSubclassOf(exceptionType('Exception')))
    throw typeError(`Cannot nest BaseExceptions in '${cls.name}'`);
  const group = new PyException(type);
  group.args = new PyTuple(args);
  group.members = new Map<string, Value>([
    ['message', message],
    ['exceptions', new PyTuple(items)],
  ]);
  return group;
}

/** Does a leaf or group satisfy the condition: a class, a tuple of classes or a callable. */
function* satisfies(exception: PyException, condition: Value): Guest<boolean> {
  if (condition instanceof PyType || condition instanceof PyTuple) return matchesException(exception, condition);
  if (
    condition instanceof PyFunction ||
    condition instanceof PyNative ||
    condition instanceof PyBoundNative ||
    typeof condition === 'object'
  )
    return yield* settle(truth(yield new GuestCall(condition, [exception])));
  throw typeError('expected an exception type, a tuple of exception types, or a callable (other than a class)');
}

/** Matching and other part, keeping the nesting. */
function* split(
  exception: PyException,
  condition: Value,
): Guest<readonly [PyException | undefined, PyException | undefined]> {
  if (yield* satisfies(exception, condition)) return [exception, undefined];
  if (!isGroup(exception)) return [undefined, exception];
  const matching: Value[] = [];
  const rest: Value[] = [];
  for (const item of groupItems(exception)) {
    const [yes, no] = yield* split(item, condition);
    if (yes !== undefined) matching.push(yes);
    if (no !== undefined) rest.push(no);
  }
  return [yield* derive(exception, matching), yield* derive(exception, rest)];
}

/** A group like `group` with other exceptions; undefined for none. */
function* derive(group: PyException, items: readonly Value[]): Guest<PyException | undefined> {
  if (items.length === 0) return undefined;
  const derived = yield new GuestCall(yield* settle(getAttribute(group, 'derive')), [new PyList(items.slice())]);
  if (!isGroup(derived)) throw typeError('derive must return an instance of BaseExceptionGroup');
  const made = derived as PyException;
  made.traceback = group.traceback;
  made.cause = group.cause;
  made.context = group.context;
  made.suppressContext = true; // as after any raise ... from
  const notes = group.attributes?.get('__notes__');
  if (notes instanceof PyList)
    for (const note of notes.items) yield new GuestCall(yield* settle(getAttribute(made, 'add_note')), [note]);
  return made;
}

addMethods(groupType, {
  __new__: ['(cls, /, *args)', newGroup],
  __init__: ['(self, /, *args)', () => None],
  __str__: [
    '(self, /)',
    (self: PyException) => {
      const count = groupItems(self).length;
      return textToStr(
        `${strToText(strOf(self.members?.get('message') ?? '') ?? '')} (${count} sub-exception${count === 1 ? '' : 's'})`,
      );
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyException): Guest<Value> {
      const shown: string[] = [];
      for (const arg of self.args.items) shown.push(strToText(yield* settle(repr(arg))));
      return textToStr(`${self.cls.name}(${shown.join(', ')})`);
    },
  ],
  derive: [
    '(self, excs, /)',
    function* (_self: PyException, items: Value): Guest<Value> {
      return yield* newGroup(groupType, [_self.members?.get('message') as Value, items]);
    },
  ],
  split: [
    '(self, matcher_value, /)',
    function* (self: PyException, condition: Value): Guest<Value> {
      const [yes, no] = yield* split(self, condition);
      return new PyTuple([yes ?? None, no ?? None]);
    },
  ],
  subgroup: [
    '(self, matcher_value, /)',
    function* (self: PyException, condition: Value): Guest<Value> {
      return (yield* split(self, condition))[0] ?? None;
    },
  ],
});
addClassMethods(groupType, {
  __class_getitem__: ['(cls, item, /)', (cls: Value, item: Value) => makeAlias(cls, item)],
});
addGetSets(groupType, {
  message: (self: PyException) => self.members?.get('message') ?? None,
  exceptions: (self: PyException) => self.members?.get('exceptions') ?? None,
});

/** MATCH_EXCEPTION_GROUP: tuple of the matching part as a group and the rest; None for nothing. */
export function* splitForExcept(exception: PyException, type: Value): Guest<Value> {
  const types = type instanceof PyTuple ? type.items : [type];
  matchesException(exception, type);
  if (types.some((one) => one instanceof PyType && one.isSubclassOf(groupType)))
    throw typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
  if (!isGroup(exception)) {
    if (!matchesException(exception, type)) return new PyTuple([None, exception]);
    return new PyTuple([yield* joinedGroup(new PyTuple([exception])), None]);
  }
  const [yes, no] = yield* split(exception, type);
  return new PyTuple([yes ?? None, no ?? None]);
}

/** JOIN_EXCEPTION_GROUP: what is raised after the clauses. `raised` holds what clauses raised and what no clause took. */
export function* joinExcept(original: PyException, raised: PyList): Guest<Value> {
  const items = raised.items.filter((item) => item !== None) as PyException[];
  if (items.length === 0) return None;
  if (!isGroup(original)) return items[0] as Value;
  // Parts of the original are raised again in its nesting; new exceptions stand beside them.
  const leaves = new Set<PyException>();
  const again: PyException[] = [];
  const fresh: PyException[] = [];
  for (const item of items) {
    const kept =
      (item as PyException).traceback === original.traceback && (item as PyException).cause === original.cause;
    if (kept && isGroup(item)) {
      again.push(item);
      collect(item, leaves);
    } else fresh.push(item);
  }
  let restored: PyException | undefined;
  if (again.length === 1 && fresh.length === 0) restored = again[0];
  else if (again.length > 0) restored = yield* project(original, leaves);
  if (restored !== undefined) fresh.push(restored);
  if (fresh.length === 1) return fresh[0] as Value;
  return yield* joinedGroup(new PyList(fresh));
}

function* joinedGroup(items: Value): Guest<Value> {
  const group = (yield* newGroup(groupType, ['', items])) as PyException;
  group.members?.set(JOINED, true);
  return group;
}

function collect(exception: PyException, leaves: Set<PyException>): void {
  if (!isGroup(exception)) leaves.add(exception);
  else for (const item of groupItems(exception)) collect(item, leaves);
}

function* project(group: PyException, leaves: ReadonlySet<PyException>): Guest<PyException | undefined> {
  const kept: Value[] = [];
  for (const item of groupItems(group)) {
    if (!isGroup(item)) {
      if (leaves.has(item)) kept.push(item);
    } else {
      const inner = yield* project(item, leaves);
      if (inner !== undefined) kept.push(inner);
    }
  }
  return yield* derive(group, kept);
}
