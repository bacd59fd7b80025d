import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { lookAtText, textOf } from './text-file.ts';

/** A row longer than this is a quote that nobody closed. */
const MOST_IN_A_ROW = 1024 * 1024;

const DELIMITERS = [',', ';', '\t'] as const;

export interface CsvRow {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** How far into the file it ends. */
  readonly bytes: number;
}

export interface CsvFile {
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly bytes: number;
  /** What stands below the header, one row at a time; empty lines are passed over. */
  readonly rows: AsyncIterable<CsvRow>;
}

const Parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number(), bytes: z.number() }) });

/**
 * Opens a CSV file (RFC 4180, with commas, semicolons or tabs) and reads its header; the rows are read while they are
 * asked for. @throws OperatorError naming the file and the line, also while rows are read
 */
export async function readCsv(file: string): Promise<CsvFile> {
  const { bytes, start } = lookAtText(file);
  const delimiter = delimiterOf(start);
  const rows = recordsOf(file, delimiter);
  const header = await rows.next();
  if (header.done === true)
    throw new OperatorError(`${file} is empty. It should begin with a line of column names; see --help.`);
  return { header: header.value.cells, delimiter, bytes, rows };
}

/** Whichever stands in the first line most often, outside of quotes. */
export function delimiterOf(start: string): string {
  const [line = ''] = start
    .replace(/^[\r\n]+/, '')
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]/, 1);
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

async function* recordsOf(file: string, delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: MOST_IN_A_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // Errors of either end reach the loop below.
  pipeline(Readable.from(textOf(file)), parser, () => undefined);
  // Inside of quotes the parser takes CR LF for two lines.
  let countedTwice = 0;
  let lastLine = 0;
  try {
    for await (const parsed of parser) {
      const { record, info } = Parsed.parse(parsed);
      const breaks = record.map(breaksIn);
      countedTwice += sum(breaks.map(({ pairs }) => pairs));
      lastLine = info.lines - countedTwice;
      yield { line: lastLine - sum(breaks.map(({ lines }) => lines)), cells: record, bytes: info.bytes };
    }
  } catch (error) {
    throw explained(error, file, lastLine + 1);
  }
}

function breaksIn(cell: string): { readonly lines: number; readonly pairs: number } {
  if (!/[\r\n]/.test(cell)) return { lines: 0, pairs: 0 };
  return { lines: cell.match(/\r\n|\r|\n/g)?.length ?? 0, pairs: cell.match(/\r\n/g)?.length ?? 0 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function explained(error: unknown, file: string, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return new OperatorError(
    `${file}, line ${line}: a cell begins with a quotation mark and is not closed. Close it (a mark inside is written ` +
      'twice), and import again: the rows above stay, and are not imported twice.',
    { cause: error },
  );
}
