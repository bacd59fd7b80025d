import type { Tx } from '../../database.ts';
import { type Conversation, LEVELS, type Stage } from './conversation.ts';

/** The meeting that is chosen for. */
export interface ForMeeting {
  /** The opener's id. */
  readonly id: string;
  readonly channelId: string;
  /** Levels and kinds of customers it wants; empty for all. */
  readonly levels: readonly string[];
  readonly kinds: readonly string[];
}

/** What is looked at when conversations are chosen for a meeting. */
export type Showable = Pick<Conversation, 'id' | 'number' | 'heardOn' | 'level' | 'hearerId'> & {
  readonly customer: Pick<Conversation['customer'], 'id' | 'kinds'>;
  /** Not answered yet, and let go by its owner for this meeting. */
  readonly isReleased: boolean;
};

const DEALT_WITH: readonly Stage[] = ['answered', 'shared', 'learned'];

/**
 * Dealt with or released, heard since a local date (YYYY-MM-DD), not shown to this opener, and allowed to stand in its
 * channel as far as the columns tell; newest first. Only what a choice looks at: many meetings may begin at one minute.
 */
export async function showableTo(
  tx: Tx,
  workspaceId: string,
  meeting: ForMeeting,
  heardSince: string,
  limit: number,
): Promise<Showable[]> {
  const { id: openerId, channelId, kinds } = meeting;
  const levels = LEVELS.filter((level) => meeting.levels.includes(level));
  const rows = await tx.conversation.findMany({
    where: {
      workspaceId,
      deletedAt: null,
      heardOn: { gte: heardSince },
      AND: [
        {
          OR: [
            { stage: null },
            { stage: { in: [...DEALT_WITH] } },
            { stage: 'assigned', releases: { some: { openerId } } },
          ],
        },
        { OR: [{ audience: 'everyone' }, { placeId: channelId }] },
      ],
      ...(levels.length > 0 ? { level: { in: levels } } : {}),
      ...(kinds.length > 0 ? { customer: { kinds: { some: { kind: { in: [...kinds] } } } } } : {}),
      showings: { none: { openerId } },
    },
    orderBy: [{ heardOn: 'desc' }, { number: 'desc' }],
    take: limit,
    select: {
      id: true,
      number: true,
      heardOn: true,
      level: true,
      hearerId: true,
      stage: true,
      customer: { select: { id: true, rootId: true, kinds: { select: { kind: true }, orderBy: { kind: 'asc' } } } },
    },
  });
  return rows.map(({ customer, stage, ...row }) => ({
    ...row,
    // Merged customers are one.
    customer: { id: customer.rootId ?? customer.id, kinds: customer.kinds.map(({ kind }) => kind) },
    isReleased: stage !== null && !DEALT_WITH.includes(stage),
  }));
}
