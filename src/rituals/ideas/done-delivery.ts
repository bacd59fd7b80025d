import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type RenderContext, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutIdea, aboutMember } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { tellChannelTrouble } from '../feedback/index.ts';
import { channelForDone } from './done-channel-store.ts';
import { donePost } from './done-views.ts';
import { ideaEvents } from './event-store.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { lookAt } from './ideas-channel.ts';
import { toldCustomers } from './told-store.ts';

/** The name of what everybody is told about ideas that are done, among what is sent. */
const DONE = 'ideas.done';
const WEEK = 7 * 24 * 60 * 60 * 1000;
const Subject = z.object({ ideaId: z.string(), eventId: z.string() });

/** Has everybody told, in the transaction that says it is done: in the ideas channel, else where answers are shared; nowhere where there is neither. */
export async function postDone(
  tx: Tx,
  workspaceId: string,
  { idea, eventId }: { readonly idea: Idea; readonly eventId: string },
  now: Date,
): Promise<void> {
  const channelId = await channelForDone(tx, workspaceId, idea);
  if (channelId === '') return;
  const senders = alsoThanked(idea, await ideas(tx, workspaceId).partsOf(idea.id));
  const named = [...(idea.author === null ? [] : [idea.author]), ...senders, ...idea.builders];
  const post = {
    kind: DONE,
    targetId: channelId,
    subject: { ideaId: idea.id, eventId },
    speaksOf: [aboutIdea(idea.id), ...named.map(({ id }) => aboutMember(id))],
    dedupeKey: `${DONE}:${eventId}`,
    dueAt: now,
    expiresAt: new Date(now.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, post, now);
}

/** That an idea is done, on its way to everybody; written anew in its place, and taken away when it was undone. */
export function doneDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: DONE,
    subject: Subject,
    render: (subject, context) => render(deps, subject, context),
    async settled(tx, { targetId }, outcome) {
      await tellChannelTrouble(tx, deps.workspace.id, { channelId: targetId, purpose: 'ideas', outcome });
    },
  });
}

async function render(
  deps: RitualDeps,
  { ideaId, eventId }: z.output<typeof Subject>,
  { targetId: channelId, now, sentAt }: Pick<RenderContext, 'targetId' | 'now' | 'sentAt'>,
): Promise<Rendered> {
  const { prisma } = deps.db;
  const idea = await ideas(prisma, deps.workspace.id).byId(ideaId);
  if (idea === null) return { kind: 'abandon', reason: 'gone' };
  const event = await ideaEvents(prisma, deps.workspace.id).byId(eventId);
  if (event === null || idea.status !== 'done') return { kind: 'abandon', reason: 'undone' };
  const { trouble, surface } = await lookAt(deps, channelId);
  if (trouble !== null && (sentAt === null || trouble === 'shared_channel'))
    return { kind: 'abandon', reason: trouble };
  if (maySee(idea, EVERYBODY, surface) !== 'whole') return { kind: 'abandon', reason: 'confined' };
  const { customers, time } = await settings(prisma, deps.workspace.id).read();
  const reading = { now, zone: time.zone === '' ? 'UTC' : time.zone };
  const told = await toldCustomers(prisma, deps.workspace.id).tally(idea.id);
  const alsoSent = alsoThanked(idea, await ideas(prisma, deps.workspace.id).partsOf(idea.id)).map(({ name }) => name);
  return { kind: 'message', message: donePost(idea, { noun: customers.noun, told, alsoSent, reading }) };
}

/** Who sent what was merged into it and wants to be thanked, each once. What is confined to a channel stays there. */
function alsoThanked(idea: Idea, parts: readonly Idea[]) {
  const willing = parts.filter(({ wantsThanks, audience }) => wantsThanks && audience === 'everyone');
  const senders = willing.flatMap(({ author }) => (author === null || author.id === idea.author?.id ? [] : [author]));
  return [...new Map(senders.map((sender) => [sender.id, sender])).values()];
}
