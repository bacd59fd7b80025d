import { describe, expect, it } from 'vitest';
import { isOpen, type Nomination, stepAfter } from '../../../src/rituals/champion/nomination.ts';

const [EARLIER, ANSWERED, LATER] = ['08', '09', '10'].map((hour) => new Date(`2026-11-24T${hour}:00:00Z`));
const aino = { id: 'aino', name: 'Aino', slackUserId: 'U1' };
const says = (id: string, at = EARLIER) => ({ nominator: { id, name: id }, reason: '', at: at ?? new Date(0) });

const nomination = (given: Partial<Nomination>): Nomination => ({
  ...{ id: 'n', nominee: aino, state: 'unconfirmed', round: 0, askAgainOn: '', answeredAt: null, voices: [] },
  ...given,
});
const stepOf = (nominatorId: string | null, given: Partial<Nomination>, needsConfirmation = false) =>
  stepAfter(nomination(given), { nominatorId, needsConfirmation, isSeconded: nominatorId === null });

describe('only those who accepted come into the pool', () => {
  const left = { answeredAt: ANSWERED ?? null, voices: [says('aino')] };

  it('so whoever left is asked when a colleague nominates them, though they nominated themselves once', () => {
    const voices = [...left.voices, says('grace', LATER)];
    expect(stepOf('grace', { ...left, voices })).toBe('ask');
    expect(stepOf(null, { ...left, voices })).toBe('ask');
    expect(stepOf('grace', { ...left, voices, state: 'declined' })).toBe('keep');
    expect(stepOf('grace', { ...left, voices, state: 'not_now' })).toBe('keep');
    expect(stepOf('grace', { ...left, voices, state: 'asked' })).toBe('gather');
  });

  it('whoever says so themselves joins, also after they said no', () => {
    for (const state of ['unconfirmed', 'asked', 'not_now', 'declined'] as const) {
      expect(stepOf('aino', { ...left, state, voices: [says('aino', LATER)] })).toBe('join');
    }
  });

  it('and whoever waits for a second voice joins with it, unless they took it back', () => {
    const voices = [says('aino'), says('grace', LATER)];
    expect(stepOf('grace', { voices }, true)).toBe('join');
    expect(stepOf(null, { voices: [says('aino')] }, true)).toBe('join');
    expect(stepOf('grace', { answeredAt: ANSWERED ?? null, voices }, true)).toBe('ask');
  });
});

describe('whether a nomination waits for a second voice', () => {
  it('holds until whoever put themselves forward takes it back, and again when a colleague asks anew', () => {
    expect(isOpen(nomination({ voices: [says('aino')] }))).toBe(true);
    expect(isOpen(nomination({ voices: [says('aino')], answeredAt: ANSWERED ?? null }))).toBe(false);
    expect(isOpen(nomination({ voices: [says('grace', LATER)], answeredAt: ANSWERED ?? null }))).toBe(true);
  });
});
