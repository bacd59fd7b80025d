import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import type { RitualDeps } from '../deps.ts';
import { askForHost, HOST_LEFT } from './ask-for-host.ts';
import { HANDED_OVER } from './hand-over.ts';
import { handedToYou, hostLeft } from './host-views.ts';
import { nextPosts } from './meetings.ts';
import { openers } from './opener-store.ts';

const Left = z.object({ memberId: z.string() });
const Handed = z.object({ openerId: z.string(), fromId: z.string(), toId: z.string() });

/** What is said about who hosts: to the new host, and to an admin when a host has left. */
export function hostDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [
    defineDelivery({
      kind: HOST_LEFT,
      subject: Left,
      render: ({ memberId }) => renderLeft(deps, memberId),
      async settled(tx, { workspaceId, targetId, subject }, outcome) {
        if (outcome.state !== 'failed') return;
        if (await askForHost(tx, workspaceId, { id: subject.memberId }, outcome.at)) return;
        deps.logger.error({ ...subject, admin: targetId, refusal: outcome.code }, 'no admin could be asked who hosts');
      },
    }),
    defineDelivery({
      kind: HANDED_OVER,
      subject: Handed,
      render: (subject, { now }) => renderHanded(deps, subject, now),
    }),
  ];
}

/** Those that somebody has taken meanwhile need no answer any more, nor do any when the host is back. */
async function renderLeft({ db, workspace }: RitualDeps, memberId: string): Promise<Rendered> {
  const all = await openers(db.prisma, workspace.id).standing();
  const left = all.filter(({ host }) => host.id === memberId && host.isDeactivated);
  return left.length === 0 ? { kind: 'abandon', reason: 'hosted' } : { kind: 'message', message: hostLeft(left) };
}

async function renderHanded(
  { db, workspace }: RitualDeps,
  { openerId, fromId, toId }: z.output<typeof Handed>,
  now: Date,
): Promise<Rendered> {
  const opener = await openers(db.prisma, workspace.id).byId(openerId);
  if (opener === null || opener.removedAt !== null || opener.host.id !== toId) {
    return { kind: 'abandon', reason: 'handed_on' };
  }
  const giver = await db.prisma.member.findFirst({ where: { workspaceId: workspace.id, id: fromId } });
  const next = nextPosts(opener, now, 1)[0] ?? null;
  return { kind: 'message', message: handedToYou(opener, giver?.name ?? 'A colleague', next) };
}
