/** Makes the variables of a snapshot again, in a fresh session. What fails is named, and the rest goes on. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestBody, settle } from '../../runtime/guest.ts';
import { importModule } from '../../runtime/import.ts';
import { linkCode } from '../../runtime/link.ts';
import type { PyNamespace } from '../../runtime/objects/dict.ts';
import { PyFunction } from '../../runtime/objects/function.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { PyInstance } from '../../runtime/objects/shape.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { getAttribute, storeOnInstance } from '../../runtime/operations/attribute.ts';
import { realm } from '../../runtime/realm.ts';
import { registerSource } from '../../runtime/source.ts';
import { Decoder } from '../wire/decode.ts';
import type { Handles, Wire, WireObject } from '../wire/wire.ts';
import type { Snapshot } from './snapshot.ts';

/** Gives the names of the variables that are not there again, those that the snapshot left out included. */
export function* restore(snapshot: Snapshot, globals: PyNamespace, handles: Handles): Guest<readonly string[]> {
  const lost = [...snapshot.lost];
  const decoder = new Decoder(handles, (wire, shared, own) => make(wire, shared, own, globals));
  const attempt = function* (name: string, making: Guest<unknown>): Guest<void> {
    try {
      yield* making;
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      lost.push(name);
    }
  };
  const set = function* (name: string, wire: Wire): Guest<void> {
    globals.setName(name, yield* decoder.value(wire));
  };
  const later: (readonly [string, Wire])[] = [];
  // Modules and what is in them first: definitions use them.
  for (let i = 0; i + 1 < snapshot.values.length; i += 2) {
    const name = snapshot.values[i] as string;
    const wire = snapshot.values[i + 1] as Wire;
    if (typeof wire === 'object' && wire !== null && ('m' in wire || 'q' in wire))
      yield* attempt(name, set(name, wire));
    else later.push([name, wire]);
  }
  for (const [name, source] of snapshot.definitions) yield* attempt(name, define(name, source, globals));
  for (const [name, wire] of later) yield* attempt(name, set(name, wire));
  return lost;
}

function* define(name: string, source: string, globals: PyNamespace): Guest<void> {
  const filename = `<definition of ${name}>`;
  registerSource(filename, source);
  const code = yield* realm().compile(source, filename, 'exec', { module: true, futureFlags: 0 });
  yield new GuestBody(new PyFunction(linkCode(code, globals), []), undefined);
}

/** Values that only snapshots have; undefined for all others. */
function make(
  wire: WireObject,
  shared: (value: Value) => void,
  decoder: Decoder,
  globals: PyNamespace,
): Guest<Value> | undefined {
  if ('m' in wire) return importModule(wire['m'] as string, realm().builtins, new PyTuple(['*']), 0);
  if ('q' in wire) return inModule(...(wire['q'] as [string, string]));
  if ('D' in wire) return defined(wire['D'] as string, globals);
  if ('tool' in wire) return defined(wire['tool'] as string, globals);
  if ('bm' in wire || 'at' in wire) return attribute((wire['bm'] ?? wire['at']) as [Wire, string], decoder);
  if ('o' in wire) return instance(wire, shared, decoder);
  return undefined;
}

function* inModule(module: string, name: string): Guest<Value> {
  const found = yield* importModule(module, realm().builtins, new PyTuple([name]), 0);
  return yield* settle(getAttribute(found, name));
}

function* defined(name: string, globals: PyNamespace): Guest<Value> {
  const value = globals.get(name);
  if (value === undefined) throw valueError(`${name} could not be made again`);
  return value;
}

function* attribute([owner, name]: [Wire, string], decoder: Decoder): Guest<Value> {
  return yield* settle(getAttribute(yield* decoder.value(owner), name));
}

function* instance(wire: WireObject, shared: (value: Value) => void, decoder: Decoder): Guest<Value> {
  const cls = yield* decoder.value(wire['o']);
  if (!(cls instanceof PyType) || cls.rootShape === undefined) throw valueError('not a class of plain instances');
  const made = new PyInstance(cls, cls.rootShape);
  shared(made);
  const attributes = wire['has'] as readonly Wire[];
  for (let i = 0; i + 1 < attributes.length; i += 2)
    storeOnInstance(made, attributes[i] as string, yield* decoder.value(attributes[i + 1]));
  return made;
}
