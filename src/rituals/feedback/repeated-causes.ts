/** A cause, and how often it was found. */
export interface Repeated {
  /** Of the prevention that said it last. */
  readonly id: string;
  readonly cause: string;
  readonly count: number;
}

/** Causes that are the same but for how they are written, as one; the most frequent first. @param typed narrows them */
export function repeatedCauses(
  found: readonly { readonly id: string; readonly cause: string; readonly causeKey: string }[],
  typed: string,
): Repeated[] {
  const wanted = typed.trim().toLowerCase();
  const known = new Map<string, Repeated>();
  for (const { id, cause, causeKey } of found) {
    const before = known.get(causeKey);
    known.set(causeKey, before ? { ...before, count: before.count + 1 } : { id, cause, count: 1 });
  }
  return [...known.values()]
    .filter(({ cause, count }) => `${count} × ${cause}`.toLowerCase().includes(wanted))
    .sort((one, other) => other.count - one.count);
}

const TIMES = ['', '', 'second', 'third', 'fourth', 'fifth'];

/** "This cause was found for the third time." Null the first time. */
export function repeatedInWords(count: number): string | null {
  if (count < 2) return null;
  const time = TIMES[count];
  return time === undefined
    ? `This cause was found ${count} times by now.`
    : `This cause was found for the ${time} time.`;
}
