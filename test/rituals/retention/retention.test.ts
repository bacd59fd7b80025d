import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchId,
  batchOf,
  DAY,
  deletionAt,
  keptSince,
  monthAfter,
  NOTICE_MS,
  nextLookAfter,
  verdictOn,
} from '../../../src/rituals/retention/retention.ts';

const at = (text: string) => new Date(text);
const instants = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true });
const months = fc.integer({ min: 1, max: 600 });

describe('what is kept', () => {
  it.each([
    ['2026-11-17T07:00:00Z', 24, '2024-11-17'],
    ['2026-11-17T07:00:00Z', 1, '2026-10-17'],
    ['2026-03-31T07:00:00Z', 1, '2026-02-28'],
    ['2024-03-31T07:00:00Z', 1, '2024-02-29'],
    ['2024-02-29T07:00:00Z', 12, '2023-02-28'],
    ['2026-01-15T07:00:00Z', 600, '1976-01-15'],
  ])('at %s, for %i months, was said since %s', (now, keepMonths, since) => {
    expect(keptSince(at(now), keepMonths)).toBe(since);
  });

  it('is never less with more months', () => {
    fc.assert(
      fc.property(instants, months, months, (now, one, other) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        expect(keptSince(now, more) <= keptSince(now, fewer)).toBe(true);
      }),
    );
  });
});

describe('when it is looked at', () => {
  it.each([
    ['2026-11-17T07:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T06:59:59Z', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T07:00:00Z', '2026-11-30T07:00:00.000Z'],
    ['2026-03-28T12:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['2026-10-24T12:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('after %s it is %s, whatever clocks on walls do', (now, next) => {
    expect(nextLookAfter(at(now)).toISOString()).toBe(next);
  });

  it('comes within a week, on a Monday', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const next = nextLookAfter(now);
        expect(next.getTime() - now.getTime()).toBeGreaterThan(0);
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(7 * DAY);
        expect(next.getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('a deletion', () => {
  const now = at('2026-12-04T07:00:00Z');
  const batch = { before: '2024-12-04', announcedAt: at('2026-11-23T07:00:00Z'), keepMonths: 24 };
  const heardAt = at('2026-11-23T07:01:00Z');

  it('takes what was announced, a week after somebody heard of it', () => {
    expect(verdictOn(batch, { keepMonths: 24, heardAt, now })).toEqual({ kind: 'delete', before: '2024-12-04' });
  });

  it('waits for the rest of the week when the announcement came late', () => {
    const late = at('2026-11-30T07:00:00Z');
    expect(verdictOn(batch, { keepMonths: 24, heardAt: late, now })).toEqual({
      kind: 'wait',
      until: at('2026-12-07T07:00:00Z'),
    });
  });

  it('does not happen when nobody heard of it, or retention was turned off', () => {
    expect(verdictOn(batch, { keepMonths: 24, heardAt: null, now })).toEqual({
      kind: 'cancel',
      reason: 'not announced',
    });
    expect(verdictOn(batch, { keepMonths: null, heardAt, now })).toEqual({ kind: 'cancel', reason: 'turned off' });
  });

  it('takes less when more months are kept meanwhile, never more when fewer are', () => {
    expect(verdictOn(batch, { keepMonths: 36, heardAt, now })).toEqual({ kind: 'delete', before: '2023-12-04' });
    expect(verdictOn(batch, { keepMonths: 12, heardAt, now })).toEqual({ kind: 'delete', before: '2024-12-04' });
  });

  it('never takes more than was announced, nor within the week', () => {
    fc.assert(
      fc.property(instants, months, fc.option(months), fc.option(instants), (then, keepMonths, today, heard) => {
        const announced = { before: keptSince(deletionAt(then), keepMonths), announcedAt: then, keepMonths };
        const verdict = verdictOn(announced, { keepMonths: today, heardAt: heard, now });
        if (verdict.kind !== 'delete') return;
        expect(verdict.before <= announced.before).toBe(true);
        expect(now.getTime() - (heard?.getTime() ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(NOTICE_MS);
      }),
    );
  });

  it('is kept in the schedule without loss', () => {
    expect(batchOf(batchId(batch))).toEqual(batch);
    expect(() => batchOf('something else')).toThrow(RangeError);
  });

  it('put off comes a month later', () => {
    expect(monthAfter(at('2026-01-31T07:00:00Z')).toISOString()).toBe('2026-02-28T07:00:00.000Z');
    expect(monthAfter(at('2026-12-04T07:00:00Z')).toISOString()).toBe('2027-01-04T07:00:00.000Z');
  });
});
