import { describe, expect, it } from 'vitest';
import { fallenSwaps, planTerms } from '../../../src/rituals/champion/rotation.ts';
import type { Begun } from '../../../src/rituals/champion/rotation-facts.ts';
import { localDate, localWallTime, localWeekday } from '../../../src/schedule/local-time.ts';
import { agreed, facts, holders, isWeekday, RHYTHM, skip, swap, takeOver, willing } from '../../support/rotation.ts';

describe('whose turn it is', () => {
  const three = [willing('anna'), willing('bo'), willing('cleo')];

  it('goes round, the longest since their last term first', () => {
    expect(holders(facts({ pool: three }), 6)).toEqual(['anna', 'bo', 'cleo', 'anna', 'bo', 'cleo']);
  });

  it('starts on the chosen weekday at the hour of the workspace, over clock changes too', () => {
    for (const { startsAt } of planTerms(facts({ pool: three }), 30)) {
      expect([localWeekday(startsAt, RHYTHM.zone), localWallTime(startsAt, RHYTHM.zone)]).toEqual([1, '09:00']);
    }
  });

  it('starts on the next working day when that day is a holiday, and the one after is not late for it', () => {
    const isWorked = (date: string) => isWeekday(date) && date !== '2026-01-26';
    const dates = planTerms(facts({ pool: three, isWorkingDay: isWorked }), 3).map(({ startsAt }) =>
      localDate(startsAt, RHYTHM.zone),
    );
    expect(dates).toEqual(['2026-01-12', '2026-01-27', '2026-02-09']);
  });

  it('takes the first chosen weekday of a month for terms of months', () => {
    const rhythm = { ...RHYTHM, unit: 'months', length: 1 } as const;
    const dates = planTerms(facts({ pool: three, rhythm }), 4).map(({ startsOn }) => startsOn);
    expect(dates).toEqual(['2026-01-12', '2026-02-02', '2026-03-02', '2026-04-06']);
  });

  it('passes over who is away for more than a quarter of the term, and keeps them next in line', () => {
    const away = [{ fromDate: '2026-01-12', toDate: '2026-01-14' }];
    const pool = [willing('anna', { away }), willing('bo'), willing('cleo')];
    const [first] = planTerms(facts({ pool }), 1);
    expect(first?.why.passedOver).toEqual([{ memberId: 'anna', because: 'away' }]);
    expect(holders(facts({ pool }), 4)).toEqual(['bo', 'anna', 'cleo', 'bo']);
  });

  it('keeps whoever is away for a quarter and no more', () => {
    const away = [{ fromDate: '2026-01-12', toDate: '2026-01-13' }];
    expect(holders(facts({ pool: [willing('anna', { away }), willing('bo')] }), 1)).toEqual(['anna']);
  });

  it('gives nobody two terms in a row unless they are alone', () => {
    expect(holders(facts({ pool: [willing('anna')] }), 3)).toEqual(['anna', 'anna', 'anna']);
    const agreements = [skip(1, ['bo', 2])];
    expect(holders(facts({ pool: three, agreements }), 4)).toEqual(['anna', 'cleo', 'bo', 'anna']);
  });

  it('gives rather one more turn in a round than two terms in a row, where the others are away', () => {
    const away = [{ fromDate: '2026-01-26', toDate: '2026-02-06' }];
    const pool = [willing('anna'), willing('bo'), willing('cleo', { away })];
    const [first] = planTerms(facts({ pool: three }), 1);
    if (!first) throw new Error('nothing is planned');
    // Cleo's turn, of which Anna held the rest; Bo is to hold the fourth.
    const begun = [{ ...first, turnOfId: 'cleo', holderId: 'anna' }];
    const agreements = [agreed(1, { kind: 'set_by_hand', number: 4, doerId: 'bo', insteadOfId: 'cleo' })];
    expect(holders(facts({ pool, begun, agreements }), 2)).toEqual(['bo', 'anna']);
  });

  it('swaps two terms and leaves the order of the turns as it was', () => {
    const agreements = [swap(1, ['anna', 1], ['cleo', 3])];
    expect(holders(facts({ pool: three, agreements }), 6)).toEqual(['cleo', 'bo', 'anna', 'bo', 'anna', 'cleo']);
  });

  it('plans nobody where nobody is willing, and waits a week where everybody is away', () => {
    expect(planTerms(facts({ pool: [] }), 3)).toEqual([]);
    const away = [{ fromDate: '2026-01-01', toDate: '2026-01-20' }];
    const [first] = planTerms(facts({ pool: [willing('anna', { away })] }), 1);
    expect(first?.startsOn).toBe('2026-01-19');
  });
});

