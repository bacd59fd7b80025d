import type { Colleague, Idea } from './idea.ts';

/** What happened, as far as its reader may know. */
export interface NewsFacts {
  readonly act: string;
  readonly actor: Colleague | null;
  readonly detail: string;
  /** The idea that it happened to, and the reader's own where that is part of it. */
  readonly idea: Idea;
  readonly own: Idea;
  readonly role: string;
  /** Whether the reader may read the idea that it happened to, and why it stands where it stands. */
  readonly isReadable: boolean;
  readonly mayReadWhy: boolean;
  /** Whether a decline is the reader's to know before it is published. */
  readonly isInsider: boolean;
  /** What the reader may still do: answer the reviewer, publish why it was declined. */
  readonly mayAnswer: boolean;
  readonly mayPublish: boolean;
  /** Whether it has no owner and the reader may give it one. */
  readonly mayGiveOwner: boolean;
  /** Whose mornings say that it waits too long; null for nobody's, or where that is not said. */
  readonly reminded: { readonly areReviewers: boolean } | null;
  /** For whoever sent it without a name; "" for others. */
  readonly nameless: string;
  readonly zone: string;
}
