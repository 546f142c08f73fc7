/**
 * A session: one realm, its `__main__` namespace, one run at a time. Takes source text, gives an Outcome.
 * Must not know: lanes, HTTP, the command line.
 */
import { InternalError } from '../assert.ts';
import { builtinTable } from '../builtins/table.ts';
import type { Code } from '../bytecode/code.ts';
import type { ResultKind } from '../compiler/compiler.ts';
import { loadPart } from '../locate.ts';
import { installModules } from '../modules/table.ts';
import { Interrupted, LimitReached, type Limits, type Slice } from '../runtime/budget.ts';
import type { CodePool } from '../runtime/code-pool.ts';
import { innermost } from '../runtime/continuations.ts';
import { PyException } from '../runtime/exceptions/exception.ts';
import { isHostExit } from '../runtime/exceptions/host-exit.ts';
import { isException } from '../runtime/exceptions/raise.ts';
import { exceptionText, lastLine, outermostLine } from '../runtime/exceptions/traceback-text.ts';
import { exitFunctionCount, runExitFunctions } from '../runtime/exit-functions.ts';
import { finishThreads } from '../runtime/green-threads.ts';
import { EventLoopTurn, type Guest, GuestBody, passesOn, settle } from '../runtime/guest.ts';
import type { Host } from '../runtime/host.ts';
import { linkCode } from '../runtime/link.ts';
import { measureLive, reachesNamed } from '../runtime/live-size.ts';
import { PyDict, type PyNamespace } from '../runtime/objects/dict.ts';
import { DELIVER, NativeFrame } from '../runtime/objects/frame.ts';
import { PyFunction } from '../runtime/objects/function.ts';
import { PyModule } from '../runtime/objects/module.ts';
import type { PyNative } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../runtime/objects/str.ts';
import { PyType } from '../runtime/objects/type.ts';
import { callsOut } from '../runtime/open-calls.ts';
import { str } from '../runtime/operations/text.ts';
import { enterRealm, Realm } from '../runtime/realm.ts';
import { registerSource } from '../runtime/source.ts';
import { loaded } from '../tiers/inline-caches.ts';
import { run, type Status } from '../tiers/interpreter/interpreter.ts';
import { AWAITED } from '../tiers/nested.ts';
import type { Promotion } from '../tiers/promotion.ts';
import { Thread } from '../tiers/thread.ts';
import type { CodeCache } from './code-cache.ts';
import { compileSource, isWorthKeeping, parseSource, withWarnings } from './compile.ts';
import type { compileTemplate } from './compile-template.ts';
import { HostCallWait, restoredCall } from './host-calls.ts';
import { wrapFunction } from './host-functions.ts';
import { NotSavable } from './image/bad-image.ts';
import { type ImageOptions, readImage, type Standing, type Used, type WaitingCall, writeImage } from './image/image.ts';
import { recompile } from './image/recompile.ts';
import { seal, unseal } from './image/seal.ts';
import type { Outcome, Usage } from './outcome.ts';
import { processMemory } from './process-memory.ts';
import { type Tool, toolArguments, toolFunction } from './tools.ts';
import { type HostCallable, toGuest, toHost } from './values.ts';

export interface RunOptions {
  /** Variables set before the run. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Shown in tracebacks; default `<string>`. */
  readonly filename?: string;
  /** `interactive` shows expression statements as a prompt does; default: the value of the last expression is the result. */
  readonly mode?: 'exec' | 'interactive';
  /** What the outcome's value is; default: that of the last expression statement. `lastStatement`: of assignments and definitions too. A script wants `none`, which also makes a docstring of its first string. */
  readonly result?: 'lastExpression' | 'lastStatement' | 'none';
  /** Stops the run; the outcome is `interrupted`. */
  readonly signal?: AbortSignal;
  /** Milliseconds for this run, where that is less than the session's limit. */
  readonly timeoutMs?: number;
  /** Runs before the program does, inside the session and its limits: for hosts that hand in values in their own way. */
  readonly prepare?: (session: Session) => Guest<void>;
  /** Makes the outcome's value of the program's, inside the session and its limits; default: the table in docs/values.md. */
  readonly convert?: (value: Value) => Guest<unknown>;
  /** The program ends with this run: functions that it registered with `atexit` are called after it, within its limits. */
  readonly isLast?: boolean;
  /** An uncaught exception ended the program, and what it registered with `atexit` comes now; called where there is some. */
  readonly onFailure?: (outcome: Outcome) => void;
  /** The program waits for a function of the host: now the session can be saved. */
  readonly onWait?: (call: PendingCall | undefined) => void;
}

