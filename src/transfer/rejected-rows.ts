import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { isOnlyToRead } from './columns.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv-writer.ts';

/** Where rows go that could not be imported: the same columns, and why. */
export interface RejectedRows {
  add(line: number, cells: readonly string[], reasons: readonly string[]): void;
  /** Ends it. Gives its path; null when nothing was rejected, and then there is no file. */
  end(): string | null;
}

/**
 * Beside a file of conversations; only its owner may read it. What an earlier import left there was perhaps corrected
 * by hand, so it is kept under another name.
 */
export function rejectedRows(file: string, header: readonly string[], delimiter: string): RejectedRows {
  const target = `${file}.rejected.csv`;
  if (existsSync(target)) renameSync(target, `${file}.rejected.before.csv`);
  // A corrected file has columns of ours from the time before.
  const places = header.flatMap((name, place) =>
    isOnlyToRead(name) && ['line', 'reason'].includes(name) ? [] : [place],
  );
  const write = (cells: readonly string[]): void => {
    writeSync(opened(), csvLines([cells], delimiter));
  };
  let handle: number | null = null;
  const opened = (): number => {
    if (handle !== null) return handle;
    rmSync(target, { force: true });
    handle = openSync(target, 'wx', 0o600);
    writeSync(handle, BYTE_ORDER_MARK);
    write([...places.map((place) => header[place] ?? ''), 'line', 'reason']);
    return handle;
  };
  return {
    add(line, cells, reasons) {
      const kept = places.map((place) => cells[place] ?? '');
      const extra = cells.slice(header.length);
      const why = extra.length > 0 ? [...reasons, `beyond the last column: ${extra.join(' | ')}`] : reasons;
      write([...kept, String(line), why.join('; ')]);
    },
    end() {
      if (handle === null) return null;
      closeSync(handle);
      return target;
    },
  };
}
