/** One page that can be opened anywhere: charts and tables, nothing fetched. */
import { escape } from './svg.ts';

export type PageSection =
  | { readonly kind: 'chart'; readonly svg: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; color: #1f2933; max-width: 1020px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: 13.5px; }
th, td { text-align: left; padding: 3px 14px 3px 0; border-bottom: 1px solid #e4e7eb; vertical-align: top; }
details { margin-top: 1.5rem; } summary { cursor: pointer; font-weight: 600; }
`;

export function reportPage(title: string, sections: readonly PageSection[]): string {
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>`,
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>`,
    `<h1>${escape(title)}</h1>`,
    ...sections.map(sectionOf),
    '</body></html>',
    '',
  ].join('\n');
}

function sectionOf(section: PageSection): string {
  if (section.kind === 'chart') return section.svg;
  if (section.kind === 'text') return `<p>${escape(section.text)}</p>`;
  const { title, header, rows } = section;
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  const head = header.some((name) => name !== '') ? cells('th', header) : '';
  const table = `<table>${head}${rows.map((row) => cells('td', row)).join('\n')}</table>`;
  return rows.length > 60
    ? `<details><summary>${escape(title)} (${rows.length})</summary>${table}</details>`
    : `<h2>${escape(title)}</h2>${table}`;
}
