import type { KnownBlock } from '@slack/types';
import type { Tx } from '../database.ts';
import type { MessageSubject } from '../delivery/message-subjects.ts';
import type { Muted } from '../settings/mute-store.ts';
import type { Mrkdwn } from '../slack/text.ts';

/** A working day of somebody's, as it begins. */
export interface Morning {
  readonly member: { readonly id: string; readonly name: string; readonly slackUserId: string; readonly zone: string };
  /** When their working hours begin. */
  readonly from: Date;
}

/** What a line refers to, by ids. Never words: the line is rendered when it is sent, and again when it has changed. */
export type LineReference = Readonly<Record<string, string>>;

/** Where a line stands among the others that have a place. */
export interface MorningPlace {
  /** Of its group: the lower one stands first. */
  readonly rank: number;
  /** Since when it has waited, as ISO instant: within its group the oldest stands first. */
  readonly since: string;
}

/** One thing that waits for somebody. */
export interface MorningLine {
  /** Stands once above the lines that share it. */
  readonly heading?: string;
  /** Without a heading of its own it stands under the one above it, as what leads to more of the same does. */
  readonly goesOn?: boolean;
  /** In one breath, for notifications and screen readers. */
  readonly spoken: Mrkdwn;
  readonly blocks: readonly KnownBlock[];
}

/**
 * What one ritual has to say in people's mornings. A ritual plans the mornings it needs (`planMorning`), and is asked
 * when one begins what waits for that person.
 */
export interface MorningPart {
  /** Names it among what is stored. */
  readonly name: string;
  /**
   * The kind of messages it is part of: whoever does not want that kind is not asked for when a morning begins. Null where
   * somebody else's choice than the reader's decides.
   */
  readonly mutedBy: Muted | null;
  /** What waits for the member this morning, most important first; none when nothing does any more. */
  find(morning: Morning, now: Date): Promise<readonly LineReference[]>;
  /** In the place of `find` where the reader has muted it: what came meanwhile is not told when they want to hear it again. */
  passOver?(morning: Morning, now: Date): Promise<void>;
  /** A line as it stands now, done or open; null when nothing is to be said of it any more. */
  show(reference: LineReference, morning: Morning, now: Date): Promise<MorningLine | null>;
  /** Whether what waits this morning is looked for on the next one too, until it is done. */
  readonly comesAgain?: boolean;
  /** Told, in the transaction that marks the message as sent, which lines it had. */
  told?(tx: Tx, references: readonly LineReference[], at: Date): Promise<void>;
  /**
   * The id of the record of which the line says all that a person needs to act on it; null for other lines. Of several
   * lines about one record only the first is told, by the order of the parts.
   */
  standsFor?(reference: LineReference): string | null;
  /** Which line says how many there are, and which ones stand below it: without any of those it is not said. */
  readonly headline?: {
    is(reference: LineReference): boolean;
    isAbove(reference: LineReference): boolean;
  };
  /**
   * Where the line stands, whichever part tells it, so that what has one heading stands together. What has no place comes
   * after all that has one, in the order of the parts.
   */
  placeOf?(reference: LineReference): MorningPlace | null;
  /** The records whose changes change the line. */
  speaksOf(reference: LineReference, morning: Morning): readonly MessageSubject[];
}
