import { z } from 'zod';
import { may } from '../../access/roles.ts';
import type { Slack } from '../../slack/bolt.ts';
import { defineEvent } from '../../slack/events.ts';
import type { Member } from '../../slack/people.ts';
import { conversations, guestsOwn, viewerFor, whoIsQuiet } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nextPosts, openers } from '../openers/index.ts';
import { homeView, MOST_OWED } from './views.ts';

const homeOpened = defineEvent('app_home_opened', z.object({ user: z.string(), tab: z.string() }));

/** App Home: what waits for the person who opens it. People of another team get none. */
export function registerHome(slack: Slack, deps: RitualDeps): void {
  homeOpened.on(slack, async ({ user, tab }) => {
    if (tab !== 'home') return;
    const member = await deps.people.get(user);
    if (member.isStranger) return;
    await slack.interactive.views.publish({ user_id: user, view: await homeOf(deps, member) });
  });
}

async function homeOf(deps: RitualDeps, member: Member) {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const store = conversations(db.prisma, workspace.id);
  const hosted = (await openers(db.prisma, workspace.id).standing()).filter(({ host }) => host.id === member.id);
  const coming = hosted.flatMap((opener) => nextPosts(opener, now, 1).map((at) => ({ opener, at })));
  const mayTake = may('own', await viewerFor(deps, member, []), { guestsMayOwn: await guestsOwn(deps) });
  const owed = await store.owedBy(member.id, MOST_OWED + 1);
  const isAtHome = hosted.length > 0 || owed.length > 0 || (await store.hasHeardAny(member.id));
  return homeView({
    owed,
    waiting: await store.countWaitingForOwner(),
    quiet: await whoIsQuiet(deps, member),
    coming: coming.sort((a, b) => a.at.getTime() - b.at.getTime()),
    mayTake,
    isNewHere: !mayTake || !isAtHome,
    reading: { now, zone: member.zone },
  });
}
