import { afterEach, beforeEach, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { manifestFor } from '../../src/check-up/manifest.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';
import { configFor, TUESDAY_NINE } from '../support/team.ts';

describeEachProvider('an installation beside another app of the same commands', (provider) => {
  let slack: PocketSlack;
  let app: RunningApp;
  let database: FreshDatabase;
  beforeEach(async () => {
    const clock = movableClock(TUESDAY_NINE);
    slack = await startPocketSlack({ clock, manifest: manifestFor({ mode: 'socket', prefix: 'ec-' }) });
    database = await freshDatabase(provider);
    const config = { ...configFor(slack, database.url, 'socket'), commandPrefix: 'ec-' };
    app = await startApp({ config, db: await database.open(), clock, logger: testLog().logger });
    slack.alsoWaitFor(app.settled);
  });
  afterEach(async () => {
    await app.stop(5_000);
    await slack.stop();
    await database.drop();
  });

  it('answers to its own names, and teaches them in every example', async () => {
    const priya = slack.person('Priya');
    for (const command of ['heard help', 'opener', 'opener list', 'opener run', 'opener remove nothing', 'chair']) {
      await priya.types('#general', `/ec-${command}`);
      await slack.settled();
    }
    const answers = priya.sees('#general').filter(({ ephemeral }) => ephemeral);
    expect(answers).toHaveLength(6);
    const told = answers.map(({ plainText, text }) => `${plainText}\n${text}`).join('\n');
    expect(told).not.toMatch(/\/(heard|opener|chair)/);
    for (const command of ['heard', 'heard 12', 'opener new', 'opener list', 'opener run Weekly product'])
      expect(told).toContain(`/ec-${command}`);
  });

  it('names them so in what it says of its own accord, and in Home', async () => {
    const priya = slack.person('Priya');
    for (const command of ['idea help', 'champion', 'champion help', 'chair me', 'chair check', 'heard quiet']) {
      await priya.types('#general', `/ec-${command}`);
      await slack.settled();
    }
    const texts = [...priya.sees('#general'), ...priya.dm()].map(({ plainText, text }) => `${plainText}\n${text}`);
    await priya.opensHome();
    await slack.settled();
    texts.push(priya.modal().text, priya.home().text);
    expect(texts.join('\n')).not.toMatch(/(?<![\w-])\/(heard|idea|opener|chair|champion)/);
    expect(texts.join('\n')).toMatch(/\/ec-heard/);
  });

  it('opens the form by its own name', async () => {
    await slack.person('Priya').types('#general', '/ec-heard Acme: hello');
    await slack.settled();
    expect(slack.person('Priya').modal().fields.Organisation?.value).toBe('Acme');
  });
});
