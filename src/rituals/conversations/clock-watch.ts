import type { Tx } from '../../database.ts';
import { occurrences } from '../../schedule/occurrences.ts';

/** The name, in the schedule, of a record's clock or owner having changed: what is to be told when is planned anew. */
export const CLOCK_CHANGED = 'feedback.clock';

const DAY = 24 * 60 * 60 * 1000;

/** Call it in the transaction that changes a record's clock, owner or stage, and wake the schedule after it. Twice is once. */
export async function watchClock(tx: Tx, workspaceId: string, conversationId: string, now: Date): Promise<void> {
  const store = occurrences(tx, workspaceId);
  const planned = await store.plan({
    kind: CLOCK_CHANGED,
    subjectId: conversationId,
    nominalAt: now,
    dueAt: now,
    expiresAt: new Date(now.getTime() + DAY),
  });
  // Of two changes at one instant, the first may have been looked at already.
  if (planned.state !== 'planned') await store.settle(planned.id, planned.state, 'planned', '', now);
}

/** The name, in the schedule, of some rows of a file having come in that need an answer and have a clock. */
export const CAME_IN = 'feedback.import';

/** Call it in the transaction that writes the rows of a file, all of which have `now` as the instant at which they were made. */
export async function watchImport(tx: Tx, workspaceId: string, firstNumber: number, now: Date): Promise<void> {
  await occurrences(tx, workspaceId).plan({
    ...{ kind: CAME_IN, subjectId: workspaceId, requestKey: String(firstNumber), nominalAt: now, dueAt: now },
    expiresAt: new Date(now.getTime() + DAY),
  });
}
