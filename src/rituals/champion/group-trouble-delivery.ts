import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION, refreshKindAbout } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { presentAdmins } from './admins-store.ts';
import { groupLooks } from './group-store.ts';
import { groupSettled, groupTroubled } from './group-views.ts';

/** The name of that word among what is sent. */
const GROUP_TROUBLED = 'champion.group_troubled';
const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;
const Subject = z.object({ groupId: z.string() });

/** Has the admins told, in their working hours, that the user group is not kept up to date: once for each cause. */
export async function tellGroupTrouble(
  tx: Tx,
  workspaceId: string,
  { groupId, lookId }: { readonly groupId: string; readonly lookId: string },
  now: Date,
): Promise<void> {
  for (const { id, slackUserId } of await presentAdmins(tx, workspaceId)) {
    const dueAt = (await personalTimes(tx, workspaceId).of(id)).orNext(now);
    const word = {
      kind: GROUP_TROUBLED,
      targetId: slackUserId,
      subject: { groupId },
      speaksOf: [ABOUT_CHAMPION],
      dedupeKey: `${GROUP_TROUBLED}:${lookId}:${slackUserId}`,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + TWO_WEEKS),
    };
    await enqueue(tx, workspaceId, word, now);
  }
}

/** Has those who were told before read how it stands now. */
export async function refreshGroupTrouble(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await refreshKindAbout(tx, workspaceId, GROUP_TROUBLED, ABOUT_CHAMPION, now);
}

/** Says why as it is now; nothing once it is mended before anybody read it. */
export function groupTroubleDelivery({ db, workspace }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: GROUP_TROUBLED,
    subject: Subject,
    async render({ groupId }, { sentAt }): Promise<Rendered> {
      const { champion } = await settings(db.prisma, workspace.id).read();
      const last = await groupLooks(db.prisma, workspace.id).last(groupId);
      const isChosen = champion.groupId === groupId;
      if (isChosen && last?.kind === 'trouble') {
        return { kind: 'message', message: groupTroubled(last.trouble, champion.groupHandle) };
      }
      if (sentAt === null) return { kind: 'abandon', reason: 'mended' };
      return { kind: 'message', message: groupSettled(isChosen, champion.groupHandle) };
    },
  });
}
