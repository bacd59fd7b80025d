import type { Tx } from '../../database.ts';
import { instantAt, localDate } from '../../schedule/local-time.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { DAY_LOOK, rhythmOf } from './read-rotation.ts';
import { daysLater, type Rhythm } from './term-dates.ts';

/** A rotation catches up always, by arithmetic. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** Plans the next daily look at the rotation: at the hour at which terms start, or when the present term ends. */
export async function planLook(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const rhythm = rhythmOf(await settings(tx, workspaceId).read());
  const running = await tx.championTerm.findFirst({ where: { workspaceId, state: 'running', endsAt: { gt: now } } });
  const daily = nextLookAfter(now, rhythm);
  const nominalAt = running !== null && running.endsAt < daily ? running.endsAt : daily;
  const look = { kind: DAY_LOOK, subjectId: workspaceId, nominalAt, dueAt: nominalAt, expiresAt: NEVER };
  await occurrences(tx, workspaceId).plan(look);
}

/** When it is looked next after an instant: daily, at the hour at which terms start. */
function nextLookAfter(instant: Date, { startTime, zone }: Pick<Rhythm, 'startTime' | 'zone'>): Date {
  const today = localDate(instant, zone);
  const here = instantAt(today, startTime, zone);
  return here > instant ? here : instantAt(daysLater(today, 1), startTime, zone);
}
