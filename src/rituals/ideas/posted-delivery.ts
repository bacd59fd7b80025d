import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type RenderContext, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutIdea, aboutMember } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { tellChannelTrouble } from '../feedback/index.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { lookAt } from './ideas-channel.ts';
import { POSTED, postedKey } from './posted.ts';
import { postedIdea } from './posted-views.ts';
import { wholeOf, withinWhole } from './whole-idea.ts';

const Subject = z.object({ ideaId: z.string() });
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Has a new idea posted to the ideas channel, in the transaction that keeps it; nothing where there is no such channel, or its people may not read it. */
export async function postIdea(tx: Tx, workspaceId: string, idea: Idea, now: Date): Promise<void> {
  const { channelId } = (await settings(tx, workspaceId).read()).ideas;
  if (channelId === '' || (idea.audience === 'confined' && idea.placeId !== channelId)) return;
  const post = {
    kind: POSTED,
    targetId: channelId,
    subject: { ideaId: idea.id },
    speaksOf: [aboutIdea(idea.id), ...(idea.author === null ? [] : [aboutMember(idea.author.id)])],
    dedupeKey: postedKey(idea.id),
    dueAt: now,
    expiresAt: new Date(now.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, post, now);
}

/** A new idea on its way to the ideas channel, and written anew in its place when something became of it. */
export function postedDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: POSTED,
    subject: Subject,
    render: ({ ideaId }, context) => render(deps, ideaId, context),
    async settled(tx, { targetId }, outcome) {
      await tellChannelTrouble(tx, deps.workspace.id, { channelId: targetId, purpose: 'ideas', outcome });
    },
  });
}

async function render(
  deps: RitualDeps,
  ideaId: string,
  { targetId: channelId, now, sentAt }: Pick<RenderContext, 'targetId' | 'now' | 'sentAt'>,
): Promise<Rendered> {
  const { db, workspace } = deps;
  const idea = await ideas(db.prisma, workspace.id).byId(ideaId);
  if (idea === null) return { kind: 'abandon', reason: 'gone' };
  const { trouble, surface } = await lookAt(deps, channelId);
  if (trouble !== null && (sentAt === null || trouble === 'shared_channel'))
    return { kind: 'abandon', reason: trouble };
  if (maySee(idea, EVERYBODY, surface) !== 'whole') return { kind: 'abandon', reason: 'confined' };
  const { customers, time } = await settings(db.prisma, workspace.id).read();
  const zone = time.zone === '' ? 'UTC' : time.zone;
  const shown = withinWhole(idea, await wholeOf(deps, idea), EVERYBODY, surface);
  return { kind: 'message', message: postedIdea(shown, customers.noun, { now, zone }) };
}
