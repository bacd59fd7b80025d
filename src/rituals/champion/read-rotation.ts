import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { calendarIn } from '../../settings/clocks.ts';
import type { Settings } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Days, Pin, RotationFacts, Willing } from './rotation.ts';
import type { Rhythm } from './term-dates.ts';

/** The name, in the schedule, of the daily look at the rotation. */
export const DAY_LOOK = 'champion.day';

const MEMBER = {
  isGuest: true,
  zone: true,
  pausedAt: true,
  pausedUntil: true,
  daysOff: { select: { fromDate: true, toDate: true } },
} as const;

/** When terms change hands, as the workspace chose it. */
export function rhythmOf({ champion, time }: Pick<Settings, 'champion' | 'time'>): Rhythm {
  const { unit, length, weekday, startTime } = champion;
  const own = champion.zone === '' ? 'UTC' : champion.zone;
  return { unit, length, weekday, startTime, zone: time.zone === '' ? own : time.zone };
}

/** Everything that decides whose turn it is, as it is known now. */
export async function rotationFacts(tx: Tx, workspaceId: string): Promise<RotationFacts> {
  const chosen = await settings(tx, workspaceId).read();
  const rhythm = rhythmOf(chosen);
  const terms = await tx.championTerm.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } });
  const begun = terms.filter(({ state }) => state !== 'coming');
  const told = terms.filter(({ state }) => state === 'coming');
  const changes = await tx.termChange.findMany({
    where: { workspaceId, state: 'agreed', number: { gt: begun.at(-1)?.number ?? 0 } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const swapped = await tx.termChange.findMany({
    where: { workspaceId, state: 'agreed', kind: 'swap', otherNumber: { gt: begun.at(-1)?.number ?? 0 } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const calendar = calendarIn(chosen, rhythm.zone);
  return {
    rhythm,
    isWorkingDay: (date) => calendar.isWorkingDay(date),
    pool: chosen.champion.isOff ? [] : await willing(tx, workspaceId, chosen.champion.allowsGuests),
    begun,
    pins: pinsOf(told, changes, swapped),
    decidedUpTo: await decidedUpTo(tx, workspaceId),
    skips: changes
      .filter(({ kind }) => kind === 'skip')
      .map(({ number, insteadOfId }) => ({ number, memberId: insteadOfId })),
  };
}

async function willing(tx: Tx, workspaceId: string, allowsGuests: boolean): Promise<Willing[]> {
  const rows = await tx.championPoolMember.findMany({
    where: { workspaceId, member: { isDeactivated: false, isBot: false, isStranger: false } },
    include: { member: { select: MEMBER } },
  });
  return rows
    .filter(({ member }) => allowsGuests || !member.isGuest)
    .map(({ memberId, joinedAt, creditedEnd, creditedTerms, member }) => ({
      ...{ id: memberId, joinedAt, creditedEnd, creditedTerms },
      away: [...member.daysOff, ...pauseOf(member)],
    }));
}

/** @param member.pausedUntil the local date on which they are back */
function pauseOf(member: {
  readonly zone: string;
  readonly pausedAt: Date | null;
  readonly pausedUntil: string;
}): Days[] {
  const { zone, pausedAt, pausedUntil } = member;
  if (pausedAt === null || pausedUntil === '') return [];
  const lastDay = new Date(Date.parse(`${pausedUntil}T00:00:00Z`) - 1).toISOString().slice(0, 10);
  return [{ fromDate: localDate(pausedAt, zone), toDate: lastDay }];
}

interface Agreed {
  readonly kind: string;
  readonly number: number;
  readonly otherNumber: number | null;
  readonly doerId: string | null;
  readonly insteadOfId: string;
}

/** What was agreed last about a term holds; else what its holder was told a week before. */
function pinsOf(
  told: readonly Pick<Pin, 'number' | 'turnOfId' | 'holderId'>[],
  changes: readonly Agreed[],
  swapped: readonly Agreed[],
): Pin[] {
  const pins = new Map<number, Pin>();
  for (const { number, turnOfId, holderId } of told) {
    pins.set(number, { by: 'announcement', number, turnOfId, holderId });
  }
  for (const { kind, number, doerId, insteadOfId } of changes) {
    if (doerId === null || kind === 'substitute' || kind === 'hand_over') continue;
    // A swap leaves the turns as they were; whoever takes over has their own turn then.
    const turnOfId = kind === 'swap' ? insteadOfId : doerId;
    pins.set(number, { by: 'agreement', number, holderId: doerId, turnOfId });
  }
  for (const { otherNumber, doerId, insteadOfId } of swapped) {
    if (otherNumber === null || doerId === null) continue;
    pins.set(otherNumber, { by: 'agreement', number: otherNumber, holderId: insteadOfId, turnOfId: doerId });
  }
  return [...pins.values()].sort((one, other) => one.number - other.number);
}

/** When it was looked last: where nobody began a term by then, nobody does any more. */
async function decidedUpTo(tx: Tx, workspaceId: string): Promise<Date | null> {
  const last = await tx.occurrence.findFirst({
    where: { workspaceId, kind: DAY_LOOK, subjectId: workspaceId, state: 'posted' },
    orderBy: { nominalAt: 'desc' },
    select: { settledAt: true },
  });
  return last?.settledAt ?? null;
}
