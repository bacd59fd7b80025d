import { audit } from '../../database/audit.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { openMeeting } from './open-meeting.ts';
import { meetingAt, type Opener, type Opening } from './opener.ts';
import { openers } from './opener-store.ts';
import { OPENER } from './plan-opener.ts';

/** Whose wish it is, and the act that tells it from another: the same act twice is one post. */
interface Wish {
  readonly actorId: string;
  readonly requestKey: string;
}

/** Opens a meeting now because somebody asked, once per act. The wish is kept first: a crash after that loses nothing. */
export async function runOpener(deps: RitualDeps, opener: Opener, wish: Wish, now: Date): Promise<Opening> {
  const occurrence = await keepWish(deps, opener, wish, now);
  if (occurrence.state !== 'planned') return { kind: 'somebody_else_did' };
  const opening = await openMeeting(deps, occurrence, now, false);
  deps.wake();
  return opening;
}

function keepWish({ db, workspace }: RitualDeps, opener: Opener, wish: Wish, now: Date): Promise<Occurrence> {
  const { actorId, requestKey } = wish;
  const subject = { kind: OPENER, subjectId: opener.id };
  const { startsAt, dueAt, endsAt } = meetingAt({ leadMinutes: 0, lengthMinutes: opener.lengthMinutes }, now);
  return db.transaction(async (tx) => {
    await openers(tx, workspace.id).lock(opener.id);
    const store = occurrences(tx, workspace.id);
    const kept = await store.byRequest(subject, requestKey);
    if (kept) return kept;
    if (actorId !== opener.host.id) {
      const detail = `${opener.name} in #${opener.channelName}, hosted by ${opener.host.name}`;
      await audit(tx, workspace.id).record({ actorId, act: 'opener.run', detail }, now);
    }
    return store.plan({ ...subject, nominalAt: startsAt, dueAt, expiresAt: endsAt, requestKey });
  });
}
