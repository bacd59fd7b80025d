import type { ModalView } from '@slack/types';
import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import { typed } from '../../slack/command-names.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { comingTerms } from './coming.ts';
import { PLANNED_AHEAD } from './possible.ts';
import { rotationFacts } from './read-rotation.ts';
import { handOverForm, setForm, substituteForm, swapForm, takeOverForm } from './swap-form.ts';
import { type Swappable, swappable } from './swappable.ts';
import { terms } from './term-store.ts';

/** What changes a term by a form. */
type ChangeWord = 'swap' | 'take_over' | 'hand_over' | 'substitute' | 'set';

const TITLES: Readonly<Record<ChangeWord, string>> = {
  swap: 'Swap terms',
  take_over: 'Take over a term',
  hand_over: 'Hand over',
  substitute: 'Some days off',
  set: 'Set it by hand',
};

const FORMS: Readonly<Record<ChangeWord, () => ModalView>> = {
  swap: () => swapForm.view({ metadata: {} }),
  take_over: () => takeOverForm.view({ metadata: {} }),
  hand_over: () => handOverForm.view({ metadata: {} }),
  substitute: () => substituteForm.view({ metadata: {} }),
  set: () => setForm.view({ metadata: {} }),
};

/** Opens a form by which a term changes hands; where it would have nothing to offer, says why, and what there is instead. */
export function openChange(deps: RitualDeps, act: Act, word: ChangeWord): Promise<void> {
  return showInModal(act, TITLES[word], async () => {
    await assertOffersSome(deps, act.userId, word);
    return FORMS[word]();
  });
}

/** Which of somebody's terms could be swapped for which others now. */
export async function swapsFor({ db, workspace, clock }: RitualDeps, memberId: string): Promise<Swappable[]> {
  const running = await terms(db.prisma, workspace.id).running();
  const facts = await rotationFacts(db.prisma, workspace.id);
  const present = running && { number: running.number, holderId: running.holder.id };
  return swappable({ facts, running: present }, memberId, clock.now());
}

/** @throws UserFacingError where the form would be empty, or is not for them */
async function assertOffersSome(deps: RitualDeps, userId: string, word: ChangeWord): Promise<void> {
  const { db, workspace, people } = deps;
  const member = await people.get(userId);
  if (word === 'set' && !may('set_champion', member, {})) {
    throw new UserFacingError('admins_only', 'Only admins say by hand whose term it is.');
  }
  const running = await terms(db.prisma, workspace.id).running();
  const coming = await comingTerms(db.prisma, workspace.id, PLANNED_AHEAD);
  const hasTerm = [...(running === null ? [] : [running]), ...coming].some(({ holder }) => holder.id === member.id);
  switch (word) {
    case 'set':
      if (running === null && coming.length === 0) throw nothing(noTerms());
      return;
    case 'take_over':
      if (coming.every(({ holder }) => holder.id === member.id))
        throw nothing(`No colleague has a term to come. ${look()}`);
      return;
    case 'hand_over':
      if (running?.holder.id !== member.id) throw notChampion();
      return;
    case 'substitute':
      if (!hasTerm) throw nothing(`You have no term, so nobody has to stand in. ${look()}`);
      return;
    case 'swap': {
      if (coming.every(({ holder }) => holder.id !== member.id)) {
        throw nothing(`You have no term to come that could be swapped. ${look()}`);
      }
      if ((await swapsFor(deps, member.id)).length === 0) throw nothing(noSwap());
    }
  }
}

/** To whoever would hand over what they do not hold. */
export function notChampion(): UserFacingError {
  return new UserFacingError(
    'not_champion',
    'You are not customer champion at present, so there is nothing to hand over.',
  );
}

function nothing(sentence: string): UserFacingError {
  return new UserFacingError('nothing_to_choose', sentence);
}

const look = () => `${typed('/champion next')} shows whose terms come.`;

const noTerms = () =>
  `There is no term to set: nobody is willing yet. Nominate somebody first, with ${typed('/champion nominate')}.`;

const noSwap = () =>
  `No swap is possible now: only terms of the next round are swapped, and nobody is champion twice in a row. With ${typed('/champion substitute')} somebody stands in for some days; ${typed('/champion next')} has “I can’t” for a whole term.`;
