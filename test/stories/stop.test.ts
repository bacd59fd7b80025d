import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type MainProcess, runMain } from '../support/child/main-process.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { gate } from '../support/gate.ts';
import { slowDatabase } from '../support/slow-database.ts';
import { environmentFor, openStage, postsIn, type Stage, setUpMeeting } from '../support/stage.ts';

/** Mikko has filled the form for what Maarit said, and saves. */
async function mikkoSaves(slack: PocketSlack): Promise<void> {
  const mikko = slack.person('Mikko');
  await mikko.types('#sales', '/heard Maarit, Acme Oy: the export times out');
  await mikko.fills({ 'How did we do?': '🌧️ We fell short' });
  await mikko.submits();
  await slack.until(() => mikko.modal().text.includes('Saving…'));
}

describeEachProvider('the bot is asked to stop', (provider) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(provider);
  });
  afterEach(() => stage.end());

  it('while something is being saved: that is finished first', async () => {
    const slow = slowDatabase();
    const { app, db } = await stage.startBot({ wrap: slow.wrap });
    slow.stall();
    await mikkoSaves(stage.slack);
    const stopped = app.stop(5_000);
    slow.recover();
    expect(await stopped).toBe(true);
    expect(await db.prisma.conversation.count()).toBe(1);
    expect(stage.slack.person('Mikko').modal().text).toContain('Heard. #1');
  });

  it('while the database hangs: it stops at its deadline, and says that something was left', async () => {
    const slow = slowDatabase();
    const bot = await stage.startBot({ wrap: slow.wrap });
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:54:30Z');
    bot.leave();
    slow.stall();
    await stage.clock.advance(30_000);
    const stopped = bot.app.stop(5_000);
    await stage.clock.advance(5_000);
    expect(await stopped).toBe(false);
    slow.recover();
  });

  it('while a post is on the wire: its answer is kept, and the next start repeats nothing', async () => {
    const answer = gate();
    const bot = await stage.startBot({ checkpoint: (name) => (name === 'after-wire' ? answer.pass() : undefined) });
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:54:58Z');
    bot.leave();
    await stage.clock.advance(3_000);
    await answer.reached;
    const stopped = bot.app.stop(5_000);
    answer.open();
    expect(await stopped).toBe(true);
    expect(await bot.db.prisma.delivery.findMany({ select: { state: true } })).toEqual([{ state: 'sent' }]);
    await bot.stop();

    await stage.startBot();
    await stage.until('2026-11-17T09:30:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });
});

describe('the program', () => {
  let slack: PocketSlack;
  let database: FreshDatabase;
  let main: MainProcess;
  beforeEach(async () => {
    slack = await startPocketSlack();
    database = await freshDatabase('sqlite');
  });
  afterEach(async () => {
    main.kill();
    await slack.stop();
    await database.drop();
  });

  async function started(): Promise<void> {
    main = runMain(environmentFor(slack, database.url));
    await main.says('Empty Chair is ready');
  }

  it('ends with exit code 0 on SIGTERM, after it has finished what was being saved, and its log holds no token', async () => {
    await started();
    slack.rules.latency['users.info'] = 700;
    await mikkoSaves(slack);
    main.signal('SIGTERM');
    expect(await main.exitCode()).toBe(0);
    expect(slack.person('Mikko').modal().text).toContain('Heard. #1');
    const db = await database.open();
    expect(await db.prisma.conversation.count()).toBe(1);

    expect(main.printed()).toContain('stopping: finishing what was begun');
    expect(main.printed()).toContain('"msg":"stopped"');
    for (const token of Object.values(slack.tokens)) expect(main.printed()).not.toContain(token);
  });

  it('leaves at once on a second signal', async () => {
    await started();
    slack.faults.always('users.info', { kind: 'hang' });
    await mikkoSaves(slack);
    main.signal('SIGTERM');
    await main.says('stopping: finishing what was begun');
    main.signal('SIGTERM');
    expect(await main.exitCode()).toBe(1);
    expect(main.printed()).not.toContain('"msg":"stopped');
  });

  it('whose app token Slack no longer accepts ends with exit code 1 and one FATAL line without a token, to be started anew', async () => {
    await started();
    slack.faults.always('apps.connections.open', { kind: 'error', code: 'invalid_auth' });
    slack.socketMode.drop();
    expect(await main.exitCode()).toBe(1);
    const fatal = main
      .printed()
      .split('\n')
      .filter((line) => line.includes('"level":60'));
    expect(fatal).toEqual([expect.stringContaining('"msg":"an error that nobody handled"')]);
    expect(fatal[0]).toContain('invalid_auth');
    for (const token of Object.values(slack.tokens)) expect(main.printed()).not.toContain(token);
  });

  it('without tokens says which are missing and how to try it, with exit code 1', async () => {
    main = runMain({ DATABASE_URL: database.url });
    expect(await main.exitCode()).toBe(1);
    expect(main.printed()).toContain('SLACK_BOT_TOKEN is missing');
    expect(main.printed()).toContain('SLACK_APP_TOKEN is missing');
    expect(main.printed()).toContain('npm run demo');
  });
});
