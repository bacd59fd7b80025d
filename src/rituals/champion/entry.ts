/** Where somebody enters the order: as if they had ended a term then, and had had so many. */
export interface Entry {
  readonly creditedEnd: Date;
  readonly creditedTerms: number;
}

/** Where one of those stands who are in the pool already: when their last turn ends or ended, and how many they had. */
export interface Standing {
  readonly lastEnd: Date;
  readonly terms: number;
}

/**
 * A newcomer enters at the average of those there are, and so never has anything to catch up; whoever comes back does not
 * come in before their own last turn. @param lastEnd when their own last turn ended; null when they had none
 */
export function entryAt(now: Date, others: readonly Standing[], lastEnd: Date | null): Entry {
  const average = others.length === 0 ? now.getTime() : mean(others.map((one) => one.lastEnd.getTime()));
  return {
    creditedEnd: new Date(Math.round(Math.max(average, lastEnd?.getTime() ?? average))),
    creditedTerms: others.length === 0 ? 0 : mean(others.map(({ terms }) => terms)),
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
