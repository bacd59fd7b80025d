import type { Actor } from './roles.ts';

/** What decides who may read a record. */
export interface Readership {
  readonly audience: 'everyone' | 'confined';
  /** The Slack channel it came from; "" when there was none. */
  readonly placeId: string;
  readonly hearerId: string;
  readonly ownerId: string | null;
}

/** One person who would read it. */
export interface Person extends Actor {
  readonly kind: 'person';
  readonly memberId: string;
  /** The channels whose people this person belongs to, as far as they were looked up. */
  readonly channelIds: ReadonlySet<string>;
}

/** Everybody who is, or later comes, into a channel. */
export interface Everybody {
  readonly kind: 'everybody';
}

export type Viewer = Person | Everybody;

/** Where it would be shown: to the viewer alone, or in a channel. */
export type Surface =
  | { readonly kind: 'alone' }
  | { readonly kind: 'channel'; readonly channelId: string; readonly isShared: boolean };

/** `outline`: number, age, owner and clock, never the words. */
export type Sight = 'whole' | 'outline' | 'nothing';

export const ALONE: Surface = { kind: 'alone' };
export const EVERYBODY: Everybody = { kind: 'everybody' };

/**
 * The one rule that stands before every list, search, card, digest, export and post: how much of `record`
 * `viewer` may see when it is shown at `surface`. Confined words never leave their place; channels shared
 * with other organisations see nothing.
 */
export function maySee(record: Readership, viewer: Viewer, surface: Surface): Sight {
  if (surface.kind === 'channel' && surface.isShared) return 'nothing';
  const here = mayStandAt(record, surface);
  if (viewer.kind === 'everybody') return here && surface.kind === 'channel' ? 'whole' : 'nothing';
  const sight = mayRead(record, viewer);
  return sight === 'whole' && !here ? 'outline' : sight;
}

function mayStandAt(record: Readership, surface: Surface): boolean {
  if (surface.kind === 'alone') return true;
  return record.audience === 'everyone' || (record.placeId !== '' && record.placeId === surface.channelId);
}

function mayRead(record: Readership, viewer: Person): Sight {
  if (viewer.isStranger) return 'nothing';
  if (viewer.memberId === record.hearerId || viewer.memberId === record.ownerId) return 'whole';
  // A guest whom the workspace lets be champion holds everybody to it by number, age and clock.
  if (viewer.isGuest) return viewer.isChampion ? 'outline' : 'nothing';
  if (record.audience === 'everyone') return 'whole';
  if (record.placeId !== '' && viewer.channelIds.has(record.placeId)) return 'whole';
  return viewer.isAdmin || viewer.isChampion ? 'outline' : 'nothing';
}
