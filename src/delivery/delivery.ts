/** `sending`: claimed by a process until its lease ends. `unsure`: Slack may have it. The last three are final. */
export type DeliveryState = 'pending' | 'sending' | 'unsure' | 'sent' | 'failed' | 'abandoned';

/** One message that must reach Slack once. */
export interface Delivery {
  /** Opaque; it travels in the message's metadata. */
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  /** A channel, or a person (their DM). */
  readonly targetId: string;
  /** JSON of references to what it says. */
  readonly subject: string;
  readonly state: DeliveryState;
  /** When it was meant to be seen. */
  readonly dueAt: Date;
  /** When it next wants attention: to be sent, to be doubted (the lease of a `sending` one), to be looked up. */
  readonly notBefore: Date;
  /** From this instant on sending is useless. */
  readonly expiresAt: Date;
  /** How often it was claimed; marks of an earlier claim are refused by it. */
  readonly attempt: number;
  /** When it was last claimed. */
  readonly requestedAt: Date | null;
  /** What went wrong last; "" when nothing did. */
  readonly error: string;
}

/** How it ended. */
export type Outcome =
  | { readonly state: 'sent'; readonly channelId: string; readonly ts: string; readonly at: Date }
  /** Slack refused it for good; `code` is Slack's. */
  | { readonly state: 'failed'; readonly code: string; readonly at: Date }
  /** `expired`: surely not posted in time. `unknown`: nobody can tell whether it was posted. Else what `render` said. */
  | { readonly state: 'abandoned'; readonly reason: string; readonly at: Date };

/** Something that happened to a delivery. */
export type DeliveryEvent =
  | { readonly type: 'claimed' }
  | { readonly type: 'expired' }
  /** Nothing has left; worth another try at `retryAt`. */
  | { readonly type: 'not_sent'; readonly error: string; readonly retryAt: Date }
  /** What it was to say no longer holds. */
  | { readonly type: 'withdrawn'; readonly reason: string }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'unclear'; readonly error: string }
  | { readonly type: 'lease_over' }
  /** Slack answered with its place, or it was found there afterwards. */
  | { readonly type: 'accepted'; readonly channelId: string; readonly ts: string }
  /** Looked up, and surely not there. */
  | { readonly type: 'absent' }
  /** Cannot be looked up, now or later. */
  | { readonly type: 'unreadable'; readonly code: string }
  | { readonly type: 'look_again'; readonly retryAt: Date };

/** What an event changes. */
export interface Change {
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly notBefore: Date;
  readonly error: string;
  readonly leaseUntil: Date | null;
  readonly requestedAt: Date | null;
  readonly sentAt: Date | null;
  readonly channelId: string;
  readonly ts: string;
}

/** How long a claim lasts: three times the timeout of the posting client. */
export const LEASE = 30_000;
/** How long after an unclear answer, or the end of a lease, it is first looked up. */
export const GRACE = 15_000;

/** In which states an event still counts. A late answer is welcome while nobody has claimed the delivery again. */
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

/** The states in which an event changes anything. */
export function countsIn(event: DeliveryEvent): readonly DeliveryState[] {
  return COUNTS_IN[event.type];
}

/** What an event that counts makes of a delivery. */
export function changeBy(event: DeliveryEvent, delivery: Delivery, now: Date): Change {
  const unchanged: Change = {
    state: delivery.state,
    attempt: delivery.attempt,
    notBefore: delivery.notBefore,
    error: delivery.error,
    leaseUntil: null,
    requestedAt: delivery.requestedAt,
    sentAt: null,
    channelId: '',
    ts: '',
  };
  const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  const abandoned = (reason: string, error: string): Change => ({ ...unchanged, state: 'abandoned', error: told(reason, error) });
  const isExpired = now >= delivery.expiresAt;

  switch (event.type) {
    case 'claimed': {
      const leaseUntil = later(LEASE);
      return { ...unchanged, state: 'sending', attempt: delivery.attempt + 1, notBefore: leaseUntil, leaseUntil, requestedAt: now };
    }
    case 'expired':
      return abandoned('expired', delivery.error);
    case 'not_sent':
      return { ...unchanged, state: 'pending', error: event.error, notBefore: earlier(event.retryAt, delivery.expiresAt) };
    case 'withdrawn':
      return abandoned(event.reason, '');
    case 'refused':
      return { ...unchanged, state: 'failed', error: event.code };
    case 'unclear':
      return { ...unchanged, state: 'unsure', error: event.error, notBefore: later(GRACE) };
    case 'lease_over':
      return { ...unchanged, state: 'unsure', error: 'no answer was kept', notBefore: later(GRACE) };
    case 'accepted':
      return { ...unchanged, state: 'sent', error: '', sentAt: now, channelId: event.channelId, ts: event.ts };
    case 'absent':
      return isExpired ? abandoned('expired', delivery.error) : { ...unchanged, state: 'pending', notBefore: now };
    case 'unreadable':
      return abandoned('unknown', event.code);
    case 'look_again':
      return isExpired ? abandoned('unknown', delivery.error) : { ...unchanged, notBefore: event.retryAt };
  }
}
