/** Waits so many seconds, or until one of the signals says that nobody waits any more; leaves no timer behind. */
export function abortableSleep(seconds: number, ...signals: readonly (AbortSignal | undefined)[]): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal?.removeEventListener('abort', wake);
      resolve();
    };
    // A timer may fire up to a millisecond early.
    const timer = setTimeout(wake, seconds > 0 ? Math.ceil(seconds * 1000) + 1 : 0);
    for (const signal of signals) signal?.addEventListener('abort', wake, { once: true });
  });
}
