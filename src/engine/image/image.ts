/**
 * A session as bytes, and back. Takes a session that does not run at the moment (it waits, pauses, or is idle); gives what
 * lies in its realm: modules, classes, activations, the state of modules, and for what it waits. What the host gave to the
 * session is named, not written. Must not know: how bytes are protected (seal.ts), when a session may be saved.
 */
import { LimitReached } from '../../runtime/budget.ts';
import { PyException } from '../../runtime/exceptions/exception.ts';
import { findModule, moduleFiles } from '../../runtime/module-registry.ts';
import type { AnyFrame } from '../../runtime/objects/frame.ts';
import { Frame, NativeFrame } from '../../runtime/objects/frame.ts';
import type { PyNative } from '../../runtime/objects/native.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { type Realm, realm } from '../../runtime/realm.ts';
import { isTransient, NotSaved } from '../../runtime/saving.ts';
import { sourceText } from '../../runtime/source.ts';
import { BadImage, MissingHere, NotSavable } from './bad-image.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { Decoder, type DecoderOptions } from './decoder.ts';
import { callingLine, Encoder } from './encoder.ts';
import { KnownObjects, nativeModules } from './known-objects.ts';
import { Layouts } from './layouts.ts';

/** Where a run stands. */
export type Standing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'paused'; readonly frame: Frame }
  | { readonly kind: 'waiting'; readonly call: WaitingCall };

/** A call of a host function that was not answered yet. */
export interface WaitingCall {
  readonly name: string;
  readonly args: readonly (Value | undefined)[];
  /** The activation that waits; its computation is the process's own. */
  readonly asking: NativeFrame;
}

/** What the run has used. */
export type Used = readonly [
  steps: number,
  elapsedMs: number,
  bytes: number,
  outputBytes: number,
  maxRecursion: number,
];

export interface Imaged {
  readonly standing: Standing;
  readonly used: Used;
}

export interface ImageOptions {
  /** What the host handed in, by name. */
  readonly hostFunctions: ReadonlyMap<string, PyNative>;
  /** What every session begins with: its names, its builtins, its table of modules. */
  readonly fixed: readonly object[];
  readonly nameOfHostObject?: ((object: object) => string | undefined) | undefined;
}

/** Bytes of the running realm. Throws NotSavable. */
export function writeImage({ standing, used }: Imaged, options: ImageOptions): Uint8Array {
  const modules = nativeModules();
  const encoder = new Encoder({
    known: new KnownObjects(modules, options.hostFunctions),
    layouts: new Layouts(),
    fixed: options.fixed,
    nameOfHostObject: options.nameOfHostObject,
  });
  encoder.root(savedState(realm()));
  encoder.root(subclassLists(realm()));
  encoder.root([standing.kind, ...used]);
  if (standing.kind === 'paused') encoder.root(standing.frame);
  if (standing.kind === 'waiting') {
    const { name, args, asking } = standing.call;
    if (name === '')
      throw new NotSavable(
        `it waits in the middle of a builtin${callingLine(asking)}, or for something other than a function of the host`,
      );
    const { caller, deliver, returnRegister, payload, depth } = asking;
    encoder.root([name, [...args], caller, deliver, returnRegister, payload, depth]);
  }
  const writer = new ByteWriter();
  writer.count(modules.length);
  for (const module of modules) writer.text(module);
  writer.append(encoder.finish());
  return writer.bytes;
}

export interface RestoreOptions extends ImageOptions, Pick<DecoderOptions, 'compile' | 'program' | 'hostObject'> {
  /** What waits for an answer. */
  readonly waiting: () => NativeFrame;
}

