/** How many characters a part of a pattern matches at least and at most. */
import { type Node, type Sequence, UNLIMITED } from './tree.ts';

export interface Width {
  readonly min: number;
  readonly max: number;
}

/** Measures the parts of one pattern; remembers groups, because references are as wide as their group. */
export class WidthMeter {
  readonly #known = new WeakMap<Sequence, Width>();
  readonly #groups = new Map<number, Width>();

  of(sequence: Sequence): Width {
    let width = this.#known.get(sequence);
    if (width === undefined) {
      width = { min: 0, max: 0 };
      for (const node of sequence) width = added(width, this.#ofNode(node));
      this.#known.set(sequence, width);
    }
    return width;
  }

  #ofNode(node: Node): Width {
    switch (node.kind) {
      case 'literal':
      case 'any':
      case 'set':
        return { min: 1, max: 1 };
      case 'at':
      case 'look':
      case 'fail':
        if (node.kind === 'look') this.of(node.body);
        return { min: 0, max: 0 };
      case 'branch':
        return either(node.alternatives.map((one) => this.of(one)));
      case 'atomic':
        return this.of(node.body);
      case 'group': {
        const width = this.of(node.body);
        if (node.capture !== undefined) this.#groups.set(node.capture, width);
        return width;
      }
      case 'repeat': {
        const body = this.of(node.body);
        return { min: clamped(body.min * node.min), max: clamped(body.max * node.max) };
      }
      case 'reference':
        return this.#groups.get(node.group) ?? { min: 0, max: UNLIMITED };
      case 'conditional':
        return either([this.of(node.yes), node.no === undefined ? { min: 0, max: 0 } : this.of(node.no)]);
    }
  }
}

const clamped = (width: number): number => Math.min(width, UNLIMITED);

function added(a: Width, b: Width): Width {
  return { min: clamped(a.min + b.min), max: clamped(a.max + b.max) };
}

function either(widths: readonly Width[]): Width {
  return { min: Math.min(...widths.map((one) => one.min)), max: Math.max(...widths.map((one) => one.max)) };
}
