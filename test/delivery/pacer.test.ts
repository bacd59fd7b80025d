import { beforeEach, expect, it } from 'vitest';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import { createPacer, type Pacer } from '../../src/delivery/pacer.ts';

let clock: MovableClock;
let pacer: Pacer;
beforeEach(() => {
  clock = movableClock(new Date('2026-11-24T08:00:00Z'));
  pacer = createPacer(clock);
});

it('gives a channel one turn a second, whatever the wall clock does', async () => {
  expect(pacer.waitFor('C1')).toBe(0);
  pacer.take('C1');
  clock.jump(3_600_000);
  expect([pacer.waitFor('C1'), pacer.waitFor('C2')]).toEqual([1_000, 0]);
  await clock.advance(1_000);
  expect(pacer.waitFor('C1')).toBe(0);
});

it('pauses the channel that Slack has limited, and no other', async () => {
  pacer.limited('C1', 30_000);
  expect([pacer.waitFor('C1'), pacer.waitFor('C2')]).toEqual([30_000, 0]);
  await clock.advance(30_000);
  expect(pacer.waitFor('C1')).toBe(0);
});

it('takes the same limit twice on one channel for a limit of that channel', () => {
  pacer.limited('C1', 30_000);
  pacer.limited('C1', 30_000);
  expect(pacer.waitFor('C2')).toBe(0);
});

it('pauses everything when a second channel is limited meanwhile', async () => {
  pacer.limited('C1', 30_000);
  await clock.advance(10_000);
  pacer.limited('C2', 5_000);
  expect(pacer.waitFor('C3')).toBe(20_000);
  await clock.advance(20_000);
  expect(pacer.waitFor('C3')).toBe(0);
});

it('has forgotten a limit that is over', async () => {
  pacer.limited('C1', 5_000);
  await clock.advance(5_000);
  pacer.limited('C2', 5_000);
  expect(pacer.waitFor('C3')).toBe(0);
});
