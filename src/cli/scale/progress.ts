/** A line on stderr once something takes longer than a second: rewritten on a terminal, every tenth elsewhere. */
export function progressLine(what: string): { readonly report: (share: number) => void; readonly end: () => void } {
  const started = Date.now();
  const live = process.stderr.isTTY === true;
  let shown = 0;
  return {
    report: (share) => {
      if (Date.now() - started < 1000 || share < shown + (live ? 0.01 : 0.1)) return;
      shown = share;
      const text = `${what}: ${Math.floor(100 * share)} %`;
      process.stderr.write(live ? `\r${text}` : `${text}\n`);
    },
    end: () => {
      if (live && shown > 0) process.stderr.write('\r\x1b[K');
    },
  };
}
