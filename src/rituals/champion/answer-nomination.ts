import type { Database, Tx } from '../../database.ts';
import { aboutNomination, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import { enterPool, leavePoolOf } from './enter-pool.ts';
import { assertFit, existing } from './nominate.ts';
import type { Nomination, Nominee } from './nomination.ts';
import { nominations } from './nomination-store.ts';
import { planLook } from './plan-look.ts';
import { championPool } from './pool-store.ts';

/** What a nominee says. */
export type Answer =
  | { readonly kind: 'accept' | 'never' }
  /** `askAgainOn`: local date. */
  | { readonly kind: 'not_now'; readonly askAgainOn: string };

/** Keeps what a nominee says; twice is once, and they may change their mind. Wake the sender after it. @throws UserFacingError */
export async function answerNomination(
  db: Database,
  workspaceId: string,
  given: {
    readonly nominationId: string;
    readonly member: Nominee & { readonly zone: string };
    readonly answer: Answer;
  },
  now: Date,
): Promise<Nomination> {
  const { nominationId, member, answer } = given;
  return db.transaction(async (tx) => {
    const store = nominations(tx, workspaceId);
    const found = existing(await store.byId(nominationId));
    if (found.nominee.id !== member.id) {
      throw new UserFacingError('not_the_nominee', `Only ${found.nominee.name} can answer that.`);
    }
    const held = await store.of(member.id, now);
    await keep(tx, workspaceId, { nomination: held, member, answer }, now);
    return existing(await store.byId(nominationId));
  });
}

async function keep(
  tx: Tx,
  workspaceId: string,
  given: {
    readonly nomination: Nomination;
    readonly member: Nominee & { readonly zone: string };
    readonly answer: Answer;
  },
  now: Date,
): Promise<void> {
  const { nomination, member, answer } = given;
  if (answer.kind === 'accept') return accept(tx, workspaceId, nomination, member, now);
  if (answer.kind === 'not_now') assertLater(answer.askAgainOn, localDate(now, member.zone));
  const state = answer.kind === 'never' ? 'declined' : 'not_now';
  const askAgainOn = answer.kind === 'not_now' ? answer.askAgainOn : '';
  if (nomination.state === 'accepted') await leavePoolOf(tx, workspaceId, member.id, now);
  await nominations(tx, workspaceId).write(nomination.id, { state, askAgainOn, answeredAt: now });
  await refreshMessagesAbout(tx, workspaceId, [aboutNomination(nomination.id)], now);
  if (askAgainOn !== '') await planLook(tx, workspaceId, now);
}

async function accept(tx: Tx, workspaceId: string, nomination: Nomination, member: Nominee, now: Date): Promise<void> {
  if (await championPool(tx, workspaceId).has(member.id)) return;
  const { champion } = await settings(tx, workspaceId).read();
  assertFit(member, champion.allowsGuests);
  await enterPool(tx, workspaceId, nomination, now);
}

function assertLater(date: string, today: string): void {
  if (date > today) return;
  throw new UserFacingError('date_is_past', 'Choose a day that is still to come.');
}

/** Takes somebody out of the pool by their own wish. Wake the sender after it. */
export async function leavePool(db: Database, workspaceId: string, memberId: string, now: Date): Promise<boolean> {
  return db.transaction((tx) => leavePoolOf(tx, workspaceId, memberId, now));
}
