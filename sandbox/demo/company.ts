import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { type Database, openDatabase } from '../../src/database.ts';
import type { Logger } from '../../src/logger.ts';
import { localDate } from '../../src/schedule/local-time.ts';
import type { MovableClock } from '../clock.ts';
import { type PocketSlack, startPocketSlack } from '../pocket-slack.ts';
import { DEMO_STORIES, logStory } from './stories.ts';

/** The whole bot beside a pocket Slack, on a database that is thrown away. */
export interface DemoCompany {
  readonly slack: PocketSlack;
  readonly db: Database;
  stop(): Promise<void>;
}

/** Starts both. Nothing is asked of the machine but a free port and a temporary folder. */
export async function startCompany(clock: MovableClock, logger: Logger): Promise<DemoCompany> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'empty-chair-demo-'));
  const databaseUrl = `file:${path.join(folder, 'demo.db')}`;
  const slack = await startPocketSlack({ clock });
  const db = await openDatabase(databaseUrl, { logger, clock });
  const config = parseConfig({
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    PORT: '0',
  });
  const app = await startApp({ config, db, clock, logger });
  slack.alsoWaitFor(app.settled);
  return {
    slack,
    db,
    async stop() {
      await app.stop(2_000);
      await slack.stop();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** Is told what somebody has done, while the answer stands in the modal before them. */
export type Onlooker = (who: string, what: string) => void;

const nobody: Onlooker = () => undefined;

/** What the team did before the demo begins: five customers heard, a weekly meeting set up, two ideas sent. */
export async function playHistory(slack: PocketSlack, now: Date): Promise<void> {
  await logDemoStories(slack, now);
  await setUpWeeklyProduct(slack);
  await sendDemoIdeas(slack);
  for (const line of WELCOME) await slack.person('Aino').says('#general', line);
}

/** Mikko, Priya and Arjun log what they heard in the days before `now`. */
export async function logDemoStories(slack: PocketSlack, now: Date, onlooker = nobody): Promise<void> {
  for (const story of DEMO_STORIES) {
    const teller = slack.person(story.heardBy);
    await logStory(teller, story, localDate(new Date(now.getTime() - story.daysAgo * DAY), 'Europe/Helsinki'));
    await slack.settled();
    onlooker(story.heardBy, `types in ${story.in}, fills in the form and saves it:\n/heard ${story.line}`);
    await teller.closes({ all: true });
  }
}

/** What a newcomer finds in #general. */
const WELCOME = [
  'Welcome. Empty Chair keeps a seat for the customer in our meetings. Type this here and press Enter:  /heard Acme: the export times out every Monday',
  'Our weekly product meeting is on Tuesday at 10:00 Helsinki time. Press “to the next post” at the top, then look into #product.',
  'Something could be better for our customers? Type  /idea say thanks by phone  and hear what becomes of it.',
  'Somebody wrote what a customer said? Point at the message, open its menu and choose “Add to customer voice”. Top right you become somebody else.',
];

/** Priya sends an idea with the questions answered, and Mikko one in a breath. */
export async function sendDemoIdeas(slack: PocketSlack, onlooker = nobody): Promise<void> {
  const priya = slack.person('Priya');
  await priya.types('#general', '/idea');
  await priya.fills({
    'The idea, in one line': 'Say thanks by phone, the day after',
    'Who is the customer for it?': 'Volunteers who stood in for somebody',
    'Why will it delight them?': 'Nobody else rings them, and certainly not on a Sunday',
    'How do we know?': 'Leena told everybody about the one call she got',
  });
  await priya.submits();
  await slack.settled();
  onlooker('Priya', 'types /idea in #general, fills in the form and sends: Say thanks by phone, the day after');
  await priya.closes({ all: true });
  const line = '/idea use the same words in the price list and on the invoice';
  await slack.person('Mikko').types('#sales', line);
  await slack.settled();
  onlooker('Mikko', `types in #sales:\n${line}`);
}

/** Grace opens her meeting with a customer from now on. */
export async function setUpWeeklyProduct(slack: PocketSlack, onlooker = nobody): Promise<void> {
  const grace = slack.person('Grace');
  await grace.types('#product', '/opener new');
  await grace.fills({
    'Name of the meeting': 'Weekly product',
    Days: ['Tuesday'],
    Time: '10:00',
    'Time zone': 'Helsinki (Europe)',
  });
  await grace.submits();
  await slack.settled();
  onlooker('Grace', 'types /opener new in #product and saves: Weekly product, Tuesday, 10:00, Helsinki');
  await grace.closes({ all: true });
}
