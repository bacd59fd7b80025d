import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { openMeeting } from './open-meeting.ts';
import { meetingAt, type Opener, type Opening } from './opener.ts';
import { openers } from './opener-store.ts';
import { OPENER } from './plan-opener.ts';

/** Opens a meeting now because somebody asked, once per act. The wish is kept first: a crash after that loses nothing. */
export async function runOpener(deps: RitualDeps, opener: Opener, requestKey: string, now: Date): Promise<Opening> {
  const occurrence = await keepWish(deps, opener, requestKey, now);
  if (occurrence.state !== 'planned') return { kind: 'somebody_else_did' };
  const opening = await openMeeting(deps, occurrence, now, false);
  deps.wake();
  return opening;
}

function keepWish({ db, workspace }: RitualDeps, opener: Opener, requestKey: string, now: Date): Promise<Occurrence> {
  const subject = { kind: OPENER, subjectId: opener.id };
  const meeting = meetingAt({ leadMinutes: 0, lengthMinutes: opener.lengthMinutes }, now);
  return db.transaction(async (tx) => {
    await openers(tx, workspace.id).lock(opener.id);
    const store = occurrences(tx, workspace.id);
    const kept = await store.byRequest(subject, requestKey);
    const { startsAt: nominalAt, dueAt, endsAt: expiresAt } = meeting;
    return kept ?? store.plan({ ...subject, nominalAt, dueAt, expiresAt, requestKey });
  });
}
