/** Constructors, members and texts of the builtin exceptions. */
import { after, type Guest, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { addGetSets, addMethods, makesPlainly } from '../objects/native.ts';
import { None, type Value } from '../objects/object.ts';
import { strOf, strToText, textToStr } from '../objects/str.ts';
import type { PyType } from '../objects/type.ts';
import { iterateAll } from '../operations/iterate.ts';
import { repr, str } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { baseExceptionType, PyException, PyTraceback } from './exception.ts';
import { exceptionType, exceptionTypes } from './hierarchy.ts';
import { typeError } from './raise.ts';
import { UNICODE_MEMBERS, unicodeMembers } from './unicode-errors.ts';

/** errno names that give a subclass of OSError. */
const OS_ERRORS: ReadonlyMap<number, string> = new Map([
  [11, 'BlockingIOError'],
  [10, 'ChildProcessError'],
  [32, 'BrokenPipeError'],
  [103, 'ConnectionAbortedError'],
  [111, 'ConnectionRefusedError'],
  [104, 'ConnectionResetError'],
  [17, 'FileExistsError'],
  [2, 'FileNotFoundError'],
  [4, 'InterruptedError'],
  [21, 'IsADirectoryError'],
  [20, 'NotADirectoryError'],
  [13, 'PermissionError'],
  [1, 'PermissionError'],
  [3, 'ProcessLookupError'],
  [110, 'TimeoutError'],
]);

const set = (self: PyException, name: string, value: Value): void => {
  self.members ??= new Map();
  self.members.set(name, value);
};

addMethods(baseExceptionType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (cls: PyType, args: Value[]) => {
      let type = cls;
      if (cls === exceptionType('OSError') && args.length >= 2 && args.length <= 5 && typeof args[0] === 'number') {
        const special = OS_ERRORS.get(args[0]);
        if (special !== undefined) type = exceptionType(special);
      }
      const exception = new PyException(type);
      exception.args = new PyTuple(args);
      return exception;
    },
  ],
  __init__: [
    '(self, /, *args, **kwargs)',
    (self: PyException, args: Value[], keywords: PyDict | undefined): Maybe<Value> => {
      if (keywords !== undefined || hasMembers(self.cls)) return initialise(self, args, keywords);
      self.args = new PyTuple(args);
      return None;
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyException): Guest<Value> {
      const { items } = self.args;
      if (items.length === 1)
        return textToStr(`${self.cls.name}(${strToText(yield* settle(repr(items[0] as Value)))})`);
      const shown = strToText(yield* settle(repr(self.args)));
      return textToStr(`${self.cls.name}${shown}`);
    },
  ],
  __str__: [
    '(self, /)',
    (self: PyException): Maybe<Value> => {
      const { items } = self.args;
      if (items.length === 0) return '';
      return items.length === 1 ? str(items[0] as Value) : str(self.args);
    },
  ],
  with_traceback: [
    '(self, tb, /)',
    (self: PyException, traceback: Value) => {
      setTraceback(self, traceback);
      return self;
    },
  ],
  add_note: [
    '(self, note, /)',
    (self: PyException, note: Value) => {
      if (strOf(note) === undefined) throw typeError(`note must be a str, not '${typeName(note)}'`);
      self.attributes ??= new PyDict();
      let notes = self.attributes.get('__notes__');
      if (notes === undefined) {
        notes = new PyList([]);
        self.attributes.set('__notes__', '__notes__', notes);
      }
      if (!(notes instanceof PyList)) throw typeError('Cannot add note: __notes__ is not a list');
      notes.items.push(note);
      return None;
    },
  ],
  __setstate__: [
    '(self, state, /)',
    (self: PyException, state: Value) => {
      if (state instanceof PyDict) self.attributes = state.copy();
      return None;
    },
  ],
  __reduce__: [
    '(self, /)',
    (self: PyException) =>
      new PyTuple(self.attributes === undefined ? [self.cls, self.args] : [self.cls, self.args, self.attributes]),
  ],
});

