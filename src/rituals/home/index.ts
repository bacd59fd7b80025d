import { z } from 'zod';
import type { Slack } from '../../slack/bolt.ts';
import { defineEvent } from '../../slack/events.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nextPosts, openers } from '../openers/index.ts';
import { homeView, MOST_OWED } from './views.ts';

const homeOpened = defineEvent('app_home_opened', z.object({ user: z.string(), tab: z.string() }));

/** App Home: what waits for the person who opens it. */
export function registerHome(slack: Slack, deps: RitualDeps): void {
  homeOpened.on(slack, async ({ user, tab }) => {
    if (tab !== 'home') return;
    await slack.interactive.views.publish({ user_id: user, view: await homeOf(deps, user) });
  });
}

async function homeOf({ db, workspace, people, clock }: RitualDeps, slackUserId: string) {
  const member = await people.get(slackUserId);
  const now = clock.now();
  const store = conversations(db.prisma, workspace.id);
  const hosted = (await openers(db.prisma, workspace.id).standing()).filter(({ host }) => host.id === member.id);
  const coming = hosted.flatMap((opener) => nextPosts(opener, now, 1).map((at) => ({ opener, at })));
  return homeView({
    owed: await store.owedBy(member.id, MOST_OWED + 1),
    waiting: await store.countWaitingForOwner(),
    coming: coming.sort((a, b) => a.at.getTime() - b.at.getTime()),
    mayTake: !member.isGuest,
    zone: member.zone,
  });
}
