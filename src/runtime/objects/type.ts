/**
 * Python classes. A class keeps its own attributes as cells, so that assigning to an existing class attribute
 * changes no cached lookup; adding or removing one gives the class and its subclasses a new version.
 * Builtin types are engine-wide and immutable; guest classes belong to a session.
 *
 * Must not know: how methods are called.
 */
import type { Maybe } from '../guest.ts';
import type { PyNative } from './native.ts';
import { Cell, PyObject, type Value } from './object.ts';
import { Shape, SLOT_PREFIX } from './shape.ts';

/** A JS class whose instances are the values of a builtin type; its prototype carries `cls`. */
export type Layout = abstract new (...args: never[]) => PyObject;

let lastVersion = 0;

export class PyType extends PyObject {
  override cls: PyType;
  name: string;
  qualname: string;
  /** `__module__`, also kept in `own` for guest classes. */
  module: string;
  bases: readonly PyType[];
  mro: readonly PyType[];
  /** Own attributes. Write only through `setOwn` and `deleteOwn`. */
  readonly own = new Map<string, Cell>();
  readonly builtin: boolean;
  /** JS class of the instances; guest classes share the layout of their builtin base. */
  readonly layout: Layout | undefined;
  /** Changes whenever an attribute is added to or removed from this class or one it inherits from. */
  version: number = ++lastVersion;
  /** Classes made with this one as a base; weak, so that a class can be collected. */
  subclasses: WeakRef<PyType>[] = [];
  /** Shape of a fresh instance; undefined if instances have a builtin layout. */
  rootShape: Shape | undefined;
  /** False when every class in the mro but object declares `__slots__`. */
  hasDict = true;
  /** Names in `__slots__` of this class and its bases. */
  slotNames: readonly string[] = [];
  /** Builtin types that cannot be subclassed (bool, NoneType, function, ...). */
  final = false;
  #abstractMethods: readonly string[] = [];
  #lookupCache = new Map<string, Cell | null>();
  #linked = false;

  constructor(
    metaclass: PyType | undefined,
    name: string,
    bases: readonly PyType[],
    layout: Layout | undefined,
    builtin: boolean,
  ) {
    super();
    this.cls = metaclass ?? (this as PyType);
    this.name = name;
    this.qualname = name;
    this.module = 'builtins';
    this.bases = bases;
    this.mro = [this];
    this.layout = layout;
    this.builtin = builtin;
  }

  /** Of a builtin type: the native that makes its instances, if that is all there is to it; null: not looked for yet. */
  constructorOfInstances: PyNative | undefined | null = null;

  /** Makes an instance from plain arguments at once; undefined, or what gives undefined: in the general way. */
  makeAtOnce: ((args: readonly Value[]) => Maybe<Value> | undefined) | undefined = undefined;

  /** `__abstractmethods__`: names without an implementation. */
  get abstractMethods(): readonly string[] {
    return this.#abstractMethods;
  }

  set abstractMethods(names: readonly string[]) {
    this.#abstractMethods = names;
    this.#changed(); // call sites rely on whether instances can be made
  }

  /** Of a builtin type: makes an instance from its class and plain arguments, where `__init__` does it otherwise. */
  plainMaker: PyNative | undefined = undefined;

  /** True if instances cannot be made. */
  get abstract(): boolean {
    return this.abstractMethods.length > 0;
  }

