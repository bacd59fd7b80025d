import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { isErasing, unremovedMessages } from '../../delivery/refresh-store.ts';
import type { Occurrence, OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { permalink } from '../../slack/shortcuts.ts';
import type { RitualDeps } from '../deps.ts';
import { leftoverList } from './forget-views.ts';

/** The name of the look at what could not be erased, in the schedule, and of what is said of it. */
const LEFTOVERS = 'forget.leftovers';

/** So long Slack has to let the messages be changed or deleted, before somebody is asked to do it by hand. */
const PATIENCE_MS = 10 * 60_000;
const DAY = 24 * 60 * 60_000;

/** Has it looked later whether messages still stand that should be gone; this admin is then told which. */
export async function planLeftovers(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + PATIENCE_MS);
  const expiresAt = new Date(now.getTime() + 30 * DAY);
  const subject = { kind: LEFTOVERS, subjectId: memberId };
  await occurrences(tx, workspaceId).plan({ ...subject, nominalAt: now, dueAt, expiresAt });
}

/** Looks what was left, and asks for it to be deleted by hand; while messages are still being changed it looks later. */
export function leftoverOccurrences({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: LEFTOVERS,
    run: (occurrence, now) => db.transaction((tx) => lookAtLeftovers(tx, workspace.id, occurrence, now)),
  };
}

async function lookAtLeftovers(tx: Tx, workspaceId: string, occurrence: Occurrence, now: Date): Promise<void> {
  const { id, subjectId: memberId } = occurrence;
  if (!(await occurrences(tx, workspaceId).settle(id, 'planned', 'silent', '', now))) return;
  if (await isErasing(tx, workspaceId)) return planLeftovers(tx, workspaceId, memberId, now);
  if ((await unremovedMessages(tx, workspaceId)).length === 0) return;
  const admin = await tx.member.findFirst({
    where: { workspaceId, id: memberId, isDeactivated: false },
    select: { slackUserId: true },
  });
  if (admin === null) return;
  const targetId = admin.slackUserId;
  const expiresAt = new Date(now.getTime() + 7 * DAY);
  await enqueue(tx, workspaceId, { kind: LEFTOVERS, targetId, subject: {}, dedupeKey: id, dueAt: now, expiresAt }, now);
}

/** An admin's DM with the messages that Slack lets me neither change nor delete. */
export function leftoverDelivery({ db, workspace }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: LEFTOVERS,
    subject: z.object({}),
    async render(): Promise<Rendered> {
      const left = await unremovedMessages(db.prisma, workspace.id);
      if (left.length === 0) return { kind: 'abandon', reason: 'nothing is left' };
      const links = left.map(({ channelId, ts }) => permalink(workspace.url, channelId, ts, null));
      return { kind: 'message', message: leftoverList(links) };
    },
  });
}
