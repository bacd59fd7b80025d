import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { showableTo } from '../conversations/index.ts';
import { type Candidate, choose, FRESH_DAYS } from './choice.ts';
import { CANDIDATES } from './choose-for-meeting.ts';
import type { Opener } from './opener.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What a coming meeting would show if nothing more were heard: what the meetings before it show is gone by then.
 * @param before how many of the opener's meetings come before it
 */
export async function comingChoice(
  tx: Tx,
  workspaceId: string,
  opener: Opener,
  { startsAt, before }: { readonly startsAt: Date; readonly before: number },
): Promise<Candidate[]> {
  const since = localDate(new Date(startsAt.getTime() - FRESH_DAYS * DAY), opener.zone);
  let left: Candidate[] = await showableTo(tx, workspaceId, opener, since, CANDIDATES);
  for (let meeting = 0; meeting < before; meeting += 1) {
    const taken = choose(left, opener.mostShown);
    left = left.filter((candidate) => !taken.includes(candidate));
  }
  return choose(left, opener.mostShown);
}
