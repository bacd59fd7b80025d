import type { KnownBlock } from '@slack/types';

/** A part of App Home, from top to bottom. */
export interface HomePart {
  readonly blocks: readonly KnownBlock[];
  /** What stands there where not everything fits: shorter, with the way to all of it. Left out where it is never shortened. */
  readonly brief?: readonly KnownBlock[];
}

/** All parts in their order, within a number of blocks: the longest are shortened first, and only as many as must be. */
export function fitting(parts: readonly HomePart[], most: number): KnownBlock[] {
  const length = parts.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const longest = parts
    .filter(({ blocks, brief }) => brief !== undefined && brief.length < blocks.length)
    .reduce<HomePart | null>(
      (most, one) => (most === null || one.blocks.length > most.blocks.length ? one : most),
      null,
    );
  if (length <= most || longest === null) return parts.flatMap(({ blocks }) => blocks);
  const shorter = parts.map((one) => (one === longest ? { blocks: longest.brief ?? [] } : one));
  return fitting(shorter, most);
}
