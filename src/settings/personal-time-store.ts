import type { Tx } from '../database.ts';
import { localDate } from '../schedule/local-time.ts';
import type { WorkingTime } from '../schedule/working-hours.ts';
import { type PersonalFacts, personalTime } from './personal-time.ts';
import { settings } from './settings-store.ts';

const FACTS = {
  zone: true,
  workStart: true,
  workEnd: true,
  holidays: true,
  pausedUntil: true,
  daysOff: { select: { fromDate: true, toDate: true }, orderBy: { fromDate: 'asc' } },
} as const;

const READER = { id: true, slackUserId: true, zone: true } as const;

/** Somebody who is told something. */
export interface Reader {
  readonly id: string;
  readonly slackUserId: string;
  readonly zone: string;
}

/** When the members of one workspace work. */
export function personalTimes(tx: Tx, workspaceId: string) {
  return {
    /** What is known of a member's time. */
    async factsOf(memberId: string): Promise<PersonalFacts> {
      return tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: memberId } }, select: FACTS });
    },

    /** When a member works. Read anew each time: what they change holds at once. */
    async of(memberId: string): Promise<WorkingTime> {
      const { time, feedback } = await settings(tx, workspaceId).read();
      return personalTime(await this.factsOf(memberId), time, feedback.remindersAt);
    },

    /** Who hears now what is meant for a member: their stand-in while they are paused, else they themselves. */
    async readerFor(memberId: string, now: Date): Promise<Reader> {
      const { standIn, pausedUntil, ...member } = await tx.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: memberId } },
        select: { ...READER, pausedUntil: true, standIn: { select: { ...READER, isDeactivated: true } } },
      });
      const isPaused = localDate(now, member.zone) < pausedUntil;
      if (!isPaused || standIn === null || standIn.isDeactivated) return member;
      const { id, slackUserId, zone } = standIn;
      return { id, slackUserId, zone };
    },
  };
}