addGetSets(baseExceptionType, {
  args: [
    (self: PyException) => self.args,
    (self: PyException, value) => {
      if (value === undefined) throw typeError('args may not be deleted');
      return after(iterateAll(value), (items) => {
        self.args = new PyTuple(items);
      });
    },
  ],
  __cause__: [
    (self: PyException) => self.cause ?? None,
    (self: PyException, value) => {
      if (value === undefined) throw typeError('__cause__ may not be deleted');
      if (value !== None && !(value instanceof PyException))
        throw typeError('exception cause must be None or derive from BaseException');
      self.cause = value;
      self.suppressContext = true;
    },
  ],
  __context__: [
    (self: PyException) => self.context ?? None,
    (self: PyException, value) => {
      if (value === undefined) throw typeError('__context__ may not be deleted');
      if (value !== None && !(value instanceof PyException))
        throw typeError('exception context must be None or derive from BaseException');
      self.context = value === None ? undefined : (value as PyException);
    },
  ],
  __suppress_context__: [
    (self: PyException) => self.suppressContext,
    (self: PyException, value) => {
      self.suppressContext = value === true;
    },
  ],
  __traceback__: [
    (self: PyException) => self.traceback ?? None,
    (self: PyException, value) => {
      if (value === undefined) throw typeError('__traceback__ may not be deleted');
      setTraceback(self, value);
    },
  ],
  __dict__: [
    (self: PyException) => {
      self.attributes ??= new PyDict();
      return self.attributes;
    },
    (self: PyException, value) => {
      if (!(value instanceof PyDict))
        throw typeError(
          value === undefined
            ? 'cannot delete __dict__'
            : `__dict__ must be set to a dictionary, not a '${typeName(value)}'`,
        );
      self.attributes = value;
    },
  ],
});

function* initialise(self: PyException, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  const allowed = KEYWORDS.find(([name]) => self.cls.isSubclassOf(exceptionType(name)))?.[1];
  if (keywords !== undefined && allowed === undefined) throw typeError(`${self.cls.name}() takes no keyword arguments`);
  self.args = new PyTuple(args);
  self.members = (yield* unicodeMembers(self, args)) ?? self.members;
  yield* fillMembers(self, args, keywords);
  return None;
}

/** True for classes whose constructor, that of their first builtin class, does more than to keep its arguments. */
function hasMembers(cls: PyType): boolean {
  const base = cls.builtin ? cls : (cls.mro.find((type) => type.builtin) as PyType);
  for (const type of base.mro) if (WITH_MEMBERS.has(type)) return true;
  return false;
}

function setTraceback(self: PyException, value: Value): void {
  if (value !== None && !(value instanceof PyTraceback)) throw typeError('__traceback__ must be a traceback or None');
  self.traceback = value === None ? undefined : (value as PyTraceback);
}

/** Keyword arguments of constructors, which become members. */
const KEYWORDS: readonly (readonly [string, readonly string[]])[] = [
  ['ImportError', ['name', 'path', 'name_from']],
  ['AttributeError', ['name', 'obj']],
  ['NameError', ['name']],
];

