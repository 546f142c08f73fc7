/** Returning, raising, and what handlers do. */
import { isMachine, isRegion, note, operation, optional, set, type WriterTable } from './parts.ts';

export const LEAVING: WriterTable = {
  RETURN: (f, pc, a) => {
    if (isRegion(f)) f.exit(pc);
    else f.line(`return ${f.register(a(1))};`);
    return 'jumped';
  },
  RAISE: (f, pc, a) => {
    f.line(`p = ${pc};`);
    f.raise(pc, `raised(T, d, ${f.register(a(1))}, ${optional(f, a(2))})`);
    return 'jumped';
  },
  RAISE_AGAIN: (f, pc) => {
    f.line(`p = ${pc};`);
    f.raise(pc, 'raiseAgain(T)');
    return 'jumped';
  },
  RERAISE: (f, pc, a) => {
    f.line(`p = ${pc};`);
    f.raise(pc, `reraise(T, ${f.register(a(1))})`);
    return 'jumped';
  },
  PUSH_HANDLED: (f, _pc, a) => {
    const exception = f.register(a(2));
    f.line(
      isRegion(f)
        ? `${set(f, a(1), 'frame.handled ?? None')} frame.handled = ${exception};${isMachine(f) ? ' T.realm.handled = frame.handled;' : ''}`
        : `${set(f, a(1), 'h ?? None')} h = ${exception}; T.realm.handled = h;`,
    );
    return 0;
  },
  POP_HANDLED: (f, _pc, a) => {
    const saved = f.register(a(1));
    f.line(
      isRegion(f)
        ? `frame.handled = ${saved} === None ? undefined : ${saved};${isMachine(f) ? ' T.realm.handled = frame.handled ?? h0;' : ''}`
        : `h = ${saved} === None ? undefined : ${saved}; T.realm.handled = h ?? h0;`,
    );
    return 0;
  },
  MATCH_EXCEPTION: (f, pc, a) => {
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.matchException(${f.register(a(2))}, ${f.register(a(3))}))`,
    );
    note(f, a(1), 'bool');
    return 0;
  },
  MATCH_EXCEPTION_GROUP: (f, pc, a) => {
    f.line(
      `p = ${pc}; t = settled(T, T.nativeDepth = d, slow.matchExceptionGroup(${f.register(a(2))}, ${f.register(a(3))})).items;`,
    );
    f.line(`${set(f, a(1), 't[0]')} ${set(f, a(1) + 1, 't[1]')}`);
    return 0;
  },
  JOIN_EXCEPTION_GROUP: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.joinExceptionGroup(${f.register(a(2))}, ${f.register(a(3))}))`,
    ),
  LOAD_ASSERTION_ERROR: (f, _pc, a) => {
    f.line(set(f, a(1), 'slow.assertionError'));
    return 0;
  },
  WITH_EXIT_EXCEPTION: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `drive(T, d, slow.withExit(${f.register(a(2))}, ${f.register(a(2) + 1)}, ${f.register(a(3))}))`,
    ),
};
