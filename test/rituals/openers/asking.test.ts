import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskingFacts, decideAsking, evesOf, meetingOfMorning } from '../../../src/rituals/openers/asking.ts';
import { channelNews } from '../../../src/rituals/openers/channel-news.ts';

const askable = fc.record({
  memberId: fc.constantFrom('aino', 'mikko', 'priya', 'grace', 'arjun'),
  morning: fc.constantFrom('begins', 'is_to_come', 'is_over'),
} as const);
const facts: fc.Arbitrary<AskingFacts> = fc
  .record({
    found: fc.nat({ max: 3 }),
    wanted: fc.integer({ min: 1, max: 3 }),
    hearer: fc.option(askable),
    tellers: fc.uniqueArray(askable, { selector: ({ memberId }) => memberId }),
    host: fc.option(askable),
    lately: fc.uniqueArray(askable, { selector: ({ memberId }) => memberId }),
    asked: fc.uniqueArray(
      fc.record({
        memberId: fc.constantFrom('aino', 'mikko', 'priya', 'grace', 'arjun'),
        state: fc.constantFrom('asked', 'willing', 'declined'),
      } as const),
      { selector: ({ memberId }) => memberId },
    ),
  })
  .map((given) => ({ ...given, found: Math.min(given.found, given.wanted) }));

const NOTHING: AskingFacts = { found: 0, wanted: 3, hearer: null, tellers: [], host: null, lately: [], asked: [] };
const now = (memberId: string) => ({ memberId, morning: 'begins' }) as const;

describe('whom a meeting asks', () => {
  it('nobody twice, nobody in two ways, nobody whose morning it is not, and two for a story at most', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { toTell, forStory } = decideAsking(given);
        const chosen = [...(toTell === null ? [] : [toTell]), ...forStory];
        expect(new Set(chosen).size).toBe(chosen.length);
        for (const memberId of chosen) expect(given.asked.map((one) => one.memberId)).not.toContain(memberId);
        const everybody = [...given.tellers, ...given.lately, given.hearer, given.host].flatMap((one) => one ?? []);
        for (const memberId of chosen) expect(everybody).toContainEqual({ memberId, morning: 'begins' });
        expect(forStory.length).toBeLessThanOrEqual(2);
        if (given.found >= given.wanted) expect(forStory).toEqual([]);
        if (given.found === 0) expect(toTell).toBeNull();
      }),
    );
  });

  it('the hearer before those whose turn it is, and waits for a morning that is to come', () => {
    const one = { ...NOTHING, found: 1, tellers: [now('mikko')] };
    expect(decideAsking({ ...one, hearer: now('priya') }).toTell).toBe('priya');
    expect(decideAsking({ ...one, hearer: { memberId: 'priya', morning: 'is_to_come' } }).toTell).toBeNull();
    expect(decideAsking({ ...one, hearer: { memberId: 'priya', morning: 'is_over' } }).toTell).toBe('mikko');
  });

  it('another one when somebody has declined, and nobody else while somebody has not answered', () => {
    const one = { ...NOTHING, found: 1, tellers: [now('mikko'), now('arjun')] };
    expect(decideAsking({ ...one, asked: [{ memberId: 'mikko', state: 'declined' }] }).toTell).toBe('arjun');
    expect(decideAsking({ ...one, asked: [{ memberId: 'mikko', state: 'asked' }] }).toTell).toBeNull();
  });

  it('for a story the host, and after the host’s “not this time” nobody', () => {
    const few = { ...NOTHING, host: now('grace'), lately: [now('mikko'), now('priya')] };
    expect(decideAsking(few).forStory).toEqual(['grace']);
    expect(decideAsking({ ...few, asked: [{ memberId: 'grace', state: 'declined' }] }).forStory).toEqual([]);
    expect(decideAsking({ ...few, host: null }).forStory).toEqual(['mikko', 'priya']);
  });
});

describe('the morning of the working day before a meeting', () => {
  const never = () => false;
  /** When the meeting starts, where the person is, and when their morning begins. */
  it.each([
    ['Tuesday in Helsinki', '2026-11-24T08:00:00Z', 'Europe/Helsinki', '2026-11-23T07:00:00Z'],
    ['the same in New York', '2026-11-24T08:00:00Z', 'America/New_York', '2026-11-23T14:00:00Z'],
    ['the same in India', '2026-11-24T08:00:00Z', 'Asia/Kolkata', '2026-11-23T03:30:00Z'],
    ['Monday', '2026-11-23T08:00:00Z', 'Europe/Helsinki', '2026-11-20T07:00:00Z'],
    ['Sunday', '2026-11-22T08:00:00Z', 'Europe/Helsinki', '2026-11-20T07:00:00Z'],
    ['Monday after the spring change', '2027-03-29T07:00:00Z', 'Europe/Helsinki', '2027-03-26T07:00:00Z'],
    ['Tuesday after the spring change', '2027-03-30T07:00:00Z', 'Europe/Helsinki', '2027-03-29T06:00:00Z'],
    ['Tuesday after the autumn change', '2026-10-27T08:00:00Z', 'Europe/Helsinki', '2026-10-26T07:00:00Z'],
    [
      'Monday noon in Auckland, Sunday elsewhere',
      '2026-11-22T23:00:00Z',
      'America/Los_Angeles',
      '2026-11-20T17:00:00Z',
    ],
  ])('%s', (_name, starts, zone, morning) => {
    const startsAt = new Date(starts);
    expect(evesOf([startsAt], [zone], never)).toEqual([{ startsAt, morning: new Date(morning) }]);
  });

  it('lies before a holiday too, and belongs to the first of the meetings that have it', () => {
    const isFree = (date: string) => date === '2026-11-23';
    const starts = [new Date('2026-11-22T08:00:00Z'), new Date('2026-11-24T08:00:00Z')];
    const friday = new Date('2026-11-20T07:00:00Z');
    expect(evesOf(starts, ['Europe/Helsinki'], isFree).map(({ morning }) => morning)).toEqual([friday, friday]);
    expect(meetingOfMorning(starts, 'Europe/Helsinki', friday, isFree)).toEqual(starts[0]);
  });
});

describe('news about a channel', () => {
  const seen = { name: 'product', isPrivate: false, hasGuests: false };
  it.each([
    ['nothing', seen, seen, []],
    ['a new name', seen, { ...seen, name: 'roadmap' }, ['renamed']],
    ['private', seen, { ...seen, isPrivate: true }, ['made_private']],
    ['public again', { ...seen, isPrivate: true }, seen, ['made_public']],
    ['guests', seen, { ...seen, hasGuests: true }, ['guests_joined']],
    ['guests that were there before', { ...seen, hasGuests: true }, { ...seen, hasGuests: true }, []],
    ['guests that have left', { ...seen, hasGuests: true }, seen, []],
    ['a first look', null, seen, []],
    ['a first look that finds guests', null, { ...seen, hasGuests: true }, ['guests_joined']],
  ] as const)('%s', (_name, before, after, news) => {
    expect(channelNews(before, after)).toEqual(news);
  });
});
