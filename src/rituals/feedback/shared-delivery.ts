import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import { type DeliveryKind, defineDelivery, type RenderContext, type Rendered } from '../../delivery/delivery-kind.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { tellTrouble } from './channel-trouble.ts';
import { feedback } from './feedback-store.ts';
import type { HistoryLine } from './history.ts';
import { preventions } from './prevention-store.ts';
import { SHARED } from './shared-post.ts';
import { type SinceTold, sharedPost } from './shared-views.ts';
import type { Standing } from './standing.ts';
import { lookAt, lookBeforePosting, zoneFor } from './telling-channel.ts';

const Subject = z.object({ conversationId: z.string(), at: z.coerce.date() });
type Subject = z.output<typeof Subject>;

/** What everyone is told, on its way to the share channel, and written anew in its place when more is known. */
export function sharedDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: SHARED,
    subject: Subject,
    render: (subject, context) => render(deps, subject, context),
    async settled(tx, { targetId }, outcome) {
      await tellTrouble(tx, deps.workspace.id, { channelId: targetId, purpose: 'share', outcome });
    },
  });
}

async function render(
  deps: RitualDeps,
  { conversationId, at }: Subject,
  { targetId: channelId, now, sentAt }: Pick<RenderContext, 'targetId' | 'now' | 'sentAt'>,
): Promise<Rendered> {
  const { db, workspace } = deps;
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const standing = await feedback(db.prisma, workspace.id).standing(conversationId);
  if (conversation === null || standing === null) return { kind: 'abandon', reason: 'gone' };
  const history = await feedback(db.prisma, workspace.id).history(conversationId);
  const step = history.find((line) => line.act === 'shared' && line.at.getTime() === at.getTime());
  if (step === undefined) return { kind: 'abandon', reason: 'undone' };
  const { trouble, surface } = await (sentAt === null
    ? lookBeforePosting(deps, channelId, now)
    : lookAt(deps, channelId));
  if (trouble && (sentAt === null || trouble === 'shared_channel')) return { kind: 'abandon', reason: trouble };
  if (maySee(conversation, EVERYBODY, surface) !== 'whole') return { kind: 'abandon', reason: 'confined' };
  const post = sharedPost({
    conversation,
    answer: standing.answer,
    sharedBy: step.actor.name,
    found: standing.stage === 'learned' ? await preventions(db.prisma, workspace.id).latestOf(conversationId) : null,
    since: sinceTold(standing, history, at),
    reading: { now, zone: await zoneFor(deps, conversation), isKept: true },
  });
  return { kind: 'message', message: post };
}

/** What became of it since everyone was told. */
function sinceTold({ answeredAt, stage }: Standing, history: readonly HistoryLine[], at: Date): SinceTold | null {
  if (answeredAt === null) return stage === 'closed' ? 'closed' : 'open';
  return history.some(({ act, at: answered }) => act === 'answered' && answered > at) ? 'answered' : null;
}
