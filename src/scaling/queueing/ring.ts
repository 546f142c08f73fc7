/** A queue of small integers in a ring that doubles when full. */
export class Ring {
  #items = new Int32Array(16);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) this.#grow();
    this.#items[(this.#head + this.#length++) & (this.#items.length - 1)] = item;
  }

  /** Only where length is not 0. */
  shift(): number {
    const item = this.#items[this.#head] as number;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    return item;
  }

  #grow(): void {
    const items = new Int32Array(this.#items.length * 2);
    for (let at = 0; at < this.#length; at++)
      items[at] = this.#items[(this.#head + at) & (this.#items.length - 1)] as number;
    this.#items = items;
    this.#head = 0;
  }
}
