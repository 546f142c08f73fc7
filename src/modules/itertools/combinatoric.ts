/** product, permutations, combinations, combinations_with_replacement: tuples of pool items, in order of position. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { BuiltinIterator, iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';

/** Positions into pools; each step moves them on and shows the items there. */
abstract class Positions extends BuiltinIterator {
  /** Undefined at the end. */
  positions: number[] | undefined;
  started = false;
  constructor(positions: number[] | undefined) {
    super();
    this.positions = positions;
  }
  advance(): Value | undefined {
    if (this.positions === undefined) return undefined;
    if (this.started && !this.move(this.positions)) {
      this.positions = undefined;
      return undefined;
    }
    this.started = true;
    realm().budget.work(this.positions.length / 16);
    return new PyTuple(this.show(this.positions));
  }
  /** The next positions; false if these are the last. */
  abstract move(positions: number[]): boolean;
  abstract show(positions: readonly number[]): Value[];
}

class Product extends Positions {
  readonly pools: readonly (readonly Value[])[];
  constructor(pools: readonly (readonly Value[])[]) {
    super(pools.some((pool) => pool.length === 0) ? undefined : pools.map(() => 0));
    this.pools = pools;
  }
  move(positions: number[]): boolean {
    for (let i = positions.length - 1; i >= 0; i--) {
      const next = (positions[i] as number) + 1;
      if (next < (this.pools[i] as readonly Value[]).length) {
        positions[i] = next;
        return true;
      }
      positions[i] = 0;
    }
    return false;
  }
  show(positions: readonly number[]): Value[] {
    const { pools } = this;
    if (positions.length === 2)
      return [
        (pools[0] as readonly Value[])[positions[0] as number] as Value,
        (pools[1] as readonly Value[])[positions[1] as number] as Value,
      ];
    const items: Value[] = [];
    for (let i = 0; i < positions.length; i++)
      items.push((this.pools[i] as readonly Value[])[positions[i] as number] as Value);
    return items;
  }
}

abstract class FromOnePool extends Positions {
  readonly pool: readonly Value[];
  constructor(pool: readonly Value[], positions: number[] | undefined) {
    super(positions);
    this.pool = pool;
  }
  show(positions: readonly number[]): Value[] {
    const { pool } = this;
    if (positions.length === 2) return [pool[positions[0] as number] as Value, pool[positions[1] as number] as Value];
    const items: Value[] = [];
    for (let i = 0; i < positions.length; i++) items.push(pool[positions[i] as number] as Value);
    return items;
  }
}

class Combinations extends FromOnePool {
  constructor(pool: readonly Value[], r: number) {
    super(pool, r > pool.length ? undefined : Array.from({ length: r }, (_, i) => i));
  }
  move(positions: number[]): boolean {
    const r = positions.length;
    let i = r - 1;
    while (i >= 0 && positions[i] === i + this.pool.length - r) i--;
    if (i < 0) return false;
    let next = (positions[i] as number) + 1;
    for (; i < r; i++) positions[i] = next++;
    return true;
  }
}

class CombinationsWithReplacement extends FromOnePool {
  constructor(pool: readonly Value[], r: number) {
    super(pool, pool.length === 0 && r > 0 ? undefined : new Array<number>(r).fill(0));
  }
  move(positions: number[]): boolean {
    let i = positions.length - 1;
    while (i >= 0 && positions[i] === this.pool.length - 1) i--;
    if (i < 0) return false;
    positions.fill((positions[i] as number) + 1, i);
    return true;
  }
}

class Permutations extends FromOnePool {
  /** All pool positions; the first r of them are shown. */
  readonly order: number[];
  /** For each shown place, how many choices are left. */
  readonly cycles: number[];
  constructor(pool: readonly Value[], r: number) {
    super(pool, r > pool.length ? undefined : Array.from({ length: r }, (_, i) => i));
    this.order = pool.map((_, i) => i);
    this.cycles = Array.from({ length: r }, (_, i) => pool.length - i);
  }
  move(positions: number[]): boolean {
    const { order, cycles } = this;
    for (let i = positions.length - 1; i >= 0; i--) {
      const left = (cycles[i] as number) - 1;
      if (left === 0) {
        order.push(...order.splice(i, 1));
        cycles[i] = order.length - i;
        continue;
      }
      cycles[i] = left;
      const j = order.length - left;
      const swapped = order[i] as number;
      order[i] = order[j] as number;
      order[j] = swapped;
      for (let k = i; k < positions.length; k++) positions[k] = order[k] as number;
      return true;
    }
    return false;
  }
}

export const productType = iteratorType('itertools.product', Product, { final: false });
addMethods(productType, {
  __new__: [
    '(cls, /, *iterables, repeat=1)',
    function* (cls: Value, iterables: Value[], repeat: Value = 1): Guest<Value> {
      const times = yield* sizeOf(repeat);
      if (times < 0) throw valueError('repeat argument cannot be negative');
      const pools: Value[][] = [];
      if (times > 0) for (const iterable of iterables) pools.push(yield* settle(iterateAll(iterable)));
      realm().budget.allocate(pools.length * times * 16);
      const all: Value[][] = [];
      for (let i = 0; i < times; i++) all.push(...pools);
      return newInstance(cls, productType, Product, all);
    },
  ],
});

export const permutationsType = iteratorType('itertools.permutations', Permutations, { final: false });
addMethods(permutationsType, {
  __new__: [
    '(cls, iterable, r=None)',
    function* (cls: Value, iterable: Value, size: Value = None): Guest<Value> {
      const pool = yield* settle(iterateAll(iterable));
      if (size !== None && intOf(size) === undefined) throw typeError('Expected int as r');
      const r = size === None ? pool.length : yield* sizeOf(size);
      if (r < 0) throw valueError('r must be non-negative');
      return newInstance(cls, permutationsType, Permutations, pool, r);
    },
  ],
});

function combinationsType(
  name: string,
  layout: new (pool: readonly Value[], r: number) => FromOnePool,
): ReturnType<typeof iteratorType> {
  const type = iteratorType(name, layout, { final: false });
  addMethods(type, {
    __new__: [
      '(cls, iterable, r)',
      function* (cls: Value, iterable: Value, size: Value): Guest<Value> {
        const r = yield* sizeOf(size);
        const pool = yield* settle(iterateAll(iterable));
        if (r < 0) throw valueError('r must be non-negative');
        if (pool.length > 0 || r === 0) realm().budget.allocate(Math.min(r, 2 ** 40) * 8);
        return newInstance(cls, type, layout, pool, r);
      },
    ],
  });
  return type;
}
export const combinationsIteratorType = combinationsType('itertools.combinations', Combinations);
export const combinationsWithReplacementType = combinationsType(
  'itertools.combinations_with_replacement',
  CombinationsWithReplacement,
);

/** A C size. Throws OverflowError. */
function* sizeOf(value: Value): Guest<number> {
  const size = yield* settle(toIndex(value));
  if (typeof size === 'bigint' && BigInt.asIntN(64, size) !== size)
    throw overflowError('Python int too large to convert to C ssize_t');
  return Number(size);
}
