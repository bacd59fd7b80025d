import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { planMorning } from '../../schedule/mornings.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { morningBefore } from '../../schedule/working-hours.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { type Askable, decideAsking, meetingOfMorning } from './asking.ts';
import { type Circle, type ComingMeeting, circleOf, peopleOf, permitted } from './circle.ts';
import { type Colleague, colleagues } from './colleague-store.ts';
import { lookAtChannel } from './look-at-channel.ts';
import type { Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { comingStarts, isFreeFor, planEve } from './plan-eve.ts';
import { tellings } from './telling-store.ts';

/** Somebody who is to be asked about a meeting in their morning. */
interface Ask {
  readonly colleague: Colleague;
  readonly startsAt: Date;
  /** Null for the host, who is asked without that being kept: a host who is not asked for a story may log one as well. */
  readonly kept: { readonly conversationId: string | null } | null;
}

/**
 * Looks ahead from one morning to the meetings whose working day before it is: decides whom to ask, keeps that, and plans
 * their mornings, which do the asking. Several replicas may call it for the same one.
 */
export async function askAhead(deps: RitualDeps, occurrence: Occurrence, now: Date): Promise<void> {
  const { db, workspace } = deps;
  const opener = await openers(db.prisma, workspace.id).byId(occurrence.subjectId);
  const store = occurrences(db.prisma, workspace.id);
  if (opener === null || opener.removedAt !== null) {
    await store.settle(occurrence.id, 'planned', 'cancelled', 'removed', now);
    return;
  }
  deps.channels.forget(opener.channelId);
  const look = lookAtChannel(deps, opener.channelId, now);
  await orElse(look, undefined, deps.logger);
  const isUseful = opener.asksForStories && now < occurrence.expiresAt;
  const asks = isUseful ? await whomToAsk(deps, opener, occurrence.nominalAt, now) : [];
  await db.transaction(async (tx) => {
    const state = asks.length > 0 ? 'posted' : 'silent';
    if (!(await occurrences(tx, workspace.id).settle(occurrence.id, 'planned', state, '', now))) return;
    for (const ask of asks) await keep(tx, workspace.id, opener, ask, occurrence.nominalAt, now);
    await planEve(tx, workspace.id, opener, occurrence.nominalAt);
  });
}

/** Who does not work that day is left in peace; whoever's morning is over already is not asked any more: one message a day is enough. */
async function keep(tx: Tx, workspaceId: string, opener: Opener, ask: Ask, morning: Date, now: Date): Promise<void> {
  const { colleague, startsAt, kept } = ask;
  const time = await personalTimes(tx, workspaceId).of(colleague.id);
  if (time.hoursOn(localDate(morning, colleague.zone)) === null) return;
  const { state } = await planMorning(tx, workspaceId, { ...colleague, time }, morning);
  if (state !== 'planned' || kept === null) return;
  await tellings(tx, workspaceId).ask({ openerId: opener.id, startsAt }, colleague.id, kept.conversationId, now);
}

async function whomToAsk(deps: RitualDeps, opener: Opener, morning: Date, now: Date): Promise<Ask[]> {
  const starts = comingStarts(opener, now);
  const isFree = isFreeFor(opener);
  const zones = await colleagues(deps.db.prisma, deps.workspace.id).zones();
  const asks: Ask[] = [];
  for (const [before, startsAt] of starts.entries()) {
    const begins = (zone: string) => meetingOfMorning(starts, zone, morning, isFree)?.getTime() === startsAt.getTime();
    if (!zones.some(begins)) continue;
    const askable = ({ id, zone }: Colleague): Askable => ({
      memberId: id,
      morning: begins(zone) ? 'begins' : morningBefore(startsAt, zone, isFree) > morning ? 'is_to_come' : 'is_over',
    });
    const meeting = { opener, startsAt, before };
    const eve = (zone: string) => localDate(morningBefore(startsAt, zone, isFree), zone);
    const circle = await circleOf(deps, meeting, now);
    if (!peopleOf(circle).some(({ zone }) => begins(zone))) continue;
    asks.push(...(await decideOn(deps, meeting, await permitted(deps, opener, circle, eve), askable)));
  }
  return asks;
}

async function decideOn(
  { db, workspace }: RitualDeps,
  { opener, startsAt }: ComingMeeting,
  circle: Circle,
  askable: (colleague: Colleague) => Askable,
): Promise<Ask[]> {
  const { host, hearer, tellers, lately, found, firstId } = circle;
  const { toTell, forStory } = decideAsking({
    found,
    wanted: opener.mostShown,
    hearer: hearer && askable(hearer),
    tellers: tellers.map(askable),
    host: host && askable(host),
    lately: lately.map(askable),
    asked: await tellings(db.prisma, workspace.id).ofMeeting({ openerId: opener.id, startsAt }),
  });
  const find = (memberId: string) =>
    peopleOf(circle)
      .filter(({ id }) => id === memberId)
      .slice(0, 1);
  const tells = (toTell === null ? [] : find(toTell)).map((colleague) => ({
    colleague,
    startsAt,
    kept: { conversationId: colleague.id === hearer?.id ? firstId : null },
  }));
  const calls = forStory.flatMap(find).map((colleague) => ({
    colleague,
    startsAt,
    kept: colleague.id === host?.id ? null : { conversationId: null },
  }));
  return [...tells, ...calls];
}
