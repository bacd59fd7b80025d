import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutMember, aboutNomination, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { presentAdmins } from './admins-store.ts';
import { confirmersOf, isTheirs } from './confirmers.ts';
import { isOpen, type Nomination } from './nomination.ts';
import { nominations } from './nomination-store.ts';
import { waitsForSecond } from './nomination-views.ts';

const SECOND = 'champion.second';
const MONTH = 30 * 24 * 60 * 60 * 1000;
const Subject = z.object({ nominationId: z.string() });

/** Has those admins told who may confirm a nomination that it waits for a second voice: once each. */
export async function askForSecond(tx: Tx, workspaceId: string, nomination: Nomination, now: Date): Promise<void> {
  const { id, nominee, voices, answeredAt } = nomination;
  for (const admin of confirmersOf(nomination, await presentAdmins(tx, workspaceId))) {
    const dueAt = (await personalTimes(tx, workspaceId).of(admin.id)).orNext(now);
    const delivery = {
      kind: SECOND,
      targetId: admin.slackUserId,
      subject: { nominationId: id },
      speaksOf: [aboutNomination(id), aboutMember(nominee.id), ...voices.map((one) => aboutMember(one.nominator.id))],
      // Whoever left is put forward anew.
      dedupeKey: [SECOND, id, admin.slackUserId, ...(answeredAt === null ? [] : [answeredAt.getTime()])].join(':'),
      dueAt,
      expiresAt: new Date(dueAt.getTime() + MONTH),
    };
    await enqueue(tx, workspaceId, delivery, now);
  }
  await refreshMessagesAbout(tx, workspaceId, [aboutNomination(id)], now);
}

/** The question to an admin, and afterwards that it was answered. */
export function secondDelivery({ db, workspace, people }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: SECOND,
    subject: Subject,
    async render({ nominationId }, { targetId, sentAt }): Promise<Rendered> {
      const nomination = await nominations(db.prisma, workspace.id).byId(nominationId);
      if (nomination === null) return { kind: 'abandon', reason: 'gone' };
      if (!isOpen(nomination) && sentAt === null) return { kind: 'abandon', reason: 'confirmed' };
      const reader = await people.peek(targetId);
      const isOwn = reader !== null && isTheirs(nomination, reader.id);
      return { kind: 'message', message: waitsForSecond(nomination, isOwn) };
    },
  });
}
