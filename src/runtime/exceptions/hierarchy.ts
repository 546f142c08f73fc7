/** The builtin exception classes, as the tree in Python's library reference. Their constructors and members are in exception-methods.ts. */
import { builtinType, type PyType } from '../objects/type.ts';
import { baseExceptionType } from './exception.ts';

const tree = `
GeneratorExit KeyboardInterrupt SystemExit BaseExceptionGroup Exception
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError PythonFinalizationError RecursionError
SyntaxError: IndentationError _IncompleteInputError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning
`;

/** Builtin exception classes by name. */
export const exceptionTypes = new Map<string, PyType>([['BaseException', baseExceptionType]]);

for (const line of tree.trim().split('\n')) {
  const [base, names] = line.includes(':') ? (line.split(': ') as [string, string]) : ['BaseException', line];
  for (const name of names.split(' '))
    exceptionTypes.set(name, builtinType(name, undefined, { base: exceptionTypes.get(base) as PyType }));
}

const exceptionGroup = builtinType('ExceptionGroup', undefined, {
  base: exceptionTypes.get('BaseExceptionGroup') as PyType,
});
const exception = exceptionTypes.get('Exception') as PyType;
exceptionGroup.linkBases(
  [exceptionTypes.get('BaseExceptionGroup') as PyType, exception],
  [exceptionGroup, exceptionTypes.get('BaseExceptionGroup') as PyType, exception, ...exception.mro.slice(1)],
);
exceptionTypes.set('ExceptionGroup', exceptionGroup);

/** A builtin exception class. */
export function exceptionType(name: string): PyType {
  return exceptionTypes.get(name) as PyType;
}
