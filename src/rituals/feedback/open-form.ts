import type { ModalView } from '@slack/types';
import { ALONE, maySee, type Sight } from '../../access/audience.ts';
import type { Act } from '../../slack/act.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { type Conversation, noSuchRecord, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { answerForm, FRESH_ANSWER } from './answer-form.ts';
import { type AssignValues, assignForm } from './assign-form.ts';
import { closeForm } from './close-form.ts';
import { offeredFirst } from './first-owner.ts';
import { lateFor } from './late-for.ts';
import { learnForm } from './learn-form.ts';
import { calledFor } from './record-form.ts';
import type { Step } from './standing.ts';
import { tooLate } from './views.ts';
import { waitForm } from './wait-form.ts';

/** A form of the loop, by what it asks. */
export type FormKind = 'assign' | 'answered' | 'learn' | 'close' | 'wait';

/**
 * Opens at once; is filled when it is known that this person may see the record and may take the step now, else it says why
 * not. Both are asked again when they save: somebody may be first meanwhile.
 */
export function openLoopForm(
  deps: RitualDeps,
  act: Act,
  kind: FormKind,
  load: () => Promise<Conversation | number>,
  assigning: Partial<AssignValues> = {},
): Promise<void> {
  return showInModal(act, TITLES[kind], async () => {
    const found = await load();
    if (typeof found === 'number') return noSuchRecord(found);
    const member = await deps.people.get(act.userId);
    const viewer = await viewerFor(deps, member, [found]);
    const sight = maySee(found, viewer, ALONE);
    if (sight === 'nothing') return noSuchRecord(found.number);
    const late = await lateFor(deps, { conversation: found, actor: viewer, step: BEGUN[kind] });
    if (late !== null) return tooLate({ ...late, zone: member.zone });
    const owner = kind === 'assign' && sight === 'whole' ? await offeredFirst(deps, found) : null;
    return formFor(kind, { conversation: found, sight }, { ...(owner === null ? {} : { owner }), ...assigning });
  });
}

/** The step of each form, before anything is filled in. */
const BEGUN: Readonly<Record<FormKind, Step>> = {
  assign: { kind: 'assign', ownerId: '' },
  answered: { kind: 'answer', told: '', tellsEveryone: false, contentment: 'content' },
  learn: { kind: 'learn' },
  close: { kind: 'close', reason: '' },
  wait: { kind: 'wait', until: '' },
};

const TITLES: Readonly<Record<FormKind, string>> = {
  assign: 'Who answers it?',
  answered: 'We answered',
  learn: 'What we learned',
  close: 'No answer needed',
  wait: 'Waiting for them',
};

function formFor(
  kind: FormKind,
  { conversation, sight }: { readonly conversation: Conversation; readonly sight: Sight },
  assigning: Partial<AssignValues>,
): ModalView {
  const metadata = calledFor(conversation, sight);
  switch (kind) {
    case 'assign':
      return assignForm.view({ metadata: { ...metadata, owner: conversation.owner }, values: assigning });
    case 'answered':
      return answerForm.view({ metadata, values: FRESH_ANSWER });
    case 'learn':
      return learnForm.view({ metadata });
    case 'close':
      return closeForm.view({ metadata: { ...metadata, owner: conversation.owner } });
    case 'wait':
      return waitForm.view({ metadata });
  }
}
