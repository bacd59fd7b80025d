import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryEvent, DeliveryState } from '../../src/delivery/delivery.ts';
import { countsIn, moveBy, nextStep } from '../../src/delivery/moves.ts';
import { GRACE, HTTP_TIMEOUT, LEASE, POST_WITHIN } from '../../src/delivery/timing.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const later = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

const delivery: Delivery = {
  id: 'd',
  workspaceId: 'w',
  kind: 'story',
  targetId: 'C1',
  subject: '{}',
  state: 'pending',
  dueAt: NOW,
  notBefore: NOW,
  expiresAt: later(600_000),
  attempt: 3,
  requestedAt: null,
  error: '',
  threadTs: '',
};

const EVENTS: readonly DeliveryEvent[] = [
  { type: 'claimed' },
  { type: 'expired' },
  { type: 'not_sent', error: 'rate_limited', retryAt: later(40_000) },
  { type: 'withdrawn', reason: 'undone' },
  { type: 'refused', code: 'is_archived' },
  { type: 'unclear', error: 'UND_ERR_SOCKET' },
  { type: 'lease_over' },
  { type: 'accepted', channelId: 'C1', ts: '1.0' },
  { type: 'absent' },
  { type: 'unreadable', code: 'missing_scope' },
  { type: 'look_again', retryAt: later(30_000) },
];

describe('the moves of a delivery', () => {
  it.each([
    ['claimed', 'sending', LEASE],
    ['expired', 'abandoned', 0],
    ['not_sent', 'pending', 40_000],
    ['withdrawn', 'abandoned', 0],
    ['refused', 'failed', 0],
    ['unclear', 'unsure', GRACE],
    ['lease_over', 'unsure', GRACE],
    ['accepted', 'sent', 0],
    ['absent', 'pending', 0],
    ['unreadable', 'abandoned', 0],
    ['look_again', 'unsure', 30_000],
  ])('%s makes it %s, to be looked at in %d ms', (type, state, wait) => {
    const event = EVENTS.find((one) => one.type === type) ?? { type: 'claimed' };
    const { change, outcome } = moveBy(event, delivery, NOW);
    expect([change.state, change.notBefore]).toEqual([state, later(wait)]);
    expect(outcome?.state).toBe(['sent', 'failed', 'abandoned'].includes(state) ? state : undefined);
    expect(change.attempt).toBe(type === 'claimed' ? 4 : 3);
  });

  it('lead nowhere from where it has ended', () => {
    const ends: DeliveryState[] = ['sent', 'failed', 'abandoned'];
    expect(EVENTS.filter((event) => countsIn(event).some((state) => ends.includes(state)))).toEqual([]);
  });

  it('lead from being unsure to sending only past "absent"', () => {
    const back = EVENTS.filter(
      (event) => countsIn(event).includes('unsure') && moveBy(event, delivery, NOW).outcome === null,
    );
    expect(back.map(({ type }) => type)).toEqual(['absent', 'look_again']);
    expect(EVENTS.filter((event) => moveBy(event, delivery, NOW).change.state === 'sending')).toEqual([
      { type: 'claimed' },
    ]);
    expect(countsIn({ type: 'claimed' })).toEqual(['pending']);
  });

  it('never wait beyond the window, so that its end is told in time', () => {
    const event: DeliveryEvent = { type: 'not_sent', error: 'rate_limited', retryAt: later(3_600_000) };
    expect(moveBy(event, delivery, NOW).change.notBefore).toEqual(delivery.expiresAt);
  });

  it('say why it was given up, and what went wrong before', () => {
    const troubled = { ...delivery, error: 'ECONNREFUSED' };
    expect(moveBy({ type: 'expired' }, troubled, NOW)).toMatchObject({
      change: { error: 'expired: ECONNREFUSED' },
      outcome: { state: 'abandoned', reason: 'expired', at: NOW },
    });
    expect(moveBy({ type: 'withdrawn', reason: 'undone' }, troubled, NOW).change.error).toBe('undone');
  });
});

describe('what a delivery that wants attention needs', () => {
  it.each([
    ['pending', 0, 'send'],
    ['pending', 600_000, 'expire'],
    ['sending', 0, 'doubt'],
    ['sending', 600_000, 'doubt'],
    ['unsure', 0, 'look_up'],
    ['unsure', 600_000, 'look_up'],
    ['sent', 0, 'nothing'],
  ] as const)('when %s after %d ms: to %s', (state, after, step) => {
    expect(nextStep({ ...delivery, state }, later(after))).toBe(step);
  });
});

describe('the time limits', () => {
  it('leave a lease to whoever goes to the wire at the last moment', () => {
    expect(LEASE).toBeGreaterThanOrEqual(3 * HTTP_TIMEOUT);
    expect(POST_WITHIN + HTTP_TIMEOUT).toBeLessThan(LEASE);
    expect(GRACE).toBeGreaterThanOrEqual(HTTP_TIMEOUT);
  });
});