describe('what was agreed last about a term holds', () => {
  const four = ['anna', 'bo', 'cleo', 'dan'].map((id) => willing(id));

  it('also where the other half of a swap was agreed before', () => {
    const agreements = [swap(1, ['anna', 1], ['cleo', 3]), takeOver(2, 'dan', ['anna', 3])];
    // Anna has had no turn yet, and so is next in line.
    expect(holders(facts({ pool: four, agreements }), 3)).toEqual(['cleo', 'anna', 'dan']);
  });

  it('whoever asked first', () => {
    const asked = swap(9, ['anna', 1], ['cleo', 3]);
    const agreements = [asked, agreed(5, { kind: 'set_by_hand', number: 3, doerId: 'dan', insteadOfId: 'cleo' })];
    expect(holders(facts({ pool: four, agreements }), 3)).toEqual(['cleo', 'bo', 'anna']);
  });

  it('for whoever said before that they can’t, too', () => {
    const skipped = skip(1, ['cleo', 3]);
    const set = agreed(2, { kind: 'set_by_hand', number: 3, doerId: 'cleo', insteadOfId: 'dan' });
    expect(holders(facts({ pool: four, agreements: [skipped, set] }), 3)).toEqual(['anna', 'bo', 'cleo']);
    const swapped = swap(2, ['cleo', 4], ['dan', 3]);
    expect(holders(facts({ pool: four, agreements: [skipped, swapped] }), 4)).toEqual(['anna', 'bo', 'cleo', 'dan']);
    expect(holders(facts({ pool: four, agreements: [set, skip(3, ['cleo', 3])] }), 3)).toEqual(['anna', 'bo', 'dan']);
  });

  it('keeps the turns of a term that is swapped twice', () => {
    const agreements = [swap(1, ['anna', 1], ['cleo', 3]), swap(2, ['cleo', 1], ['bo', 2])];
    const planned = planTerms(facts({ pool: four, agreements }), 4);
    expect(planned.map(({ holderId, turnOfId }) => `${holderId} for ${turnOfId}`)).toEqual([
      'bo for anna',
      'cleo for bo',
      'anna for cleo',
      'dan for dan',
    ]);
    expect(fallenSwaps(facts({ pool: four, agreements }))).toEqual([]);
  });

  it('not any more for whoever has left since, though they come back', () => {
    const agreements = [takeOver(1, 'dan', ['anna', 1])];
    const back = willing('dan', { joinedAt: new Date('2026-01-08T14:00:00Z') });
    expect(holders(facts({ pool: [...four.slice(0, 3), back], agreements }), 1)).toEqual(['anna']);
  });
});

describe('a swap of which one term falls', () => {
  const pool = ['anna', 'bo', 'cleo', 'dan'].map((id) => willing(id));
  const agreements = [swap(1, ['anna', 1], ['cleo', 3])];
  const turns = (of: Parameters<typeof planTerms>[0], count: number) =>
    planTerms(of, count).map(({ holderId, turnOfId }) =>
      holderId === turnOfId ? holderId : `${holderId}/${turnOfId}`,
    );

  it('gives whoever keeps the other term that turn, when somebody leaves', () => {
    const left = facts({ pool: pool.filter(({ id }) => id !== 'anna'), agreements });
    expect(turns(left, 4)).toEqual(['cleo', 'bo', 'dan', 'cleo']);
    expect(fallenSwaps(left)).toEqual([{ numbers: [1, 3], keepers: ['cleo'] }]);
  });

  it('does so when somebody is away then', () => {
    const away = [{ fromDate: '2026-02-09', toDate: '2026-02-20' }];
    const absent = facts({ pool: pool.map((one) => (one.id === 'anna' ? { ...one, away } : one)), agreements });
    expect(turns(absent, 5)).toEqual(['cleo', 'bo', 'dan', 'anna', 'cleo']);
  });

  it('also after the first of the two terms was begun', () => {
    const [first] = planTerms(facts({ pool, agreements }), 1);
    const begun = first ? [first] : [];
    expect(turns(facts({ pool, agreements, begun }), 4)).toEqual(['bo', 'anna/cleo', 'dan', 'anna']);
    const skipped = facts({ pool, begun, agreements: [...agreements, skip(2, ['anna', 3])] });
    expect(turns(skipped, 4)).toEqual(['anna', 'bo', 'dan', 'cleo']);
  });
});

