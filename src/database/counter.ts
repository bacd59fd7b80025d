import type { Tx } from '../database.ts';

/**
 * Holds a kind's counter without taking a number, until the transaction ends: what else makes customers stands in the
 * same queue as what creates records.
 */
export async function holdNumbers(tx: Tx, workspaceId: string, kind: string): Promise<void> {
  await tx.counter.updateMany({ where: { workspaceId, kind }, data: { value: { increment: 0 } } });
}

/**
 * The next human number (#12) of a kind in a workspace, starting at 1. Call it first in the transaction that creates
 * the record: the row stays locked until the end, so numbers have no gaps and creations of one kind stand in a queue.
 */
export async function nextNumber(tx: Tx, workspaceId: string, kind: string): Promise<number> {
  return takeNumbers(tx, workspaceId, kind, 1);
}

/** Takes several numbers that follow each other, and gives the first. None are taken of 0, and the queue is kept. */
export async function takeNumbers(tx: Tx, workspaceId: string, kind: string, count: number): Promise<number> {
  const { value } = await tx.counter.upsert({
    where: { workspaceId_kind: { workspaceId, kind } },
    create: { workspaceId, kind, value: count },
    update: { value: { increment: count } },
  });
  return value - count + 1;
}
