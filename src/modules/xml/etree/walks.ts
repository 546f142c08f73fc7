/** Elements and texts below an element, in document order. */
import { type Guest, isPending, type Maybe, settle } from '../../../runtime/guest.ts';
import { iteratorType } from '../../../runtime/objects/iterator-methods.ts';
import { None, type PyObject, type Value } from '../../../runtime/objects/object.ts';
import { equals } from '../../../runtime/operations/compare.ts';
import { BuiltinIterator } from '../../../runtime/operations/iterate.ts';
import { realm } from '../../../runtime/realm.ts';
import { savedLayout } from '../../../runtime/saving.ts';

/** What a walk needs of an element. */
interface WalkedElement extends PyObject {
  readonly tagName: Value;
  readonly text: Value;
  readonly tail: Value;
  readonly children: readonly Value[];
}

/** An element that a walk is in, and how many of its children it has passed. */
class Place {
  element: WalkedElement | undefined = undefined;
  passed = 0;
}
savedLayout('xml.Place', Place);

/** Goes from element to element; children that come or go meanwhile are seen as they are. */
abstract class Walk extends BuiltinIterator {
  /** The first element, until it was given. */
  protected first: WalkedElement | undefined;
  protected readonly open: Place[] = [];

  constructor(first: WalkedElement) {
    super();
    this.first = first;
  }

  /** Begins with an element: its children come next. */
  protected enter(element: WalkedElement): WalkedElement {
    realm().budget.allocate(32);
    const place = new Place();
    place.element = element;
    this.open.push(place);
    return element;
  }

  protected nextChild(): WalkedElement | undefined {
    const place = this.open[this.open.length - 1] as Place;
    const { children } = place.element as WalkedElement;
    return place.passed < children.length ? (children[place.passed++] as WalkedElement) : undefined;
  }
}

class ElementWalk extends Walk {
  readonly wanted: Value;

  constructor(first: WalkedElement, wanted: Value) {
    super(first);
    this.wanted = wanted;
  }

  advance(): Maybe<Value | undefined> {
    for (;;) {
      const element = this.#next();
      if (element === undefined || this.wanted === None || element.tagName === this.wanted) return element;
      if (typeof element.tagName === 'string' && typeof this.wanted === 'string') continue;
      const same = equals(element.tagName, this.wanted);
      if (isPending(same)) return this.#goOn(same, element);
      if (same) return element;
    }
  }

  *#goOn(pending: Guest<boolean>, element: WalkedElement): Guest<Value | undefined> {
    if (yield* pending) return element;
    return yield* settle(this.advance());
  }

  #next(): WalkedElement | undefined {
    const { first } = this;
    if (first !== undefined) {
      this.first = undefined;
      return this.enter(first);
    }
    while (this.open.length > 0) {
      const child = this.nextChild();
      if (child !== undefined) return this.enter(child);
      this.open.pop();
    }
    return undefined;
  }
}
iteratorType('_elementtree._element_iterator', ElementWalk);

class TextWalk extends Walk {
  advance(): Value | undefined {
    const { first } = this;
    if (first !== undefined) {
      this.first = undefined;
      this.enter(first);
      if (hasText(first.text)) return first.text;
    }
    while (this.open.length > 0) {
      const child = this.nextChild();
      if (child !== undefined) {
        this.enter(child);
        if (hasText(child.text)) return child.text;
        continue;
      }
      const left = this.open.pop()?.element as WalkedElement;
      if (this.open.length > 0 && hasText(left.tail)) return left.tail;
    }
    return undefined;
  }
}
iteratorType('_elementtree._text_iterator', TextWalk);

function hasText(text: Value): boolean {
  return text !== None && text !== '';
}

/** All elements, the first included, or those with a tag. */
export function walkElements(first: WalkedElement, tag: Value): Value {
  return new ElementWalk(first, tag);
}

/** All texts but those that are empty. */
export function walkTexts(first: WalkedElement): Value {
  return new TextWalk(first);
}
