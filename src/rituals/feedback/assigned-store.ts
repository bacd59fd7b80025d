import type { Tx } from '../../database.ts';
import { aboutConversation, type MessageSubject } from '../../delivery/message-subjects.ts';

/** A message in which more can still be said. */
export interface OpenMessage {
  readonly id: string;
  /** As it is stored, for compare-and-set. */
  readonly stored: string;
}

/** What somebody owns, and its clock. */
export interface OwnedRecord {
  readonly id: string;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  readonly waitingSince: Date | null;
}

/** By whose hand, and when. */
export interface GivenBy {
  readonly actorId: string;
  readonly at: Date;
}

interface ToldOf {
  readonly conversationId: string;
  readonly kind: string;
  readonly at: Date;
}

/** The acts that give a record to somebody. */
const GIVING = ['assigned', 'taken', 'answered'] as const;
/** SQLite takes fewer than 1,000 values in a query. */
const BATCH = 200;

function inBatches(ids: readonly string[]): string[][] {
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, nth) => nth * BATCH);
  return batches.map((from) => ids.slice(from, from + BATCH));
}

const GONE = ['failed', 'abandoned'] as const;

/** What people were told about feedback, in one workspace. */
export function tellingsAbout(tx: Tx, workspaceId: string) {
  const toldTo = (slackUserId: string, kinds: readonly string[], since: Date) => ({
    ...{ workspaceId, targetId: slackUserId, kind: { in: [...kinds] }, createdAt: { gte: since } },
    state: { notIn: [...GONE] },
  });
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
        where: { ...toldTo(slackUserId, kinds, since), subjects: { some: about } },
        select: { id: true },
      });
      return row !== null;
    },

    /** Which records somebody was told of by messages of these kinds since then, by which and when. */
    async toldOf(
      slackUserId: string,
      kinds: readonly string[],
      conversationIds: readonly string[],
      since: Date,
    ): Promise<ToldOf[]> {
      const found: ToldOf[] = [];
      for (const ids of inBatches(conversationIds)) {
        const about = { kind: aboutConversation('').kind, subjectId: { in: ids } };
        const rows = await tx.delivery.findMany({
          where: { ...toldTo(slackUserId, kinds, since), subjects: { some: about } },
          select: { kind: true, createdAt: true, subjects: { where: about, select: { subjectId: true } } },
        });
        for (const { kind, createdAt, subjects } of rows)
          found.push(...subjects.map(({ subjectId }) => ({ conversationId: subjectId, kind, at: createdAt })));
      }
      return found;
    },

    /** Who came to own each of these last since then, by whose hand; nothing where nobody did. */
    async givenSince(conversationIds: readonly string[], since: Date): Promise<Map<string, GivenBy>> {
      const last = new Map<string, GivenBy>();
      for (const ids of inBatches(conversationIds)) {
        const rows = await tx.conversationEvent.findMany({
          where: { workspaceId, conversationId: { in: ids }, act: { in: [...GIVING] }, at: { gte: since } },
          orderBy: [{ at: 'asc' }, { id: 'asc' }],
          select: { conversationId: true, actorId: true, at: true },
        });
        for (const { conversationId, actorId, at } of rows) last.set(conversationId, { actorId, at });
      }
      return last;
    },

    /** What a member owns and has not answered, changed since then. */
    async ownedSince(ownerId: string, since: Date): Promise<OwnedRecord[]> {
      return tx.conversation.findMany({
        where: { workspaceId, ownerId, stage: 'assigned', deletedAt: null, updatedAt: { gte: since } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, createdAt: true, dueAt: true, waitingSince: true },
      });
    },

    async nameOf(memberId: string): Promise<string> {
      const row = await tx.member.findFirst({ where: { workspaceId, id: memberId }, select: { name: true } });
      return row?.name ?? 'Somebody';
    },
  };
}
