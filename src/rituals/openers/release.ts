import { freshSince } from './choice.ts';
import type { Opener } from './opener.ts';

/** What decides whether a meeting could hear something that is not answered yet. */
export interface Unanswered {
  readonly stage: string | null;
  readonly level: string;
  /** Local date, YYYY-MM-DD. */
  readonly heardOn: string;
  readonly customer: { readonly kinds: readonly string[] };
  readonly audience: 'everyone' | 'confined';
  readonly placeId: string;
}

/** Why there is nothing to release. */
export type NotReleasable = 'may_be_heard' | 'no_owner' | 'closed';

/** Only what somebody owns, and has not answered, can be released: the rest is heard anyway, or is nobody's to release. */
export function whyNotRelease({ stage }: Pick<Unanswered, 'stage'>): NotReleasable | null {
  if (stage === 'assigned') return null;
  if (stage === 'new') return 'no_owner';
  return stage === 'closed' ? 'closed' : 'may_be_heard';
}

/** Whether an opener would show it once it is released: its channel may hear it, it is fresh, and the opener wants such. */
export function couldHear(
  opener: Pick<Opener, 'channelId' | 'zone' | 'levels' | 'kinds'>,
  { level, heardOn, customer, audience, placeId }: Unanswered,
  now: Date,
): boolean {
  const isAdmitted = audience === 'everyone' || placeId === opener.channelId;
  const isWanted =
    (opener.levels.length === 0 || opener.levels.includes(level)) &&
    (opener.kinds.length === 0 || customer.kinds.some((kind) => opener.kinds.includes(kind)));
  return isAdmitted && isWanted && heardOn >= freshSince(opener.zone, now);
}
