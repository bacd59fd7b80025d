import { expect } from 'vitest';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import { setUpWeeklyProduct } from '../../sandbox/demo/company.ts';
import { type DemoStory, logStory } from '../../sandbox/demo/stories.ts';
import { travel } from '../../sandbox/demo/time-travel.ts';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import { type PocketSlack, type PocketSlackOptions, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type AppOptions, type RunningApp, startApp } from '../../src/app.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import type { Database, Provider } from '../../src/database.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type TestLog, testLog } from './log.ts';
import { type Mode, TUESDAY_NINE } from './team.ts';

/** One running bot of a stage; on PostgreSQL there may be several. */
export interface Bot {
  readonly app: RunningApp;
  readonly db: Database;
  /** From now on time goes on without it: for a bot that is to hang. */
  leave(): void;
  /** Ends it gracefully, with its connections. */
  stop(): Promise<void>;
}

export interface BotOptions extends Pick<AppOptions, 'checkpoint'> {
  /** Stands between the bot and its database. */
  readonly wrap?: (db: Database) => Database;
}

/** A team in its pocket Slack, beside which bots start, stop and die. */
export interface Stage {
  readonly slack: PocketSlack;
  readonly clock: MovableClock;
  readonly log: TestLog;
  readonly database: FreshDatabase;
  startBot(options?: BotOptions): Promise<Bot>;
  /** Lets time pass until then, with everything that happens on the way. At least one bot runs. */
  until(instant: string): Promise<void>;
  /** From here on ERROR lines are expected, as long as each of them says this. */
  expectErrors(saying: string): void;
  /** Ends all bots, and checks what every story promises: nothing that Slack would refuse, no unexpected ERROR line. */
  end(): Promise<void>;
}

export interface StageOptions extends Pick<PocketSlackOptions, 'optionalScopes' | 'seed'> {
  /** HTTP unless said: with it a Slack that goes down comes up at once. */
  readonly mode?: Mode;
}

export async function openStage(
  provider: Provider,
  { mode = 'http', ...slackOptions }: StageOptions = {},
): Promise<Stage> {
  const clock = movableClock(TUESDAY_NINE);
  // A busy machine is no story; those about acknowledgements measure them.
  const slack = await startPocketSlack({ clock, rules: { ackPatience: 15_000 }, ...slackOptions });
  const database = await freshDatabase(provider);
  const log = testLog();
  const attended = new Set<Bot>();
  const all = new Set<Bot>();
  let expected: string | null = null;
  slack.alsoWaitFor(async () => {
    for (const { app } of attended) await app.settled();
  });

  return {
    slack,
    clock,
    log,
    database,
    async startBot({ wrap, ...options }: BotOptions = {}) {
      const db = await database.open({ clock });
      const config = configOf(slack, database.url, mode);
      const app = await startApp({ config, db: wrap ? wrap(db) : db, clock, logger: log.logger, ...options });
      if (mode === 'http') slack.sendOverHttp(`http://127.0.0.1:${app.port}/slack/events`, clock);
      const bot: Bot = {
        app,
        db,
        leave: () => void attended.delete(bot),
        async stop() {
          attended.delete(bot);
          all.delete(bot);
          await app.stop(5_000);
          await db.close();
        },
      };
      all.add(bot);
      attended.add(bot);
      return bot;
    },
    until(instant) {
      const [bot] = attended;
      if (!bot) throw new Error('No bot runs');
      return travel({ db: bot.db, clock }, new Date(instant), () => slack.settled());
    },
    expectErrors(saying) {
      expected = saying;
    },
    async end() {
      await Promise.all([...all].map((bot) => bot.stop()));
      await slack.stop();
      await database.drop();
      expect(slack.violations).toEqual([]);
      expect(log.errors().filter((line) => expected === null || !line.includes(expected))).toEqual([]);
      if (expected !== null) expect(log.errors()).not.toEqual([]);
    },
  };
}

/** Dealt with, so an opener may show it. */
export const PRAISE: DemoStory = {
  heardBy: 'Priya',
  in: '#general',
  line: 'Leena, Lastekodu: Someone rang me on Sunday just to say thank you.',
  level: 'Wow',
  next: 'Nothing to answer',
  kind: 'Volunteer',
  source: 'At an event',
  lesson: '',
  daysAgo: 0,
};

/** Priya has logged what Leena said, and Grace's Weekly product opens with a customer: Tuesdays at 10:00 in Helsinki, for an hour. */
export async function setUpMeeting(slack: PocketSlack, stories: readonly DemoStory[] = [PRAISE]): Promise<void> {
  for (const story of stories) {
    const teller = slack.person(story.heardBy);
    await logStory(teller, story, '2026-11-17');
    await slack.settled();
    await teller.closes({ all: true });
  }
  await setUpWeeklyProduct(slack);
}

/** When the opener of the first Tuesday is due, and when that meeting is over. */
export const FIRST_POST = new Date('2026-11-17T07:55:00Z');
export const FIRST_END = new Date('2026-11-17T09:00:00Z');

/** The openers that stand in #product. */
export function postsIn(slack: PocketSlack, channel = '#product'): readonly SeenMessage[] {
  return slack
    .person('Grace')
    .sees(channel)
    .filter(({ plainText }) => plainText.includes('The customer is in the room'));
}

/** What the bot has told Grace in private, besides her mornings. */
export function toldGrace(slack: PocketSlack): readonly SeenMessage[] {
  return slack
    .person('Grace')
    .dm()
    .filter(({ author, plainText }) => author.isBot && !plainText.startsWith('Good morning.'));
}

/** The mornings that a person was wished. */
export function morningsOf(slack: PocketSlack, who: string): readonly SeenMessage[] {
  return slack
    .person(who)
    .dm()
    .filter(({ author, plainText }) => author.isBot && plainText.startsWith('Good morning.'));
}

/** How the planned meetings stand, oldest first: "posted", "silent empty". */
export async function meetings(db: Database): Promise<string[]> {
  const rows = await db.prisma.occurrence.findMany({
    where: { kind: 'opener', requestKey: '' },
    orderBy: { nominalAt: 'asc' },
  });
  return rows.map(({ state, reason }) => `${state} ${reason}`.trim());
}

/** The environment of a bot in Socket Mode beside this pocket Slack. */
export function environmentFor(
  slack: Pick<PocketSlack, 'tokens' | 'apiUrl'>,
  databaseUrl: string,
): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: '0',
  };
}

function configOf(slack: PocketSlack, databaseUrl: string, mode: Mode): Config {
  const config = parseConfig(environmentFor(slack, databaseUrl));
  const { signingSecret } = slack.tokens;
  return mode === 'socket' ? config : { ...config, connection: { kind: 'http', signingSecret } };
}
