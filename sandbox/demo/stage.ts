import type { Clock } from '../../src/clock.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Person } from '../driver/person.ts';
import type { SeenMessage } from '../driver/seen.ts';
import { cityOf, timeOfDay } from '../page/browser/text/slack-date.ts';
import { readProfiles } from '../page/profiles.ts';
import type { PocketSlack } from '../pocket-slack.ts';

/** Writes one line, or several, where the tour is read. */
export type Print = (lines: string) => void;

/** Lets people act and prints what they do and read, each with the time that their own clock shows. */
export interface Stage {
  scene(text: string): void;
  /** What somebody has done; further lines of `what` are what they typed. */
  tells(who: string, what: string): void;
  does(who: string, what: string, act: (person: Person) => Promise<void>): Promise<void>;
  /** The newest message in a place ('dm' for the one with the app) that has these words. @throws OperatorError when there is none */
  sees(who: string, place: string, words: string): SeenMessage;
  /** The modal in front of a person. @throws OperatorError when it lacks these words */
  reads(who: string, words?: string): void;
  /** @throws OperatorError when the promise is broken */
  expect(promise: string, isKept: () => boolean): void;
}

/** Messages of the sandbox are read in English whoever reads them; so are the clocks. */
const LOCALE = 'en-US';

export async function createStage(slack: PocketSlack, clock: Clock, print: Print): Promise<Stage> {
  const profiles = await readProfiles(slack);

  const clockOf = (who: string): string => {
    const profile = profiles.get(slack.person(who).id);
    if (!profile) throw new OperatorError(`The tour failed: nobody knows ${who}.`);
    const now = clock.now();
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: profile.zone, weekday: 'long' }).format(now);
    return `${day} ${timeOfDay(now, { zone: profile.zone, locale: LOCALE })} in ${cityOf(profile.zone)}`;
  };

  const tells = (who: string, what: string): void => {
    const [deed = '', ...typed] = what.split('\n');
    print(`\n  ${who} ${deed}${typed.length === 0 ? '.' : ''}`);
    if (typed.length > 0) print(quoted(typed.join('\n'), '>'));
  };

  return {
    scene: (text) => print(`\n\n── ${text}`),
    tells,

    async does(who, what, act) {
      tells(who, what);
      await act(slack.person(who));
      await slack.settled();
    },

    sees(who, place, words) {
      const person = slack.person(who);
      const seen = place === 'dm' ? person.dm() : person.sees(place);
      const message = seen.findLast(({ plainText }) => plainText.includes(words));
      if (!message) throw new OperatorError(`The tour failed: ${who} should have seen “${words}” in ${place}.`);
      const where = place === 'dm' ? 'in a direct message' : `in ${place}`;
      print(`  ${who} reads ${where} (${clockOf(who)}):\n${quoted(message.plainText)}`);
      return message;
    },

    reads(who, words = '') {
      const { text, title } = slack.person(who).modal();
      if (!text.includes(words)) {
        throw new OperatorError(`The tour failed: ${who} should have read “${words}”, but reads: ${text}`);
      }
      print(`  ${who} reads under “${title}” (${clockOf(who)}):\n${quoted(text)}`);
    },

    expect(promise, isKept) {
      if (!isKept()) throw new OperatorError(`The tour failed: ${promise}.`);
      print(`  ✓ ${promise}`);
    },
  };
}

function quoted(text: string, mark = '│'): string {
  return text
    .split('\n')
    .map((line) => `    ${mark} ${line}`)
    .join('\n');
}