describe('who can’t hold a term', () => {
  it('is passed over that time only, when nobody else could and it is tried again', () => {
    const alone = facts({ pool: [willing('anna')], agreements: [skip(1, ['anna', 1], '2026-01-12')] });
    expect(planTerms(alone, 2).map(({ startsOn, holderId }) => `${startsOn} ${holderId}`)).toEqual([
      '2026-01-19 anna',
      '2026-02-02 anna',
    ]);
    const again = [skip(1, ['anna', 1], '2026-01-12'), skip(2, ['anna', 1], '2026-01-19')];
    expect(planTerms({ ...alone, agreements: again }, 1)[0]?.startsOn).toBe('2026-01-26');
  });

  it('is passed over on whatever date the term is, when dates move', () => {
    const pool = [willing('anna'), willing('bo')];
    const agreements = [skip(1, ['anna', 1], '2026-01-12')];
    expect(holders(facts({ pool, agreements, rhythm: { ...RHYTHM, weekday: 4 } }), 2)).toEqual(['bo', 'anna']);
  });
});

describe('a turn of one’s own by agreement', () => {
  it('does not free from the turns of the rounds before it', () => {
    const pool = ['anna', 'bo', 'cleo', 'dan'].map((id) => willing(id));
    const far = facts({ pool, agreements: [swap(1, ['cleo', 3], ['anna', 9])] });
    expect(holders(far, 11)).toEqual([
      ...['anna', 'bo', 'anna', 'dan'],
      ...['anna', 'bo', 'cleo', 'dan'],
      ...['cleo', 'bo', 'cleo'],
    ]);
  });
});

describe('terms whose dates were changed under way', () => {
  const pool = ['anna', 'bo', 'cleo'].map((id) => willing(id));
  const spans = (of: Parameters<typeof planTerms>[0], count: number) =>
    planTerms(of, count).map(({ startsAt, endsAt }) =>
      [startsAt, endsAt].map((at) => localDate(at, RHYTHM.zone)).join(' to '),
    );
  const running = (startsOn: string, endsAt: string): Begun[] => [
    {
      ...{ number: 1, startsOn, turnOfId: 'anna', holderId: 'anna' },
      ...{ startsAt: new Date(`${startsOn}T07:00:00Z`), endsAt: new Date(`${endsAt}T07:00:00Z`) },
    },
  ];

  it('begin when the present one ends, and last as long as the others', () => {
    const weekly = { ...RHYTHM, length: 1 };
    const two = facts({ pool, rhythm: weekly, begun: running('2026-11-23', '2026-12-07') });
    expect(spans(two, 2)).toEqual(['2026-12-07 to 2026-12-14', '2026-12-14 to 2026-12-21']);
    const four = facts({ pool, rhythm: weekly, begun: running('2027-01-04', '2027-01-25') });
    expect(spans(four, 2)).toEqual(['2027-01-25 to 2027-02-01', '2027-02-01 to 2027-02-08']);
    const months = facts({
      pool,
      rhythm: { ...RHYTHM, unit: 'months', length: 1 },
      begun: running('2026-01-05', '2026-02-23'),
    });
    expect(spans(months, 2)).toEqual(['2026-02-23 to 2026-04-06', '2026-04-06 to 2026-05-04']);
  });

  it('are not used up by a week in which nobody works', () => {
    const isWorkingDay = (date: string) => isWeekday(date) && !(date >= '2026-12-21' && date <= '2026-12-27');
    const weekly = { ...RHYTHM, length: 1 };
    const closed = facts({ pool, rhythm: weekly, isWorkingDay, begun: running('2026-12-07', '2026-12-14') });
    expect(spans(closed, 3)).toEqual([
      '2026-12-14 to 2026-12-28',
      '2026-12-28 to 2027-01-04',
      '2027-01-04 to 2027-01-11',
    ]);
  });
});
