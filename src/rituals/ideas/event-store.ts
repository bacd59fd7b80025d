import type { Tx } from '../../database.ts';
import type { Colleague } from './idea.ts';

/** Something that happened to an idea. */
export interface IdeaHappening {
  readonly id: string;
  readonly ideaId: string;
  readonly at: Date;
  readonly act: string;
  /** Null for what nobody did, or whoever sent it without a name. */
  readonly actor: Colleague | null;
  readonly detail: string;
  readonly before: string;
}

const SHOWN = {
  id: true,
  ideaId: true,
  at: true,
  act: true,
  actor: { select: { id: true, name: true } },
  detail: true,
  before: true,
} as const;

const LATEST_FIRST = [{ at: 'desc' }, { id: 'desc' }] as const;

/** The history of the ideas of one workspace. */
export function ideaEvents(tx: Tx, workspaceId: string) {
  return {
    async byId(id: string): Promise<IdeaHappening | null> {
      return tx.ideaEvent.findFirst({ where: { workspaceId, id }, select: SHOWN });
    },

    /** The latest of these acts; null when none of them was. */
    async lastOf(ideaId: string, acts: readonly string[]): Promise<IdeaHappening | null> {
      return tx.ideaEvent.findFirst({
        where: { workspaceId, ideaId, act: { in: [...acts] } },
        orderBy: [...LATEST_FIRST],
        select: SHOWN,
      });
    },

    /** The latest of these acts, the first of them first. */
    async history(ideaId: string, acts: readonly string[], limit: number): Promise<IdeaHappening[]> {
      const latest = await tx.ideaEvent.findMany({
        where: { workspaceId, ideaId, act: { in: [...acts] } },
        orderBy: [...LATEST_FIRST],
        take: limit,
        select: SHOWN,
      });
      return latest.reverse();
    },

    /** Whether the author let everybody read why it was declined: that line of the history names the one of the decline. */
    async isPublished(ideaId: string, declinedId: string): Promise<boolean> {
      const published = { workspaceId, ideaId, act: 'published', detail: declinedId };
      return (await tx.ideaEvent.findFirst({ where: published, select: { id: true } })) !== null;
    },

    async remove(id: string): Promise<void> {
      await tx.ideaEvent.deleteMany({ where: { workspaceId, id } });
    },

    /** It can no longer be undone. */
    async seal(id: string): Promise<void> {
      await tx.ideaEvent.updateMany({ where: { workspaceId, id }, data: { before: '' } });
    },
  };
}
