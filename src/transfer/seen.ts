import { createHash } from 'node:crypto';

/** A short, stable name for some texts: the same texts, the same name. */
export function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** What stood in a file so far: some seventy bytes a row, however long the row is. */
export class Seen {
  readonly #lines = new Map<string, number>();

  /** The line on which it stood before; undefined when this is the first, which is remembered. */
  before(key: string, line: number): number | undefined {
    const earlier = this.#lines.get(key);
    if (earlier === undefined) this.#lines.set(key, line);
    return earlier;
  }
}
