/** Why a meeting was missed, as it is kept when nobody saw it before it was over. */
export const NOT_RUNNING = 'not_running';
const UNREACHABLE = 'unreachable: ';

/** What kept its post from leaving, by what the sender noted last; "" when nothing did. */
const KEPT: Readonly<Record<string, string>> = {
  '': NOT_RUNNING,
  stopping: NOT_RUNNING,
  'no answer was kept': NOT_RUNNING,
  rate_limited: 'rate_limited',
  'cannot be written': 'not_written',
  'ready too late': 'too_slow',
  'too long after its claim': 'too_slow',
};

/** Why a meeting was missed whose post was not sent in time. @param wrong what went wrong last with the post */
export function whyMissed(wrong: string): string {
  return KEPT[wrong] ?? `${UNREACHABLE}${wrong}`;
}

/** The code of a connection that could not be made, where that was the reason. */
export function unreachableFor(reason: string): string | null {
  return reason.startsWith(UNREACHABLE) ? reason.slice(UNREACHABLE.length) : null;
}
