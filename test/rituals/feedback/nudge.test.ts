import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, isNudged, type NudgeDay, nudgeAt, toldOn } from '../../../src/rituals/feedback/nudge.ts';
import { localDate } from '../../../src/schedule/local-time.ts';
import { workingCalendar } from '../../../src/schedule/working-calendar.ts';
import { worker } from '../../schedule/working-people.ts';

const HOUR = 60 * 60 * 1000;
const ZONES = ['Europe/Helsinki', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const instant = fc
  .integer({ min: 0, max: 365 * 24 * 60 })
  .map((minutes) => new Date(Date.parse('2026-11-17T00:00:00Z') + minutes * 60_000));
const aZone = fc.constantFrom(...ZONES);
const someone = fc.record({ zone: aZone, start: fc.constantFrom('07:00', '09:00', '10:30') }).map(worker);

/** The day on which something comes up, as it is for somebody. */
const dayOf = (time: ReturnType<typeof worker>, zone: string, at: Date, wantsMornings = true): NudgeDay => {
  const from = time.morningOn(localDate(at, zone))?.from;
  return {
    hours: time.hoursOn(localDate(at, zone)),
    morning: wantsMornings && from ? { from, next: time.nextMorning(from) } : null,
  };
};

describe('a nudge', () => {
  it('is planned within working hours, when three quarters are over and before the time is up, or not at all', () => {
    fc.assert(
      fc.property(someone, aZone, instant, fc.integer({ min: 1, max: 12 }), (time, zone, from, days) => {
        const rules = { weekdays: [1, 2, 3, 4, 5] as const, dayOff: () => null, halfDayUntil: '13:00' };
        const calendar = workingCalendar({ ...rules, zone, isAroundTheClock: false });
        const dueAt = calendar.add(from, days);
        const at = nudgeAt({ from, dueAt }, calendar, time);
        if (at === null) return;
        expect(time.isWorking(at)).toBe(true);
        expect(at.getTime()).toBeLessThan(dueAt.getTime());
        expect(calendar.measure(from, at)).toBeGreaterThanOrEqual(calendar.measure(from, dueAt) * 0.75 - 1e-6);
      }),
    );
  });

  it('is told while its reader works, or not at all', () => {
    fc.assert(
      fc.property(aZone, fc.constantFrom('07:00', '09:00', '10:30'), instant, (zone, start, at) => {
        const time = worker({ zone, start });
        const told = toldOn(at, time.hoursOn(localDate(at, zone)));
        if (told === null) {
          expect(time.hoursOn(localDate(at, zone))?.to.getTime() ?? 0).toBeLessThanOrEqual(at.getTime());
        } else {
          expect(time.isWorking(told)).toBe(true);
          expect(told.getTime()).toBeGreaterThanOrEqual(at.getTime());
        }
      }),
    );
  });

  it('speaks of nothing that was said, is dealt with or is late', () => {
    fc.assert(
      fc.property(
        aZone,
        instant,
        fc.integer({ min: -48, max: 96 }),
        fc.boolean(),
        fc.boolean(),
        (zone, at, ...rest) => {
          const [hours, isStill, isSaid] = rest;
          const time = worker({ zone });
          const told = time.orNext(at);
          const candidate: Candidate = { dueAt: new Date(told.getTime() + hours * HOUR), isStill, isSaid };
          const nudged = isNudged(candidate, dayOf(time, zone, told), told);
          if (!isStill || isSaid || hours <= 0) expect(nudged).toBe(false);
        },
      ),
    );
  });

  it('is said once on a day: in the morning that begins then, or by itself', () => {
    fc.assert(
      fc.property(aZone, instant, fc.integer({ min: 1, max: 200 }), fc.boolean(), (zone, at, hours, wantsMornings) => {
        const time = worker({ zone });
        const told = time.nextMorning(at);
        const dueAt = new Date(told.getTime() + hours * HOUR);
        const day = dayOf(time, zone, told, wantsMornings);
        const isInMorning = wantsMornings && dueAt < time.nextMorning(told);
        expect(isNudged({ dueAt, isStill: true, isSaid: false }, day, told)).toBe(!isInMorning);
      }),
    );
  });
});