/** Members that a class computes from its args: by class name, the member names; missing ones are None. */
const MEMBERS: readonly (readonly [string, readonly string[]])[] = [
  ['StopIteration', ['value']],
  ['SystemExit', ['code']],
  ['ImportError', ['msg', 'name', 'path', 'name_from']],
  ['AttributeError', ['name', 'obj']],
  ['NameError', ['name']],
  ['SyntaxError', ['msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'print_file_and_line']],
  ['OSError', ['errno', 'strerror', 'filename', 'filename2']],
  ...UNICODE_MEMBERS,
];

/** The classes among them. */
const WITH_MEMBERS: ReadonlySet<PyType> = new Set([...MEMBERS, ...KEYWORDS].map(([name]) => exceptionType(name)));

/** An exception of a class that keeps its arguments and does no more, made by both its steps at once. */
function plainException(cls: PyType, a?: Value, b?: Value): Value {
  const exception = new PyException(cls);
  exception.args = new PyTuple(a === undefined ? [] : b === undefined ? [a] : [a, b]);
  return exception;
}
for (const type of exceptionTypes.values())
  if (!hasMembers(type) && !type.isSubclassOf(exceptionType('BaseExceptionGroup')))
    makesPlainly(type, '(cls, a=None, b=None, /)', plainException);

for (const [className, names] of MEMBERS) {
  for (const name of names) {
    addGetSets(exceptionType(className), {
      [name]: [
        (self: PyException) => self.members?.get(name) ?? None,
        (self: PyException, value) => {
          if (value === undefined) self.members?.delete(name);
          else set(self, name, value);
        },
      ],
    });
  }
}

function* fillMembers(self: PyException, args: readonly Value[], keywords: PyDict | undefined): Guest<void> {
  const { cls } = self;
  const is = (name: string): boolean => cls.isSubclassOf(exceptionType(name));
  if (keywords !== undefined) {
    const allowed = KEYWORDS.find(([name]) => is(name))?.[1] ?? [];
    for (let entry = 0; entry < keywords.keys.length; entry++) {
      const key = keywords.keys[entry];
      if (key === undefined) continue;
      if (typeof key !== 'string' || !allowed.includes(key))
        throw typeError(`${cls.name}() got an unexpected keyword argument '${String(key)}'`);
      set(self, key, keywords.valueAt(entry));
    }
  }
  if (is('StopIteration')) set(self, 'value', args[0] ?? None);
  else if (is('SystemExit'))
    set(self, 'code', args.length === 0 ? None : args.length === 1 ? (args[0] as Value) : self.args);
  else if (is('ImportError') && args.length === 1) set(self, 'msg', args[0] as Value);
  else if (is('OSError') && args.length >= 2 && args.length <= 5) {
    set(self, 'errno', args[0] as Value);
    set(self, 'strerror', args[1] as Value);
    if (args.length >= 3) {
      set(self, 'filename', args[2] as Value);
      if (args.length === 5) set(self, 'filename2', args[4] as Value);
      self.args = new PyTuple(args.slice(0, 2));
    }
  } else if (is('SyntaxError') && args.length >= 1) {
    set(self, 'msg', args[0] as Value);
    if (args.length === 2) yield* placeSyntaxError(self, args[1] as Value);
  }
}

const SYNTAX_PLACE = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];

/** The second argument of SyntaxError: four items, or six with the end. */
function* placeSyntaxError(self: PyException, details: Value): Guest<void> {
  const items = yield* settle(iterateAll(details));
  if (items.length === 5) throw typeError('end_offset must be provided when end_lineno is provided');
  if (items.length < 4 || items.length > 6)
    throw typeError(
      `function takes ${items.length < 4 ? 'at least 4' : 'at most 6'} arguments (${items.length} given)`,
    );
  for (const [i, name] of SYNTAX_PLACE.entries()) set(self, name, items[i] ?? None);
}

// --- texts of their own

addMethods(exceptionType('KeyError'), {
  __str__: [
    '(self, /)',
    (self: PyException): Maybe<Value> => {
      if (self.args.items.length === 1) return repr(self.args.items[0] as Value);
      return self.args.items.length === 0 ? '' : str(self.args);
    },
  ],
});
addMethods(exceptionType('OSError'), {
  __str__: [
    '(self, /)',
    function* (self: PyException): Guest<Value> {
      const member = (name: string): Value | undefined => self.members?.get(name);
      const [number, text, file, file2] = [
        member('errno'),
        member('strerror'),
        member('filename'),
        member('filename2'),
      ];
      const shown = function* (value: Value | undefined, quoted: boolean): Guest<string> {
        if (value === undefined) return 'None';
        return strToText(yield* settle(quoted ? repr(value) : str(value)));
      };
      if (file !== undefined && file !== None) {
        const both = file2 === undefined || file2 === None ? '' : ` -> ${yield* shown(file2, true)}`;
        return textToStr(
          `[Errno ${yield* shown(number, false)}] ${yield* shown(text, false)}: ${yield* shown(file, true)}${both}`,
        );
      }
      if (number !== undefined && text !== undefined)
        return textToStr(`[Errno ${yield* shown(number, false)}] ${yield* shown(text, false)}`);
      const { items } = self.args;
      return items.length === 0 ? '' : yield* settle(items.length === 1 ? str(items[0] as Value) : str(self.args));
    },
  ],
});
addMethods(exceptionType('ImportError'), {
  __str__: [
    '(self, /)',
    (self: PyException): Maybe<Value> => {
      const message = self.members?.get('msg');
      if (message !== undefined && strOf(message) !== undefined) return message;
      const { items } = self.args;
      return items.length === 0 ? '' : items.length === 1 ? str(items[0] as Value) : str(self.args);
    },
  ],
});
addMethods(exceptionType('SyntaxError'), {
  __str__: [
    '(self, /)',
    function* (self: PyException): Guest<Value> {
      const message = strToText(yield* settle(str(self.members?.get('msg') ?? None)));
      const file = self.members?.get('filename');
      const line = self.members?.get('lineno');
      const name =
        file === undefined || strOf(file) === undefined
          ? undefined
          : (strToText(strOf(file) ?? '')
              .split('/')
              .at(-1) as string);
      if (name !== undefined && typeof line === 'number') return textToStr(`${message} (${name}, line ${line})`);
      if (name !== undefined) return textToStr(`${message} (${name})`);
      return typeof line === 'number' ? textToStr(`${message} (line ${line})`) : textToStr(message);
    },
  ],
});
