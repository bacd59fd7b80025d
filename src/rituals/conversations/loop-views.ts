import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Person } from '../../access/audience.ts';
import type { Conversation } from './conversation.ts';
import type { Reading } from './reading.ts';

/** What the loop adds where one record is shown. */
export interface LoopPart {
  /** What was done with it so far, with person and instant; none where the words may not be read. */
  readonly steps: readonly KnownBlock[];
  /** Assign…, for a receipt; null when the reader may not. */
  readonly assign: ActionsBlockElement | null;
  /** All that the reader may do with it now, besides taking it. */
  readonly elements: readonly ActionsBlockElement[];
}

/** Asks the loop for its part in what this person reads. */
export type LoopOnRecord = (conversation: Conversation, viewer: Person, reading: Reading) => Promise<LoopPart>;

/** Where the loop has nothing to add. */
export const NO_LOOP: LoopPart = { steps: [], assign: null, elements: [] };
