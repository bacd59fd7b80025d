import { UserFacingError } from '../../errors.ts';
import { instantAt } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { comingTerms } from './coming.ts';
import { PLANNED_AHEAD } from './possible.ts';
import { rhythmOf } from './read-rotation.ts';
import { daysLater } from './term-dates.ts';
import { terms } from './term-store.ts';

/**
 * The number of somebody's own term, running or to come, that has one of these days (YYYY-MM-DD, both included).
 * @throws UserFacingError where none has
 */
export async function ownTermIn(
  { db, workspace }: RitualDeps,
  memberId: string,
  { fromDate, toDate }: { readonly fromDate: string; readonly toDate: string },
): Promise<number> {
  const { startTime, zone } = rhythmOf(await settings(db.prisma, workspace.id).read());
  const [from, to] = [instantAt(fromDate, startTime, zone), instantAt(daysLater(toDate, 1), startTime, zone)];
  const running = await terms(db.prisma, workspace.id).running();
  const all = [...(running ? [running] : []), ...(await comingTerms(db.prisma, workspace.id, PLANNED_AHEAD))];
  const own = all.find((one) => one.holder.id === memberId && one.startsAt < to && one.endsAt > from);
  if (own) return own.number;
  throw new UserFacingError('not_champion', 'You are not customer champion on these days, so nobody has to stand in.');
}
