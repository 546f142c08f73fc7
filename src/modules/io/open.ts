/** open(): from a name and a mode to a stream. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { fspath } from '../../runtime/operations/path-like.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { osError } from './file-errors.ts';
import { bufferOver, openRaw } from './file-io.ts';
import { newlineOf } from './string-io.ts';
import { optionalText, PyTextFile, wrap } from './text-io.ts';

interface Mode {
  readonly kind: string;
  readonly plus: boolean;
  readonly binary: boolean;
}

/** Reads a mode. Throws ValueError. */
function parseMode(text: string): Mode {
  if (!/^[rwxabt+]*$/.test(text) || new Set(text).size !== text.length) throw valueError(`invalid mode: '${text}'`);
  const kinds = [...text].filter((letter) => 'rwxa'.includes(letter));
  const binary = text.includes('b');
  if (binary && text.includes('t')) throw valueError("can't have text and binary mode at once");
  if (kinds.length > 1) throw valueError('must have exactly one of create/read/write/append mode');
  if (kinds.length === 0)
    throw valueError('Must have exactly one of create/read/write/append mode and at most one plus');
  return { kind: kinds[0] as string, plus: text.includes('+'), binary };
}

export function* open(
  file: Value,
  mode: Value = 'r',
  buffering: Value = -1,
  encoding: Value = None,
  errors: Value = None,
  newline: Value = None,
  _closefd: Value = true,
  opener: Value = None,
): Guest<Value> {
  if (intOf(file) !== undefined) throw osError('EBADF', file);
  const name = yield* fspath(file);
  const modeText = strOf(mode);
  if (modeText === undefined) throw typeError(`open() argument 'mode' must be str, not ${typeName(mode)}`);
  const text = strToText(modeText);
  const parsed = parseMode(text);
  const size = Number(yield* settle(toIndex(buffering)));
  const options = {
    encoding: optionalText(encoding, 'open', 'encoding'),
    errors: optionalText(errors, 'open', 'errors'),
    newline: newlineOf(newline, "open() argument 'newline'", false),
    lineBuffering: size === 1,
    writeThrough: false,
  };
  if (parsed.binary) {
    if (encoding !== None) throw valueError("binary mode doesn't take an encoding argument");
    if (errors !== None) throw valueError("binary mode doesn't take an errors argument");
    if (newline !== None) throw valueError("binary mode doesn't take a newline argument");
  } else if (size === 0) throw valueError("can't have unbuffered text I/O");
  if (opener !== None) throw typeError('open() takes no opener here: files are those of the session');
  const raw = openRaw(name, parsed.kind, parsed.plus);
  if (parsed.binary && size === 0) return raw;
  const buffer = bufferOver(raw);
  if (parsed.binary) return buffer;
  const stream = new PyTextFile();
  wrap(stream, buffer, options);
  stream.mode = text;
  return stream;
}
