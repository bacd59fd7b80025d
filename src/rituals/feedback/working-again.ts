import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning } from '../morning.ts';

/** When a member works again after the day of this instant is over for them. */
export async function workingAgain(
  { db, workspace }: Pick<RitualDeps, 'db' | 'workspace'>,
  { id, zone }: Pick<Morning['member'], 'id' | 'zone'>,
  at: Date,
): Promise<Date> {
  const time = await personalTimes(db.prisma, workspace.id).of(id);
  return time.orNext(time.hoursOn(localDate(at, zone))?.to ?? at);
}
