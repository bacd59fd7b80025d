import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import { defineMethod } from './method.ts';

/** Slack allows ten Socket Mode connections per app. */
const MOST_CONNECTIONS = 10;

const test = defineMethod({
  name: 'auth.test',
  args: z.unknown(),
  run({ state: { team, bot } }) {
    return {
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: bot.name.toLowerCase().replaceAll(' ', '_'),
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      ...(team.enterprise ? { enterprise_id: team.enterprise.id } : {}),
      is_enterprise_install: false,
    };
  },
});

const openConnection = defineMethod({
  name: 'apps.connections.open',
  token: 'app',
  args: z.unknown(),
  run(world) {
    if (world.socketMode.connections >= MOST_CONNECTIONS) throw new SlackError('too_many_websockets');
    return { url: `${world.origin().replace('http', 'ws')}${world.socketMode.newPath()}` };
  },
});

export const authMethods = [test, openConnection];
