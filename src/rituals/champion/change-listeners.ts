import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Choice } from '../../slack/choices.ts';
import { dateInWords } from '../../slack/dates.ts';
import type { Message } from '../../slack/message.ts';
import type { RitualDeps } from '../deps.ts';
import { agree, disagree, iCant, undoTermChange } from './actions.ts';
import { type TermChange, type Wish, wish } from './change.ts';
import { datesOf } from './change-delivery.ts';
import { answerChange, askForChange, undoChange } from './change-term.ts';
import { asked, changeReceipt } from './change-views.ts';
import { comingTerms } from './coming.ts';
import { notChampion, swapsFor } from './open-change.ts';
import { ownTermIn } from './own-term.ts';
import { PLANNED_AHEAD } from './possible.ts';
import { handOverForm, setForm, substituteForm, swapForm, takeOverForm } from './swap-form.ts';
import type { Swappable } from './swappable.ts';
import { terms } from './term-store.ts';

/** Everything by which a term changes hands out of turn. */
export function registerChanges(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  registerForms(slack, deps);
  iCant.on(slack, async (click) => {
    const { id } = await people.get(click.userId);
    const given = wish({ kind: 'skip', number: click.value.number, doerId: null, insteadOfId: id });
    await click.reply.privately(await ask(deps, click, given));
  });
  for (const [button, agrees] of [
    [agree, true],
    [disagree, false],
  ] as const) {
    button.on(slack, async (click) => {
      const { id: memberId } = await people.get(click.userId);
      const answer = { changeId: click.value.id, memberId, agrees };
      const change = await answerChange(db, workspace.id, answer, clock.now());
      deps.wake();
      await click.reply.replace(asked(change, await datesOf(deps, change, memberId), clock.now()));
    });
  }
  undoTermChange.on(slack, async (click) => {
    const { id: memberId } = await people.get(click.userId);
    const change = await undoChange(db, workspace.id, { changeId: click.value.id, memberId }, clock.now());
    deps.wake();
    await click.reply.replace(changeReceipt(change, await datesOf(deps, change, memberId)));
  });
}

function registerForms(slack: Slack, deps: RitualDeps): void {
  const others = (_typed: string, { userId }: { userId: string }) => choices(deps, userId, 'others');
  const ofSwap =
    (side: keyof Swappable) =>
    (_typed: string, { userId }: { userId: string }) =>
      swapChoices(deps, userId, side);
  swapForm.on(slack, {
    suggest: { mine: ofSwap('mine'), theirs: ofSwap('theirs') },
    async save({ values, key, userId }) {
      const { id: insteadOfId } = await deps.people.get(userId);
      const { number } = chosenTerm(values.mine);
      const { number: otherNumber, holderId: doerId } = chosenTerm(values.theirs);
      return ask(deps, { key, userId }, wish({ kind: 'swap', number, otherNumber, doerId, insteadOfId }));
    },
  });
  takeOverForm.on(slack, {
    suggest: { theirs: others },
    async save({ values, key, userId }) {
      const { id: doerId } = await deps.people.get(userId);
      const { number, holderId: insteadOfId } = chosenTerm(values.theirs);
      return ask(deps, { key, userId }, wish({ kind: 'take_over', number, doerId, insteadOfId }));
    },
  });
  handOverForm.on(slack, {
    async save({ values, key, userId }) {
      const { id: doerId } = await deps.people.get(values.to);
      return ask(deps, { key, userId }, wish({ kind: 'hand_over', doerId, ...(await ownPresent(deps, userId)) }));
    },
  });
  substituteForm.on(slack, {
    async save({ values, key, userId }) {
      const { id: doerId } = await deps.people.get(values.who);
      const { fromDate, toDate } = values;
      const { id: insteadOfId } = await deps.people.get(userId);
      const number = await ownTermIn(deps, insteadOfId, { fromDate, toDate });
      return ask(deps, { key, userId }, wish({ kind: 'substitute', doerId, fromDate, toDate, number, insteadOfId }));
    },
  });
  setForm.on(slack, {
    suggest: { term: (_typed, { userId }) => choices(deps, userId, 'all') },
    async save({ values, key, userId }) {
      const { id: doerId } = await deps.people.get(values.who);
      const { number, holderId: insteadOfId } = chosenTerm(values.term);
      const given = { number, doerId, insteadOfId, reason: values.reason };
      return ask(deps, { key, userId }, wish({ kind: 'set_by_hand', ...given }));
    },
  });
}

async function ask(deps: RitualDeps, { key, userId }: Pick<Act, 'key' | 'userId'>, given: Wish): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const asker = await people.get(userId);
  const change: TermChange = await askForChange(db, workspace.id, { wish: given, asker, requestKey: key }, clock.now());
  deps.wake();
  return changeReceipt(change, await datesOf(deps, change, asker.id));
}

/** @throws UserFacingError to whoever holds no term now */
async function ownPresent({ db, workspace, people }: RitualDeps, userId: string) {
  const { id } = await people.get(userId);
  const running = await terms(db.prisma, workspace.id).running();
  if (running?.holder.id === id) return { number: running.number, insteadOfId: id };
  throw notChampion();
}

/** A term and whose it was when it was chosen: where it is another's by then, they are not asked in their place. */
function chosenTerm({ value }: Choice): { readonly number: number; readonly holderId: string } {
  const [number = '', holderId = ''] = value.split(' ');
  return { number: Number(number), holderId };
}

/** Terms to choose from, as "Anna, Mon 4 Jan to Mon 18 Jan". */
async function choices(deps: RitualDeps, userId: string, which: 'own' | 'others' | 'all'): Promise<Choice[]> {
  const { db, workspace, people } = deps;
  const { id, zone } = await people.get(userId);
  const running = which === 'all' ? await terms(db.prisma, workspace.id).running() : null;
  const coming = await comingTerms(db.prisma, workspace.id, PLANNED_AHEAD);
  return [...(running === null ? [] : [running]), ...coming]
    .filter(({ holder }) => which === 'all' || (holder.id === id) === (which === 'own'))
    .map(({ number, holder, startsAt, endsAt }) => ({
      value: `${number} ${holder.id}`,
      text: `${holder.name}, ${dateInWords(startsAt, 'date', zone)} to ${dateInWords(endsAt, 'date', zone)}`,
    }));
}

/** Of one's own terms, or of colleagues', those that could be swapped. */
async function swapChoices(deps: RitualDeps, userId: string, side: keyof Swappable): Promise<Choice[]> {
  const { id } = await deps.people.get(userId);
  const numbers = new Set((await swapsFor(deps, id)).map((pair) => pair[side]));
  const all = await choices(deps, userId, side === 'mine' ? 'own' : 'others');
  return all.filter((choice) => numbers.has(chosenTerm(choice).number));
}
