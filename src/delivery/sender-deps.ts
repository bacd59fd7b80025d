import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { DeliveryState } from './delivery.ts';
import type { DeliveryKind } from './delivery-kind.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { PostingClient } from './posting-client.ts';

/** Figures about deliveries. */
export interface DeliveryMetrics {
  /** It stands in Slack, so long after it was due. */
  delivered(kind: string, latenessMs: number): void;
  /** It has come to this state. */
  outcome(kind: string, state: DeliveryState): void;
}

/** Where a crash story may kill the process. */
export type Checkpoint = 'after-claim' | 'before-wire' | 'after-wire' | 'before-mark';

export interface SenderDeps {
  readonly store: DeliveryStore;
  readonly client: PostingClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly kinds: readonly DeliveryKind[];
  readonly metrics: DeliveryMetrics;
  /** How many deliveries are under way at once. */
  readonly concurrency?: number;
  /** Called on the way of each delivery; for crash stories. */
  readonly checkpoint?: (name: Checkpoint) => void | Promise<void>;
}
