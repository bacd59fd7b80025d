import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type RenderContext, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_WAITING } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { tellTrouble } from './channel-trouble.ts';
import { lookAt } from './telling-channel.ts';
import { planTriage } from './triage-people.ts';
import { importCard } from './triage-views.ts';

/** The name, among what is sent, of the one line about many rows of a file. */
const IMPORT_LINE = 'feedback.import_line';

/** So long its count follows; many take a while to find owners. */
const FOLLOWED_MS = 90 * 24 * 60 * 60 * 1000;

/** Has the triage channel told once of all that came in with a file; nothing where no such channel is set. */
export async function postImported(tx: Tx, workspaceId: string, cameAt: Date, now: Date): Promise<void> {
  const { triageChannelId } = (await settings(tx, workspaceId).read()).feedback;
  if (triageChannelId === '') return;
  const line = {
    kind: IMPORT_LINE,
    targetId: triageChannelId,
    subject: {},
    speaksOf: [ABOUT_WAITING],
    dedupeKey: `${IMPORT_LINE}:${cameAt.toISOString()}`,
    dueAt: now,
    expiresAt: new Date(now.getTime() + FOLLOWED_MS),
  };
  await enqueue(tx, workspaceId, line, now);
}

/** One line in the triage channel for many that came in at once: how many wait for an owner, and the way to them. */
export function importLineDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: IMPORT_LINE,
    subject: z.object({}),
    render: (_subject, context) => render(deps, context),
    async settled(tx, { targetId }, outcome) {
      const about = { channelId: targetId, purpose: 'triage', outcome } as const;
      if (await tellTrouble(tx, deps.workspace.id, about)) await planTriage(tx, deps.workspace.id, outcome.at);
    },
  });
}

async function render(
  deps: RitualDeps,
  { targetId, sentAt }: Pick<RenderContext, 'targetId' | 'sentAt'>,
): Promise<Rendered> {
  const { db, workspace } = deps;
  const { trouble } = await lookAt(deps, targetId);
  if (trouble && (sentAt === null || trouble === 'shared_channel')) return { kind: 'abandon', reason: trouble };
  const { noun } = (await settings(db.prisma, workspace.id).read()).customers;
  const count = await conversations(db.prisma, workspace.id).countWaitingForOwner();
  if (count === 0 && sentAt === null) return { kind: 'abandon', reason: 'gone' };
  return { kind: 'message', message: importCard(count, noun) };
}
