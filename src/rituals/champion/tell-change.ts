import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION, aboutTermChange } from '../../delivery/message-subjects.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { answererOf, type TermChange } from './change.ts';
import { changes } from './change-store.ts';
import { fallenSwaps } from './rotation.ts';
import type { RotationFacts } from './rotation-facts.ts';
import { terms } from './term-store.ts';

/** The names, among what is sent, of a question to somebody about a term, of the answer, and of what an admin said. */
export const ASKED = 'champion.asked';
export const ANSWERED = 'champion.answered';
export const SET = 'champion.set';

/** The name of the word that what one's term was swapped for is not held. */
export const FALLEN = 'champion.fallen';

const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

/** Has whoever has to agree asked, in their working hours. */
export async function tellQuestion(tx: Tx, workspaceId: string, change: TermChange, now: Date): Promise<void> {
  const answerer = answererOf(change);
  if (answerer !== null) await tell(tx, workspaceId, ASKED, change, answerer.id, now);
}

/** Has whoever asked told what came of it. */
export async function tellAnswer(tx: Tx, workspaceId: string, change: TermChange, now: Date): Promise<void> {
  await tell(tx, workspaceId, ANSWERED, change, change.asker.id, now);
}

/** Has those told whom an admin's word concerns, but not that admin. */
export async function tellSet(tx: Tx, workspaceId: string, change: TermChange, now: Date): Promise<void> {
  for (const member of [change.doer, change.insteadOf]) {
    if (member !== null && member.id !== change.asker.id) await tell(tx, workspaceId, SET, change, member.id, now);
  }
}

/** Has whoever keeps their term of a swap told that another does not: somebody left, can’t or is away. Once for each swap. */
export async function tellFallen(tx: Tx, workspaceId: string, facts: RotationFacts, now: Date): Promise<void> {
  for (const { numbers, keepers } of fallenSwaps(facts)) {
    const made = (await changes(tx, workspaceId).of(numbers)).filter(({ kind }) => kind === 'swap');
    for (const id of keepers) {
      const theirs = made.findLast(({ doer, insteadOf }) => doer?.id === id || insteadOf.id === id);
      if (theirs) await tell(tx, workspaceId, FALLEN, theirs, id, now);
    }
  }
}

async function tell(
  tx: Tx,
  workspaceId: string,
  kind: string,
  { id }: TermChange,
  memberId: string,
  now: Date,
): Promise<void> {
  const member = (await terms(tx, workspaceId).holders([memberId])).get(memberId);
  if (!member) return;
  const dueAt = (await personalTimes(tx, workspaceId).of(memberId)).orNext(now);
  const word = {
    kind,
    targetId: member.slackUserId,
    subject: { changeId: id, memberId },
    // A question shows dates that move, and closes when the term begins.
    speaksOf: [aboutTermChange(id), ...(kind === ASKED ? [ABOUT_CHAMPION] : [])],
    dedupeKey: `${kind}:${id}:${memberId}`,
    dueAt,
    expiresAt: new Date(dueAt.getTime() + TWO_WEEKS),
  };
  await enqueue(tx, workspaceId, word, now);
}
