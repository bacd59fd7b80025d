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
  /** The message whose thread it belongs to; "" when it stands by itself. */
  readonly threadTs: string;
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
