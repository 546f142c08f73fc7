/** Which objects a pickle has already, by identity; texts are one object where they are equal. */
import type { Value } from '../../runtime/objects/object.ts';
import { WideStr } from '../../runtime/objects/str.ts';
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';

export class Memo {
  /** The numbers that objects have in the pickle, in the order of the numbers. */
  readonly numbers = new Map<Value, number>();
  /** The texts that are no JS strings. */
  readonly wide = new Map<string, WideStr>();

  get(object: Value): number | undefined {
    return this.numbers.get(object instanceof WideStr ? this.#same(object) : object);
  }

  has(object: Value): boolean {
    return this.get(object) !== undefined;
  }

  /** Gives an object its number. */
  add(object: Value): number {
    const number = this.numbers.size;
    realm().budget.allocate(48);
    this.numbers.set(object instanceof WideStr ? this.#same(object) : object, number);
    return number;
  }

  clear(): void {
    this.numbers.clear();
    this.wide.clear();
  }

  #same(text: WideStr): WideStr {
    const known = this.wide.get(text.key);
    if (known === undefined) this.wide.set(text.key, text);
    return known ?? text;
  }
}
savedLayout('pickle.Memo', Memo);