/** A call of a host function that was not answered yet. */
export interface PendingCall {
  /** The name of the tool, or of the input that the function was. */
  readonly name: string;
  /** Of a tool: its inputs by name. Of another function: its arguments, in an array. */
  readonly args: unknown;
}

export interface SaveOptions {
  /** Only who has it can make bytes that are restored: 16 bytes at least. */
  readonly key: string | Uint8Array;
  /** The name under which the host gives an object of its own to the restored session; undefined: it cannot be saved. */
  readonly nameOf?: (object: object) => string | undefined;
}

export interface RestoredOptions {
  /** The key that the session was saved with. */
  readonly key: string | Uint8Array;
  /** Functions that were inputs of the saved session's runs, by the names of the inputs. */
  readonly functions?: Readonly<Record<string, HostCallable>>;
  /** Objects of the host by the names they were saved under. */
  readonly objects?: (name: string) => object | undefined;
}

export class Session {
  readonly realm: Realm;
  readonly globals: PyNamespace;
  readonly #codeCache: CodeCache;
  /** What is compiled, and what has been. */
  readonly promotion: Promotion;
  #busy = false;
  #closed = false;
  /** The exception that ended the last run. */
  failure: PyException | undefined = undefined;
  /** Aborted when the run is. */
  #signal: AbortSignal = new AbortController().signal;
  /** Ends the wait for the host that is on, unanswered. */
  #stopWaiting: (() => void) | undefined;
  /** Where a run stands that does not run at the moment. */
  #standing: Standing = { kind: 'idle' };
  /** Functions that the host handed in, by the names under which they are handed in again. */
  readonly #hostFunctions = new Map<string, PyNative>();
  readonly #tools = new Map<string, Tool>();
  /** Of the run that is on. */
  #options: RunOptions = {};
  /** The text of an exception that was told to the host before the run's end. */
  #rendered: { readonly exception: PyException; readonly text: ErrorText } | undefined;
  /** The activation around the program. */
  #program: NativeFrame | undefined;
  /** The wait that comes next is for what `resume` was given. */
  #resumes = false;
  /** What a restored run has used. */
  #goOnFrom: readonly [steps: number, elapsedMs: number, bytes: number, outputBytes: number] | undefined;
  /** What `convert` made of the run's value. */
  #converted: { readonly value: unknown } | undefined;

  constructor(
    host: Host,
    limits: Limits,
    codeCache: CodeCache,
    promotion: Promotion,
    slice: Slice,
    codePool: CodePool,
  ) {
    this.promotion = promotion;
    processMemory.admit(limits.maxBytes);
    this.realm = new Realm(
      host,
      limits,
      (source, filename, mode, options) => withWarnings(() => compileSource(source, filename, mode, options)),
      slice,
    );
    this.realm.codePool = codePool;
    this.realm.parse = (source, filename, mode) => withWarnings(() => parseSource(source, filename, mode));
    this.realm.compileTemplate = (text, filename, settings) =>
      loadPart<{ compileTemplate: typeof compileTemplate }>('engine/compile-template').compileTemplate(
        codeCache,
        text,
        filename,
        settings,
      );
    this.#codeCache = codeCache;
    const before = enterRealm(this.realm);
    try {
      for (const [name, value] of builtinTable) this.realm.builtins.setName(name, value);
      installModules();
      const main = new PyModule('__main__');
      this.globals = main.attributes as PyNamespace;
      this.globals.setName('__annotations__', new PyDict());
      this.globals.setName('__builtins__', this.realm.modules.get('builtins') ?? this.realm.builtins);
      this.realm.modules.set('__main__', '__main__', main);
    } finally {
      enterRealm(before);
    }
    this.realm.budget.measureLive = (maxObjects) => measureLive(this.realm, maxObjects);
    this.realm.reaches = (wanted) => reachesNamed(this.realm, wanted);
    this.realm.budget.process = processMemory;
  }

