import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../sandbox/driver/person.ts';
import { describeEachProvider } from '../support/database.ts';
import { type SlowDatabase, slowDatabase } from '../support/slow-database.ts';
import { openStage, PRAISE, type Stage, setUpMeeting } from '../support/stage.ts';

const WORDS = 'The export times out every Monday, and we start the week by apologising to our own board.';
const FIVE_SECONDS = 5_000;

describeEachProvider('the database takes five seconds to answer', (provider) => {
  let stage: Stage;
  let slow: SlowDatabase;
  let mikko: Person;
  beforeEach(async () => {
    stage = await openStage(provider);
    slow = slowDatabase();
    await stage.startBot({ wrap: slow.wrap });
    mikko = stage.slack.person('Mikko');
  });
  afterEach(() => stage.end());

  const modalSays = (person: Person, words: string) =>
    stage.slack.until(() => person.hasModal() && person.modal().text.includes(words));

  async function fiveSecondsLater(): Promise<void> {
    await stage.clock.advance(FIVE_SECONDS);
    slow.recover();
    await stage.slack.settled();
  }

  function everythingWasAcknowledgedWithinASecond(): void {
    const late = stage.slack.deliveries.filter(
      ({ outcome, ackMs }) => outcome !== 'acknowledged' || (ackMs ?? 0) > 1_000,
    );
    expect(late).toEqual([]);
    expect(stage.slack.people.flatMap((person) => person.notices())).toEqual([]);
  }

  /** Mikko has filled the form, and the database is asleep when he saves. */
  async function mikkoSaves(): Promise<void> {
    slow.stall();
    await mikko.types('#sales', `/heard Maarit, Acme Oy: ${WORDS}`);
    await stage.slack.until(() => mikko.hasModal());
    expect(mikko.modal().fields['Their words']?.value).toBe(WORDS);
    await mikko.fills({ 'How did we do?': '🌧️ We fell short', 'What did we learn?': 'Monday is the pain.' });
    await mikko.submits();
    await modalSays(mikko, 'Saving…');
  }

  it('the form opens at once, shows what is being saved, and then its receipt', async () => {
    await mikkoSaves();
    expect(mikko.modal().text).toContain(WORDS);
    await fiveSecondsLater();
    expect(mikko.modal().text).toContain('Heard. #1 · Maarit, Acme Oy');
    everythingWasAcknowledgedWithinASecond();
  });

  it('whoever closes the form meanwhile gets the receipt in private', async () => {
    await mikkoSaves();
    await mikko.closes();
    await fiveSecondsLater();
    expect(mikko.dm().at(-1)?.plainText).toContain('Heard. #1 · Maarit, Acme Oy');
    everythingWasAcknowledgedWithinASecond();
  });

  it('and fails for good: the form comes back as it was filled in, and saves when the database is well', async () => {
    stage.expectErrors('the database has gone');
    await mikkoSaves();
    slow.fail();
    await stage.slack.until(() => mikko.modal().fields['Their words']);
    const form = mikko.modal();
    expect(form.text).toContain('That did not work');
    expect(form.fields['Who said it?']?.value).toBe('Maarit');
    expect(form.fields.Organisation?.value).toBe('Acme Oy');
    expect(form.fields['Their words']?.value).toBe(WORDS);
    expect(form.fields['What did we learn?']?.value).toBe('Monday is the pain.');
    expect(form.fields['How did we do?']?.value).toBe('🌧️ We fell short');
    everythingWasAcknowledgedWithinASecond();

    slow.mend();
    await mikko.submits();
    await stage.slack.settled();
    expect(mikko.modal().text).toContain('Heard. #1 · Maarit, Acme Oy');
  });

  it('and fails after the form was closed: the words come back in private', async () => {
    stage.expectErrors('the database has gone');
    await mikkoSaves();
    await mikko.closes();
    slow.fail();
    await stage.slack.until(() => mikko.dm().length > 0);
    expect(mikko.dm().at(-1)?.plainText).toContain(WORDS);
    slow.mend();
  });

  it('the form of an opener opens at once, and its answer comes when it is kept', async () => {
    const grace = stage.slack.person('Grace');
    slow.stall();
    await grace.types('#product', '/opener new');
    await grace.fills({
      'Name of the meeting': 'Weekly product',
      Days: ['Tuesday'],
      Time: '10:00',
      'Time zone': 'Helsinki (Europe)',
    });
    await grace.submits();
    await modalSays(grace, 'Saving…');
    await fiveSecondsLater();
    expect(grace.modal().text).toContain('Tuesdays at 10:00 Helsinki time');
    everythingWasAcknowledgedWithinASecond();
  });

  it('each command is acknowledged at once and answered when it can be', async () => {
    const grace = stage.slack.person('Grace');
    await setUpMeeting(stage.slack);
    for (const line of ['/heard 1', '/heard', '/opener list', '/opener run', '/opener remove', '/opener nonsense']) {
      const before = grace.sees('#product').length;
      slow.stall();
      await grace.types('#product', line);
      await fiveSecondsLater();
      const isAnswered = grace.hasModal() || grace.sees('#product').length > before;
      expect([line, isAnswered]).toEqual([line, true]);
      if (grace.hasModal()) await grace.closes({ all: true });
    }
    everythingWasAcknowledgedWithinASecond();
  });

  it('Edit opens at once and is filled when the record is there', async () => {
    await setUpMeeting(stage.slack, []);
    const priya = stage.slack.person('Priya');
    await priya.types(PRAISE.in, `/heard ${PRAISE.line}`);
    await priya.fills({ 'How did we do?': '✨ Wow' });
    await priya.submits();
    await stage.slack.settled();
    slow.stall();
    await priya.presses('Edit');
    await modalSays(priya, 'One moment…');
    await fiveSecondsLater();
    expect(priya.modal().fields['Who said it?']?.value).toBe('Leena');
    everythingWasAcknowledgedWithinASecond();
  });

  it('a button is acknowledged at once, and what it asks for is done when it can be', async () => {
    await mikko.types('#sales', `/heard Maarit, Acme Oy: ${WORDS}`);
    await mikko.fills({ 'How did we do?': '🌧️ We fell short' });
    await mikko.submits();
    await stage.slack.settled();
    slow.stall();
    await mikko.presses('Take it myself');
    await fiveSecondsLater();
    expect(mikko.modal().text).toContain('you took it at');
    everythingWasAcknowledgedWithinASecond();
  });
});
