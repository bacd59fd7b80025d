import { z } from 'zod';
import type { Slack } from '../../slack/bolt.ts';
import { defineEvent } from '../../slack/events.ts';
import type { RitualDeps } from '../deps.ts';
import { laterWork, soonerWork } from './actions.ts';
import { homeOf } from './home-of.ts';
import { createScreens, type Screens } from './screens.ts';
import { visits } from './visit-store.ts';

const homeOpened = defineEvent('app_home_opened', z.object({ user: z.string(), tab: z.string() }));

/** App Home: what waits for the person who opens it, and how the workspace does. People of another team get none. */
export function registerHome(slack: Slack, deps: RitualDeps): Screens {
  const seen = visits(deps.db.prisma, deps.workspace.id);
  const screens = createScreens({
    async build(userId, looking) {
      const member = await deps.people.get(userId);
      return member.isStranger ? null : homeOf(deps, member, looking);
    },
    async publish(userId, view) {
      await slack.interactive.views.publish({ user_id: userId, view });
    },
    visits: {
      isFirst: async (userId) => seen.isFirst((await deps.people.get(userId)).id),
      keep: async (userId) => seen.keep((await deps.people.get(userId)).id, deps.clock.now()),
    },
    deps,
  });
  homeOpened.on(slack, async ({ user, tab }, eventId) => {
    if (tab === 'home') await screens.open(user, eventId);
  });
  for (const turn of [soonerWork, laterWork]) {
    turn.on(slack, (click) => screens.turn(click.userId, click.value.page));
  }
  return screens;
}
