import { pino } from 'pino';
import type { Clock } from '../../src/clock.ts';
import type { Database } from '../../src/database.ts';
import type { RitualDeps } from '../../src/rituals/deps.ts';
import { channels } from '../../src/slack/channels.ts';
import { createClients } from '../../src/slack/clients.ts';
import { people } from '../../src/slack/people.ts';
import { userGroups } from '../../src/slack/user-groups.ts';

/** What rituals are given, where nothing asks Slack: nobody answers at its address. */
export function ritualDeps(db: Database, workspaceId: string, clock: Clock): RitualDeps {
  const logger = pino({ level: 'silent' });
  const client = createClients({ botToken: 'xoxb-bench', apiUrl: 'http://127.0.0.1:9/', logger }).interactive;
  const bot = { botId: 'B1', botUserId: 'UBOT', botName: 'Empty Chair' };
  const workspace = { id: workspaceId, teamId: 'T1', enterpriseId: '', name: 'Laine & Co', url: '', ...bot };
  return {
    ...{ db, workspace, clock, logger },
    people: people({ db, workspaceId, identity: workspace, client, clock, logger }),
    channels: channels({ client, clock, identity: workspace, logger }),
    userGroups: userGroups(client),
    wake: () => undefined,
  };
}
