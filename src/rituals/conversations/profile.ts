import type { Display } from '../../settings/settings.ts';
import type { Colleague, Level } from './conversation.ts';
import type { Customer } from './customer.ts';

/** A customer as an individual: who they are, and who of us knows them. */
export interface Profile {
  readonly customer: Customer;
  /** What this one likes, in colleagues' words; "" when nobody said. */
  readonly likes: string;
  /** The colleague who knows them, and is still here. */
  readonly contact: (Colleague & { readonly slackUserId: string }) | null;
  /** Those who were merged into this one, the latest first. */
  readonly merged: readonly Merged[];
}

/** Somebody who is this customer by now. */
export interface Merged {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly mergedAt: Date | null;
}

/** What is changed of a customer: its own, whatever was merged into it. */
export interface OwnProfile {
  readonly person: string;
  readonly organisation: string;
  readonly kinds: readonly string[];
  readonly likes: string;
  /** Member's id. */
  readonly contactId: string | null;
  /** Null: as the workspace has it. */
  readonly display: Display | null;
}

/** One thing they said, or said too, as far as a list needs it. */
export interface Heard {
  readonly conversationId: string;
  readonly number: number;
  /** Local date (YYYY-MM-DD). */
  readonly heardOn: string;
  readonly level: Level;
  readonly hearer: Colleague;
  /** Somebody else said it first. */
  readonly saidToo: boolean;
}

/** One of several who may be meant, with the latest that somebody may read of what they said; null when that is nothing. */
export interface Candidate {
  readonly customer: Customer;
  readonly latest: Heard | null;
}

/** Who heard them last, each once. */
export function lastHearers(heard: readonly Heard[], most: number): Heard[] {
  const seen = new Set<string>();
  return heard
    .filter(({ hearer }) => {
      const isNew = !seen.has(hearer.id);
      seen.add(hearer.id);
      return isNew;
    })
    .slice(0, most);
}