  /** The cell of an attribute in the mro, or undefined. */
  lookupCell(name: string): Cell | undefined {
    const known = this.#lookupCache.get(name);
    if (known !== undefined) return known ?? undefined;
    for (const type of this.mro) {
      const cell = type.own.get(name);
      if (cell !== undefined) {
        this.#lookupCache.set(name, cell);
        return cell;
      }
    }
    // A builtin type lives as long as the engine: it must not remember every name a guest asks for.
    if (!this.builtin || this.#lookupCache.size < 512) this.#lookupCache.set(name, null);
    return undefined;
  }

  /** The attribute as stored in the mro (not bound, descriptors not applied), or undefined. */
  lookup(name: string): Value | undefined {
    return this.lookupCell(name)?.value;
  }

  setOwn(name: string, value: Value): void {
    const cell = this.own.get(name);
    if (cell !== undefined) {
      const before = cell.value;
      cell.value = value;
      // Sites that read or write an instance slot rely on what the class has of that name: a slot's own descriptor, or
      // none; sites of properties on the property.
      if (isDescriptor(value) || isDescriptor(before)) this.#changed();
      return;
    }
    this.own.set(name, new Cell(value));
    this.#changed();
  }

  deleteOwn(name: string): boolean {
    const cell = this.own.get(name);
    if (cell === undefined) return false;
    this.own.delete(name);
    cell.value = undefined;
    this.#changed();
    return true;
  }

  /** Sets the linearised bases and registers with them. */
  linkBases(bases: readonly PyType[], mro: readonly PyType[]): void {
    // A new class is not registered yet: looking for it would make the n-th subclass of a class cost n steps.
    if (this.#linked)
      for (const base of this.bases) base.subclasses = base.subclasses.filter((ref) => ref.deref() !== this);
    this.#linked = true;
    this.bases = bases;
    this.mro = mro;
    // Builtin types are engine-wide: a session's subclasses are registered with the session (Realm), not here.
    for (const base of bases) if (!base.builtin || this.builtin) base.subclasses.push(new WeakRef(this));
    this.#changed();
  }

  isSubclassOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  #changed(): void {
    this.version = ++lastVersion;
    this.#lookupCache.clear();
    for (const ref of this.subclasses) {
      const subclass = ref.deref();
      if (subclass !== undefined) subclass.#changed();
    }
  }
}

export const objectType = new PyType(undefined, 'object', [], undefined, true);
export const typeType = new PyType(undefined, 'type', [objectType], PyType as Layout, true);
objectType.cls = typeType;
typeType.mro = [typeType, objectType];

/** All builtin types made so far. */
export const builtinTypes: PyType[] = [objectType, typeType];

/**
 * Makes a builtin type and gives its layout's prototype the `cls`. `final` types refuse subclasses. A dotted name
 * (`collections.deque`) is what CPython's messages call the type; its parts are `__module__` and `__name__`.
 */
export function builtinType(
  name: string,
  layout: Layout | undefined,
  options: { base?: PyType; final?: boolean; module?: string } = {},
): PyType {
  const base = options.base ?? objectType;
  const type = new PyType(typeType, name, [base], layout ?? base.layout, true);
  type.linkBases([base], [type, ...base.mro]);
  type.final = options.final ?? false;
  builtinTypes.push(type);
  if (options.module !== undefined) type.module = options.module;
  const dot = name.lastIndexOf('.');
  if (dot >= 0) {
    type.module = name.slice(0, dot);
    type.qualname = name.slice(dot + 1);
  }
  if (layout !== undefined)
    Object.defineProperty(layout.prototype, 'cls', { value: type, writable: true, configurable: true });
  return type;
}

/** The JS class for instances of Python subclasses of a builtin layout: adds `cls` and `attributes`. */
const subclassLayouts = new Map<Layout, new (...args: never[]) => PyObject & SubclassInstance>();

/** What instances of Python subclasses of builtin types have besides the builtin's own data. */
export interface SubclassInstance {
  cls: PyType;
  attributes: PyObject | undefined;
}

export function subclassLayout(layout: Layout): new (...args: never[]) => PyObject & SubclassInstance {
  let sub = subclassLayouts.get(layout);
  if (sub === undefined) {
    const Base = layout as unknown as new (...args: never[]) => PyObject;
    sub = class extends Base {
      override cls: PyType = typeType;
      attributes: PyObject | undefined = undefined;
    } as unknown as new (
      ...args: never[]
    ) => PyObject & SubclassInstance;
    Object.defineProperty(sub.prototype, 'exact', { value: false });
    Object.defineProperty(sub.prototype, 'tag', { value: 0 });
    subclassLayouts.set(layout, sub);
  }
  return sub;
}

/** Gives a guest class the shape its fresh instances have. */
export function initialiseShape(type: PyType): void {
  type.rootShape = new Shape(
    type,
    type.slotNames.map((name) => SLOT_PREFIX + name),
  );
}

function isDescriptor(value: Value | undefined): boolean {
  if (!(value instanceof PyObject)) return false;
  return value.cls.lookup('__set__') !== undefined || value.cls.lookup('__get__') !== undefined;
}
