import type { Clock } from '../clock.ts';

/** How far something is. */
export interface SoFar {
  readonly rows: number;
  readonly bytes: number;
  readonly ofBytes: number;
}

/** Lines for a log are this far apart. */
const EVERY_MS = 5_000;

/**
 * Shows how far a long run is: on a terminal one line that changes, elsewhere a line every few seconds.
 * `write` gets the text with its line ends.
 */
export function progressLine(clock: Clock, isTerminal: boolean, write: (text: string) => void) {
  const startedAt = clock.monotonic();
  let shownAt = startedAt;
  return {
    show(soFar: SoFar): void {
      const now = clock.monotonic();
      if (!isTerminal && now - shownAt < EVERY_MS) return;
      shownAt = now;
      write(isTerminal ? `\r\u001b[K${inWords(soFar, now - startedAt)}` : `${inWords(soFar, now - startedAt)}\n`);
    },
    /** Clears the line for what comes next. */
    end(): void {
      if (isTerminal) write('\r\u001b[K');
    },
  };
}

/** "12,500 rows, 31 %, 1,870 rows/s, 25 s to go" */
function inWords({ rows, bytes, ofBytes }: SoFar, elapsedMs: number): string {
  const share = Math.min(1, bytes / Math.max(1, ofBytes));
  const rate = Math.round((rows * 1_000) / Math.max(1, elapsedMs));
  const left = share > 0 ? Math.ceil((elapsedMs / share - elapsedMs) / 1_000) : 0;
  return `${rows.toLocaleString('en')} rows, ${Math.floor(share * 100)} %, ${rate.toLocaleString('en')} rows/s, ${left} s to go`;
}
