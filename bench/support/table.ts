import type { Figure, Row } from './figure.ts';

/** What one figure gave in this run. */
export interface Measured {
  readonly figure: Figure;
  readonly rows: readonly Row[];
}

/** "met", or by how much it was missed. */
function verdict({ value, aim }: Row): string {
  if (value === null || aim === null) return '';
  if (value <= aim) return 'met';
  return `missed by ${Math.round((value / aim - 1) * 100)} %`;
}

const HEAD = ['Figure', 'Value', 'Aim', 'Verdict', 'Absolute'] as const;

/** The table as Markdown, which is also how a terminal shows it: columns are padded. */
export function table(measured: readonly Measured[]): string {
  const lines = measured.flatMap(({ rows }) => rows.map(cells));
  const widths = HEAD.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const row = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [row(HEAD), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.map(row)].join('\n');
}

function cells(row: Row): string[] {
  return [
    row.what,
    amount(row.value, row),
    row.aim === null ? '' : `≤ ${amount(row.aim, row)}`,
    verdict(row),
    row.absolute,
  ];
}

function amount(value: number | null, { unit }: Row): string {
  if (value === null) return '';
  const digits = Number.isInteger(value) ? 0 : 2;
  return unit === '' ? value.toFixed(digits) : `${value.toFixed(digits)} ${unit}`;
}
