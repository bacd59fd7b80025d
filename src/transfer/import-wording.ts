import { sortsMasked } from '../privacy/wording.ts';
import type { ImportReport } from './import-file.ts';

/** What an import did, or a dry run would do, in lines for whoever runs it. */
export function reportLines(file: string, report: ImportReport, isDryRun: boolean): string {
  return [
    `${isDryRun ? 'Dry run, nothing was changed. ' : ''}${file} into ${report.workspace}:`,
    ...counts(report, isDryRun),
    ...reasons(report),
    ...notes(report),
    ...end(report, isDryRun),
  ].join('\n');
}

function counts({ fresh, known, rejected, newCustomers, one }: ImportReport, isDryRun: boolean): string[] {
  return [
    `  ${many(fresh, one)} ${isDryRun ? 'would be imported' : 'imported'}${one === 'conversation' ? `, from ${isDryRun ? 'up to ' : ''}${many(newCustomers, 'new customer')}` : ''}`,
    ...(known > 0 ? [`  ${number(known)} there already, left alone`] : []),
    ...(rejected > 0 ? [`  ${many(rejected, 'row')} rejected`] : []),
  ];
}

function reasons({ reasons: shown, rejected, rejectedFile }: ImportReport): string[] {
  if (rejected === 0) return [];
  const rest = rejected - shown.length;
  return [
    ...shown.map((reason) => `    ${reason}`),
    ...(rest > 0 ? [`    … and ${number(rest)} more`] : []),
    ...(rejectedFile === null
      ? []
      : [`  They are in ${rejectedFile}, each with its reason: correct them there and import that file.`]),
  ];
}

function notes({ unknownColumns, fields, found, maskedRows, withoutId, rows, ...counted }: ImportReport): string[] {
  const columns = unknownColumns.map((name) => `"${onOneLine(name)}"`).join(', ');
  return [
    ...(unknownColumns.length > 0
      ? [`  Columns that were not read: ${columns}. Those that are: ${fields.join(', ')}.`]
      : []),
    ...clocks(counted),
    ...(maskedRows > 0 ? [`  Masked in ${many(maskedRows, 'row')}: ${sortsMasked([...found])}.`] : []),
    ...(withoutId > 0
      ? [
          `  ${many(withoutId, 'row')} without an external id: known again by what they say, whose it is and of which day, so an edited one counts as new.`,
        ]
      : []),
    ...(rows === 0 ? ['  The file has a header and no rows.'] : []),
  ];
}

function clocks({ running, clockless }: Pick<ImportReport, 'running' | 'clockless'>): string[] {
  return [
    ...(running > 0
      ? [`  Needing an answer: ${number(running)}, whose clocks begin now; whoever finds owners is told.`]
      : []),
    ...(clockless > 0
      ? [
          `  Needing an answer, but heard before the day from which the workspace counts: ${number(clockless)}, which have no clock.`,
        ]
      : []),
  ];
}

function end({ stoppedAfterLine }: ImportReport, isDryRun: boolean): string[] {
  if (stoppedAfterLine === null) return [];
  return [
    `Stopped after line ${number(stoppedAfterLine)}. ${isDryRun ? '' : 'Run the same again to go on: what was imported is left alone.'}`,
  ];
}

function many(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

/** A header is somebody's own words: it may not break a line or speak to the terminal. */
function onOneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
