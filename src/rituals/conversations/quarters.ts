import { LEVELS, type Level } from './conversation.ts';

/** How we did by one customer in three months. */
export interface Quarter {
  /** "2026-10", its first month. */
  readonly from: string;
  readonly counts: Readonly<Record<Level, number>>;
}

/** Levels over time: the quarters in which something was heard, the latest first. `heardOn` is a local date (YYYY-MM-DD). */
export function levelsByQuarter(heard: readonly { readonly heardOn: string; readonly level: Level }[]): Quarter[] {
  const quarters = new Map<string, Record<Level, number>>();
  for (const { heardOn, level } of heard) {
    const from = quarterOf(heardOn);
    const counts = quarters.get(from) ?? { unmet: 0, met: 0, exceeded: 0 };
    counts[level] += 1;
    quarters.set(from, counts);
  }
  return [...quarters.entries()]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([from, counts]) => ({ from, counts }));
}

/** "Oct–Dec 2026" */
export function quarterName(from: string): string {
  const [year = '', month = ''] = from.split('-');
  return `${NAMES[(Number(month) - 1) / 3] ?? ''} ${year}`;
}

/** The levels that were heard in it, in the house's order. */
export function heardLevels({ counts }: Quarter): { readonly level: Level; readonly count: number }[] {
  return LEVELS.map((level) => ({ level, count: counts[level] })).filter(({ count }) => count > 0);
}

const NAMES = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'];

function quarterOf(date: string): string {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}`;
}
