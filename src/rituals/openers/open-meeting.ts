import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { choose, FRESH_DAYS } from './choice.ts';
import { causeOfSilence } from './notice.ts';
import { channelTrouble, decideOpener, type Opener, type OpenerDecision, type Opening } from './opener.ts';
import { openers } from './opener-store.ts';
import { planNext } from './plan-opener.ts';
import { POST } from './post-delivery.ts';
import { tellHost } from './tell-host.ts';

/** Enough to mix from; the choice looks at the most recent ones. */
const CANDIDATES = 200;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Decides what one meeting hears, and writes the decision with all that follows from it in one transaction: the post
 * to be sent, what was shown, the host's notice, the next meeting. Several replicas may call it for the same one.
 * @param tellsHost false when the person who asked is answered at once
 */
export async function openMeeting(
  deps: RitualDeps,
  occurrence: Occurrence,
  now: Date,
  tellsHost: boolean,
): Promise<Opening> {
  const { db, workspace } = deps;
  const opener = await openers(db.prisma, workspace.id).byId(occurrence.subjectId);
  if (opener === null || opener.removedAt !== null) return cancel(deps, occurrence, now);
  const decision = await decide(deps, opener, occurrence, now);
  const isFirst = await db.transaction((tx) =>
    apply(tx, workspace.id, { opener, occurrence, decision, tellsHost }, now),
  );
  return isFirst ? decision : { kind: 'somebody_else_did' };
}

async function decide(deps: RitualDeps, opener: Opener, occurrence: Occurrence, now: Date): Promise<OpenerDecision> {
  const meeting = { startsAt: occurrence.nominalAt, dueAt: occurrence.dueAt, endsAt: occurrence.expiresAt };
  // Too late for it: Slack need not be asked, and may be what is down.
  if (now >= meeting.endsAt) return decideOpener({ meeting, trouble: null, chosen: [] }, now);
  // What was true a minute ago may leak now: the channel is asked anew.
  deps.channels.forget(opener.channelId);
  const trouble = channelTrouble(await deps.channels.info(opener.channelId));
  const since = localDate(new Date(now.getTime() - FRESH_DAYS * DAY), opener.zone);
  const candidates = trouble
    ? []
    : await conversations(deps.db.prisma, deps.workspace.id).showable(opener, since, CANDIDATES);
  return decideOpener({ meeting, trouble, chosen: choose(candidates) }, now);
}

interface Decided {
  readonly opener: Opener;
  readonly occurrence: Occurrence;
  readonly decision: OpenerDecision;
  readonly tellsHost: boolean;
}

/** False when somebody else was first: then nothing is written. */
async function apply(tx: Tx, workspaceId: string, decided: Decided, now: Date): Promise<boolean> {
  const { opener, occurrence, decision, tellsHost } = decided;
  const [state, reason] = settlementOf(decision);
  if (!(await occurrences(tx, workspaceId).settle(occurrence.id, 'planned', state, reason, now))) return false;
  if (occurrence.requestKey === '') await planNext(tx, workspaceId, opener, occurrence.dueAt);
  if (decision.kind === 'post') await post(tx, workspaceId, opener, occurrence, decision.conversationIds, now);
  if (decision.kind === 'silent' && tellsHost) {
    await tellHost(
      tx,
      workspaceId,
      { opener, occurrence, cause: causeOfSilence(decision.reason), code: decision.reason },
      now,
    );
  }
  if (decision.kind === 'missed') {
    await tellHost(tx, workspaceId, { opener, occurrence, cause: 'missed', code: 'missed' }, now);
  }
  return true;
}

function settlementOf(decision: OpenerDecision): readonly ['posting' | 'silent' | 'missed', string] {
  switch (decision.kind) {
    case 'post':
      return ['posting', ''];
    case 'silent':
      return ['silent', decision.reason];
    case 'missed':
      return ['missed', 'not posted before the meeting was over'];
  }
}

async function post(
  tx: Tx,
  workspaceId: string,
  opener: Opener,
  occurrence: Occurrence,
  conversationIds: readonly string[],
  now: Date,
): Promise<void> {
  await openers(tx, workspaceId).markShown(opener.id, occurrence.id, conversationIds, now);
  const delivery = {
    kind: POST,
    targetId: opener.channelId,
    subject: { occurrenceId: occurrence.id, openerId: opener.id, conversationIds },
    dedupeKey: `${POST}:${occurrence.id}`,
    dueAt: occurrence.dueAt,
    expiresAt: occurrence.expiresAt,
  };
  await enqueue(tx, workspaceId, delivery, now);
}

async function cancel({ db, workspace }: RitualDeps, occurrence: Occurrence, now: Date): Promise<Opening> {
  await occurrences(db.prisma, workspace.id).settle(occurrence.id, 'planned', 'cancelled', 'removed', now);
  return { kind: 'removed' };
}