/** Fills the running realm, that of a fresh session. Throws BadImage. */
export function readImage(bytes: Uint8Array, options: RestoreOptions): Imaged {
  try {
    const reader = new ByteReader(bytes);
    const modules = Array.from({ length: reader.length() }, () => reader.text());
    const rest = bytes.subarray(bytes.length - reader.left);
    try {
      return restored(decoderOf(rest, modules, options), options);
    } catch (thrown) {
      if (!(thrown instanceof MissingHere)) throw thrown;
      // A type of a module that another one had loaded.
      for (const name of moduleFiles()) findModule(name);
      return restored(decoderOf(rest, modules, options), options);
    }
  } catch (thrown) {
    // Whatever broken content makes the engine trip over is the content's fault.
    const isBroken = [TypeError, RangeError, SyntaxError, NotSaved].some((kind) => thrown instanceof kind);
    if (isBroken) throw new BadImage(`its content is broken (${(thrown as Error).message})`);
    if (thrown instanceof PyException) throw new BadImage(`its content is broken (${thrown.cls.name})`);
    if (thrown instanceof LimitReached) throw new BadImage(`it is larger than the limits (${thrown.message})`);
    throw thrown;
  }
}

function decoderOf(bytes: Uint8Array, modules: readonly string[], options: RestoreOptions): Decoder {
  const known = new KnownObjects(modules, options.hostFunctions);
  return new Decoder(bytes, { ...options, known, layouts: new Layouts() });
}

function restored(decoder: Decoder, options: RestoreOptions): Imaged {
  const [state, subclasses, facts] = [decoder.root(), decoder.root(), decoder.root()] as [
    readonly (readonly [string, unknown])[],
    readonly (readonly [PyType, readonly PyType[]])[],
    readonly [string, ...number[]],
  ];
  const { state: own, subclasses: lists } = realm();
  for (const [name, value] of state) own.set(name, value);
  for (const [base, derived] of subclasses) {
    if (!(base instanceof PyType) || !derived.every((type) => type instanceof PyType))
      throw new BadImage('a class is none');
    lists.set(
      base,
      derived.map((type) => new WeakRef(type)),
    );
  }
  const [kind, ...numbers] = facts;
  if (numbers.length !== 5 || !numbers.every((number) => typeof number === 'number' && number >= 0))
    throw new BadImage('it does not say what was used');
  const standing = standingOf(kind, decoder, options);
  decoder.finish();
  return { standing, used: numbers as unknown as Used };
}

function standingOf(kind: string, decoder: Decoder, { waiting }: RestoreOptions): Standing {
  if (kind === 'idle') return { kind };
  const root = decoder.root();
  if (kind === 'paused' && root instanceof Frame) return { kind, frame: root };
  if (kind !== 'waiting' || !Array.isArray(root)) throw new BadImage('it does not say where it stands');
  const [name, args, caller, deliver, returnRegister, payload, depth] = root as unknown[];
  if (typeof name !== 'string' || !Array.isArray(args) || !(caller instanceof Frame || caller instanceof NativeFrame))
    throw new BadImage('it does not say for what it waits');
  const asking = waiting();
  asking.caller = caller as AnyFrame;
  asking.deliver = bounded(deliver, 9);
  asking.returnRegister = bounded(returnRegister, caller instanceof Frame ? caller.registers.length - 1 : -1);
  asking.payload = payload as Value | undefined;
  asking.depth = bounded(depth, Number.MAX_SAFE_INTEGER);
  return { kind, call: { name, args: args as Value[], asking } };
}

function bounded(value: unknown, most: number): number {
  if (typeof value !== 'number' || value < -1 || value > most)
    throw new BadImage('an activation has no place for its result');
  return value;
}

/** The state of modules, without caches and without the texts of our own modules. */
function savedState({ state }: Realm): (readonly [string, unknown])[] {
  const saved: (readonly [string, unknown])[] = [];
  for (const [name, value] of state) {
    if (isTransient(name) || (value instanceof Set && value.size === 0)) continue;
    saved.push([name, name === 'sources' ? ownSources(value as ReadonlyMap<string, unknown>) : value]);
  }
  return saved;
}

function ownSources(sources: ReadonlyMap<string, unknown>): Map<string, string> {
  const own = new Map<string, string>();
  for (const filename of sources.keys())
    if (!filename.startsWith('lib/')) own.set(filename, sourceText(filename) as string);
  return own;
}

function subclassLists({ subclasses }: Realm): (readonly [PyType, PyType[]])[] {
  return [...subclasses].map(([base, list]) => [base, list.flatMap((ref) => ref.deref() ?? [])] as const);
}
