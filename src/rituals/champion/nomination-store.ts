import type { Tx } from '../../database.ts';
import type { Nomination, NominationState, Nominee } from './nomination.ts';

const SHOWN = {
  nominee: { select: { id: true, name: true, slackUserId: true } },
  voices: {
    select: { reason: true, at: true, nominator: { select: { id: true, name: true } } },
    orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }],
  },
};

/** The nominations of one workspace. */
export function nominations(tx: Tx, workspaceId: string) {
  return {
    async byId(id: string): Promise<Nomination | null> {
      return tx.nomination.findFirst({ where: { workspaceId, id }, include: SHOWN });
    },

    /** The one row of a nominee, made when there is none; held until the transaction ends. */
    async of(nomineeId: string, now: Date): Promise<Nomination> {
      return tx.nomination.upsert({
        where: { workspaceId_nomineeId: { workspaceId, nomineeId } },
        create: { workspaceId, nomineeId, state: 'unconfirmed', createdAt: now },
        // Writes what is there already, and so holds it.
        update: { nomineeId },
        include: SHOWN,
      });
    },

    /** Adds somebody's reason, or puts their newer one in its place; they say it now. The same act twice says it once. */
    async addVoice(
      nominationId: string,
      voice: { readonly nominatorId: string; readonly reason: string; readonly requestKey: string },
      now: Date,
    ): Promise<void> {
      const { nominatorId, reason, requestKey } = voice;
      const earlier = await tx.nominationVoice.findFirst({ where: { workspaceId, nominationId, nominatorId } });
      if (earlier === null) {
        await tx.nominationVoice.create({
          data: { workspaceId, nominationId, nominatorId, reason, requestKey, at: now },
        });
      } else if (earlier.requestKey !== requestKey) {
        const said = { requestKey, at: now, ...(reason === '' ? {} : { reason }) };
        await tx.nominationVoice.update({ where: { id: earlier.id }, data: said });
      }
    },

    async write(
      id: string,
      change: {
        readonly state: NominationState;
        readonly round?: number;
        readonly askAgainOn?: string;
        readonly answeredAt?: Date | null;
      },
    ): Promise<void> {
      await tx.nomination.updateMany({ where: { workspaceId, id }, data: change });
    },

    /** Those that nobody has confirmed, or whose nominee has left the pool; with what decides whether they may be champion. */
    async unconfirmed(): Promise<(Nomination & { readonly member: Omit<Nominee, 'id' | 'slackUserId'> })[]> {
      const rows = await tx.nomination.findMany({
        where: { workspaceId, state: 'unconfirmed' },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: { ...SHOWN, nominee: true },
      });
      return rows.map((row) => ({ ...row, member: row.nominee }));
    },

    /** Those who said "not now", and may be asked again: guests only where they may be champion. */
    async putOff(allowsGuests: boolean): Promise<(Nomination & { readonly nominee: { readonly zone: string } })[]> {
      return tx.nomination.findMany({
        where: {
          workspaceId,
          state: 'not_now',
          askAgainOn: { not: '' },
          nominee: {
            isDeactivated: false,
            isBot: false,
            isStranger: false,
            ...(allowsGuests ? {} : { isGuest: false }),
          },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: { ...SHOWN, nominee: { select: { ...SHOWN.nominee.select, zone: true } } },
      });
    },
  };
}
