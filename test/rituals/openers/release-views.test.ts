import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../sandbox/checker/check-message.ts';
import { type Reader, wordsOf } from '../../../sandbox/words.ts';
import type { Opener } from '../../../src/rituals/openers/opener.ts';
import { couldHear, type Unanswered, whyNotRelease } from '../../../src/rituals/openers/release.ts';
import { type CouldHear, releaseList } from '../../../src/rituals/openers/release-views.ts';
import { anyConversation, conversation, typed } from '../support/conversations.ts';
import { opener } from '../support/openers.ts';

const NOW = new Date('2026-11-17T07:00:00Z');

const meeting = (about: Partial<CouldHear> = {}): CouldHear => ({
  opener: opener(),
  next: new Date('2026-11-17T07:55:00Z'),
  releasedBy: null,
  wasShown: false,
  ...about,
});

const eyes: Reader = {
  zone: 'Europe/Helsinki',
  now: NOW,
  personName: (id) => id,
  channelName: () => 'product',
};
const wordsFor = (meetings: readonly CouldHear[]) => wordsOf(releaseList(conversation(), meetings).blocks, eyes);

describe('the list of meetings that could hear one before it is answered', () => {
  it('stays within Slack’s limits with any number of meetings and whatever they are called', () => {
    fc.assert(
      fc.property(
        anyConversation,
        fc.integer({ min: 0, max: 60 }),
        typed(80),
        fc.boolean(),
        (one, count, name, was) => {
          const meetings = Array.from({ length: count }, (_, index) =>
            meeting({
              opener: opener({ id: `o${index}`, name }),
              wasShown: was,
              releasedBy: index % 2 ? 'Mikko' : null,
            }),
          );
          expect(checkMessage(releaseList(one, meetings, `${name} may hear it now.`)).problems).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says how many are left out, and that there is none', () => {
    expect(wordsFor(Array.from({ length: 23 }, () => meeting()))).toContain('and 3 more, whose next post comes later.');
    expect(wordsFor([])).toContain('No meeting could hear it');
  });

  it('says of each whether it is released, by whom, or was heard', () => {
    expect(wordsFor([meeting({ releasedBy: 'Mikko' })])).toContain('released by Mikko');
    const heard = releaseList(conversation(), [meeting({ releasedBy: 'Mikko', wasShown: true })]);
    expect(wordsOf(heard.blocks, eyes)).toContain('heard it');
    expect(heard.blocks.filter(({ type }) => type === 'actions')).toEqual([]);
  });
});

describe('what can be released', () => {
  it.each([
    ['new', 'no_owner'],
    ['assigned', null],
    ['answered', 'may_be_heard'],
    ['shared', 'may_be_heard'],
    ['learned', 'may_be_heard'],
    ['closed', 'closed'],
    [null, 'may_be_heard'],
  ])('of %s: %s', (stage, expected) => {
    expect(whyNotRelease({ stage })).toBe(expected);
  });

  it.each<[string, Partial<Unanswered>, Partial<Opener>, boolean]>([
    ['fresh and for everyone', {}, {}, true],
    ['heard 90 days ago', { heardOn: '2026-08-19' }, {}, true],
    ['heard 91 days ago', { heardOn: '2026-08-18' }, {}, false],
    ['confined to its channel', { audience: 'confined', placeId: 'C1' }, {}, true],
    ['confined elsewhere', { audience: 'confined', placeId: 'C2' }, {}, false],
    ['confined to nobody’s channel', { audience: 'confined', placeId: '' }, {}, false],
    ['of a level that it shows', { level: 'unmet' }, { levels: ['unmet'] }, true],
    ['of a level that it does not show', { level: 'met' }, { levels: ['unmet'] }, false],
    ['of a kind that it shows', { customer: { kinds: ['donor'] } }, { kinds: ['buyer', 'donor'] }, true],
    ['of a kind that it does not show', { customer: { kinds: ['user'] } }, { kinds: ['buyer', 'donor'] }, false],
  ])('a meeting could hear what is %s: %#', (_what, about, wish, expected) => {
    const fresh = { stage: 'assigned', level: 'unmet', heardOn: '2026-11-10', customer: { kinds: [] } };
    expect(couldHear(opener(wish), { ...fresh, audience: 'everyone', placeId: '', ...about }, NOW)).toBe(expected);
  });
});
