import { type Actor, may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { auditedMember } from '../../database/audit-names.ts';
import { oncePerAct } from '../../database/once-per-act.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutTermChange, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { answererOf, type TermChange, type Wish } from './change.ts';
import { changes } from './change-store.ts';
import { endSubstitutes } from './end-substitutes.ts';
import { passOn } from './pass-on.ts';
import { planDigest } from './plan-digest.ts';
import { assertPossible } from './possible.ts';
import { rotationFacts } from './read-rotation.ts';
import { refreshNews } from './refresh-news.ts';
import { planTerms } from './rotation.ts';
import { announceAhead } from './tell-ahead.ts';
import { tellAnswer, tellFallen, tellQuestion, tellSet } from './tell-change.ts';
import { tellEnded, tellHolder } from './tell-turn.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';
import { giveRole } from './turn.ts';

/** Somebody who asks for a change, or answers one. */
export interface Changer extends Actor {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

/** Asks for a change of who holds a term, or makes it where nobody has to agree. Twice is once. Wake the sender after it. @throws UserFacingError */
export async function askForChange(
  db: Database,
  workspaceId: string,
  asked: { readonly wish: Wish; readonly asker: Changer; readonly requestKey: string },
  now: Date,
): Promise<TermChange> {
  const { asker, requestKey } = asked;
  return oncePerAct({
    find: () => changes(db.prisma, workspaceId).byRequest(requestKey),
    make: () =>
      db.transaction(async (tx) => {
        const { values } = await masked(tx, workspaceId, asked.wish, ['reason'], asker.zone);
        assertMayAsk(values, asker);
        const wish = await assertPossible(tx, workspaceId, values, now);
        const isAtOnce = wish.kind === 'skip' || wish.kind === 'set_by_hand';
        const by = { askerId: asker.id, requestKey, state: isAtOnce ? 'agreed' : 'asked' } as const;
        const id = await changes(tx, workspaceId).create(wish, by, now);
        const change = existing(await changes(tx, workspaceId).byId(id));
        if (isAtOnce) await apply(tx, workspaceId, change, now);
        if (wish.kind === 'set_by_hand') await writeDown(tx, workspaceId, change, now);
        if (!isAtOnce) await tellQuestion(tx, workspaceId, change, now);
        return change;
      }),
  });
}

/** Keeps what whoever was asked says. Wake the sender after it. @throws UserFacingError when it is not theirs to say, or too late */
export async function answerChange(
  db: Database,
  workspaceId: string,
  answer: { readonly changeId: string; readonly memberId: string; readonly agrees: boolean },
  now: Date,
): Promise<TermChange> {
  return db.transaction(async (tx) => {
    const store = changes(tx, workspaceId);
    const change = existing(await store.byId(answer.changeId));
    const answerer = answererOf(change);
    if (answerer?.id !== answer.memberId) {
      throw new UserFacingError(
        'not_yours_to_answer',
        `Only ${answerer?.name ?? 'whoever was asked'} can answer that.`,
      );
    }
    if (change.state !== 'asked') throw tooLate(change);
    if (answer.agrees) await assertPossible(tx, workspaceId, wishOf(change), now);
    if (!(await store.move(change.id, 'asked', answer.agrees ? 'agreed' : 'declined', now))) throw tooLate(change);
    const answered = existing(await store.byId(change.id));
    if (answer.agrees) await apply(tx, workspaceId, answered, now);
    await tellAnswer(tx, workspaceId, answered, now);
    await refreshMessagesAbout(tx, workspaceId, [aboutTermChange(change.id)], now);
    return answered;
  });
}

/** Takes back what somebody asked for and nobody has answered, or that they can’t hold a term. @throws UserFacingError */
export async function undoChange(
  db: Database,
  workspaceId: string,
  { changeId, memberId }: { readonly changeId: string; readonly memberId: string },
  now: Date,
): Promise<TermChange> {
  return db.transaction(async (tx) => {
    const store = changes(tx, workspaceId);
    const change = existing(await store.byId(changeId));
    if (change.asker.id !== memberId) {
      throw new UserFacingError('not_yours_to_undo', `Only ${change.asker.name} can take that back.`);
    }
    if (change.state === 'agreed' && change.kind !== 'skip') throw tooLate(change);
    const begun = await terms(tx, workspaceId).byNumber(change.number);
    if (begun !== null && begun.state !== 'coming') {
      throw new UserFacingError('term_begun', 'That term has begun meanwhile, so it stays as it is.');
    }
    if (change.state === 'undone') return change;
    if (!(await store.move(change.id, change.state, 'undone', now))) throw tooLate(change);
    if (change.kind === 'skip' && change.state === 'agreed') await giveBack(tx, workspaceId, change);
    await resettle(tx, workspaceId, now);
    await refreshMessagesAbout(tx, workspaceId, [aboutTermChange(change.id)], now);
    return { ...change, state: 'undone' };
  });
}

/** Whoever can hold their term after all has it back, though another was told meanwhile; of other terms nobody loses theirs. */
async function giveBack(tx: Tx, workspaceId: string, { number, insteadOf }: TermChange): Promise<void> {
  const facts = await rotationFacts(tx, workspaceId);
  const told = facts.told.filter((one) => one.number !== number);
  const [next] = planTerms({ ...facts, told }, 1);
  if (next?.number === number && next.holderId === insteadOf.id) await terms(tx, workspaceId).forgetComing(number);
}

function wishOf({ doer, insteadOf, ...change }: TermChange): Wish {
  return { ...change, doerId: doer?.id ?? null, insteadOfId: insteadOf.id };
}

function assertMayAsk({ kind, doerId, insteadOfId }: Wish, asker: Changer): void {
  if (kind === 'set_by_hand') {
    if (may('set_champion', asker, {})) return;
    throw new UserFacingError('admins_only', 'Only admins say by hand whose term it is.');
  }
  // Whoever would take a term over asks for one that is not theirs.
  const isTheirs = asker.id === (kind === 'take_over' ? doerId : insteadOfId);
  if (may('change_term', asker, { isTheirs })) return;
  throw new UserFacingError('not_your_term', 'This is not your term, so it is not yours to give.');
}

/** Makes what was agreed so: at once for the present term, else for whoever asks whose it is. */
async function apply(tx: Tx, workspaceId: string, change: TermChange, now: Date): Promise<void> {
  const running = await terms(tx, workspaceId).running();
  const isPresent = running?.number === change.number;
  if (running && isPresent && change.doer && (change.kind === 'hand_over' || change.kind === 'set_by_hand')) {
    await changeHolder(tx, workspaceId, { running, change, holderId: change.doer.id }, now);
    const anew = await terms(tx, workspaceId).running();
    if (anew) await tellHolder(tx, workspaceId, anew, now);
  }
  if (isPresent && change.kind === 'skip') await passOn(tx, workspaceId, now, change.insteadOf.id);
  if (change.kind === 'set_by_hand') await tellSet(tx, workspaceId, change, now);
  await resettle(tx, workspaceId, now);
}

/** Whoever stood in for the one before does so no longer; why it was whose turn stays written down. */
async function changeHolder(
  tx: Tx,
  workspaceId: string,
  given: { readonly running: Term; readonly change: TermChange; readonly holderId: string },
  now: Date,
): Promise<void> {
  const { running, change, holderId } = given;
  const by = change.kind === 'hand_over' ? ('hand_over' as const) : ('hand' as const);
  const why = running.why === null ? {} : { why: { ...running.why, by } };
  await terms(tx, workspaceId).change(running.id, { holderId, ...why });
  await endSubstitutes(tx, workspaceId, running.number, now);
  await tellEnded(tx, workspaceId, running, change.id, now);
}

/** After anything that decides whose turn it is has changed: rights, heads-ups and all that says so. */
export async function resettle(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await giveRole(tx, workspaceId, now);
  const facts = await rotationFacts(tx, workspaceId);
  await announceAhead(tx, workspaceId, facts, now);
  await tellFallen(tx, workspaceId, facts, now);
  await planDigest(tx, workspaceId, now);
  await refreshNews(tx, workspaceId, now);
}

async function writeDown(tx: Tx, workspaceId: string, change: TermChange, now: Date): Promise<void> {
  const { doer, number, asker, reason } = change;
  const detail = `term ${number}: ${auditedMember(doer?.id ?? '')}, ${reason}`;
  await audit(tx, workspaceId).record({ actorId: asker.id, act: 'champion.set', detail }, now);
}

function tooLate({ state }: TermChange): UserFacingError {
  const what = {
    asked: 'changed meanwhile',
    agreed: 'agreed already',
    declined: 'answered with a no',
    undone: 'taken back',
  };
  return new UserFacingError('change_settled', `This was ${what[state]}, so nothing more is to be done.`);
}

/** @throws UserFacingError when it is gone */
function existing(change: TermChange | null): TermChange {
  if (change) return change;
  throw new UserFacingError('change_gone', 'This is gone.');
}
