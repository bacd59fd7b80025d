import type { Tx } from '../database.ts';
import type { MessageSubject } from './message-subjects.ts';

/** Keeps what a message speaks of besides what was known. True when there was something new. */
export async function keepSubjects(
  tx: Tx,
  workspaceId: string,
  deliveryId: string,
  subjects: readonly MessageSubject[],
): Promise<boolean> {
  const rows = await tx.deliverySubject.findMany({
    where: { workspaceId, deliveryId },
    select: { kind: true, subjectId: true },
  });
  const nameOf = ({ kind, subjectId }: MessageSubject): string => `${kind}:${subjectId}`;
  const known = new Set(rows.map(nameOf));
  const fresh = new Map(subjects.filter((one) => !known.has(nameOf(one))).map((one) => [nameOf(one), one]));
  for (const { kind, subjectId } of fresh.values()) {
    const reference = { workspaceId, deliveryId, kind, subjectId };
    await tx.deliverySubject.upsert({
      where: { workspaceId_deliveryId_kind_subjectId: reference },
      create: reference,
      update: { kind },
    });
  }
  return fresh.size > 0;
}
