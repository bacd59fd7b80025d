import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutMember, aboutNomination, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { presentAdmins } from './admins-store.ts';
import { isOpen, type Nomination } from './nomination.ts';
import { nominations } from './nomination-store.ts';
import { waitsForSecond } from './nomination-views.ts';

const SECOND = 'champion.second';
const MONTH = 30 * 24 * 60 * 60 * 1000;
const Subject = z.object({ nominationId: z.string() });

/** Has the admins told that a nomination waits for a second voice: once each. */
export async function askForSecond(tx: Tx, workspaceId: string, nomination: Nomination, now: Date): Promise<void> {
  const { id, nominee, voices, answeredAt } = nomination;
  for (const admin of await presentAdmins(tx, workspaceId)) {
    if (voices.some(({ nominator }) => nominator.id === admin.id)) continue;
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
export function secondDelivery({ db, workspace }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: SECOND,
    subject: Subject,
    async render({ nominationId }, { sentAt }): Promise<Rendered> {
      const nomination = await nominations(db.prisma, workspace.id).byId(nominationId);
      if (nomination === null) return { kind: 'abandon', reason: 'gone' };
      if (!isOpen(nomination) && sentAt === null) return { kind: 'abandon', reason: 'confirmed' };
      return { kind: 'message', message: waitsForSecond(nomination) };
    },
  });
}
