/**
 * The values behind the numbers of handles, in one session. Both sides count how often a handle was sent: one that is given
 * back while it is on its way again stays.
 */
import { HostObject } from '../../runtime/objects/host-object.ts';
import type { Value } from '../../runtime/objects/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Handles } from '../wire/wire.ts';
import { RemoteDoor, type RemoteObject, type Wants } from './remote-door.ts';

interface Held {
  readonly value: Value;
  sent: number;
}

export class SessionHandles implements Handles {
  /** Values of the engine by number. In the realm's state, so that they count as the session's memory. */
  readonly #held: Map<number, Held>;
  readonly #numbers = new Map<Value, number>();
  readonly #wants: Wants;
  readonly #objects = new Map<number, { readonly reference: WeakRef<HostObject>; received: number }>();
  readonly #collected: FinalizationRegistry<number>;
  #dropped: (readonly [number, number])[] = [];
  #last = 0;

  constructor(realm: Realm, wants: Wants) {
    this.#held = realm.stateOf('handles', () => new Map<number, Held>());
    this.#wants = wants;
    this.#collected = new FinalizationRegistry((number) => this.#lost(number));
  }

  numberOf(value: Value): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = ++this.#last;
      this.#numbers.set(value, number);
      this.#held.set(number, { value, sent: 0 });
    }
    (this.#held.get(number) as Held).sent++;
    return number;
  }

  valueOf(number: number): Value | undefined {
    return this.#held.get(number)?.value;
  }

  /** The client holds these no more, as far as it had got them. */
  giveBack(handles: readonly (readonly [number, number])[]): void {
    for (const [number, received] of handles) {
      const held = this.#held.get(number);
      if (held === undefined) continue;
      held.sent -= received;
      if (held.sent > 0) continue;
      this.#held.delete(number);
      this.#numbers.delete(held.value);
    }
  }

  numberOfHost(object: HostObject): number {
    return (HostObject.unwrap(object) as RemoteObject).number;
  }

  hostObject(number: number, typeName: string): Value {
    const known = this.#objects.get(number);
    const alive = known?.reference.deref();
    if (known !== undefined && alive !== undefined) {
      known.received++;
      return alive;
    }
    const remote: RemoteObject = { number };
    const object = new HostObject(remote, new RemoteDoor(number, typeName, this.#wants));
    this.#collected.register(object, number);
    this.#objects.set(number, { reference: new WeakRef(object), received: (known?.received ?? 0) + 1 });
    return object;
  }

  /** Objects of the client that were collected since the last time. */
  takeDropped(): readonly (readonly [number, number])[] {
    const dropped = this.#dropped;
    this.#dropped = [];
    return dropped;
  }

  #lost(number: number): void {
    const known = this.#objects.get(number);
    if (known === undefined || known.reference.deref() !== undefined) return;
    this.#objects.delete(number);
    this.#dropped.push([number, known.received]);
  }
}
