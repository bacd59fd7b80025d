import { z } from 'zod';
import { EVERYBODY, maySee, type Surface } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { type Conversation, conversations, isDealtWith } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { LOOKED_UP_AT_POST, lookAtChannel } from './look-at-channel.ts';
import type { NoticeCause } from './notice.ts';
import { channelTrouble } from './opener.ts';
import { openers } from './opener-store.ts';
import { openerPost } from './post-views.ts';
import { tellHost } from './tell-host.ts';

/** The name of openers' posts among what is sent. */
export const POST = 'opener.post';

const Subject = z.object({ openerId: z.string(), occurrenceId: z.string(), conversationIds: z.array(z.string()) });
type Subject = z.output<typeof Subject>;

/** The opener on its way to the channel: rendered at the last moment, and what follows when it came, or did not. */
export function postDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: POST,
    subject: Subject,
    render: (subject, { now }) => render(deps, subject, now),
    settled: (tx, { workspaceId, subject }, outcome) => settle(tx, workspaceId, subject, outcome),
  });
}

/** Looks again at everything that may have changed since it was chosen: the channel, the audience, what was undone. */
async function render(deps: RitualDeps, subject: Subject, now: Date): Promise<Rendered> {
  const { db, workspace, channels } = deps;
  const opener = await openers(db.prisma, workspace.id).byId(subject.openerId);
  const occurrence = await occurrences(db.prisma, workspace.id).byId(subject.occurrenceId);
  if (opener === null || opener.removedAt !== null || occurrence === null)
    return { kind: 'abandon', reason: 'removed' };
  // What was true a minute ago may leak now: the channel is asked anew.
  channels.forget(opener.channelId);
  const channel = await channels.info(opener.channelId);
  const trouble = channelTrouble(channel);
  if (trouble) return { kind: 'abandon', reason: trouble };
  await orElse(lookAtChannel(deps, opener.channelId, LOOKED_UP_AT_POST, now), undefined, deps.logger);
  const surface = { kind: 'channel', channelId: opener.channelId, isShared: channel?.isShared ?? true } as const;
  const store = conversations(db.prisma, workspace.id);
  const found = await store.byIds(subject.conversationIds);
  const chosen = subject.conversationIds.flatMap((id) => found.find((one) => one.id === id) ?? []);
  const shown = chosen.filter((one) => mayStand(one, surface));
  if (shown.length === 0) return { kind: 'abandon', reason: 'empty' };
  const waiting = await store.countWaitingForOwner();
  const { nominalAt: startsAt, dueAt } = occurrence;
  const isOnRequest = occurrence.requestKey !== '';
  const post = openerPost({ opener, conversations: shown, waiting, startsAt, dueAt, isOnRequest, now });
  return { kind: 'message', message: post };
}

function mayStand(conversation: Conversation, surface: Surface): boolean {
  return isDealtWith(conversation) && maySee(conversation, EVERYBODY, surface) === 'whole';
}

async function settle(tx: Tx, workspaceId: string, subject: Subject, outcome: Outcome): Promise<void> {
  const [state, reason, cause] = endOf(outcome);
  await occurrences(tx, workspaceId).settle(subject.occurrenceId, 'posting', state, reason, outcome.at);
  // What the channel did not get may be shown to it another time; what it perhaps got may not.
  if (state === 'posted') await unmarkLeftOut(tx, workspaceId, subject);
  else if (cause !== 'unknown') await openers(tx, workspaceId).unmarkShown([subject.occurrenceId]);
  if (cause === null) return;
  const opener = await openers(tx, workspaceId).byId(subject.openerId);
  if (opener)
    await tellHost(
      tx,
      workspaceId,
      { opener, occurrence: { id: subject.occurrenceId }, cause, code: reason },
      outcome.at,
    );
}

/** What was confined or reopened after it was chosen did not stand in the post. */
async function unmarkLeftOut(tx: Tx, workspaceId: string, subject: Subject): Promise<void> {
  const opener = await openers(tx, workspaceId).byId(subject.openerId);
  if (opener === null) return;
  const surface = { kind: 'channel', channelId: opener.channelId, isShared: false } as const;
  const chosen = await conversations(tx, workspaceId).byIds(subject.conversationIds);
  const shown = chosen.filter((one) => mayStand(one, surface)).map(({ id }) => id);
  if (shown.length < chosen.length) await openers(tx, workspaceId).unmarkShown([subject.occurrenceId], shown);
}

type End = 'posted' | 'silent' | 'missed' | 'failed' | 'cancelled';

/** How the meeting ends in the log, why, and what its host is told. */
function endOf(outcome: Outcome): readonly [End, string, NoticeCause | null] {
  if (outcome.state === 'sent') return ['posted', '', null];
  if (outcome.state === 'failed') return ['failed', outcome.code, 'refused'];
  switch (outcome.reason) {
    case 'removed':
      return ['cancelled', 'removed', null];
    case 'empty':
      return ['silent', 'empty', 'empty'];
    case 'shared_channel':
      return ['silent', 'shared_channel', 'shared_channel'];
    case 'expired':
      return ['missed', 'missed', 'missed'];
    case 'unknown':
      return ['failed', 'unknown', 'unknown'];
    default:
      return ['failed', outcome.reason, 'refused'];
  }
}
