/** The few shapes that the charts are made of. Colours can be told apart by colour-blind readers and on paper. */

export const COLOURS = {
  ink: '#1f2933',
  faint: '#7b8794',
  grid: '#e4e7eb',
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  purple: '#8b4c9f',
  yellow: '#c98500',
} as const;

const FONT = "font-family='system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif'";

export class Drawing {
  readonly #parts: string[] = [];
  readonly #width: number;
  readonly #height: number;
  readonly #title: string;

  constructor(width: number, height: number, title: string) {
    this.#width = width;
    this.#height = height;
    this.#title = title;
  }

  line(x1: number, y1: number, x2: number, y2: number, colour: string, width = 1, dash = ''): void {
    const dashes = dash === '' ? '' : ` stroke-dasharray='${dash}'`;
    this.#parts.push(
      `<line x1='${n(x1)}' y1='${n(y1)}' x2='${n(x2)}' y2='${n(y2)}' stroke='${colour}' stroke-width='${width}'${dashes}/>`,
    );
  }

  /** A broken line through points; with `floor` the area under it is filled instead. */
  path(points: readonly (readonly [x: number, y: number])[], colour: string, style: PathStyle = {}): void {
    if (points.length === 0) return;
    const { width = 1.8, dash = '', floor, steps } = style;
    const along = steps === undefined ? points : stepped(points, steps);
    const text = along.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
    if (floor !== undefined) {
      const [first] = along as [readonly [number, number]];
      const last = along.at(-1) as readonly [number, number];
      this.#parts.push(
        `<path d='${text}L${n(last[0])} ${n(floor)}L${n(first[0])} ${n(floor)}Z' fill='${colour}' fill-opacity='0.16'/>`,
      );
      return;
    }
    const dashes = dash === '' ? '' : ` stroke-dasharray='${dash}'`;
    this.#parts.push(
      `<path d='${text}' fill='none' stroke='${colour}' stroke-width='${width}' stroke-linejoin='round'${dashes}/>`,
    );
  }

  dot(x: number, y: number, colour: string, radius = 4, hollow = false): void {
    const fill = hollow ? "fill='#ffffff'" : `fill='${colour}'`;
    this.#parts.push(`<circle cx='${n(x)}' cy='${n(y)}' r='${radius}' ${fill} stroke='${colour}' stroke-width='1.6'/>`);
  }

  text(x: number, y: number, text: string, style: TextStyle = {}): void {
    const { colour = COLOURS.ink, size = 12, anchor = 'start', weight = 400 } = style;
    this.#parts.push(
      `<text x='${n(x)}' y='${n(y)}' font-size='${size}' fill='${colour}' text-anchor='${anchor}' font-weight='${weight}'>${escape(text)}</text>`,
    );
  }

  /** Coloured marks with their names, in one row. */
  legend(x: number, y: number, entries: readonly LegendEntry[]): void {
    let at = x;
    for (const { name, colour, mark = 'line', dash = '' } of entries) {
      if (mark === 'dot') this.dot(at + 9, y - 4, colour, 4);
      else this.line(at, y - 4, at + 18, y - 4, colour, 2.4, dash);
      this.text(at + 24, y, name, { size: 11.5 });
      at += 24 + name.length * 6.3 + 18;
    }
  }

  toString(): string {
    return [
      `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${this.#width} ${this.#height}' width='${this.#width}' height='${this.#height}' role='img' ${FONT}>`,
      `<title>${escape(this.#title)}</title>`,
      `<rect width='${this.#width}' height='${this.#height}' fill='#ffffff'/>`,
      ...this.#parts,
      '</svg>',
      '',
    ].join('\n');
  }
}

interface PathStyle {
  readonly width?: number;
  readonly dash?: string;
  readonly floor?: number;
  /** Corners, not slopes: a value holds until the next, or did since the one before. */
  readonly steps?: 'until-next' | 'since-before' | undefined;
}

interface TextStyle {
  readonly colour?: string;
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
}

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly mark?: 'line' | 'dot';
  readonly dash?: string;
}

export function escape(text: string): string {
  return text.replace(/[&<>'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A number short enough for a label. */
export function short(value: number): string {
  if (value >= 10_000) return `${Number((value / 1000).toPrecision(3))}k`;
  return String(Number(value.toPrecision(value >= 1000 ? 4 : 3)));
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

function stepped(
  points: readonly (readonly [number, number])[],
  steps: 'until-next' | 'since-before',
): (readonly [number, number])[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return [point];
    const corner = steps === 'until-next' ? ([point[0], before[1]] as const) : ([before[0], point[1]] as const);
    return [corner, point];
  });
}
