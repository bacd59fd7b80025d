const SECOND = 1000;

/** What the posting client gives Slack to answer. */
export const HTTP_TIMEOUT = 10 * SECOND;
/** How long a claim lasts: three times the timeout, so that whoever claimed is done with the wire before others doubt it. */
export const LEASE = 3 * HTTP_TIMEOUT;
/** How long after its claim a post may still go to the wire; later, what it knows may be stale. */
export const POST_WITHIN = LEASE - HTTP_TIMEOUT - 5 * SECOND;
/** How long after an unclear answer, or the end of a lease, it is first looked up: Slack may be slow to show it. */
export const GRACE = 15 * SECOND;
/** How long to wait with the next look-up when Slack could not be asked. */
export const LOOK_AGAIN = 30 * SECOND;
/** How far back from the claim a lost message is looked for: our clock may have been wrong by a day. */
export const LOOK_BACK = 26 * 60 * 60 * SECOND;
/** Slack's pace: a message a second in one channel. */
export const CHANNEL_SPACING = SECOND;
/** The sender looks for work at least this often. */
export const LONGEST_SLEEP = 60 * SECOND;

/** How long to wait before the next try of something that has failed `failures` times: 5 s, doubled up to a minute, because windows are short. */
export function backOff(failures: number): number {
  return Math.min(60 * SECOND, 5 * SECOND * 2 ** Math.max(0, failures - 1));
}

/** How long to wait before marks that the database did not take are written again. */
export const MARK_PAUSES: readonly number[] = [1 * SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND];
