import type { Tx } from '../../database.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { Idea } from './idea.ts';

/** The name, in the schedule, of a promise to whoever sent an idea running out. */
export const PROMISE = 'ideas.promise';

/** The schedule acts a few seconds ahead of time; a promise is kept until its last one. */
const AFTERWARDS_MS = 10_000;
const MONTH = 31 * 24 * 60 * 60 * 1000;

/** Has a promise looked at when it runs out: whether it was kept. In the transaction that made it. */
export async function planIdeaClock(
  tx: Tx,
  workspaceId: string,
  { id, dueAt }: Pick<Idea, 'id' | 'dueAt'>,
): Promise<void> {
  if (dueAt === null) return;
  const planned = {
    kind: PROMISE,
    subjectId: id,
    nominalAt: dueAt,
    dueAt: new Date(dueAt.getTime() + AFTERWARDS_MS),
    expiresAt: new Date(dueAt.getTime() + MONTH),
  };
  await occurrences(tx, workspaceId).plan(planned);
}
