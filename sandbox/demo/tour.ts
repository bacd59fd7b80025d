import type { Logger } from '../../src/logger.ts';
import { movableClock } from '../clock.ts';
import type { SeenMessage } from '../driver/seen.ts';
import type { PocketSlack } from '../pocket-slack.ts';
import { logDemoStories, sendDemoIdeas, setUpWeeklyProduct, startCompany } from './company.ts';
import { createStage, type Print } from './stage.ts';
import { travel } from './time-travel.ts';

/** A Monday, nine in the morning in Helsinki. */
const MONDAY = new Date('2026-11-23T07:00:00Z');

/**
 * Plays a meeting week and prints what each person does and sees.
 * @throws OperatorError when something that should happen does not
 */
export async function playTour(logger: Logger, print: Print): Promise<void> {
  const clock = movableClock(MONDAY);
  const company = await startCompany(clock, logger);
  const { slack } = company;
  const until = (instant: string) => travel({ db: company.db, clock }, new Date(instant), () => slack.settled());
  try {
    const stage = await createStage(slack, clock, print);
    stage.scene('Monday. The team logs what it heard from five customers lately.');
    await logDemoStories(slack, clock.now(), (who, what) => {
      stage.tells(who, what);
      stage.reads(who, 'Heard. #');
    });

    stage.scene('Grace wants her weekly meeting to open with a customer.');
    await setUpWeeklyProduct(slack, (who, what) => {
      stage.tells(who, what);
      stage.reads(who, 'Weekly product');
    });
    await stage.does('Aino', 'types /opener list in #product', (aino) => aino.types('#product', '/opener list'));
    stage.sees('Aino', '#product', 'Tuesdays at 10:00 Helsinki time');

    stage.scene('Two ideas, one with the questions worth asking, one in a breath.');
    await sendDemoIdeas(slack, (who, what) => {
      stage.tells(who, what);
      if (who === 'Priya') stage.reads(who, 'Idea #1 is in.');
    });

    stage.scene('Tuesday, five minutes before the meeting, which is at 10:00 in Helsinki and at 3:00 AM in New York.');
    await until('2026-11-24T07:55:05Z');
    const post = stage.sees('Grace', '#product', 'The customer is in the room · Weekly product');
    stage.expect('what waits for an owner is a count, its words are not shown', () => {
      const words = post.plainText;
      return words.includes('2 customers still wait for an owner') && !words.includes('invoice address');
    });
    stage.expect('bad news stands beside good news', () => {
      return post.plainText.includes('We fell short') && post.plainText.includes('Wow');
    });

    stage.expect('new ideas come with their customer', () =>
      post.plainText.includes('For: Volunteers who stood in for somebody'),
    );

    stage.scene('In the meeting, Arjun takes one of those that wait.');
    await stage.does('Arjun', 'presses See and take', (arjun) => arjun.presses('See and take', { in: post }));
    await stage.does('Arjun', 'presses Take it', (arjun) => arjun.presses('Take it', { in: 'modal' }));
    stage.reads('Arjun', 'you took it at');
    await slack.person('Arjun').closes({ all: true });

    stage.scene('Wednesday. Priya hears something in a channel, and logs it from the message.');
    await until('2026-11-25T09:00:00Z');
    const heard = await slack
      .person('Priya')
      .says('#general', 'Hotel Cosmo just called: the new invoice is “a joy to read”.');
    await stage.does('Priya', 'uses Add to customer voice on her message', async (priya) => {
      await priya.usesMessageShortcut(heard, 'Add to customer voice');
      await priya.fills({
        Organisation: 'Hotel Cosmo',
        'How did we do?': '✨ Wow',
        'What happens next?': 'Nothing to answer',
      });
      await priya.submits();
    });
    stage.reads('Priya', 'Heard. #6');
    await slack.person('Priya').closes({ all: true });

    stage.scene('The next Tuesday. Only what is new is shown.');
    await until('2026-12-01T07:55:05Z');
    const second = stage.sees('Grace', '#product', 'a joy to read');
    stage.expect('nothing is shown twice', () => !second.plainText.includes('Someone rang me on Sunday'));

    stage.scene('A week later nobody has logged anything. The channel stays silent, and Grace is told in her morning.');
    await until('2026-12-08T15:00:00Z');
    stage.expect('no third post', () => posts(slack).length === 2);
    stage.sees('Grace', 'dm', 'Nothing opened Weekly product');
    stage.expect('Slack would have taken all of it', () => slack.violations.length === 0);
    print('\nThe week went as promised.');
  } finally {
    await company.stop();
  }
}

function posts(slack: PocketSlack): readonly SeenMessage[] {
  return slack
    .person('Grace')
    .sees('#product')
    .filter(({ plainText }) => plainText.includes('The customer is in the room'));
}
