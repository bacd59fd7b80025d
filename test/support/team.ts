import { expect } from 'vitest';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import { travel } from '../../sandbox/demo/time-travel.ts';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import type { Database, Provider } from '../../src/database.ts';
import { freshDatabase } from './database.ts';
import { type TestLog, testLog } from './log.ts';

/** A Tuesday, nine in the morning in Helsinki, one hour before the usual meeting. */
export const TUESDAY_NINE = new Date('2026-11-17T07:00:00Z');

export type Mode = 'socket' | 'http';

/** The seeded team in the pocket Slack, with the whole bot beside it. */
export interface Team {
  readonly slack: PocketSlack;
  readonly clock: MovableClock;
  readonly db: Database;
  readonly app: RunningApp;
  readonly log: TestLog;
  /** Lets time pass until then, with everything that happens on the way. */
  until(instant: string | Date): Promise<void>;
  /** Ends it and checks what every story promises: nothing that Slack would refuse, no ERROR line that was not expected. */
  end(expected?: { readonly errors?: number }): Promise<void>;
}

export async function startTeam(provider: Provider, options: { mode?: Mode; at?: Date } = {}): Promise<Team> {
  const { mode = 'socket', at = TUESDAY_NINE } = options;
  const clock = movableClock(at);
  const slack = await startPocketSlack({ clock });
  const database = await freshDatabase(provider);
  const log = testLog();
  const db = await database.open();
  const app = await startApp({ config: configFor(slack, database.url, mode), db, clock, logger: log.logger });
  if (mode === 'http') slack.sendOverHttp(`http://127.0.0.1:${app.port}/slack/events`, clock);
  slack.alsoWaitFor(app.settled);
  return {
    slack,
    clock,
    db,
    app,
    log,
    until: (instant) => travel({ db, clock }, new Date(instant), () => slack.settled()),
    async end({ errors = 0 } = {}) {
      await slack.settled();
      await app.stop(5_000);
      await slack.stop();
      await db.close();
      await database.drop();
      expect(slack.violations).toEqual([]);
      expect(log.errors()).toHaveLength(errors);
    },
  };
}

/** The settings of a bot beside this pocket Slack. */
export function configFor(slack: Pick<PocketSlack, 'tokens' | 'apiUrl'>, databaseUrl: string, mode: Mode) {
  return parseConfig({
    SLACK_BOT_TOKEN: slack.tokens.bot,
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.tokens.app }
      : { SLACK_SIGNING_SECRET: slack.tokens.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: '0',
  });
}
