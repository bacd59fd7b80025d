import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Message } from '../../slack/message.ts';
import type { RitualDeps } from '../deps.ts';
import { role } from './role-store.ts';
import { onDutyAt } from './stand-in.ts';
import { onOrAfter } from './term-dates.ts';
import { terms } from './term-store.ts';
import { digest, weekDone, weekOver } from './turn-views.ts';
import { isEmpty, subjectsOf, worklistOf } from './worklist-of.ts';

const DIGEST = 'champion.digest';
const FRIDAY = 5;
const WEEK = 7 * 24 * 60 * 60 * 1000;
const Subject = z.object({ memberId: z.string() });

/** Plans the coming Friday's digest of whoever has the role then: in their own morning, if they work then. */
export async function planDigest(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const running = await terms(tx, workspaceId).running();
  if (running === null) return;
  const fridayHere = onOrAfter(localDate(now, running.holder.zone), FRIDAY);
  const standIn = await role(tx, workspaceId).standInOn(running, fridayHere);
  const holder =
    (standIn && (await terms(tx, workspaceId).holders([standIn.memberId])).get(standIn.memberId)) ?? running.holder;
  const friday = onOrAfter(localDate(now, holder.zone), FRIDAY);
  const hours = (await personalTimes(tx, workspaceId).of(holder.id)).morningOn(friday);
  if (hours === null || hours.from <= now || hours.from >= running.endsAt) return;
  const week = {
    kind: DIGEST,
    targetId: holder.slackUserId,
    subject: { memberId: holder.id },
    dedupeKey: `${DIGEST}:${holder.slackUserId}:${friday}`,
    dueAt: hours.from,
    expiresAt: hours.to,
  };
  await enqueue(tx, workspaceId, week, now);
}

/**
 * What waits for the champion at the end of the week; nothing where nothing does, or another is champion by now. What it
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
      if (isOver) return sentAt === null ? { kind: 'abandon', reason: 'not champion' } : inItsPlace(weekOver());
      const list = await worklistOf(deps, member, now);
      if (isEmpty(list)) return sentAt === null ? { kind: 'abandon', reason: 'empty' } : inItsPlace(weekDone());
      const message = digest(list, { now, zone: member.zone });
      return { kind: 'message', message, speaksOf: subjectsOf(list) };
    },
  });
}

function inItsPlace(message: Message): Rendered {
  return { kind: 'message', message };
}
