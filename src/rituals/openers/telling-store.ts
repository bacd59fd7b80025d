import type { Tx } from '../../database.ts';
import type { MeetingReference, Teller, Telling } from './telling.ts';

const STORY = { conversation: { select: { id: true, number: true, deletedAt: true } } } as const;

/** Who was asked to tell meetings more in one workspace, and what they answered. */
export function tellings(tx: Tx, workspaceId: string) {
  const meeting = ({ openerId, startsAt }: MeetingReference) => ({ workspaceId, openerId, meetingAt: startsAt });
  return {
    async ofMeeting(reference: MeetingReference): Promise<Telling[]> {
      const rows = await tx.telling.findMany({ where: meeting(reference), include: STORY });
      return rows.map(toTelling);
    },

    async of(reference: MeetingReference, memberId: string): Promise<Telling | null> {
      const row = await tx.telling.findFirst({ where: { ...meeting(reference), memberId }, include: STORY });
      return row && toTelling(row);
    },

    /** The meetings after `now` about which a member was asked and has not answered. */
    async openOf(memberId: string, now: Date): Promise<MeetingReference[]> {
      const rows = await tx.telling.findMany({
        where: { workspaceId, memberId, state: 'asked', meetingAt: { gt: now } },
        orderBy: [{ meetingAt: 'asc' }, { id: 'asc' }],
        select: { openerId: true, meetingAt: true },
      });
      return rows.map(({ openerId, meetingAt }) => ({ openerId, startsAt: meetingAt }));
    },

    /** All meetings about which a member was asked, whatever they answered. */
    async meetingsOf(memberId: string): Promise<MeetingReference[]> {
      const rows = await tx.telling.findMany({
        where: { workspaceId, memberId },
        select: { openerId: true, meetingAt: true },
      });
      return rows.map(({ openerId, meetingAt }) => ({ openerId, startsAt: meetingAt }));
    },

    /** Keeps that somebody is asked; once per meeting and person, whatever they have answered by then. */
    async ask(reference: MeetingReference, memberId: string, conversationId: string | null, now: Date): Promise<void> {
      const { openerId, startsAt: meetingAt } = reference;
      const key = { workspaceId, openerId, meetingAt, memberId };
      await tx.telling.upsert({
        where: { workspaceId_openerId_meetingAt_memberId: key },
        create: { ...key, conversationId, state: 'asked', askedAt: now },
        update: { openerId },
      });
    },

    /** Keeps an answer. The last one counts. @param conversationId what they tell, where it was logged for this meeting */
    async answer(
      reference: MeetingReference,
      { memberId, state, conversationId }: { memberId: string; state: 'willing' | 'declined'; conversationId?: string },
      now: Date,
    ): Promise<void> {
      const { openerId, startsAt: meetingAt } = reference;
      const key = { workspaceId, openerId, meetingAt, memberId };
      const answered = { state, answeredAt: now, ...(conversationId === undefined ? {} : { conversationId }) };
      await tx.telling.upsert({
        where: { workspaceId_openerId_meetingAt_memberId: key },
        create: { ...key, ...answered, askedAt: now },
        update: answered,
      });
    },

    /** When each of these members was last asked about any meeting; who never was is left out. */
    async lastAsked(memberIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
      const rows = await tx.telling.groupBy({
        by: ['memberId'],
        where: { workspaceId, memberId: { in: [...memberIds] } },
        _max: { askedAt: true },
      });
      return new Map(
        rows.flatMap(({ memberId, _max: { askedAt } }) => (askedAt ? [[memberId, askedAt] as const] : [])),
      );
    },

    /** Who said that they would tell this meeting more, whoever said so first at the front. Nobody else is ever named. */
    async willing(reference: MeetingReference): Promise<Teller[]> {
      const rows = await tx.telling.findMany({
        where: { ...meeting(reference), state: 'willing', member: { isDeactivated: false } },
        orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
        select: { memberId: true, conversationId: true, member: { select: { name: true } } },
      });
      return rows.map(({ memberId, conversationId, member }) => ({ memberId, conversationId, name: member.name }));
    },
  };
}

type TellingRow = Omit<Telling, 'story'> & {
  readonly conversation: { readonly id: string; readonly number: number; readonly deletedAt: Date | null } | null;
};

function toTelling({ memberId, state, conversation }: TellingRow): Telling {
  const story = conversation && {
    id: conversation.id,
    number: conversation.number,
    isDeleted: conversation.deletedAt !== null,
  };
  return { memberId, state, story };
}
