import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { OperatorError } from '../errors.ts';

const START_BYTES = 64 * 1024;

/** A text file that can be read, and how it begins. */
export interface TextFile {
  readonly file: string;
  readonly bytes: number;
  /** Its first 64 KB, without a byte order mark. */
  readonly start: string;
}

/** Looks whether a file is there and is text in UTF-8. @throws OperatorError that says what it is instead */
export function lookAtText(file: string): TextFile {
  const bytes = sizeOf(file);
  if (bytes === 0)
    throw new OperatorError(`${file} is empty. It should begin with a line of column names; see --help.`);
  const start = startOf(file);
  if (isUtf16(start)) {
    throw new OperatorError(`${file} is saved as UTF-16. Save it as "CSV UTF-8" and try again.`);
  }
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    throw new OperatorError(`${file} is a spreadsheet or an archive. Save it as "CSV UTF-8" and try again.`);
  }
  return { file, bytes, start: start.toString('utf8').replace(/^\uFEFF/, '') };
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new OperatorError(`There is no file ${file}.`);
  if (found.isDirectory()) throw new OperatorError(`${file} is a folder. Name the CSV file in it.`);
  if (!found.isFile()) throw new OperatorError(`${file} is not a file that can be read twice. Save it as one first.`);
  return found.size;
}

function startOf(file: string): Buffer {
  try {
    const opened = openSync(file, 'r');
    try {
      const start = Buffer.alloc(START_BYTES);
      return start.subarray(0, readSync(opened, start));
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw new OperatorError(`${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** By its mark, or by a zero in every other byte. */
function isUtf16(start: Buffer): boolean {
  const mark = start.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return true;
  const zeros = start.subarray(0, 200).filter((byte) => byte === 0).length;
  return start.length >= 8 && zeros >= Math.min(start.length, 200) / 3;
}

/** The whole text in pieces, without a byte order mark. @throws OperatorError naming the line where it is not UTF-8 */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  const decoded = (chunk?: Buffer): string => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
      return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new OperatorError(
        `${file} is not UTF-8 (soon after line ${lines}). Save it as "CSV UTF-8" and try again: letters such as ä would be lost.`,
      );
    }
  };
  for await (const chunk of createReadStream(file)) yield decoded(Buffer.from(chunk));
  const rest = decoded();
  if (rest !== '') yield rest;
}
