/** What a program may do with an object that lies in the client's process: every use is asked of the client, who decides. */
import type { Guest } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import type { HostDoor } from '../../runtime/objects/host-object.ts';
import type { Value } from '../../runtime/objects/object.ts';

/** The object as the engine knows it. */
export interface RemoteObject {
  readonly number: number;
}

/** Asks the client for something; the program waits for the answer. */
export interface Wants {
  call(
    target: { readonly tool: string } | { readonly handle: number },
    args: readonly Value[],
    keywords: PyDict | undefined,
  ): Guest<Value>;
  read(handle: number, name: string): Guest<Value>;
  text(handle: number, form: 'str' | 'repr'): Guest<Value>;
}

export class RemoteDoor implements HostDoor {
  readonly typeName: string;
  readonly #number: number;
  readonly #wants: Wants;

  constructor(number: number, typeName: string, wants: Wants) {
    this.typeName = typeName;
    this.#number = number;
    this.#wants = wants;
  }

  attribute(name: string): Guest<Value> {
    return this.#wants.read(this.#number, name);
  }

  call(args: readonly Value[], keywords: PyDict | undefined): Guest<Value> {
    return this.#wants.call({ handle: this.#number }, args, keywords);
  }

  text(form: 'str' | 'repr'): Guest<Value> {
    return this.#wants.text(this.#number, form);
  }
}
