import type { Tx } from '../../database.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Host } from './opener.ts';
import { type AskedBefore, whomToAsk } from './whom-to-ask.ts';

/** The name of the question who hosts from now on, among what is sent. */
export const HOST_LEFT = 'opener.host_left';

const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

/**
 * Has the champion or an admin asked, by DM in their working hours, who hosts the openers of somebody who has left: one question, however
 * many openers that are: the champion unless they are paused, else who of them works soonest. Meanwhile the openers go on, and each of their meetings asks again: somebody else where there
 * is one, at once when the first has left too, else once they had time to answer. False when nobody is asked now.
 */
export async function askForHost(tx: Tx, workspaceId: string, gone: Pick<Host, 'id'>, now: Date): Promise<boolean> {
  const questions = await questionsAbout(tx, workspaceId, gone.id);
  const here = { isDeactivated: false, isBot: false, isStranger: false } as const;
  const people = await tx.member.findMany({
    where: { workspaceId, OR: [{ isChampion: true }, { isAdmin: true }], ...here, id: { not: gone.id } },
    orderBy: [{ isChampion: 'desc' }, { syncedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, slackUserId: true, isChampion: true, zone: true, pausedUntil: true },
  });
  const times = personalTimes(tx, workspaceId);
  const isHere = (person: (typeof people)[number]): boolean => localDate(now, person.zone) >= person.pausedUntil;
  const champions = people.filter((person) => person.isChampion && isHere(person));
  const others = people.filter((person) => !champions.includes(person));
  const inOrder = [...champions, ...(await times.soonestFirst(others, now))];
  const asked = whomToAsk(inOrder, questions.flatMap(asAsked), now);
  if (asked === null) return false;
  const at = (await times.of(asked.id)).orNext(now);
  const delivery = {
    kind: HOST_LEFT,
    targetId: asked.slackUserId,
    subject: { memberId: gone.id },
    speaksOf: [{ kind: 'member', subjectId: gone.id }],
    // Whoever finds at the same moment that they are gone asks the same question.
    dedupeKey: `${keyOf(gone.id)}${questions.length}`,
    dueAt: at,
    expiresAt: new Date(at.getTime() + TWO_WEEKS),
  };
  await enqueue(tx, workspaceId, delivery, now);
  return true;
}

type Question = Pick<Delivery, 'targetId' | 'state' | 'dueAt'>;

function questionsAbout(tx: Tx, workspaceId: string, memberId: string): Promise<Question[]> {
  return tx.delivery.findMany({
    where: { workspaceId, kind: HOST_LEFT, dedupeKey: { startsWith: keyOf(memberId) } },
    select: { targetId: true, state: true, dueAt: true },
  });
}

/** What was given up was never put: the host was back, or somebody had taken the openers. */
function asAsked({ targetId, state, dueAt }: Question): AskedBefore[] {
  return state === 'abandoned' ? [] : [{ slackUserId: targetId, isHeard: state !== 'failed', at: dueAt }];
}

function keyOf(memberId: string): string {
  return `${HOST_LEFT}:${memberId}:`;
}
