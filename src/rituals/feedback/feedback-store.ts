import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { HistoryLine } from './history.ts';
import { CONTENTMENTS, STAGES, type Standing } from './standing.ts';

const SELECTED = {
  stage: true,
  ownerId: true,
  clockFrom: true,
  dueAt: true,
  answeredAt: true,
  answer: true,
  contentment: true,
  askContentAt: true,
  tellsEveryone: true,
  sharedAt: true,
  learnedAt: true,
  closedReason: true,
  waitingSince: true,
  waitingUntil: true,
} as const satisfies { readonly [Column in keyof Standing]: true };

const TO_ASK = { askContentAt: { not: null }, askedAt: null } as const;
/** In which one is asked. */
const ASKED_IN = { in: ['answered' as const, 'shared' as const, 'learned' as const] };

const NAMED = { select: { id: true, name: true } } as const;

/** What was done last that changed how feedback stands, and how it stood before. */
export interface LastStep {
  readonly act: string;
  readonly at: Date;
  readonly actor: { readonly id: string; readonly name: string };
  readonly detail: string;
  readonly before: Standing;
}

/** How feedback stands, and its history, in one workspace. */
export function feedback(tx: Tx, workspaceId: string) {
  return {
    /** Null when the conversation is gone. */
    async standing(conversationId: string): Promise<Standing | null> {
      return tx.conversation.findFirst({
        where: { workspaceId, id: conversationId, deletedAt: null },
        select: SELECTED,
      });
    },

    /** Call it under the record's lock. */
    async write(conversationId: string, standing: Standing, now: Date): Promise<void> {
      await tx.conversation.updateMany({
        where: { workspaceId, id: conversationId },
        data: { ...standing, updatedAt: now },
      });
    },

    /** One line of history. @param step.toId to whom it was given @param step.detail a word why; never the customer's words, nor names */
    async record(
      step: {
        readonly conversationId: string;
        readonly act: string;
        readonly actorId: string;
        readonly toId?: string | null;
        readonly detail: string;
      },
      before: Standing,
      at: Date,
    ): Promise<void> {
      const data = { workspaceId, ...step, at, before: JSON.stringify(before) };
      await tx.conversationEvent.create({ data });
    },

    /** The latest line of history that changed how it stands, which no edit of words and no voice does; null when there is none. */
    async lastStep(conversationId: string): Promise<LastStep | null> {
      const row = await tx.conversationEvent.findFirst({
        where: { workspaceId, conversationId, before: { not: '' } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        include: { actor: NAMED },
      });
      if (row === null) return null;
      const { act, at, actor, detail } = row;
      return { act, at, actor, detail, before: StoredStanding.parse(JSON.parse(row.before)) };
    },

    /** Who took a step at an instant; null when nobody did, or it was undone. */
    async actorAt(conversationId: string, at: Date): Promise<string | null> {
      const where = { workspaceId, conversationId, at, before: { not: '' } };
      return (await tx.conversationEvent.findFirst({ where, select: { actorId: true } }))?.actorId ?? null;
    },

    /** All that was done with it, the latest last. */
    async history(conversationId: string): Promise<HistoryLine[]> {
      return tx.conversationEvent.findMany({
        where: { workspaceId, conversationId },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { act: true, at: true, detail: true, actor: NAMED, to: NAMED },
      });
    },

    /** What a member owns, does not know yet whether the customer is content with, and has not been asked about. */
    async toAskAbout(ownerId: string): Promise<{ readonly id: string; readonly askContentAt: Date }[]> {
      const rows = await tx.conversation.findMany({
        // What is deleted is left out below: SQLite would take the index that says so, and read all there is.
        where: { workspaceId, ownerId, stage: ASKED_IN, contentment: 'unknown', ...TO_ASK },
        orderBy: [{ askContentAt: 'asc' }, { id: 'asc' }],
        select: { id: true, askContentAt: true, deletedAt: true },
      });
      return rows.flatMap(({ id, askContentAt, deletedAt }) =>
        askContentAt !== null && deletedAt === null ? [{ id, askContentAt }] : [],
      );
    },

    /** They were asked: it does not come again. */
    async wasAsked(conversationIds: readonly string[], at: Date): Promise<void> {
      const where = { workspaceId, id: { in: [...conversationIds] } };
      await tx.conversation.updateMany({ where, data: { askedAt: at } });
    },

    /** There is a new day on which to ask. */
    async askAnew(conversationId: string): Promise<void> {
      await tx.conversation.updateMany({ where: { workspaceId, id: conversationId }, data: { askedAt: null } });
    },

    /** Who took a step last; null when nobody did. */
    async lastOf(
      conversationId: string,
      acts: readonly string[],
    ): Promise<Pick<LastStep, 'act' | 'actor' | 'at'> | null> {
      return tx.conversationEvent.findFirst({
        where: { workspaceId, conversationId, act: { in: [...acts] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        select: { act: true, at: true, actor: NAMED },
      });
    },

    /** After an undo a line of the history, which is no step, never was. */
    async forget(
      conversationId: string,
      line: { readonly act: string; readonly at: Date; readonly actorId: string },
    ): Promise<void> {
      await tx.conversationEvent.deleteMany({ where: { workspaceId, conversationId, ...line } });
    },

    /** After an undo the visit never happened: all its steps, which were written at one instant by one person. */
    async forgetVisit(conversationId: string, { at, actor }: Pick<LastStep, 'at' | 'actor'>): Promise<void> {
      await tx.conversationEvent.deleteMany({
        where: { workspaceId, conversationId, at, actorId: actor.id, before: { not: '' } },
      });
    },
  };
}

const instant = z.coerce.date().nullable();

const StoredStanding = z.object({
  stage: z.enum(STAGES).nullable(),
  ownerId: z.string().nullable(),
  clockFrom: instant,
  dueAt: instant,
  answeredAt: instant,
  answer: z.string(),
  contentment: z.enum(CONTENTMENTS).nullable(),
  askContentAt: instant,
  tellsEveryone: z.boolean(),
  sharedAt: instant,
  learnedAt: instant,
  closedReason: z.string(),
  waitingSince: instant,
  waitingUntil: z.string(),
}) satisfies z.ZodType<Standing>;
