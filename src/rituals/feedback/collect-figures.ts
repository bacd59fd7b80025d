import type { Person } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { calendarIn, clocksIn, countsOn } from '../../settings/clocks.ts';
import type { Settings } from '../../settings/settings.ts';
import { IMPORTED, type Level, readable } from '../conversations/index.ts';
import {
  type Counted,
  closedUnownedAt,
  contentmentHeardAt,
  dueAfter,
  firstOwnedAt,
  type LoopFigures,
  loopFigures,
  type Share,
  waitsBetween,
} from './figures.ts';

const DAY = 24 * 60 * 60 * 1000;
/** How far back the figures go. */
export const FIGURE_DAYS = 30;
/** Whatever the workspace’s own targets are, so that the figure says the same everywhere. */
const OWNED_WITHIN_DAYS = 1;
const MOST_CAUSES = 3;

/** What was imported counts in no figure: it says nothing of how fast we are. */
const LOGGED_HERE = { externalId: null, NOT: { requestKey: { startsWith: IMPORTED } } } as const;

/** Everything that a workspace's figures of the last 30 days tell. */
export interface Figures extends LoopFigures {
  /** Of preventions that were asked about, how many held. */
  readonly held: Share;
  /** What was heard, by level. */
  readonly levels: Readonly<Record<Level, number>>;
}

/** A cause that was found more than once. */
export interface RepeatedCause {
  readonly cause: string;
  readonly times: number;
}

/** The figures of one workspace. @param zone in which days are counted where the workspace has none of its own */
export function figures(tx: Tx, workspaceId: string, chosen: Settings, zone: string) {
  return {
    async lastDays(now: Date): Promise<Figures> {
      const since = new Date(now.getTime() - FIGURE_DAYS * DAY);
      const rows = await tx.conversation.findMany({
        where: {
          workspaceId,
          deletedAt: null,
          ...LOGGED_HERE,
          stage: { not: null },
          OR: [
            { createdAt: { gte: since } },
            { answeredAt: { gte: since } },
            // Open again: it has no answer that stands, and what the customer said of it is as old as its last step at most.
            { contentment: { in: ['content', 'not_yet'] }, updatedAt: { gte: since } },
          ],
        },
        select: {
          createdAt: true,
          heardOn: true,
          need: true,
          answeredAt: true,
          sharedAt: true,
          learnedAt: true,
          contentment: true,
          events: { select: { act: true, at: true }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
        },
      });
      const calendar = calendarIn(chosen, zone);
      const { goOn } = clocksIn(chosen, zone, []);
      const counted = rows.map(({ createdAt, heardOn, need, events, ...row }): Counted => {
        const { answeredAt } = row;
        const withinDay = countsOn(chosen.feedback, heardOn) ? calendar.add(createdAt, OWNED_WITHIN_DAYS) : null;
        const ownedAt = firstOwnedAt(events);
        const waitedUnowned = waitsBetween(events, createdAt, ownedAt ?? now);
        const waited = answeredAt ? waitsBetween(events, createdAt, answeredAt) : [];
        const daysIn = (from: Date, to: Date): number => calendar.measure(from, to);
        return {
          ...row,
          loggedAt: createdAt,
          wasAnsweredBefore: need === 'answered_by_me',
          contentmentHeardAt: contentmentHeardAt(events),
          ownedAt,
          closedAt: closedUnownedAt(events),
          ownerNeededBy: dueAfter(waitedUnowned, withinDay, goOn),
          daysToAnswer: answeredAt
            ? daysIn(createdAt, answeredAt) - waited.reduce((sum, [from, to]) => sum + daysIn(from, to), 0)
            : null,
        };
      });
      const loop = loopFigures(counted, since, now);
      return { ...loop, held: await heldSince(since), levels: await levelsSince(since) };
    },

    /** Causes that came up again in the last 30 days, as far as this person may read what they are of, most often first. */
    async repeatedCauses(reader: Person, now: Date): Promise<RepeatedCause[]> {
      const since = new Date(now.getTime() - FIGURE_DAYS * DAY);
      const rows = await tx.prevention.findMany({
        where: { workspaceId, createdAt: { gte: since }, conversation: { deletedAt: null, AND: [readable(reader)] } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { cause: true, causeKey: true },
      });
      const byKey = new Map<string, RepeatedCause>();
      for (const { cause, causeKey } of rows)
        byKey.set(causeKey, { cause, times: (byKey.get(causeKey)?.times ?? 0) + 1 });
      return [...byKey.values()]
        .filter(({ times }) => times > 1)
        .sort((a, b) => b.times - a.times)
        .slice(0, MOST_CAUSES);
    },
  };

  async function heldSince(since: Date): Promise<Share> {
    const here = { deletedAt: null, ...LOGGED_HERE };
    const asked = { workspaceId, held: { not: null }, askHeldAt: { gte: since }, conversation: here };
    return {
      count: await tx.prevention.count({ where: { ...asked, held: true } }),
      of: await tx.prevention.count({ where: asked }),
    };
  }

  async function levelsSince(since: Date): Promise<Record<Level, number>> {
    const rows = await tx.conversation.groupBy({
      by: ['level'],
      where: { workspaceId, deletedAt: null, ...LOGGED_HERE, createdAt: { gte: since } },
      _count: { _all: true },
    });
    const of = (level: Level): number => rows.find((row) => row.level === level)?._count._all ?? 0;
    return { unmet: of('unmet'), met: of('met'), exceeded: of('exceeded') };
  }
}
