import type { Tx } from '../../database.ts';
import { instantAt } from '../../schedule/local-time.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { ACTS, AS_PLANNED } from './history.ts';
import { loopOf } from './loop.ts';
import type { Moved } from './move-feedback.ts';
import { reminders } from './reminder-store.ts';
import type { Standing } from './standing.ts';
import { takeStep } from './steps.ts';
import { tellInMorning } from './tell-assigned.ts';
import { planTriage } from './triage-people.ts';

/** The name, in the schedule, of the day until which we wait for a customer. */
const WAIT_OVER = 'feedback.wait_over';
/** The name, in the schedule, of what an owner is to hear in their morning: nobody has come back to us. */
export const STILL_SILENT = 'feedback.still_silent';
/** The tick never comes to these: their person's morning does. */
const NEVER = new Date('9999-12-31T00:00:00Z');
/** A clock goes on however late that is noticed. */
const NOTICED_WITHIN_MS = 365 * 24 * 60 * 60 * 1000;

/** Plans the end of a wait that has one: when that day begins for whoever said so. */
export async function planWaitOver(tx: Tx, workspaceId: string, moved: Moved): Promise<void> {
  const { conversation, after, actorId } = moved;
  const { waitingSince, waitingUntil } = after;
  const isNew = waitingSince?.getTime() !== moved.before.waitingSince?.getTime();
  if (waitingSince === null || waitingUntil === '' || !isNew) return;
  const zone = (await reminders(tx, workspaceId).owner(actorId))?.zone ?? 'UTC';
  const dueAt = instantAt(waitingUntil, '00:00', zone);
  await occurrences(tx, workspaceId).plan({
    ...{ kind: WAIT_OVER, subjectId: conversation.id, requestKey: waitingSince.toISOString() },
    ...{ nominalAt: dueAt, dueAt, expiresAt: new Date(dueAt.getTime() + NOTICED_WITHIN_MS) },
  });
}

/** The clock goes on from the day that was named, in the name of whoever named it; unless somebody has let it go on before. */
export function waitsOver(deps: RitualDeps): OccurrenceKind {
  const { db, workspace } = deps;
  return {
    kind: WAIT_OVER,
    async run(occurrence, now) {
      const { id, subjectId, requestKey, nominalAt } = occurrence;
      const loop = await loopOf(deps, 'UTC');
      await db.transaction(async (tx) => {
        await conversations(tx, workspace.id).lock(subjectId);
        if (!(await occurrences(tx, workspace.id).settle(id, 'planned', 'posted', '', now))) return;
        const store = feedback(tx, workspace.id);
        const before = await store.standing(subjectId);
        const conversation = await conversations(tx, workspace.id).byId(subjectId);
        const named = await store.lastOf(subjectId, [ACTS.wait]);
        if (before === null || conversation === null || named === null) return;
        if (before.waitingSince?.toISOString() !== requestKey) return;
        const step = { kind: 'resume' } as const;
        const actorId = named.actor.id;
        const stepped = takeStep(before, step, actorId, loop.clocks(conversation.customer.kinds), nominalAt);
        if (stepped.kind === 'refused') return;
        await store.write(subjectId, stepped.standing, now);
        const line = { conversationId: subjectId, act: ACTS.resume, actorId, detail: AS_PLANNED };
        await store.record(line, before, now);
        await loop.follow(tx, { conversation, steps: [step], before, after: stepped.standing, actorId }, now);
        await tellOwner(tx, workspace.id, { conversationId: subjectId, before }, now);
      });
    },
  };
}

/** The owner hears it once, in their morning (or their stand-in in theirs); where nobody owns it, whoever finds owners. */
async function tellOwner(
  tx: Tx,
  workspaceId: string,
  { conversationId, before }: { readonly conversationId: string; readonly before: Standing },
  now: Date,
): Promise<void> {
  const { ownerId, waitingSince } = before;
  if (waitingSince === null) return;
  if (ownerId === null) return planTriage(tx, workspaceId, now);
  const row = { kind: STILL_SILENT, subjectId: ownerId, requestKey: conversationId, nominalAt: waitingSince };
  await occurrences(tx, workspaceId).plan({ ...row, dueAt: NEVER, expiresAt: NEVER });
  await tellInMorning(tx, workspaceId, { ownerId }, now);
}
