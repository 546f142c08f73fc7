/** Numbers -> places on an axis, with marks at round values. */

export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** From 0, or from `low`, to a round value at or above `high`. */
export function linear(low: number, high: number, from: number, to: number, about = 5): Scale {
  const step = roundStep((high - low || 1) / about);
  const top = Math.ceil((high - 1e-12) / step) * step || step;
  const bottom = Math.floor(low / step) * step;
  const ticks: number[] = [];
  for (let value = bottom; value <= top + step / 1e6; value += step) ticks.push(Number(value.toPrecision(12)));
  return { place: (value) => from + ((value - bottom) / (top - bottom)) * (to - from), ticks };
}

/** Powers of ten, with room for values from `low` to `high`; smaller ones stick to the edge. */
export function logarithmic(low: number, high: number, from: number, to: number): Scale {
  const bottom = Math.floor(Math.log10(Math.max(low, 1e-9)));
  const top = Math.max(bottom + 1, Math.ceil(Math.log10(Math.max(high, 1e-9)) - 1e-9));
  const ticks = Array.from({ length: top - bottom + 1 }, (_, index) => 10 ** (bottom + index));
  const place = (value: number): number =>
    from + ((Math.max(bottom, Math.log10(Math.max(value, 1e-9))) - bottom) / (top - bottom)) * (to - from);
  return { place, ticks };
}

/** Hours, or minutes where there are few. */
export function hours(endMs: number, from: number, to: number): Scale & { readonly label: (ms: number) => string } {
  const choices = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440].map((minutes) => minutes * 60_000);
  const step = choices.find((choice) => endMs / choice <= 12) ?? (choices.at(-1) as number);
  const ticks: number[] = [];
  for (let ms = 0; ms <= endMs; ms += step) ticks.push(ms);
  const label = (ms: number): string => {
    const minutes = Math.round(ms / 60_000);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  };
  return { place: (ms) => from + (ms / endMs) * (to - from), ticks, label };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10) * power;
}
