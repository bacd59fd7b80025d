import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { calendarIn } from '../../settings/clocks.ts';
import type { Settings } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import { changes } from './change-store.ts';
import type { Days, RotationFacts, Willing } from './rotation-facts.ts';
import type { Rhythm } from './term-dates.ts';
import { whyOf } from './term-store.ts';

/** The name, in the schedule, of the daily look at the rotation. */
export const DAY_LOOK = 'champion.day';

const TERM = { number: true, startsOn: true, startsAt: true, endsAt: true, turnOfId: true, holderId: true } as const;

const MEMBER = { isGuest: true, zone: true, pausedAt: true, pausedUntil: true } as const;

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
  const inOrder = { orderBy: { number: 'asc' } } as const;
  // Of years of terms neither the notes nor the reasons are read: this is asked for often.
  const begun = await tx.championTerm.findMany({
    ...{ where: { workspaceId, state: { not: 'coming' } }, select: TERM, ...inOrder },
  });
  const told = await tx.championTerm.findMany({
    ...{ where: { workspaceId, state: 'coming' }, select: { ...TERM, why: true }, ...inOrder },
  });
  const since = begun.at(-1)?.startsOn ?? '';
  const calendar = calendarIn(chosen, rhythm.zone);
  return {
    rhythm,
    isWorkingDay: (date) => calendar.isWorkingDay(date),
    pool: chosen.champion.isOff ? [] : await willing(tx, workspaceId, chosen.champion.allowsGuests, since),
    begun,
    told: told.map((row) => ({ ...row, why: whyOf(row.why) })),
    agreements: await changes(tx, workspaceId).agreements(),
    decidedUpTo: await decidedUpTo(tx, workspaceId),
  };
}

async function willing(tx: Tx, workspaceId: string, allowsGuests: boolean, since: string): Promise<Willing[]> {
  const rows = await tx.championPoolMember.findMany({
    where: { workspaceId, member: { isDeactivated: false, isBot: false, isStranger: false } },
    include: { member: { select: MEMBER } },
  });
  const daysOff = await daysOffSince(tx, workspaceId, since);
  return rows
    .filter(({ member }) => allowsGuests || !member.isGuest)
    .map(({ memberId, joinedAt, creditedEnd, creditedTerms, member }) => ({
      ...{ id: memberId, joinedAt, creditedEnd, creditedTerms },
      away: [...(daysOff.get(memberId) ?? []), ...pauseOf(member)],
    }));
}

/**
 * When those in the pool are off, by their ids. In one query of its own: through each member it takes twice as long.
 * @param since local date: nobody asks any more who was off before
 */
async function daysOffSince(tx: Tx, workspaceId: string, since: string): Promise<ReadonlyMap<string, Days[]>> {
  const rows = await tx.dayOff.findMany({
    where: { workspaceId, toDate: { gte: since }, member: { championPool: { isNot: null } } },
    select: { memberId: true, fromDate: true, toDate: true },
  });
  const spans = new Map<string, Days[]>();
  for (const { memberId, ...span } of rows) spans.set(memberId, [...(spans.get(memberId) ?? []), span]);
  return spans;
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

/** When it was looked last: where nobody began a term by then, nobody does any more. */
async function decidedUpTo(tx: Tx, workspaceId: string): Promise<Date | null> {
  const last = await tx.occurrence.findFirst({
    where: { workspaceId, kind: DAY_LOOK, subjectId: workspaceId, state: 'posted' },
    orderBy: { nominalAt: 'desc' },
    select: { settledAt: true },
  });
  return last?.settledAt ?? null;
}
