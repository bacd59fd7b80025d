import type { Idea } from './idea.ts';

/** What became of a fresh idea and of the vote for another instead of it. */
export type Instead =
  /** `freshNumber` is null for one that was gone already. */
  | { readonly kind: 'voted'; readonly other: Idea; readonly freshNumber: number | null }
  /** The vote counts, and the fresh one stays; `why` says so in a sentence. */
  | { readonly kind: 'voted_only'; readonly other: Idea; readonly freshNumber: number; readonly why: string }
  /** A nameless one was taken back; nobody voted, because a vote has a name. */
  | { readonly kind: 'nameless'; readonly other: Idea; readonly freshNumber: number | null };
