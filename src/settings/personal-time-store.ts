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
const STAND_IN = { ...READER, pausedUntil: true, isDeactivated: true } as const;

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

    /**
     * Who hears now what is meant for a member: their stand-in while they are paused, or where that one is paused too, who
     * stands in for them; else they themselves.
     */
    async readerFor(memberId: string, now: Date): Promise<Reader> {
      const { standIn, ...member } = await tx.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: memberId } },
        select: { ...READER, pausedUntil: true, standIn: { select: { ...STAND_IN, standIn: { select: STAND_IN } } } },
      });
      const self = readerOf(member);
      if (!isPaused(member, now) || standIn === null || standIn.isDeactivated) return self;
      if (!isPaused(standIn, now)) return readerOf(standIn);
      const next = standIn.standIn;
      const isThere = next !== null && next.id !== member.id && !next.isDeactivated && !isPaused(next, now);
      return isThere ? readerOf(next) : self;
    },

    /** These people, whoever works soonest first: those at work stay as they are, who is paused comes when they are back. */
    async soonestFirst<Person extends { readonly id: string }>(
      people: readonly Person[],
      now: Date,
    ): Promise<Person[]> {
      const found: { readonly person: Person; readonly at: number }[] = [];
      for (const person of people) found.push({ person, at: (await this.of(person.id)).orNext(now).getTime() });
      return found.sort((one, other) => one.at - other.at).map(({ person }) => person);
    },

    /** For whom somebody hears now, besides themselves. */
    async readsFor(readerId: string, now: Date): Promise<{ readonly id: string; readonly name: string }[]> {
      const pausedFor = (standInIds: readonly string[]) =>
        tx.member.findMany({
          where: { workspaceId, pausedAt: { not: null }, standInId: { in: [...standInIds] } },
          select: { id: true, name: true },
        });
      const first = await pausedFor([readerId]);
      // Where a stand-in is paused too, theirs hears.
      const second = first.length === 0 ? [] : await pausedFor(first.map(({ id }) => id));
      const found: { readonly id: string; readonly name: string }[] = [];
      for (const one of new Map([...first, ...second].map((member) => [member.id, member])).values()) {
        if (one.id !== readerId && (await this.readerFor(one.id, now)).id === readerId) found.push(one);
      }
      return found;
    },
  };
}

const isPaused = ({ zone, pausedUntil }: { readonly zone: string; readonly pausedUntil: string }, now: Date): boolean =>
  localDate(now, zone) < pausedUntil;
const readerOf = ({ id, slackUserId, zone }: Reader): Reader => ({ id, slackUserId, zone });
