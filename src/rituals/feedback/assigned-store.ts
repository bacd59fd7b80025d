import type { Tx } from '../../database.ts';
import type { MessageSubject } from '../../delivery/message-subjects.ts';

/** A message in which more can still be said. */
export interface OpenMessage {
  readonly id: string;
  /** As it is stored, for compare-and-set. */
  readonly stored: string;
}

const GONE = ['failed', 'abandoned'] as const;

/** What people were told about feedback, in one workspace. */
export function tellingsAbout(tx: Tx, workspaceId: string) {
  return {
    /** A message of this kind to somebody that was due since then, and stands or is on its way. */
    async openMessage(kind: string, slackUserId: string, since: Date): Promise<OpenMessage | null> {
      const row = await tx.delivery.findFirst({
        where: {
          ...{ workspaceId, kind, targetId: slackUserId, dueAt: { gt: since } },
          OR: [{ state: { in: ['pending', 'sending', 'unsure'] } }, { state: 'sent', ts: { not: '' } }],
        },
        orderBy: { dueAt: 'desc' },
        select: { id: true, subject: true },
      });
      return row && { id: row.id, stored: row.subject };
    },

    /** Compare-and-set: false when somebody changed it first. */
    async extend(
      { id, stored }: OpenMessage,
      subject: object,
      speaksOf: readonly MessageSubject[],
      now: Date,
    ): Promise<boolean> {
      const { count } = await tx.delivery.updateMany({
        where: { workspaceId, id, subject: stored },
        data: { subject: JSON.stringify(subject), refreshAt: now },
      });
      if (count === 0) return false;
      for (const about of speaksOf) {
        const reference = { workspaceId, deliveryId: id, ...about };
        await tx.deliverySubject.upsert({
          where: { workspaceId_deliveryId_kind_subjectId: reference },
          create: reference,
          update: { kind: about.kind },
        });
      }
      return true;
    },

    /** Whether somebody was told of a record by a message of these kinds since then. */
    async wasTold(slackUserId: string, kinds: readonly string[], about: MessageSubject, since: Date): Promise<boolean> {
      const row = await tx.delivery.findFirst({
        where: {
          ...{ workspaceId, targetId: slackUserId, kind: { in: [...kinds] }, createdAt: { gte: since } },
          ...{ state: { notIn: [...GONE] }, subjects: { some: about } },
        },
        select: { id: true },
      });
      return row !== null;
    },

    /** What a member owns and has not answered, changed since then. */
    async ownedSince(ownerId: string, since: Date): Promise<string[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, ownerId, stage: 'assigned', deletedAt: null, updatedAt: { gte: since } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    async nameOf(memberId: string): Promise<string> {
      const row = await tx.member.findFirst({ where: { workspaceId, id: memberId }, select: { name: true } });
      return row?.name ?? 'Somebody';
    },
  };
}