  /** Gives programs tools, as global functions. */
  addTools(tools: readonly Tool[]): void {
    for (const tool of tools) this.globals.setName(tool.name, this.#toolFunction(tool));
  }

  #toolFunction(tool: Tool): PyNative {
    const native = toolFunction(tool, () => this.#signal);
    this.#tools.set(tool.name, tool);
    this.#hostFunctions.set(tool.name, native);
    return native;
  }

  /**
   * The session as bytes, with a run that waits or pauses: `Engine.restore` goes on with them in another process of the
   * same version. Throws NotSavable and names what has no form outside the process.
   */
  save({ key, nameOf }: SaveOptions): Uint8Array {
    if (this.#busy && this.#standing.kind === 'idle')
      throw new NotSavable('it is running: save it while it waits for the host');
    if (callsOut(this.realm) > 0)
      throw new NotSavable('calls of the host are out that several tasks or threads of it wait for');
    return seal(
      this.#inside(() => writeImage({ standing: this.#standing, used: this.#used() }, this.#imageOptions(nameOf))),
      key,
    );
  }

  /** Fills this fresh session with a saved one. `functions`: those that were inputs of the saved one, by their names. */
  restore(bytes: Uint8Array, options: RestoredOptions): void {
    const content = unseal(bytes, options.key, this.realm.budget.limits.maxBytes);
    for (const [name, callable] of Object.entries(options.functions ?? {}))
      this.#hostFunctions.set(name, wrapFunction(callable, callable.name || name, name));
    this.realm.budget.begin();
    const { standing, used } = this.#inside(() =>
      readImage(content, {
        ...this.#imageOptions(undefined),
        hostObject: options.objects,
        compile: (facts, kind) => this.#recompile(facts, kind),
        program: () => {
          this.#program = new NativeFrame(this.#around(), undefined, DELIVER.register, -1);
          return this.#program;
        },
        waiting: () => this.#awaited(),
      }),
    );
    const [steps, elapsedMs, bytesUsed, outputBytes, maxRecursion] = used;
    this.realm.budget.maxRecursion = maxRecursion;
    this.#goOnFrom = [steps, elapsedMs, bytesUsed, outputBytes];
    this.#standing = standing;
    this.#busy = standing.kind !== 'idle';
  }

  /** What a restored program waits for; undefined: `resume` needs no answer. */
  get pending(): PendingCall | undefined {
    return this.#standing.kind === 'waiting' ? this.#pendingCall(this.#standing.call) : undefined;
  }

  /** Goes on with the program of a restored session. `answer`: what the function that it waits for gives, or a promise of it. */
  async resume(
    answer?: unknown,
    options: Pick<RunOptions, 'signal' | 'timeoutMs' | 'convert' | 'isLast' | 'onFailure' | 'onWait'> = {},
  ): Promise<Outcome> {
    const standing = this.#standing;
    const goOnFrom = this.#goOnFrom;
    if (standing.kind === 'idle' || goOnFrom === undefined)
      throw new InternalError('no program of a restored session waits');
    this.#standing = { kind: 'idle' };
    this.#goOnFrom = undefined;
    this.#busy = false;
    const thread = this.#begin(options);
    this.realm.budget.canTurn = true;
    this.realm.budget.goOn(...goOnFrom);
    if (standing.kind === 'paused') {
      thread.frame = standing.frame;
      return this.#toItsEnd(thread, () => this.#step(() => run(thread, this.realm.budget.slice.ms)), options);
    }
    const { asking, name, args } = standing.call;
    const { computation, promise } = restoredCall(Promise.resolve(answer));
    const frame = new NativeFrame(computation, asking.caller, asking.deliver, asking.returnRegister);
    frame.payload = asking.payload;
    frame.depth = asking.depth;
    thread.waiting = { wait: new HostCallWait(promise, { name, args, computation }), asking: frame, target: frame };
    this.#resumes = true;
    return this.#toItsEnd(thread, () => ({ kind: 'ran', status: 'waiting' }), options);
  }

  /** Compiles a source without running it: a later run of it, in any session of the engine, finds its code. */
  precompile(source: string, options: Pick<RunOptions, 'filename' | 'result'> = {}): Outcome {
    this.#begin({});
    try {
      const step = this.#step(() => {
        this.#compile(source, options.filename ?? '<string>', options.result ?? 'lastExpression');
        return 'finished';
      });
      const usage = this.#usage();
      if (step.kind === 'ran') return { kind: 'value', value: null, usage };
      return this.#finish(new Thread(this.realm, this.promotion), step);
    } finally {
      this.#busy = false;
    }
  }

  /** Compiles to machine code what a source has defined: functions and methods, called or not. */
  compileDefinitions(filename: string): void {
    const before = enterRealm(this.realm);
    try {
      for (const { link } of functionsOf(this.globals, filename))
        if (link.entry === undefined && link.machine === undefined) this.promotion.compileFunction(link);
    } finally {
      enterRealm(before);
    }
  }

  /** Runs source text to its end, letting the event loop turn about every 10 ms. Never rejects for what the program does. */
  async run(source: string, options: RunOptions = {}): Promise<Outcome> {
    const thread = this.#begin(options);
    this.realm.budget.canTurn = true;
    return this.#toItsEnd(thread, () => this.#step(() => this.#start(thread, source, options)), options);
  }

  async #toItsEnd(
    thread: Thread,
    begin: () => Step,
    { signal, onWait }: Pick<RunOptions, 'signal' | 'onWait'>,
  ): Promise<Outcome> {
    const { budget } = this.realm;
    const abort = (): void => {
      budget.interrupt = new Interrupted('interrupted');
      this.realm.host.stopSleeping?.();
      this.#stopWaiting?.();
    };
    this.#signal = signal ?? new AbortController().signal;
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) abort();
    try {
      let status = begin();
      // The call that `resume` answers is known already.
      let told = status.kind === 'ran' && status.status === 'waiting' && this.#resumes;
      this.#resumes = false;
      while (status.kind === 'ran' && status.status !== 'finished') {
        if (status.status === 'paused') await this.#pause(thread);
        else await this.#awaitHost(thread, told || thread.waiting?.wait instanceof EventLoopTurn ? undefined : onWait);
        told = false;
        // What was waited for may not have come: the program must not go on as if it had.
        if (budget.interrupt !== undefined) status = { kind: 'stopped', by: budget.interrupt };
        else status = this.#step(() => run(thread, this.realm.budget.slice.ms));
      }
      return this.#finish(thread, status);
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#busy = false;
    }
  }

  async #pause(thread: Thread): Promise<void> {
    if (thread.frame !== undefined) this.#standing = { kind: 'paused', frame: thread.frame };
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#standing = { kind: 'idle' };
  }

  /** Runs without giving up the JS thread. A program that must wait for the host ends in an error outcome. */
  runSync(source: string, options: RunOptions = {}): Outcome {
    const thread = this.#begin(options);
    try {
      let status = this.#step(() => this.#start(thread, source, options));
      while (status.kind === 'ran' && status.status === 'paused')
        status = this.#step(() => run(thread, this.realm.budget.slice.ms));
      if (status.kind === 'ran' && status.status === 'waiting') {
        return {
          kind: 'interrupted',
          message: 'the program waits for the host: use run, not runSync',
          usage: this.#usage(),
        };
      }
      return this.#finish(thread, status);
    } finally {
      this.#busy = false;
    }
  }

  /**
   * Ends the session: it can no longer run, and its compiled code serves the next session that runs the same code.
   * A session that is not closed is collected as any object, its compiled code with it.
   */
  close(): void {
    if (this.#busy) throw new InternalError('the session is running: await the run before closing it');
    if (this.#closed) return;
    this.#closed = true;
    this.realm.host.close?.();
    for (const link of this.realm.compiled) this.realm.codePool?.give(link);
    this.realm.compiled.length = 0;
    // The receiver of the last method would keep the program's data until another session has called one.
    loaded.receiver = undefined;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** The value of a global variable, converted; undefined if there is none. */
  get(name: string): unknown {
    const value = this.globals.get(name);
    return value === undefined ? undefined : toHost(value);
  }

  #begin(options: RunOptions): Thread {
    if (this.#closed) throw new InternalError('the session is closed: make a new one');
    if (this.#busy)
      throw new InternalError('the session is running already: await the run before, or use another session');
    this.#busy = true;
    this.failure = undefined;
    this.#converted = undefined;
    this.#rendered = undefined;
    this.#options = options;
    this.realm.budget.begin(options.timeoutMs);
    this.realm.budget.canTurn = false;
    return new Thread(this.realm, this.promotion);
  }

  /** Runs part of a thread inside the realm. */
  #step(action: () => Status): Step {
    const before = enterRealm(this.realm);
    const { budget } = this.realm;
    processMemory.enter(this);
    budget.resume();
    try {
      const status = action();
      if (status !== 'finished') budget.suspend();
      return { kind: 'ran', status };
    } catch (thrown) {
      if (thrown instanceof PyException) return { kind: 'raised', exception: thrown };
      if (thrown instanceof LimitReached || thrown instanceof Interrupted) return { kind: 'stopped', by: thrown };
      throw thrown;
    } finally {
      enterRealm(before);
    }
  }

  #start(thread: Thread, source: string, options: RunOptions): Status {
    const { limits } = this.realm.budget;
    if (source.length > limits.maxSourceBytes)
      throw new LimitReached(
        'memory',
        `source of ${source.length} characters is over the limit of ${limits.maxSourceBytes}`,
      );
    const computation = this.#computation(source, options);
    const target = new NativeFrame(computation, undefined, DELIVER.register, -1);
    this.#program = target;
    thread.resume = { target, value: undefined, throwing: false };
    return run(thread, this.realm.budget.slice.ms);
  }

  *#computation(source: string, options: RunOptions): Guest<Value> {
    if (options.prepare !== undefined) yield* options.prepare(this);
    for (const [name, value] of Object.entries(options.inputs ?? {}))
      this.globals.setName(name, yield* this.#input(name, value));
    const filename = options.filename ?? '<string>';
    if (options.result === 'none' && !filename.startsWith('<')) this.globals.setName('__file__', textToStr(filename));
    // Warnings show lines of files; those of other sources CPython does not know yet.
    registerSource(filename, filename.startsWith('<') ? '' : source);
    const result = options.mode === 'interactive' ? 'interactive' : (options.result ?? 'lastExpression');
    const code = yield* withWarnings(() => this.#compile(source, filename, result));
    registerSource(filename, source);
    return yield* this.#around(new GuestBody(new PyFunction(linkCode(code, this.globals), []), undefined));
  }

  /** The program, and what is done after it. Without a body: the program was begun in another process. */
  *#around(body: GuestBody = AWAITED): Guest<Value> {
    let result: Value = None;
    let failure: PyException | undefined;
    const program = this.#program;
    if (program !== undefined) program.form = 'program';
    try {
      result = yield body;
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      failure = thrown;
    }
    if (program !== undefined) program.form = undefined;
    yield* finishThreads();
    const { convert, isLast } = this.#options;
    if (isLast === true && exitFunctionCount() > 0) {
      if (failure !== undefined) yield* this.#tellFailure(failure);
      yield* runExitFunctions();
    }
    if (failure !== undefined) throw failure;
    this.#converted = convert === undefined ? undefined : { value: yield* convert(result) };
    return result;
  }

  *#tellFailure(failure: PyException): Guest<void> {
    this.#rendered = { exception: failure, text: yield* failureText(failure) };
    this.#options.onFailure?.(this.#raised(failure, this.#usage()));
  }

  /** A variable set before the run; functions are found again by its name. */
  #input(name: string, value: unknown): Guest<Value> {
    if (typeof value !== 'function') return toGuest(value);
    const native = wrapFunction(value as HostCallable, value.name || 'host_function', name);
    this.#hostFunctions.set(name, native);
    return settle<Value>(native);
  }

  #compile(source: string, filename: string, result: ResultKind): Code {
    const key = `${result}\0${filename}\0${source}`;
    let code = this.#codeCache.get(key);
    if (code === undefined) {
      code = compileSource(source, filename, result === 'interactive' ? 'single' : 'exec', {
        module: true,
        futureFlags: 0,
        result,
      });
      if (isWorthKeeping(code)) this.#codeCache.set(key, code);
    }
    return code;
  }

  async #awaitHost(thread: Thread, onWait: RunOptions['onWait']): Promise<void> {
    const { waiting } = thread;
    if (waiting === undefined) throw new InternalError('nothing is waited for');
    thread.waiting = undefined;
    const startedAt = performance.now();
    this.#standing = { kind: 'waiting', call: waitingCall(waiting) };
    let value: Value | undefined;
    let failure: unknown;
    await new Promise<void>((resolve) => {
      this.#stopWaiting = resolve;
      waiting.wait.promise.then(
        (answer) => {
          value = answer;
          resolve();
        },
        (error: unknown) => {
          failure = error;
          resolve();
        },
      );
      onWait?.(this.pending);
      // Whoever was asked may have stopped the run at once.
      if (this.realm.budget.interrupt !== undefined) resolve();
    });
    this.#stopWaiting = undefined;
    this.#standing = { kind: 'idle' };
    this.realm.budget.extend(performance.now() - startedAt);
    thread.resume = { target: waiting.target, value: failure ?? value ?? None, throwing: failure !== undefined };
  }

  #finish(thread: Thread, status: Step): Outcome {
    this.#runEndings();
    this.realm.budget.end();
    const usage = this.#usage();
    if (status.kind === 'ran') {
      const converted = this.#converted;
      this.#converted = undefined;
      if (converted !== undefined) return { kind: 'value', value: converted.value, usage };
      // The items of a set are put in order, which the realm's budget pays for.
      const outside = enterRealm(this.realm);
      try {
        return { kind: 'value', value: toHost(thread.result), usage };
      } finally {
        enterRealm(outside);
      }
    }
    if (status.kind === 'stopped') {
      const { by } = status;
      if (by instanceof Interrupted) return { kind: 'interrupted', message: by.reason, usage };
      return { kind: 'limit', limit: by.limit, message: by.message, usage };
    }
    const before = enterRealm(this.realm);
    try {
      return this.#raised(status.exception, usage);
    } finally {
      enterRealm(before);
    }
  }

  /** What modules do at the end of a run, whatever ended it. What they fail in is not the program's any more. */
  #runEndings(): void {
    const before = enterRealm(this.realm);
    try {
      for (const ending of this.realm.atRunEnd) ending();
    } catch (thrown) {
      if (!(thrown instanceof PyException || thrown instanceof LimitReached)) throw thrown;
    } finally {
      enterRealm(before);
    }
  }

  #raised(exception: PyException, usage: Usage): Outcome {
    this.failure = exception;
    if (isHostExit(exception)) return { kind: 'exit', code: 0, message: undefined, usage };
    if (isException(exception, 'SystemExit')) return exitOutcome(exception, usage);
    const text = this.#describe(exception);
    return { kind: 'error', error: text, usage };
  }

  /** Renders an exception; its `__str__` may be guest code, which runs under what is left of the limits. */
  #describe(exception: PyException): ErrorText {
    if (this.#rendered?.exception === exception) return this.#rendered.text;
    const thread = new Thread(this.realm, this.promotion);
    let text: ErrorText | undefined;
    const render = function* (): Guest<Value> {
      text = yield* failureText(exception);
      return None;
    };
    try {
      thread.resume = {
        target: new NativeFrame(render(), undefined, DELIVER.register, -1),
        value: undefined,
        throwing: false,
      };
      while (run(thread, this.realm.budget.slice.ms) === 'paused');
    } catch (thrown) {
      if (!(thrown instanceof PyException || thrown instanceof LimitReached || thrown instanceof Interrupted))
        throw thrown;
    }
    return text ?? errorText(exception, '', `${exception.cls.name}: <exception str() failed>\n`);
  }

  /** Does something inside the realm, while no program runs. */
  #inside<T>(action: () => T): T {
    const before = enterRealm(this.realm);
    try {
      return action();
    } finally {
      enterRealm(before);
    }
  }

  #imageOptions(nameOfHostObject: SaveOptions['nameOf']): ImageOptions {
    const fixed = [this.globals, this.realm.builtins, this.realm.modules];
    return { hostFunctions: this.#hostFunctions, fixed, nameOfHostObject };
  }

  #used(): Used {
    const { steps, elapsedMs, bytes, outputBytes } = this.#usage();
    return [steps, elapsedMs, bytes, outputBytes, this.realm.budget.maxRecursion];
  }

  #pendingCall({ name, args }: WaitingCall): PendingCall | undefined {
    if (name === '') return undefined;
    const tool = this.#tools.get(name);
    if (tool !== undefined) return { name, args: this.#inside(() => toolArguments(tool, args)) };
    return { name, args: args.map((arg) => (arg === undefined ? undefined : toHost(arg))) };
  }

  #recompile(facts: readonly string[], kind: number): Code {
    return recompile(facts, kind, this.#codeCache);
  }

  /** The activation of an unanswered call, without what computed there. */
  #awaited(): NativeFrame {
    return new NativeFrame(settle<Value>(None), undefined, DELIVER.register, -1);
  }

  #usage(): Usage {
    const { budget } = this.realm;
    return { steps: budget.steps, elapsedMs: budget.elapsedMs, bytes: budget.bytes, outputBytes: budget.outputBytes };
  }
}

