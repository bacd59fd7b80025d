import { randomUUID } from 'node:crypto';
import type { Tx } from '../database.ts';
import { localDate } from './local-time.ts';
import type { Occurrence } from './occurrence.ts';
import { occurrences } from './occurrences.ts';
import type { WorkingTime } from './working-hours.ts';

/** The name of people's mornings in the schedule. */
export const MORNING = 'reminder';

const DAY = 24 * 60 * 60 * 1000;
/** Nobody is away longer than this between two mornings of which the first is worth planning. */
const LONGEST_WAY_BACK = 60;

/**
 * Sees to it that a member has a morning on the local day of `instant`, or on their next working day when they do not work
 * on that one, whoever plans it and however often: what waits for them is collected when it begins, and told at once. Gives the row there is, which may be over already; a morning that is
 * not `planned` any more takes nothing more in.
 */
export async function planMorning(
  tx: Tx,
  workspaceId: string,
  member: { readonly id: string; readonly zone: string; readonly time: WorkingTime },
  instant: Date,
): Promise<Occurrence> {
  const { date, from, to } = workingDay(member, instant);
  // Named by the date and not by the instant: whoever travels does not have the same day's morning twice.
  const nominalAt = new Date(`${date}T00:00:00Z`);
  // Whoever is to hear of what they sent without a name has a morning planned in that same instant.
  const planned = { id: randomUUID(), kind: MORNING, subjectId: member.id, nominalAt, dueAt: from, expiresAt: to };
  return occurrences(tx, workspaceId).plan(planned);
}

/** The like for the first of their mornings that still takes something in, from `now` on. */
export async function planNextMorning(
  tx: Tx,
  workspaceId: string,
  member: { readonly id: string; readonly zone: string; readonly time: WorkingTime },
  now: Date,
): Promise<void> {
  const today = await planMorning(tx, workspaceId, member, now);
  if (today.state !== 'planned') await planMorning(tx, workspaceId, member, member.time.nextMorning(now));
}

/**
 * The morning on which something that runs out at `dueAt` is to be said: the last one that begins before it, as long as
 * that is still to come; else the next.
 */
export function morningFor(time: WorkingTime, zone: string, dueAt: Date, now: Date): Date {
  const today = localDate(now, zone);
  let day = Date.parse(`${localDate(dueAt, zone)}T00:00:00Z`);
  for (let step = 0; step < LONGEST_WAY_BACK; step += 1, day -= DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (date < today) break;
    const from = time.morningOn(date)?.from;
    if (from !== undefined && from > now && from <= dueAt) return from;
  }
  return time.nextMorning(now);
}

function workingDay({ zone, time }: { readonly zone: string; readonly time: WorkingTime }, instant: Date) {
  const [today, next] = [localDate(instant, zone), localDate(time.nextMorning(instant), zone)];
  const hours = time.morningOn(today);
  if (hours !== null) return { date: today, ...hours };
  const later = time.morningOn(next) ?? time.hoursOn(next);
  if (later === null) throw new Error('a morning on a day that is not worked');
  return { date: next, ...later };
}

/** The local date (YYYY-MM-DD) whose morning it is. */
export function dateOfMorning({ nominalAt }: Pick<Occurrence, 'nominalAt'>): string {
  return nominalAt.toISOString().slice(0, 10);
}
