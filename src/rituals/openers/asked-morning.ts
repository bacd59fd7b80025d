import { z } from 'zod';
import { localDate } from '../../schedule/local-time.ts';
import { meetingsAfter } from '../../schedule/series.ts';
import { morningBefore } from '../../schedule/working-hours.ts';
import { ABOUT_STORIES } from '../calls-for-stories.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningLine, MorningPart } from '../morning.ts';
import { type AskedFacts, questionOf, standingOf } from './asked-line.ts';
import { askedLine } from './asked-views.ts';
import { colleagues } from './colleague-store.ts';
import { comingChoice } from './coming-choice.ts';
import { seriesOf } from './meetings.ts';
import type { Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { comingStarts, isFreeFor } from './plan-eve.ts';
import { type MeetingReference, meetingSubject } from './telling.ts';
import { tellings } from './telling-store.ts';

const Reference = z.object({ openerId: z.string(), startsAt: z.coerce.date() });

/** What openers ask in people's mornings: hosts for stories, and others to tell their meeting more. */
export function openerMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'openers.meeting',
    mutedBy: 'call_for_stories',
    async find(morning, now) {
      const found = [...(await askedAbout(deps, morning, now)), ...(await hostedWithTooLittle(deps, morning, now))];
      return distinct(found).map(({ openerId, startsAt }) => ({ openerId, startsAt: startsAt.toISOString() }));
    },
    show: (reference, morning, now) => show(deps, Reference.parse(reference), morning, now),
    speaksOf: (reference) => {
      const meeting = Reference.parse(reference);
      return [ABOUT_STORIES, meetingSubject(meeting), { kind: 'opener', subjectId: meeting.openerId }];
    },
  };
}

/** What the member was chosen to be asked about this morning. */
async function askedAbout(deps: RitualDeps, morning: Morning, now: Date): Promise<MeetingReference[]> {
  const { db, workspace } = deps;
  const open = await tellings(db.prisma, workspace.id).openOf(morning.member.id, now);
  const store = openers(db.prisma, workspace.id);
  const standing = await Promise.all(
    open.map(async (meeting) => {
      const opener = await store.byId(meeting.openerId);
      if (opener === null || !isOn(opener, meeting.startsAt)) return [];
      return isEveOf(opener, meeting.startsAt, morning) ? [meeting] : [];
    }),
  );
  return standing.flat();
}

async function hostedWithTooLittle(deps: RitualDeps, morning: Morning, now: Date): Promise<MeetingReference[]> {
  const { db, workspace } = deps;
  const { member } = morning;
  const hosted = (await openers(db.prisma, workspace.id).standing()).filter(
    ({ host, asksForStories }) => host.id === member.id && asksForStories,
  );
  if (hosted.length === 0 || (await mayNotBeAsked(deps, member.id))) return [];
  const found: MeetingReference[] = [];
  for (const opener of hosted) {
    const startsAt = comingStarts(opener, now).find((start) => isEveOf(opener, start, morning));
    if (!startsAt) continue;
    const meeting = { openerId: opener.id, startsAt };
    const isAnswered = (await tellings(db.prisma, workspace.id).of(meeting, member.id)) !== null;
    if (!isAnswered && (await countFor(deps, opener, startsAt, now)) < opener.mostShown) found.push(meeting);
  }
  return found;
}

async function mayNotBeAsked({ db, workspace }: RitualDeps, memberId: string): Promise<boolean> {
  return (await colleagues(db.prisma, workspace.id).byIds([memberId])).length === 0;
}

/** Whether this is the morning of the working day before the meeting: on any other, nobody is asked about it. */
function isEveOf(opener: Opener, startsAt: Date, { member, from }: Morning): boolean {
  const eve = morningBefore(startsAt, member.zone, isFreeFor(opener));
  return localDate(eve, member.zone) === localDate(from, member.zone);
}

async function show(
  deps: RitualDeps,
  meeting: MeetingReference,
  morning: Morning,
  now: Date,
): Promise<MorningLine | null> {
  const { db, workspace } = deps;
  const { startsAt } = meeting;
  const opener = await openers(db.prisma, workspace.id).byId(meeting.openerId);
  if (opener === null) return null;
  const store = colleagues(db.prisma, workspace.id);
  const facts: AskedFacts = {
    telling: await tellings(db.prisma, workspace.id).of(meeting, morning.member.id),
    takesTurns: (await store.tellers()).some(({ id }) => id === morning.member.id),
    found: await countFor(deps, opener, startsAt, now),
    wanted: opener.mostShown,
    logged: await store.firstLogged(morning.member.id, { from: morning.from, to: startsAt }),
    takesPlace: isOn(opener, startsAt),
    startsAt,
  };
  const { found, wanted } = facts;
  return askedLine({ opener, startsAt, question: questionOf(facts), standing: standingOf(facts, now), found, wanted });
}

async function countFor({ db, workspace }: RitualDeps, opener: Opener, startsAt: Date, now: Date): Promise<number> {
  const before = comingStarts(opener, now).filter((other) => other < startsAt).length;
  return (await comingChoice(db.prisma, workspace.id, opener, { startsAt, before })).length;
}

/** Whether the opener still has a meeting that starts then. */
function isOn(opener: Opener, startsAt: Date): boolean {
  if (opener.removedAt !== null) return false;
  const [next] = meetingsAfter(seriesOf(opener), new Date(startsAt.getTime() - 1), 1);
  return next?.at.getTime() === startsAt.getTime();
}

function distinct(meetings: readonly MeetingReference[]): MeetingReference[] {
  return [...new Map(meetings.map((meeting) => [meetingSubject(meeting).subjectId, meeting])).values()];
}
