/** Waits so many seconds, or until the signal says that nobody waits any more; leaves no timer behind. */
export function abortableSleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    // A timer may fire up to a millisecond early.
    const timer = setTimeout(wake, seconds > 0 ? Math.ceil(seconds * 1000) + 1 : 0);
    signal.addEventListener('abort', wake, { once: true });
  });
}
