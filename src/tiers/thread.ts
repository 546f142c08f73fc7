/** One chain of activations and where it stands: what the tiers run. */
import type { Budget } from '../runtime/budget.ts';
import type { HostWait } from '../runtime/guest.ts';
import type { AnyFrame, Frame, NativeFrame } from '../runtime/objects/frame.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import type { Realm } from '../runtime/realm.ts';
import type { Promotion } from './promotion.ts';
import { nested } from './tier.ts';

/** Activations of compiled code that may lie on the JS stack at once; beyond, they move to the heap. */
export const NATIVE_DEPTH = 150;

/** One chain of activations and where it stands. */
export class Thread {
  readonly realm: Realm;
  readonly budget: Budget;
  /** `performance.now()` at which the time slice is over. */
  sliceEnd = Number.POSITIVE_INFINITY;
  /** Depth of activations up to which compiled code may call on the JS stack; set at each entry to compiled code. */
  depthLimit = 0;
  /** Depth of the compiled activation on whose behalf runtime code runs; valid while that runs. */
  nativeDepth = 0;
  /** Interpreters on the JS stack that compiled code called. */
  nested = 0;
  /** The Python frame to run next; undefined when the thread is finished or waits. */
  frame: Frame | undefined = undefined;
  /** Set by `invoke` when it returns undefined: the activation it made. */
  pushed: AnyFrame | undefined = undefined;
  /** Second result of loading a method: the receiver, or undefined. */
  receiver: Value | undefined = undefined;
  /** The exception in flight is raised again and does not add this frame to its traceback. */
  untraced = false;
  /** Result of the outermost activation. */
  result: Value = None;
  /** The host's answer the thread waits for, and who gets it. */
  waiting: { readonly wait: HostWait; readonly asking: NativeFrame; readonly target: NativeFrame } | undefined =
    undefined;

  /** The host has answered: what `run` delivers first. */
  resume: { readonly target: NativeFrame; readonly value: unknown; readonly throwing: boolean } | undefined = undefined;

  /** Decides what is compiled. */
  readonly promotion: Promotion;

  constructor(realm: Realm, promotion: Promotion) {
    this.realm = realm;
    this.promotion = promotion;
    this.budget = realm.budget;
    realm.callsNow = nested.callsNow(this);
  }
}
