import type { Occurrence, OccurrenceState } from '../../schedule/occurrence.ts';
import { occurrences, replacementKey } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { openMeeting } from './open-meeting.ts';
import { meetingAt, type Opener, type Opening, openingOf } from './opener.ts';
import { openers } from './opener-store.ts';
import { OPENER } from './plan-opener.ts';
import { recordForeign } from './record-foreign.ts';

/** Whose wish it is, and the act that tells it from another: the same act twice is one post. */
interface Wish {
  readonly actorId: string;
  readonly requestKey: string;
  /** The meeting whose opener did not come, when this one makes up for it: it is made up for once, whoever asks. */
  readonly insteadOf: string | null;
}

/** Posted, or about to be. */
const STANDING: ReadonlySet<OccurrenceState> = new Set(['planned', 'posting', 'posted']);

/** Opens a meeting now because somebody asked, once per act. The wish is kept first: a crash after that loses nothing. */
export async function runOpener(deps: RitualDeps, opener: Opener, wish: Wish, now: Date): Promise<Opening> {
  const occurrence = await keepWish(deps, opener, wish, now);
  const opening = occurrence.state === 'planned' ? await openMeeting(deps, occurrence, now, 'asked') : null;
  deps.wake();
  if (opening !== null && opening.kind !== 'somebody_else_did') return opening;
  const settled = await occurrences(deps.db.prisma, deps.workspace.id).byId(occurrence.id);
  return openingOf(settled ?? occurrence);
}

function keepWish({ db, workspace }: RitualDeps, opener: Opener, wish: Wish, now: Date): Promise<Occurrence> {
  const { actorId, insteadOf } = wish;
  const requestKey = insteadOf === null ? wish.requestKey : replacementKey(insteadOf, wish.requestKey);
  const subject = { kind: OPENER, subjectId: opener.id };
  const { startsAt, dueAt, endsAt } = meetingAt({ leadMinutes: 0, lengthMinutes: opener.lengthMinutes }, now);
  return db.transaction(async (tx) => {
    await openers(tx, workspace.id).lock(opener.id);
    const store = occurrences(tx, workspace.id);
    const kept = await store.byRequest(subject, requestKey);
    if (kept) return kept;
    const earlier = insteadOf === null ? [] : await store.replacementsFor(subject, insteadOf);
    const standing = earlier.find(({ state }) => STANDING.has(state));
    if (standing) return standing;
    // Whoever looked says that these did not reach the channel, so it may see what they would have shown.
    if (insteadOf !== null) await openers(tx, workspace.id).unmarkShown([insteadOf, ...earlier.map(({ id }) => id)]);
    await recordForeign(tx, workspace.id, { opener, actorId, act: 'opener.run' }, now);
    return store.plan({ ...subject, nominalAt: startsAt, dueAt, expiresAt: endsAt, requestKey });
  });
}
