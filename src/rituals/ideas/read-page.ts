import type { Idea } from './idea.ts';

/** One idea in a list, and whether its reader is for it or may be. */
export interface IdeaEntry {
  readonly idea: Idea;
  readonly vote: 'may' | 'is_for' | 'none';
}

/** A page of ideas, as much as was read of it. */
export interface ReadPage {
  readonly entries: readonly IdeaEntry[];
  /** From 0. */
  readonly page: number;
  /** How many there are for this person to read; null where nobody counted. */
  readonly count: number | null;
  /** Whether there is a page after this one. */
  readonly hasMore: boolean;
  /** More say this than were looked at. */
  readonly isMore: boolean;
}
