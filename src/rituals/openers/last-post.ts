import type { Tx } from '../../database.ts';
import { OPENER } from './plan-opener.ts';
import { postKey } from './standing-post.ts';

/** When it was decided what a meeting's last post shows; null before its first. What came later is new to the meeting. @param besides the id of the occurrence that is being decided */
export async function lastDecidedAt(tx: Tx, workspaceId: string, openerId: string, besides = ''): Promise<Date | null> {
  const last = await tx.occurrence.findFirst({
    where: {
      workspaceId,
      kind: OPENER,
      subjectId: openerId,
      state: { in: ['posting', 'posted'] },
      id: { not: besides },
    },
    orderBy: { dueAt: 'desc' },
    select: { id: true },
  });
  if (last === null) return null;
  const post = await tx.delivery.findUnique({
    where: { workspaceId_dedupeKey: { workspaceId, dedupeKey: postKey(last.id) } },
    select: { createdAt: true },
  });
  return post?.createdAt ?? null;
}