/** The call behind a wait; nameless where something else of the host is waited for, or where runtime code waits with it. */
function waitingCall({ wait, asking, target }: NonNullable<Thread['waiting']>): WaitingCall {
  const call = wait instanceof HostCallWait ? wait.call : undefined;
  const { computation } = asking;
  if (call === undefined || asking !== target || innermost(computation) !== call.computation)
    return { name: '', args: [], asking };
  if (computation === call.computation) return { name: call.name, args: call.args, asking };
  // Runtime code that can go on elsewhere made the call: there it is answered by an activation of its own.
  passesOn(call.computation as Guest<Value>);
  const answered = new NativeFrame(call.computation as Guest<Value>, asking, DELIVER.register, -1);
  return { name: call.name, args: call.args, asking: answered };
}

interface ErrorText {
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  readonly line: number;
}

function* failureText(exception: PyException): Guest<ErrorText> {
  const message = yield* lastLine(exception);
  return errorText(exception, message, yield* exceptionText(exception));
}

function errorText(exception: PyException, message: string, traceback: string): ErrorText {
  return { type: exception.cls.name, message, traceback, line: outermostLine(exception) };
}

type Step =
  | { readonly kind: 'ran'; readonly status: Status }
  | { readonly kind: 'raised'; readonly exception: PyException }
  | { readonly kind: 'stopped'; readonly by: LimitReached | Interrupted };

/** The functions of a source that are global, and the methods of its global classes. */
function functionsOf(globals: PyNamespace, filename: string): PyFunction[] {
  const values = globals.keys.flatMap((key) => (typeof key === 'string' ? [globals.get(key)] : []));
  const methods = values.flatMap((value) =>
    value instanceof PyType && !value.builtin ? [...value.own.values()].map((cell) => cell.value) : [],
  );
  return [...values, ...methods].filter(
    (value): value is PyFunction => value instanceof PyFunction && value.link.code.filename === filename,
  );
}

function exitOutcome(exception: PyException, usage: Usage): Outcome {
  const code = exception.members?.get('code') ?? exception.args.items[0] ?? None;
  if (code === None) return { kind: 'exit', code: 0, message: undefined, usage };
  if (typeof code === 'number') return { kind: 'exit', code: code & 255, message: undefined, usage };
  if (typeof code === 'boolean') return { kind: 'exit', code: Number(code), message: undefined, usage };
  const text = strOf(code) ?? str(code);
  return {
    kind: 'exit',
    code: 1,
    message: typeof text === 'string' ? text : 'cls' in text ? strToText(text) : undefined,
    usage,
  };
}
