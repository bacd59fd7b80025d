import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Message } from '../../slack/message.ts';
import type { RitualDeps } from '../deps.ts';
import { DIGEST } from './plan-digest.ts';
import { onDutyAt } from './stand-in.ts';
import { STAND_IN } from './stand-in-delivery.ts';
import { BRIEF } from './tell-turn.ts';
import { digest, weekDone, weekOver } from './turn-views.ts';
import { isEmpty, subjectsOf, worklistOf } from './worklist-of.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const Subject = z.object({ memberId: z.string() });

/**
 * What waits for the champion at the end of the week; nothing where nothing does, another is champion by now, or the role came
 * to them that very day with a brief that says it. What it
 * shows is kept up to date for a week.
 */
export function digestDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: DIGEST,
    subject: Subject,
    async render(_subject, { targetId, sentAt, now }): Promise<Rendered> {
      const member = await deps.people.peek(targetId);
      if (member === null) return { kind: 'abandon', reason: 'gone' };
      const hasRole = (await onDutyAt(deps.db.prisma, deps.workspace.id, now)) === member.id;
      const isOver = !hasRole || (sentAt !== null && now.getTime() - sentAt.getTime() > WEEK);
      if (sentAt === null && (await readsABrief(deps, targetId, localDate(now, member.zone), member.zone))) {
        return { kind: 'abandon', reason: 'in the brief' };
      }
      if (isOver) return sentAt === null ? { kind: 'abandon', reason: 'not champion' } : inItsPlace(weekOver());
      const list = await worklistOf(deps, member, now);
      if (isEmpty(list)) return sentAt === null ? { kind: 'abandon', reason: 'empty' } : inItsPlace(weekDone());
      const message = digest(list, { now, zone: member.zone });
      return { kind: 'message', message, speaksOf: subjectsOf(list) };
    },
  });
}

/** Whether they read the same that day in a brief, because the role came to them. */
async function readsABrief(
  { db, workspace }: RitualDeps,
  targetId: string,
  today: string,
  zone: string,
): Promise<boolean> {
  const last = await db.prisma.delivery.findFirst({
    where: { workspaceId: workspace.id, kind: { in: [BRIEF, STAND_IN] }, targetId, state: { not: 'abandoned' } },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  });
  return last !== null && localDate(last.dueAt, zone) === today;
}

function inItsPlace(message: Message): Rendered {
  return { kind: 'message', message };
}
