import { getTasks } from 'node-cron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Alarm, everyMinute } from '../../src/schedule/every-minute.ts';
import { testLog } from '../support/log.ts';

const MINUTE = 60_000;

let alarm: Alarm;
let log: ReturnType<typeof testLog>;
let zone: string | undefined;
let said: unknown[][];

beforeEach(() => {
  zone = process.env.TZ;
  // Before node-cron keeps a formatter of the machine's zone. Helsinki's clocks change at 01:00 UTC.
  process.env.TZ = 'Europe/Helsinki';
  log = testLog();
  said = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void said.push(words));
  }
  vi.useFakeTimers({ now: new Date('2026-03-29T00:30:20Z') });
});
afterEach(() => {
  alarm.stop();
  vi.useRealTimers();
  process.env.TZ = zone;
});

describe('the wake-up', () => {
  it('comes at every full minute, until it is stopped', async () => {
    const wokenAt: string[] = [];
    alarm = everyMinute(() => void wokenAt.push(new Date().toISOString().slice(11, 19)), log.logger);
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(wokenAt).toEqual(['00:31:00', '00:32:00', '00:33:00']);
    alarm.stop();
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(wokenAt).toHaveLength(3);
    expect(getTasks().size).toBe(0);
  });

  it('counts in UTC, wherever the machine stands, and misses no minute when clocks go forward there', async () => {
    const localTimes: unknown[] = [];
    const wake = (context?: { readonly dateLocalIso: string }): void => void localTimes.push(context?.dateLocalIso);
    alarm = everyMinute(wake, log.logger);
    expect([...getTasks().values()].map((task) => task.getPattern())).toEqual(['* * * * *']);
    await vi.advanceTimersByTimeAsync(90 * MINUTE);
    expect(localTimes).toHaveLength(90);
    expect(localTimes[0]).toMatch(/^2026-03-29T00:31:00.*(Z|\+00:00)$/);
  });

  /** node-cron 4.6 rounds with local setters. The tick therefore has a timer of its own; when this fails, it is mended. */
  it('falls silent in the hour that a local clock repeats', async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ now: new Date('2026-10-25T00:58:20Z') });
    let count = 0;
    alarm = everyMinute(() => {
      count += 1;
    }, log.logger);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(count).toBe(1);
    process.env.TZ = 'UTC';
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(count).toBeGreaterThan(1);
  });

  it('does not come while it is still being answered, and says so to nobody', async () => {
    let begun = 0;
    alarm = everyMinute(() => {
      begun += 1;
      return new Promise<void>((resolve) => setTimeout(resolve, 2.5 * MINUTE));
    }, log.logger);
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(begun).toBe(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(begun).toBe(2);
    expect(said).toEqual([]);
  });

  it('that was missed in a busy or sleeping process goes on, with nothing on the console and nothing louder than debug', async () => {
    let count = 0;
    alarm = everyMinute(() => {
      count += 1;
    }, log.logger);
    vi.setSystemTime(new Date('2026-03-29T00:40:30Z'));
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(count).toBeGreaterThan(0);
    expect(said).toEqual([]);
    expect(log.text()).not.toMatch(/"level":(30|40|50|60)/);
  });

  it('that fails is reported in our log, not on the console', async () => {
    alarm = everyMinute(() => {
      throw new Error('woken badly');
    }, log.logger);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(said).toEqual([]);
    expect(log.text()).toContain('woken badly');
  });
});
