import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/database.ts';
import { providers } from '../support/database.ts';
import { gate } from '../support/gate.ts';
import { testLog } from '../support/log.ts';
import { createEmpty, dropDatabase, urlOf } from '../support/postgresql-server.ts';
import { meetings, morningsOf, openStage, postsIn, type Stage, setUpMeeting, toldGrace } from '../support/stage.ts';

const isAvailable = providers.includes('postgresql');

describe.runIf(isAvailable)('two bots share a PostgreSQL database', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage('postgresql', { mode: 'socket' });
  });
  afterEach(() => stage.end());

  const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

  it('a daily meeting of a week opens once a day, and each story is shown once', async () => {
    const bots = [await stage.startBot(), await stage.startBot()];
    const grace = stage.slack.person('Grace');
    await grace.types('#product', '/opener new');
    await grace.fills({
      'Name of the meeting': 'Standup',
      Days: DAYS,
      Time: '10:00',
      'Time zone': 'Helsinki (Europe)',
    });
    await grace.submits();
    await stage.slack.settled();
    await grace.closes({ all: true });

    const priya = stage.slack.person('Priya');
    for (let day = 17; day <= 24; day += 1) {
      const date = `2026-11-${day}`;
      await stage.until(`${date}T07:05:00Z`);
      await priya.types('#general', `/heard Leena: what she said on the ${day}th`);
      await priya.fills({ 'How did we do?': '✨ Wow', 'What happens next?': 'Nothing to answer', 'When?': date });
      await priya.submits();
      await stage.slack.settled();
      await priya.closes({ all: true });
    }
    await stage.until('2026-11-25T06:00:00Z');

    const posts = postsIn(stage.slack);
    expect(posts).toHaveLength(6);
    expect(toldGrace(stage.slack)).toEqual([]);
    const said = posts.map(({ plainText }) => plainText).join('\n');
    for (let day = 17; day <= 24; day += 1) expect(said.split(`what she said on the ${day}th`)).toHaveLength(2);
    // The host is asked for stories on each working day, and by one of the two.
    const asked = morningsOf(stage.slack, 'Grace').map(({ ts }) =>
      new Date(Number(ts) * 1000).toISOString().slice(0, 13),
    );
    expect(asked).toEqual(['17', '18', '19', '20', '23', '24'].map((day) => `2026-11-${day}T14`));
    for (const { db } of bots) expect((await meetings(db)).filter((state) => state === 'posted')).toHaveLength(6);
  }, 90_000);

  it('whichever of them hears the second press of a button, the record is taken once', async () => {
    await stage.startBot();
    await stage.startBot();
    const [mikko, arjun] = [stage.slack.person('Mikko'), stage.slack.person('Arjun')];
    await mikko.types('#sales', '/heard Maarit, Acme Oy: the export times out');
    await mikko.fills({ 'How did we do?': '🌧️ We fell short' });
    await mikko.submits();
    await stage.slack.settled();
    await arjun.types('#general', '/heard 1');
    await stage.slack.settled();

    await Promise.all([mikko.presses('Take it myself'), arjun.presses('Take it')]);
    await stage.slack.settled();
    const answers = [mikko.modal().text, ...arjun.sees('#general').map(({ plainText }) => plainText)].join('\n');
    expect(answers.match(/you took it at/g)).toHaveLength(1);
    expect(answers.match(/Nothing is left for you to do/g)).toHaveLength(1);
  });

  it('an owner that stops in the middle of a post loses it to the other after its lease, and does not post it later', async () => {
    const held = gate();
    const stopping = await stage.startBot({
      checkpoint: (name) => (name === 'before-wire' ? held.pass() : undefined),
    });
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:54:58Z');
    stopping.leave();
    await stage.clock.advance(3_000);
    await held.reached;

    const other = await stage.startBot();
    await stage.until('2026-11-17T07:55:20Z');
    expect(postsIn(stage.slack)).toEqual([]);
    await stage.until('2026-11-17T07:57:30Z');
    expect(postsIn(stage.slack)).toHaveLength(1);

    held.open();
    await stopping.app.settled();
    await stage.until('2026-11-17T08:30:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(await meetings(other.db)).toEqual(['posted', 'planned']);
  });
});

describe.runIf(isAvailable)('two bots start on a new PostgreSQL database at once', () => {
  let name: string;
  afterEach(() => dropDatabase(name));

  it('and each finds it migrated, once', async () => {
    name = await createEmpty();
    const { logger, errors } = testLog();
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(urlOf(name), { logger, clock: systemClock })));
    const counts = await Promise.all(opened.map(({ prisma }) => prisma.workspace.count()));
    await Promise.all(opened.map((db) => db.close()));
    expect(counts).toEqual([0, 0, 0]);
    expect(errors()).toEqual([]);
  });
});
