/**
 * Finds the line of Dify's epilogue that calls `main`, so that the rest can wait for an asynchronous one. The line is at the left
 * margin, the last of its shape, and what follows is Dify's own: it turns the result into JSON and prints it.
 */
export interface SplitProgram {
  readonly head: string;
  /** `main(inputs_obj)`. */
  readonly call: string;
  readonly variable: string;
  readonly tail: string;
  /** Lines in front of the call. */
  readonly lineOffset: number;
}

const CALL = /^var[ \t]+([A-Za-z_]\w*)[ \t]*=[ \t]*(main\([A-Za-z_]\w*\))[ \t]*;?[ \t]*$/gm;
/** Blank lines, comments, and statements on a line each, the first of which is JSON.stringify of the result. */
const TAIL = /^(?:[ \t]*(?:\/\/[^\n]*)?\n)*var[ \t]+\w+[ \t]*=[ \t]*JSON\.stringify\((\w+)\)[ \t]*;?[ \t]*\n/;

/** The parts, or undefined where the text has another shape: it then runs as it is. */
export function splitAtMain(source: string): SplitProgram | undefined {
  const call = [...source.matchAll(CALL)].at(-1);
  if (call === undefined) return undefined;
  const [text, variable, expression] = call as unknown as [string, string, string];
  const head = source.slice(0, call.index);
  const tail = source.slice(call.index + text.length + 1);
  if (TAIL.exec(tail)?.[1] !== variable) return undefined;
  return { head, call: expression, variable, tail, lineOffset: head.split('\n').length - 1 };
}
