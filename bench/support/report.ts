import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Measured, table } from './table.ts';

const FILE = path.resolve(import.meta.dirname, '../../docs/figures.md');

/** Keeps a run's table in docs/figures.md. @param about the run: when, on what, how long */
export function writeReport(measured: readonly Measured[], about: readonly string[]): void {
  const methods = measured.map(({ figure: { title, method } }) => `- **${title}.** ${method}`);
  const lines = [
    '# Figures',
    '',
    'The last full run of `npm run bench -- --write`. Ratios are taken side by side in one run; absolute figures are this machine’s.',
    '',
    ...about.map((line) => `- ${line}`),
    '',
    table(measured),
    '',
    '## How they are taken',
    '',
    ...methods,
    '',
  ];
  writeFileSync(FILE, lines.join('\n'));
}
