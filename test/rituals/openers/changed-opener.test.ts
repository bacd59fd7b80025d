import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endingFrom, firstDate, withEnding } from '../../../src/rituals/openers/begin-series.ts';
import { isAlready, meetingColumns, seriesColumns } from '../../../src/rituals/openers/changed-opener.ts';
import { absenceOf, reasonOf } from '../../../src/rituals/openers/meetings.ts';
import { patternOfRhythm, RHYTHMS, rhythmOfPattern, wrongDays } from '../../../src/rituals/openers/rhythm.ts';
import { datesFrom } from '../../../src/schedule/recurrence.ts';
import { type Ending, type Pattern, patternOf, ruleOf, weekly } from '../../../src/schedule/rule.ts';
import { opener } from '../support/openers.ts';

/** Tuesday, ten past ten in Helsinki: today's meeting has begun. */
const now = new Date('2026-11-24T08:10:00Z');
const TODAY = '2026-11-24';
const clock = { wallTime: '10:00', zone: 'Europe/Helsinki' };
const tuesdays = (interval = 1): Pattern => ({ every: 'week', interval, weekdays: [2] });
const never: Ending = { kind: 'never' };
const dates = (series: { rule: string; startsOn: string }, count: number, from = series.startsOn): string[] => {
  const found: string[] = [];
  for (const date of datesFrom(series, from)) if (found.push(date) === count) break;
  return found;
};

describe('a series begins', () => {
  it('with the next meeting that is still to come: that is week one of every second week', () => {
    expect(firstDate(tuesdays(2), TODAY, clock, now)).toBe('2026-12-01');
    expect(firstDate(tuesdays(2), TODAY, clock, new Date('2026-11-24T07:00:00Z'))).toBe(TODAY);
    expect(firstDate({ every: 'month', day: 31 }, '2027-02-01', clock, now)).toBe('2027-02-28');
  });
});

describe('an ending', () => {
  const twelve = { rule: ruleOf(tuesdays(), { kind: 'after', count: 12 }), startsOn: '2026-11-03' };

  it('after a number of meetings is seen as those that are left', () => {
    expect(endingFrom(twelve, '2026-11-03')).toEqual({ kind: 'after', count: 12 });
    expect(endingFrom(twelve, TODAY)).toEqual({ kind: 'after', count: 9 });
    expect(endingFrom(twelve, '2027-06-01')).toEqual({ kind: 'on', date: '2027-01-19' });
  });

  it('that is changed counts from the next meeting, and every second week keeps its weeks', () => {
    const series = { ...clock, rule: ruleOf(tuesdays(2)), startsOn: '2026-11-03' };
    const changed = withEnding(series, { kind: 'after', count: 3 }, TODAY, now);
    expect(dates(changed, 9)).toEqual(['2026-12-01', '2026-12-15', '2026-12-29']);
    expect(dates(series, 2, TODAY)).toEqual(['2026-12-01', '2026-12-15']);
    expect(withEnding(series, { kind: 'on', date: '2027-01-01' }, TODAY, now).startsOn).toBe('2026-11-03');
  });
});

describe('an edit', () => {
  const form = {
    rhythm: 'week:1',
    weekdays: ['2'],
    name: 'Weekly',
    time: '11:00',
    zone: 'Europe/Helsinki',
    lead: 5,
    length: 60,
  };

  it('of time and name leaves the series where it is', () => {
    expect(meetingColumns(opener(), form, now)).toEqual({
      ...{ name: 'Weekly', wallTime: '11:00', zone: 'Europe/Helsinki', leadMinutes: 5, lengthMinutes: 60 },
    });
  });

  it('of the rhythm begins the series anew, with what was left of it', () => {
    const five = opener({ rule: ruleOf(tuesdays(), { kind: 'after', count: 5 }), startsOn: '2026-11-10' });
    const changed = meetingColumns(five, { ...form, weekdays: ['4'] }, now);
    expect(changed).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3', startsOn: '2026-11-26' });
  });

  it('of the ending changes nothing when the ending stays', () => {
    const five = opener({ rule: ruleOf(tuesdays(), { kind: 'after', count: 5 }), startsOn: '2026-11-10' });
    expect(seriesColumns(five, { startsOn: '', ending: { kind: 'after', count: 3 } }, now)).toEqual({});
    expect(seriesColumns(opener(), { startsOn: '', ending: never }, now)).toEqual({});
    expect(seriesColumns(opener(), { startsOn: '2027-01-04', ending: never }, now)).toEqual({
      rule: weekly([2]),
      startsOn: '2027-01-05',
    });
  });

  it('that arrives twice is found to be done', () => {
    const changed = { ...opener(), ...meetingColumns(opener(), form, now) };
    expect(isAlready(opener(), meetingColumns(opener(), form, now))).toBe(false);
    expect(isAlready(changed, meetingColumns(changed, form, now))).toBe(true);
    expect(isAlready(opener({ kinds: ['donor'] }), { kinds: ['donor'] })).toBe(true);
  });
});

describe('a rhythm in a form', () => {
  it('is read back as it was shown, each of them', () => {
    for (const { value } of RHYTHMS) {
      const rhythm = { rhythm: value, weekdays: value.startsWith('day:') ? null : ['3'] };
      expect(wrongDays(rhythm)).toBeNull();
      expect(rhythmOfPattern(patternOf(ruleOf(patternOfRhythm(rhythm))))).toEqual(rhythm);
    }
  });

  it('needs a day for weeks, exactly one for a weekday of the month, and none for a day of it', () => {
    expect(wrongDays({ rhythm: 'week:2', weekdays: null })).toBe('On which days do you meet?');
    expect(wrongDays({ rhythm: 'nth:-1', weekdays: ['1', '2'] })).toContain('Tick one day');
    expect(wrongDays({ rhythm: 'day:15', weekdays: null })).toBeNull();
  });
});

describe('why there was no meeting', () => {
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  it('is kept in words and read back', () => {
    const absence = fc.oneof(
      fc.constantFrom({ kind: 'skipped' as const }, { kind: 'paused' as const }),
      instant.map((to) => ({ kind: 'moved' as const, to })),
      fc.record({
        kind: fc.constant('holiday' as const),
        name: fc.constantFrom("New Year's Day", 'Boxing Day (substitute day)', 'Mimouna, Seventh day of Passover'),
        movedTo: fc.option(instant, { nil: null }),
      }),
    );
    fc.assert(
      fc.property(absence, (one) => {
        expect(absenceOf(reasonOf(one))).toEqual(one);
      }),
    );
    expect(absenceOf('removed')).toBeNull();
  });
});
