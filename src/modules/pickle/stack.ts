/** The stack of the machine that reads pickles: values, and marks between them. */
import type { Value } from '../../runtime/objects/object.ts';
import type { PickleInput } from './input.ts';

export class PickleStack {
  readonly items: Value[] = [];
  /** How many values lay on the stack at each mark. */
  readonly #marks: number[] = [];
  readonly #input: PickleInput;

  constructor(input: PickleInput) {
    this.#input = input;
  }

  get lastMark(): number {
    return this.#marks[this.#marks.length - 1] ?? 0;
  }

  push(value: Value): void {
    this.items.push(value);
  }

  mark(): void {
    this.#marks.push(this.items.length);
  }

  /** Takes the last value away, or a mark that lies upon it. */
  drop(): void {
    const mark = this.#marks[this.#marks.length - 1];
    if (mark === this.items.length) this.#marks.pop();
    else this.pop();
  }

  top(): Value {
    if (this.items.length <= this.lastMark) throw this.#underflow();
    return this.items[this.items.length - 1] as Value;
  }

  pop(): Value {
    if (this.items.length <= this.lastMark) throw this.#underflow();
    return this.items.pop() as Value;
  }

  /** The result. Marks below it do not matter. */
  last(): Value {
    return this.pop();
  }

  /** The last values, the lowest first. */
  take(count: number): Value[] {
    if (this.items.length - count < this.lastMark) throw this.#underflow();
    return this.items.splice(this.items.length - count);
  }

  /** What lies above the last mark, which is taken away too. */
  sinceMark(): Value[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw this.#input.error('could not find MARK');
    return this.items.splice(mark);
  }

  /** What lies below the last mark, or below the last values: that to which they are added; undefined: nothing. */
  below(marked: boolean, count = 1): Value | undefined {
    if (marked) {
      const mark = this.#marks[this.#marks.length - 1] ?? 0;
      return mark > (this.#marks[this.#marks.length - 2] ?? 0) ? this.items[mark - 1] : undefined;
    }
    const at = this.items.length - count - 1;
    return at >= this.lastMark ? this.items[at] : undefined;
  }

  /** Takes away what lies from a place on, and the mark there. */
  cut(from: number, marked: boolean): void {
    this.items.length = from;
    if (marked) this.#marks.pop();
  }

  #underflow(): unknown {
    return this.#input.error(this.#marks.length > 0 ? 'unexpected MARK found' : 'unpickling stack underflow');
  }
}
