import { z } from 'zod';
import { EVERYBODY, maySee } from '../../access/audience.ts';
import { type DeliveryKind, defineDelivery, type RenderContext, type Rendered } from '../../delivery/delivery-kind.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { cards } from './card-store.ts';
import { triageCard } from './card-views.ts';
import { tellTrouble } from './channel-trouble.ts';
import { feedback } from './feedback-store.ts';
import { lookAt, lookBeforePosting, zoneFor } from './telling-channel.ts';
import { CARD } from './triage-card.ts';
import { planTriage } from './triage-people.ts';

const Subject = z.object({ conversationId: z.string(), round: z.number() });
type Subject = z.output<typeof Subject>;

/** A card on its way to the triage channel, and written anew in its place whenever its record changes. */
export function cardDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: CARD,
    subject: Subject,
    render: (subject, context) => render(deps, subject, context),
    async settled(tx, { targetId }, outcome) {
      const about = { channelId: targetId, purpose: 'triage', outcome } as const;
      if (await tellTrouble(tx, deps.workspace.id, about)) await planTriage(tx, deps.workspace.id, outcome.at);
    },
  });
}

/** Looks again at everything that may have changed: the record, who may read it there, the channel. */
async function render(
  deps: RitualDeps,
  { conversationId, round }: Subject,
  { targetId: channelId, now, sentAt }: Pick<RenderContext, 'targetId' | 'now' | 'sentAt'>,
): Promise<Rendered> {
  const { db, workspace } = deps;
  const conversation = await conversations(db.prisma, workspace.id).byId(conversationId);
  const standing = await feedback(db.prisma, workspace.id).standing(conversationId);
  if (conversation === null || standing === null) return { kind: 'abandon', reason: 'gone' };
  if ((await cards(db.prisma, workspace.id).countOf(CARD, conversationId)) > round)
    return { kind: 'abandon', reason: 'newer_card' };
  const { trouble, surface } = await (sentAt === null
    ? lookBeforePosting(deps, channelId, now)
    : lookAt(deps, channelId));
  // What stands in a channel that was archived stays there; where another organisation reads along it has to go.
  if (trouble && (sentAt === null || trouble === 'shared_channel')) return { kind: 'abandon', reason: trouble };
  const card = triageCard({
    conversation,
    standing,
    history: await feedback(db.prisma, workspace.id).history(conversationId),
    isReadable: maySee(conversation, EVERYBODY, surface) === 'whole',
    reading: { now, zone: await zoneFor(deps, conversation), isKept: true },
  });
  return { kind: 'message', message: card };
}
