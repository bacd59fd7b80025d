import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION, aboutMember } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { presentAdmins } from './admins-store.ts';
import { passedOn } from './passed-on-views.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';

/** The name of that word among what is sent. */
export const PASSED_ON = 'champion.passed_on';
const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;
const Subject = z.object({ number: z.number(), memberId: z.string(), why: z.string() });

/** Has the admins told, in their working hours, that whoever was champion can be it no longer, and who is it now. */
export async function tellPassedOn(
  tx: Tx,
  workspaceId: string,
  { term: { number, holder }, why }: { readonly term: Pick<Term, 'number' | 'holder'>; readonly why: string },
  now: Date,
): Promise<void> {
  for (const admin of await presentAdmins(tx, workspaceId)) {
    const dueAt = (await personalTimes(tx, workspaceId).of(admin.id)).orNext(now);
    const word = {
      kind: PASSED_ON,
      targetId: admin.slackUserId,
      subject: { number, memberId: holder.id, why },
      speaksOf: [ABOUT_CHAMPION, aboutMember(holder.id)],
      dedupeKey: `${PASSED_ON}:${number}:${holder.id}:${admin.slackUserId}`,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + TWO_WEEKS),
    };
    await enqueue(tx, workspaceId, word, now);
  }
}

export function passedOnDelivery({ db, workspace }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: PASSED_ON,
    subject: Subject,
    async render({ number, memberId, why }): Promise<Rendered> {
      const store = terms(db.prisma, workspace.id);
      const term = await store.byNumber(number);
      const former = (await store.holders([memberId])).get(memberId);
      if (term === null || !former) return { kind: 'abandon', reason: 'gone' };
      const { holder } = term;
      const message = passedOn({ former: former.name, why, holder: holder.id === memberId ? null : holder.name });
      return { kind: 'message', message, speaksOf: [aboutMember(holder.id)] };
    },
  });
}
