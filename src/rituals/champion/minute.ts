import { EVERYBODY, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutConversation, aboutCustomer, aboutMember } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { Conversation } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { type Opener, openers } from '../openers/index.ts';

/** The name of a customer minute among what is sent. */
export const MINUTE = 'champion.minute';

const HOUR = 60 * 60 * 1000;

export interface Minute {
  readonly conversation: Conversation;
  readonly opener: Opener;
  readonly caller: Person;
  readonly requestKey: string;
}

/**
 * Has an opener's channel hear one conversation now, once per act; a later meeting does not hear it again. What follows
 * when it stands there, or does not, is in minute-outcome.ts.
 * Wake the sender after it. @throws UserFacingError where the caller may not, or the channel is not to read it
 */
export async function callMinute({ db, workspace, channels }: RitualDeps, minute: Minute, now: Date): Promise<void> {
  const { conversation, opener, caller } = minute;
  const mayRead = maySee(conversation, caller, { kind: 'alone' }) === 'whole';
  if (!may('call_minute', caller, { mayRead })) {
    throw new UserFacingError(
      'champion_only',
      'The customer champion calls a customer minute, with what they may read.',
    );
  }
  channels.forget(opener.channelId);
  const channel = await channels.info(opener.channelId);
  const surface = { kind: 'channel', channelId: opener.channelId, isShared: channel?.isShared ?? true } as const;
  if (maySee(conversation, EVERYBODY, surface) !== 'whole') {
    throw new UserFacingError(
      'minute_confined',
      `#${opener.channelName} is not to read #${conversation.number}: its words are confined.`,
    );
  }
  await db.transaction((tx) => keep(tx, workspace.id, minute, now));
}

async function keep(tx: Tx, workspaceId: string, { conversation, opener, caller, requestKey }: Minute, now: Date) {
  const ofOpener = { kind: MINUTE, subjectId: opener.id };
  const store = occurrences(tx, workspaceId);
  await openers(tx, workspaceId).lock(opener.id);
  if ((await store.byRequest(ofOpener, requestKey)) !== null) return;
  const instant = { nominalAt: now, dueAt: now, expiresAt: new Date(now.getTime() + HOUR) };
  const planned = await store.plan({ ...ofOpener, requestKey, ...instant });
  await store.settle(planned.id, 'planned', 'posting', '', now);
  const shown = { workspaceId, openerId: opener.id, conversationId: conversation.id };
  if ((await tx.showing.count({ where: shown })) === 0) {
    await openers(tx, workspaceId).markShown(opener.id, planned.id, [conversation.id], now);
  }
  const post = {
    kind: MINUTE,
    targetId: opener.channelId,
    subject: {
      ...{ conversationId: conversation.id, openerId: opener.id },
      ...{ callerId: caller.memberId, occurrenceId: planned.id },
    },
    speaksOf: [
      aboutConversation(conversation.id),
      aboutCustomer(conversation.customer.id),
      aboutMember(caller.memberId),
    ],
    dedupeKey: `${MINUTE}:${planned.id}`,
  };
  await enqueue(tx, workspaceId, { ...post, dueAt: now, expiresAt: instant.expiresAt }, now);
}
