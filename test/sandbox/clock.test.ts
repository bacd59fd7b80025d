import { describe, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';

const START = new Date('2026-11-24T08:00:00Z');
const MINUTE = 60_000;

describe('a frozen clock', () => {
  it('fires due timers in the order of their instants, each at its own instant', async () => {
    const clock = movableClock(START);
    const fired: string[] = [];
    const arm = (name: string, minutes: number) =>
      clock.after(minutes * MINUTE, () => fired.push(`${name} ${clock.now().toISOString()}`));
    arm('second', 20);
    arm('first', 10);
    arm('never', 61);
    await clock.advance(60 * MINUTE);
    expect(fired).toEqual(['first 2026-11-24T08:10:00.000Z', 'second 2026-11-24T08:20:00.000Z']);
    expect(clock.now()).toEqual(new Date('2026-11-24T09:00:00Z'));
    expect(clock.nextTimer()).toEqual(new Date('2026-11-24T09:01:00Z'));
  });

  it('fires timers that were armed by timers, and waits for what they started', async () => {
    const clock = movableClock(START);
    const fired: number[] = [];
    const again = (): void => {
      fired.push(clock.now().getTime() - START.getTime());
      clock.after(10 * MINUTE, again);
    };
    clock.after(10 * MINUTE, again);
    let waits = 0;
    await clock.advance(30 * MINUTE, {
      between: async () => {
        waits += 1;
      },
    });
    expect(fired).toEqual([10 * MINUTE, 20 * MINUTE, 30 * MINUTE]);
    expect(waits).toBe(3);
  });

  it('jumps on the wall without firing anything or moving monotonic time', async () => {
    const clock = movableClock(START);
    let fired = 0;
    clock.after(MINUTE, () => {
      fired += 1;
    });
    clock.jump(24 * 60 * MINUTE);
    expect(clock.monotonic()).toBe(0);
    clock.jump(-25 * 60 * MINUTE);
    expect(clock.now()).toEqual(new Date('2026-11-24T07:00:00Z'));
    expect(fired).toBe(0);
    await clock.advance(MINUTE);
    expect(fired).toBe(1);
  });

  it('forgets a timer that was given up', async () => {
    const clock = movableClock(START);
    clock.after(MINUTE, () => expect.unreachable()).cancel();
    await clock.advance(2 * MINUTE);
    expect(clock.nextTimer()).toBeNull();
  });
});

describe('a running clock', () => {
  it('lets real time flow, and skips ahead when it is moved', async () => {
    const clock = movableClock(START, { running: true });
    await new Promise<void>((resolve) => clock.after(20, resolve));
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + 19);
    const hour = new Promise<void>((resolve) => clock.after(60 * MINUTE, resolve));
    await clock.advance(60 * MINUTE);
    await hour;
    clock.freeze();
    const still = clock.now();
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toEqual(still);
  });
});
