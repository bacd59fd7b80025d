import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { Showable } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { doneIdeasFor, newIdeasFor } from '../ideas/index.ts';
import { orElse } from '../or-else.ts';
import { askForHost } from './ask-for-host.ts';
import { chooseForMeeting } from './choose-for-meeting.ts';
import { lastDecidedAt } from './last-post.ts';
import { NOT_RUNNING } from './missed.ts';
import { causeOfSilence } from './notice.ts';
import {
  type ChannelTrouble,
  channelTrouble,
  decideOpener,
  type Opener,
  type OpenerDecision,
  type Opening,
} from './opener.ts';
import { openers } from './opener-store.ts';
import { planNext } from './plan-opener.ts';
import { POST, postKey, subjectsOfPost } from './standing-post.ts';
import { tellHost } from './tell-host.ts';

/** `asked`: a person waits for the answer, so the channel is looked at now, and the host needs no notice of a silence. */
type Cause = 'due' | 'asked';

/**
 * Decides what one meeting hears, and writes the decision with all that follows from it in one transaction: the post
 * to be sent, what was shown, the host's notice, the next meeting. Several replicas may call it for the same one.
 * The channel is looked at when the post is written: many meetings start at one minute, and Slack answers only so often.
 */
export async function openMeeting(deps: RitualDeps, occurrence: Occurrence, now: Date, cause: Cause): Promise<Opening> {
  const { db, workspace } = deps;
  const opener = await openers(db.prisma, workspace.id).byId(occurrence.subjectId);
  if (opener === null || opener.removedAt !== null) return cancel(deps, occurrence, now);
  // It is looked at again when the post is written, so not knowing it now takes nothing away.
  const trouble = cause === 'asked' ? await orElse(troubleNow(deps, opener), null, deps.logger) : null;
  const chosen = (await chooseForMeeting(db.prisma, workspace.id, opener, now)).map(({ candidate }) => candidate);
  const { nominalAt: startsAt, dueAt, expiresAt: endsAt } = occurrence;
  const decision = decideOpener({ meeting: { startsAt, dueAt, endsAt }, trouble, chosen }, now);
  const decided = { opener, occurrence, decision, chosen, tellsHost: cause === 'due' };
  const isFirst = await db.transaction((tx) => apply(tx, workspace.id, decided, now));
  return isFirst ? decision : { kind: 'somebody_else_did' };
}

async function troubleNow({ channels }: RitualDeps, opener: Opener): Promise<ChannelTrouble | null> {
  channels.forget(opener.channelId);
  return channelTrouble(await channels.info(opener.channelId));
}

interface Decided {
  readonly opener: Opener;
  readonly occurrence: Occurrence;
  readonly decision: OpenerDecision;
  readonly chosen: readonly Showable[];
  readonly tellsHost: boolean;
}

/** False when somebody else was first: then nothing is written. */
async function apply(tx: Tx, workspaceId: string, decided: Decided, now: Date): Promise<boolean> {
  const { opener, occurrence, decision, tellsHost } = decided;
  const [state, reason] = settlementOf(decision);
  if (!(await occurrences(tx, workspaceId).settle(occurrence.id, 'planned', state, reason, now))) return false;
  if (occurrence.requestKey === '') await planNext(tx, workspaceId, opener, occurrence.dueAt);
  if (opener.host.isDeactivated) await askForHost(tx, workspaceId, opener.host, now);
  if (decision.kind === 'post') await post(tx, workspaceId, decided, now);
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
      return ['missed', NOT_RUNNING];
  }
}

async function post(tx: Tx, workspaceId: string, { opener, occurrence, chosen }: Decided, now: Date): Promise<void> {
  const conversationIds = chosen.map(({ id }) => id);
  await openers(tx, workspaceId).markShown(opener.id, occurrence.id, conversationIds, now);
  const { id, channelId } = opener;
  const lastPost = await lastDecidedAt(tx, workspaceId, id, occurrence.id);
  const { ids: ideaIds, more: moreIdeas } = await newIdeasFor(tx, workspaceId, lastPost, now);
  const doneIdeaIds = await doneIdeasFor(tx, workspaceId, { channelId, lastPost }, now);
  const meeting = { openerId: id, startsAt: occurrence.nominalAt };
  const delivery = {
    kind: POST,
    targetId: channelId,
    subject: { occurrenceId: occurrence.id, openerId: id, conversationIds, ideaIds, moreIdeas, doneIdeaIds },
    speaksOf: subjectsOfPost(meeting, opener.host.id, chosen, [...ideaIds, ...doneIdeaIds]),
    dedupeKey: postKey(occurrence.id),
    dueAt: occurrence.dueAt,
    expiresAt: occurrence.expiresAt,
  };
  await enqueue(tx, workspaceId, delivery, now);
}

async function cancel({ db, workspace }: RitualDeps, occurrence: Occurrence, now: Date): Promise<Opening> {
  await occurrences(db.prisma, workspace.id).settle(occurrence.id, 'planned', 'cancelled', 'removed', now);
  return { kind: 'removed' };
}
