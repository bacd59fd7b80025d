import { z } from 'zod';
import type { Slack } from '../../slack/bolt.ts';
import { defineEvent } from '../../slack/events.ts';
import type { RitualDeps } from '../deps.ts';
import { laterWork, soonerWork } from './actions.ts';
import { homeOf } from './home-of.ts';
import { createScreens, type Screens } from './screens.ts';

const homeOpened = defineEvent('app_home_opened', z.object({ user: z.string(), tab: z.string() }));

/** App Home: what waits for the person who opens it, and how the workspace does. People of another team get none. */
export function registerHome(slack: Slack, deps: RitualDeps): Screens {
  const screens = createScreens({
    async build(userId, page) {
      const member = await deps.people.get(userId);
      return member.isStranger ? null : homeOf(deps, member, page);
    },
    async publish(userId, view) {
      await slack.interactive.views.publish({ user_id: userId, view });
    },
    deps,
  });
  homeOpened.on(slack, async ({ user, tab }) => {
    if (tab === 'home') await screens.show(user, 0);
  });
  for (const turn of [soonerWork, laterWork]) {
    turn.on(slack, (click) => screens.show(click.userId, click.value.page));
  }
  return screens;
}
