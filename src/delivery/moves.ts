import type { Delivery, DeliveryEvent, DeliveryState, Outcome } from './delivery.ts';
import { GRACE, LEASE } from './timing.ts';

/** What an event makes of a delivery. */
export interface Move {
  readonly change: Change;
  /** Set when it is final. */
  readonly outcome: Outcome | null;
}

/** The columns that a move writes, all of them each time. */
export interface Change {
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly notBefore: Date;
  readonly error: string;
  readonly requestedAt: Date | null;
  readonly sentAt: Date | null;
  readonly channelId: string;
  readonly ts: string;
}

/** In which states an event still counts. A late answer is welcome as long as nobody has claimed the delivery again. */
const COUNTS_IN: Readonly<Record<DeliveryEvent['type'], readonly DeliveryState[]>> = {
  claimed: ['pending'],
  expired: ['pending'],
  not_sent: ['sending'],
  withdrawn: ['sending'],
  refused: ['sending', 'unsure'],
  unclear: ['sending'],
  lease_over: ['sending'],
  accepted: ['sending', 'unsure', 'pending'],
  absent: ['unsure'],
  unreadable: ['unsure'],
  look_again: ['unsure'],
};

/** The states in which an event changes anything, provided that the delivery was not claimed again meanwhile. */
export function countsIn(event: DeliveryEvent): readonly DeliveryState[] {
  return COUNTS_IN[event.type];
}

/** What has to be done about a delivery whose `notBefore` has come. */
export function nextStep(delivery: Delivery, now: Date): 'send' | 'expire' | 'doubt' | 'look_up' | 'nothing' {
  switch (delivery.state) {
    case 'pending':
      return now >= delivery.expiresAt ? 'expire' : 'send';
    case 'sending':
      return 'doubt';
    case 'unsure':
      return 'look_up';
    default:
      return 'nothing';
  }
}

/** What an event that counts makes of a delivery. Being unsure is never followed by sending, except past `absent`. */
export function moveBy(event: DeliveryEvent, delivery: Delivery, now: Date): Move {
  switch (event.type) {
    case 'claimed':
      return claim(delivery, now);
    case 'not_sent':
      return wait(delivery, 'pending', earlier(event.retryAt, delivery.expiresAt), event.error);
    case 'unclear':
      return wait(delivery, 'unsure', after(now, GRACE), event.error);
    case 'lease_over':
      return wait(delivery, 'unsure', after(now, GRACE), 'no answer was kept');
    case 'absent':
      return wait(delivery, 'pending', now, delivery.error);
    case 'look_again':
      return wait(delivery, 'unsure', event.retryAt, delivery.error);
    case 'expired':
      return abandon(delivery, 'expired', now);
    case 'unreadable':
      return abandon({ ...delivery, error: event.code }, 'unknown', now);
    case 'withdrawn':
      return abandon({ ...delivery, error: '' }, event.reason, now);
    case 'refused':
      return end(delivery, event.code, { state: 'failed', code: event.code, at: now });
    case 'accepted':
      return end(delivery, '', { state: 'sent', channelId: event.channelId, ts: event.ts, at: now });
  }
}

const NOWHERE = { sentAt: null, channelId: '', ts: '' } as const;

function claim({ attempt }: Delivery, now: Date): Move {
  const change: Change = {
    ...NOWHERE,
    state: 'sending',
    attempt: attempt + 1,
    notBefore: after(now, LEASE),
    requestedAt: now,
    error: '',
  };
  return { change, outcome: null };
}

function wait({ attempt, requestedAt }: Delivery, state: 'pending' | 'unsure', notBefore: Date, error: string): Move {
  return { change: { ...NOWHERE, state, attempt, requestedAt, notBefore, error }, outcome: null };
}

/** The reason stands first in `error`; what went wrong before it, behind. */
function abandon(delivery: Delivery, reason: string, at: Date): Move {
  const error = delivery.error === '' ? reason : `${reason}: ${delivery.error}`;
  return end(delivery, error, { state: 'abandoned', reason, at });
}

/** What had gone wrong before a delivery was given up; "" when nothing had, or when it ended otherwise. */
export function wrongBefore({ error }: Pick<Delivery, 'error'>, outcome: Outcome): string {
  const first = outcome.state === 'abandoned' ? `${outcome.reason}: ` : null;
  return first !== null && error.startsWith(first) ? error.slice(first.length) : '';
}

function end({ attempt, requestedAt, notBefore }: Delivery, error: string, outcome: Outcome): Move {
  const place = outcome.state === 'sent' ? { sentAt: outcome.at, channelId: outcome.channelId, ts: outcome.ts } : {};
  return { change: { ...NOWHERE, state: outcome.state, attempt, requestedAt, notBefore, error, ...place }, outcome };
}

function after(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
