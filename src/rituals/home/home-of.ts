import type { HomeView } from '@slack/types';
import { may } from '../../access/roles.ts';
import { clocksIn } from '../../settings/clocks.ts';
import type { Settings } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import { championPart } from '../champion/index.ts';
import { askerFor, conversations, viewerFor, whoIsQuiet } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { figures, type OwnWork, ownWork } from '../feedback/index.ts';
import { ideasAtHome } from '../ideas/index.ts';
import { nextPosts, type Opener, openers, setUp } from '../openers/index.ts';
import { orElse } from '../or-else.ts';
import { myTimePart, setUpPart } from '../workspace/index.ts';
import { type AgedWork, type Mine, MOST_HEARD, MOST_WAITING, WORK_ON_PAGE } from './mine-views.ts';
import type { Looking } from './screens.ts';
import { type Coming, type HomeFacts, homeView } from './views.ts';

/** Slack is asked for the people of so many channels at most. */
const MOST_LOOKED_AT = 30;

/** Somebody's App Home as it is now. */
export async function homeOf(deps: RitualDeps, member: Member, looking: Looking): Promise<HomeView> {
  return homeView(await factsFor(deps, member, looking));
}

async function factsFor(deps: RitualDeps, member: Member, { page, isFirstVisit }: Looking): Promise<HomeFacts> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const chosen = await settings(db.prisma, workspace.id).read();
  const viewer = await viewerFor(deps, member, []);
  const standing = await openers(db.prisma, workspace.id).standing();
  const champion = await championPart(deps, member);
  return {
    mine: await mineOf(deps, member, chosen, page),
    waiting: await conversations(db.prisma, workspace.id).countWaitingForOwner(),
    noun: chosen.customers.noun,
    // Whoever holds everybody to the customers reads it among what waits.
    quiet: champion.hasWorklist ? '' : await whoIsQuiet(deps, member),
    coming: await comingFor(deps, member, standing, now),
    champion,
    ideas: await ideasAtHome(deps, member),
    everyone: member.isGuest ? null : await everyoneFor(deps, member, chosen, now),
    time: await myTimePart(deps, member),
    setUp: member.isAdmin ? await setUpPart(deps, standing.length === 0 ? [FIRST_OPENER] : []) : { blocks: [] },
    mayTake: may('own', viewer, { guestsMayOwn: chosen.feedback.guestsMayOwn }),
    mayMakeOpener: !member.isGuest,
    isFirstVisit,
    reading: { now, zone: member.zone },
  };
}

const FIRST_OPENER = {
  line: 'No meeting has an opener yet. The first one takes a minute.',
  fix: setUp.element('Set up an opener', {}),
};

async function mineOf({ db, workspace, clock }: RitualDeps, member: Member, chosen: Settings, page: number) {
  const store = ownWork(db.prisma, workspace.id, member.id);
  const now = clock.now();
  const found = await store.open(page * WORK_ON_PAGE, WORK_ON_PAGE);
  // Whatever was done meanwhile may have taken the page away.
  const isGone = found.items.length === 0 && page > 0;
  const { items, count } = isGone ? await store.open(0, WORK_ON_PAGE) : found;
  const work = {
    items: items.map((item): AgedWork => ({ ...item, elapsed: elapsedOf(item, chosen, member.zone, now) })),
    count,
    page: isGone ? 0 : page,
  };
  return {
    work,
    waiting: await store.waiting(0, MOST_WAITING),
    promised: await store.promised(),
    heard: await conversations(db.prisma, workspace.id).latestHeardBy(member.id, MOST_HEARD),
  } satisfies Mine;
}

function elapsedOf({ conversation, standing }: OwnWork, chosen: Settings, zone: string, now: Date): number | null {
  const { clockFrom, dueAt } = standing;
  if (clockFrom === null || dueAt === null) return null;
  return clocksIn(chosen, zone, conversation.customer.kinds).elapsed(clockFrom, now, dueAt);
}

/** The next posts in the channels that the member is in, the soonest first. */
async function comingFor(deps: RitualDeps, member: Member, standing: readonly Opener[], now: Date): Promise<Coming[]> {
  const all = standing
    .flatMap((opener) => nextPosts(opener, now, 1).map((at) => ({ opener, at })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const coming: Coming[] = [];
  for (const one of all.slice(0, MOST_LOOKED_AT)) {
    if (await concerns(deps, member, one.opener)) coming.push(one);
  }
  return coming;
}

async function concerns({ channels, logger }: RitualDeps, member: Member, { host, channelId }: Opener) {
  if (host.id === member.id) return true;
  const people = await orElse(channels.memberIds(channelId), new Set<string>(), logger);
  return people.has(member.slackUserId);
}

async function everyoneFor(deps: RitualDeps, member: Member, chosen: Settings, now: Date) {
  const store = figures(deps.db.prisma, deps.workspace.id, chosen, member.zone);
  return {
    figures: await store.lastDays(now),
    causes: await store.repeatedCauses(await askerFor(deps, member), now),
  };
}
