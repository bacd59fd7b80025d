import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION, aboutMember, aboutTermChange } from '../../delivery/message-subjects.ts';
import { instantAt } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { rhythmOf } from './read-rotation.ts';
import { standInAt } from './stand-in.ts';
import { stoodIn, substituteBrief } from './stand-in-views.ts';
import { daysLater } from './term-dates.ts';
import { terms } from './term-store.ts';
import { subjectsOf, worklistOf } from './worklist-of.ts';

/** The name of that word among what is sent. */
export const STAND_IN = 'champion.stand_in';
const Subject = z.object({ changeId: z.string(), memberId: z.string() });

/** Has whoever stands in from now on told so, with what waits: once, in their working hours. */
export async function tellStandIn(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const running = await terms(tx, workspaceId).running();
  const standIn = running && (await standInAt(tx, workspaceId, running, now));
  if (!running || !standIn) return;
  const { changeId, memberId, toDate } = standIn;
  const member = (await terms(tx, workspaceId).holders([memberId])).get(memberId);
  if (!member) return;
  const { startTime, zone } = rhythmOf(await settings(tx, workspaceId).read());
  const word = {
    kind: STAND_IN,
    targetId: member.slackUserId,
    subject: { changeId, memberId },
    speaksOf: [ABOUT_CHAMPION, aboutTermChange(changeId), aboutMember(running.holder.id)],
    dedupeKey: `${STAND_IN}:${changeId}`,
    dueAt: (await personalTimes(tx, workspaceId).of(memberId)).orNext(now),
    expiresAt: instantAt(daysLater(toDate, 1), startTime, zone),
  };
  if (word.dueAt < word.expiresAt) await enqueue(tx, workspaceId, word, now);
}

/** What waits, for whoever stands in: until the holder has the role again. */
export function standInDelivery(deps: RitualDeps): DeliveryKind {
  const { db, workspace, people } = deps;
  return defineDelivery({
    kind: STAND_IN,
    subject: Subject,
    async render({ changeId }, { targetId, sentAt, now }): Promise<Rendered> {
      const running = await terms(db.prisma, workspace.id).running();
      const standIn = running && (await standInAt(db.prisma, workspace.id, running, now));
      const member = await people.peek(targetId);
      if (!running || member === null || standIn?.changeId !== changeId) {
        return sentAt === null ? { kind: 'abandon', reason: 'over' } : { kind: 'message', message: stoodIn() };
      }
      const list = await worklistOf(deps, member, now);
      const facts = { holder: running.holder.name, toDate: standIn.toDate, list, reading: { now, zone: member.zone } };
      const speaksOf = [aboutMember(running.holder.id), ...subjectsOf(list)];
      return { kind: 'message', message: substituteBrief(facts), speaksOf };
    },
  });
}
