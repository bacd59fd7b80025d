import { planTerms } from '../../src/rituals/champion/rotation.ts';
import type { Agreement, RotationFacts, Willing } from '../../src/rituals/champion/rotation-facts.ts';
import { weekdayOf } from '../../src/rituals/champion/term-dates.ts';

/** Two weeks, from Mondays at nine on. */
export const RHYTHM = { unit: 'weeks', length: 2, weekday: 1, startTime: '09:00', zone: 'Europe/Helsinki' } as const;
/** A Wednesday. */
export const JOINED = new Date('2026-01-07T10:00:00Z');

/** Somebody who is willing, and has been all along. */
export const willing = (id: string, given: Partial<Willing> = {}): Willing => ({
  ...{ id, joinedAt: JOINED, creditedEnd: JOINED, creditedTerms: 0, away: [] },
  ...given,
});

export const isWeekday = (date: string) => weekdayOf(date) < 6;

/** What decides whose turn it is: nothing was begun, told or agreed but what is given. */
export const facts = (given: Partial<RotationFacts> & Pick<RotationFacts, 'pool'>): RotationFacts => ({
  ...{ rhythm: RHYTHM, isWorkingDay: isWeekday, begun: [], told: [], agreements: [], decidedUpTo: null },
  ...given,
});

export const holders = (of: RotationFacts, count: number) => planTerms(of, count).map(({ holderId }) => holderId);

/** Something agreed. @param minute of 8 January 2026 at noon */
export const agreed = (
  minute: number,
  given: Pick<Agreement, 'kind' | 'number' | 'insteadOfId'> & Partial<Agreement>,
): Agreement => ({
  ...{ otherNumber: null, doerId: null, startsOn: '', agreedAt: new Date(Date.UTC(2026, 0, 8, 12, minute)) },
  ...given,
});

/** `doerId` and `insteadOfId` give each other their terms. */
export const swap = (minute: number, [insteadOfId, number]: Side, [doerId, otherNumber]: Side): Agreement =>
  agreed(minute, { kind: 'swap', number, otherNumber, doerId, insteadOfId });
export const takeOver = (minute: number, doerId: string, [insteadOfId, number]: Side): Agreement =>
  agreed(minute, { kind: 'take_over', number, doerId, insteadOfId });
export const skip = (minute: number, [insteadOfId, number]: Side, startsOn = ''): Agreement =>
  agreed(minute, { kind: 'skip', number, insteadOfId, startsOn });

/** Whose term, and which. */
type Side = readonly [string, number];
