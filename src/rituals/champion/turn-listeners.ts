import { may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { typed } from '../../slack/command-names.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { said } from '../../slack/spoken.ts';
import type { RitualDeps } from '../deps.ts';
import {
  addNote,
  doWithout,
  haveOneAgain,
  seeHistory,
  seeNext,
  seeWhy,
  seeWorklist,
  turnHistory,
  turnHistoryBack,
} from './actions.ts';
import { held } from './held-store.ts';
import { keepNote } from './note.ts';
import { turnRotation } from './on-or-off.ts';
import { showHistory, showNext, showRole, showWhy } from './read-role.ts';
import { noteForm } from './swap-form.ts';
import { terms } from './term-store.ts';
import { noteKept, withOneAgain, withoutOne } from './turn-views.ts';
import { vacancyOf } from './vacancy.ts';

/** Looking at whose turn it is, the note for the next, and doing without a champion. */
export function registerTurns(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  seeNext.on(slack, async (click) => click.reply.privately(await showNext(deps, click.userId)));
  seeWhy.on(slack, async (click) => click.reply.privately(await showWhy(deps, click.userId)));
  seeHistory.on(slack, async (click) => click.reply.privately(await showHistory(deps, click.userId)));
  for (const turned of [turnHistory, turnHistoryBack]) {
    turned.on(slack, async (click) => click.reply.replace(await showHistory(deps, click.userId, click.value.page)));
  }
  seeWorklist.on(slack, (click) => showInModal(click, 'Customer champion', () => showRole(deps, click.userId)));
  addNote.on(slack, (click) => openNote(deps, click, click.value.number));
  noteForm.on(slack, {
    async save({ values, metadata, userId }) {
      const writer = await people.get(userId);
      await keepNote(db, workspace.id, { number: metadata.number, note: values.note, writer }, clock.now());
      deps.wake();
      return noteKept(values.note);
    },
  });
  doWithout.on(slack, async (click) => click.reply.replace(await turn(deps, click.userId, true)));
  haveOneAgain.on(slack, async (click) => click.reply.privately(await turn(deps, click.userId, false)));
}

/** Opens the form of the note: for a term, or for one's latest. */
export function openNote(deps: RitualDeps, act: Act, number: number | null): Promise<void> {
  return showInModal(act, 'A note for the next', async () => {
    const { id } = await deps.people.get(act.userId);
    const found = await heldOne(deps, id, number);
    if (found === null) return said('A note is left by whoever is customer champion, or was.');
    return noteForm.view({ metadata: { number: found.term.number }, values: { note: found.part.note } });
  });
}

/** Somebody's part of a term, or of their latest; null where they held none of it. */
async function heldOne({ db, workspace }: RitualDeps, memberId: string, number: number | null) {
  const store = held(db.prisma, workspace.id);
  if (number === null) return store.latestOf(memberId);
  const term = await terms(db.prisma, workspace.id).byNumber(number);
  const part = term && (await store.lastOf(term, memberId));
  return term && part ? { term, part } : null;
}

/**
 * Does without a champion until somebody agrees to be one, or has the role go round again. @throws UserFacingError to
 * whoever is no admin, and to whoever would do without one on a word that nobody is willing, when somebody is by now
 */
async function turn(
  { db, workspace, clock, people, wake }: RitualDeps,
  userId: string,
  isOff: boolean,
): Promise<Message> {
  const member = await people.get(userId);
  if (!may('set_up', member, {})) throw new UserFacingError('admins_only', 'Only admins decide that.');
  const now = clock.now();
  await db.transaction(async (tx) => {
    if (isOff && (await vacancyOf(tx, workspace.id)) === 'held') {
      const wayOut = `To do without a champion even so, change how the role goes round in ${typed('/chair setup')}.`;
      throw new UserFacingError('somebody_is_willing', `Somebody is willing by now, so nothing changes. ${wayOut}`);
    }
    if (!(await turnRotation(tx, workspace.id, isOff, now))) return;
    const act = isOff ? 'champion.turned_off' : 'champion.turned_on';
    await audit(tx, workspace.id).record({ actorId: member.id, act, detail: '' }, now);
  });
  wake();
  return isOff ? withoutOne(await terms(db.prisma, workspace.id).running()) : withOneAgain();
}
