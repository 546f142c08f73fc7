/** time: clocks and sleep. */
import { typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, HostWait } from '../runtime/guest.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { realOf } from '../runtime/objects/float-methods.ts';
import { normalizeInt } from '../runtime/objects/int.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { nativeModule } from './define.ts';

const nanoseconds = (seconds: number): Value => normalizeInt(BigInt(Math.round(seconds * 1e6)) * 1000n);

export const builtinModule = nativeModule('time', {
  time: ['()', () => new PyFloat(realm().host.now())],
  time_ns: ['()', () => nanoseconds(realm().host.now())],
  monotonic: ['()', () => new PyFloat(realm().host.monotonic())],
  monotonic_ns: ['()', () => nanoseconds(realm().host.monotonic())],
  perf_counter: ['()', () => new PyFloat(realm().host.monotonic())],
  perf_counter_ns: ['()', () => nanoseconds(realm().host.monotonic())],
  process_time: ['()', () => new PyFloat(realm().budget.elapsedMs / 1000)],
  sleep: [
    '(seconds, /)',
    function* (seconds: Value): Guest<Value> {
      const duration = realOf(seconds);
      if (duration === undefined) throw typeError(`'${typeName(seconds)}' object cannot be interpreted as an integer`);
      if (duration < 0) throw valueError('sleep length must be non-negative');
      yield new HostWait(
        realm()
          .host.sleep(duration)
          .then(() => None),
      );
      return None;
    },
  ],
});
