import type { Standing } from './standing.ts';

/** What a person is reminded of: what they still owe, by when. */
export type Owes = 'owner' | 'answer' | 'learn';

/** What is owed where the clock runs; null when nothing is, or while we wait for the customer. */
export function owes({ stage, dueAt, waitingSince }: Pick<Standing, 'stage' | 'dueAt' | 'waitingSince'>): Owes | null {
  if (dueAt === null || waitingSince !== null) return null;
  switch (stage) {
    case 'new':
      return 'owner';
    case 'assigned':
      return 'answer';
    case 'answered':
    case 'shared':
      return 'learn';
    default:
      return null;
  }
}

/** Under which heading a line stands, in this order; `new` is what came and is not due before the next morning. */
export const SECTIONS = ['silent', 'late', 'today', 'soon', 'new'] as const;
export type Section = (typeof SECTIONS)[number];

/** @param since when the customer spoke: under one heading, the oldest stands first */
export function placeIn(section: Section, since: string): { readonly rank: number; readonly since: string } {
  return { rank: SECTIONS.indexOf(section), since };
}

/**
 * What runs out before its owner works again is for today: on a Friday that is until Monday's hours begin. Where mornings
 * come less often than working days, the rest comes before the next of them.
 */
export function sectionOf(dueAt: Date, { at, worksNext }: { readonly at: Date; readonly worksNext: Date }): Section {
  if (dueAt <= at) return 'late';
  return dueAt < worksNext ? 'today' : 'soon';
}

/** Whether the clock that ran out, or is to run out, at `dueAt` is still the one that runs. @param ownerId and theirs; nobody: whosever */
export function stillOwes(
  standing: Pick<Standing, 'stage' | 'dueAt' | 'waitingSince' | 'ownerId'> | null,
  dueAt: Date,
  ownerId: string | null = null,
): boolean {
  if (standing === null || owes(standing) === null) return false;
  return standing.dueAt?.getTime() === dueAt.getTime() && (ownerId === null || standing.ownerId === ownerId);
}
