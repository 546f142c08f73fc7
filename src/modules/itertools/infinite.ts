/** count, cycle, repeat. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { PyObject, type Value } from '../../runtime/objects/object.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { add } from '../../runtime/operations/int-arithmetic.ts';
import { BuiltinIterator, charge, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { realm } from '../../runtime/realm.ts';

class Count extends BuiltinIterator {
  next: Value;
  readonly step: Value;
  constructor(start: Value, step: Value) {
    super();
    this.next = start;
    this.step = step;
  }
  advance(): Maybe<Value | undefined> {
    const { next, step } = this;
    if (typeof next === 'number' && typeof step === 'number') {
      const sum = next + step;
      this.next = Number.isSafeInteger(sum) ? sum : add(next, step);
      return next;
    }
    return after(binaryOperation('+', next, step), (sum) => {
      this.next = sum;
      return next;
    });
  }
  override takeInto(items: Value[], most: number): void {
    const { next, step } = this;
    if (typeof next !== 'number' || typeof step !== 'number' || !Number.isSafeInteger(next + most * step)) return;
    for (let i = 0; i < most; i++) items.push(next + i * step);
    this.next = next + most * step;
  }
}
export const countType = iteratorType('itertools.count', Count, { final: false });

function isNumber(value: Value): boolean {
  if (intOf(value) !== undefined) return true;
  return (
    value instanceof PyObject &&
    ['__index__', '__int__', '__float__', '__complex__'].some((name) => value.cls.lookup(name) !== undefined)
  );
}

addMethods(countType, {
  __new__: [
    '(cls, start=0, step=1)',
    (cls: Value, start: Value = 0, step: Value = 1) => {
      if (!isNumber(start) || !isNumber(step)) throw typeError('a number is required');
      return newInstance(cls, countType, Count, start, step);
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: Count): Guest<Value> {
      const next = strToText(yield* settle(repr(self.next)));
      if (self.step === 1) return textToStr(`${self.cls.qualname}(${next})`);
      return textToStr(`${self.cls.qualname}(${next}, ${strToText(yield* settle(repr(self.step)))})`);
    },
  ],
});

class Cycle extends BuiltinIterator {
  source: Value | undefined;
  readonly saved: Value[] = [];
  position = 0;
  constructor(source: Value) {
    super();
    this.source = source;
  }
  advance(): Maybe<Value | undefined> {
    if (this.source === undefined) return this.#again();
    return after(nextOf(this.source), (item) => {
      if (item === undefined) {
        this.source = undefined;
        return this.#again();
      }
      charge(this.saved, realm().budget);
      this.saved.push(item);
      return item;
    });
  }
  #again(): Value | undefined {
    if (this.position >= this.saved.length) this.position = 0;
    return this.saved[this.position++];
  }
}
export const cycleType = iteratorType('itertools.cycle', Cycle, { final: false });
addMethods(cycleType, {
  __new__: [
    '(cls, iterable, /)',
    (cls: Value, iterable: Value): Maybe<Value> =>
      after(getIterator(iterable), (source) => newInstance(cls, cycleType, Cycle, source)),
  ],
});

class Repeat extends BuiltinIterator {
  readonly element: Value;
  /** Items still to come, or undefined for no end. */
  left: number | undefined;
  constructor(element: Value, left: number | undefined) {
    super();
    this.element = element;
    this.left = left;
  }
  advance(): Value | undefined {
    if (this.left === undefined) return this.element;
    if (this.left <= 0) return undefined;
    this.left--;
    return this.element;
  }
}
export const repeatType = iteratorType('itertools.repeat', Repeat, { final: false });
addMethods(repeatType, {
  __new__: [
    '(cls, object, times=None)',
    (cls: Value, element: Value, times?: Value): Maybe<Value> => {
      if (times === undefined) return newInstance(cls, repeatType, Repeat, element, undefined);
      return after(toSize(times), (count) => newInstance(cls, repeatType, Repeat, element, Math.max(0, count)));
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: Repeat): Guest<Value> {
      const element = strToText(yield* settle(repr(self.element)));
      return textToStr(`${self.cls.qualname}(${element}${self.left === undefined ? '' : `, ${self.left}`})`);
    },
  ],
  __length_hint__: [
    '(self, /)',
    (self: Repeat) => {
      if (self.left === undefined) throw typeError('len() of unsized object');
      return self.left;
    },
  ],
});
