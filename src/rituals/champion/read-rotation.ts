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
  const rows = await tx.championTerm.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } });
  const calendar = calendarIn(chosen, rhythm.zone);
  return {
    rhythm,
    isWorkingDay: (date) => calendar.isWorkingDay(date),
    pool: chosen.champion.isOff ? [] : await willing(tx, workspaceId, chosen.champion.allowsGuests),
    begun: rows.filter(({ state }) => state !== 'coming'),
    told: rows.filter(({ state }) => state === 'coming').map((row) => ({ ...row, why: whyOf(row.why) })),
    agreements: await changes(tx, workspaceId).agreements(),
    decidedUpTo: await decidedUpTo(tx, workspaceId),
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

/** When it was looked last: where nobody began a term by then, nobody does any more. */
async function decidedUpTo(tx: Tx, workspaceId: string): Promise<Date | null> {
  const last = await tx.occurrence.findFirst({
    where: { workspaceId, kind: DAY_LOOK, subjectId: workspaceId, state: 'posted' },
    orderBy: { nominalAt: 'desc' },
    select: { settledAt: true },
  });
  return last?.settledAt ?? null;
}
