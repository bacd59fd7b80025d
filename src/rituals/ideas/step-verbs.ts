import type { ModalView } from '@slack/types';
import type { Act } from '../../slack/act.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { decideAs, metadataFor } from './decide-listeners.ts';
import { decisionForm } from './decision-form.ts';
import { finishForm } from './finish-form.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { mergeIdeaForm } from './merge-form.ts';
import { giveOwnerForm } from './owner-form.ts';
import { choiceOf } from './pick-idea.ts';
import { loadIdea } from './reader.ts';
import { reopenForm } from './reopen-form.ts';
import { takeBackSending } from './saving-listeners.ts';
import { type IdeaStepLine, parseIdeaStep } from './step-line.ts';
import { noSuchIdea } from './views.ts';

/** Answers a line behind /idea that is a step with one idea: each opens the form that its button opens. False when it is none. */
export async function stepByLine(deps: RitualDeps, use: CommandUse): Promise<boolean> {
  const line = parseIdeaStep(use.text);
  if (line === null) return false;
  const idea = await readableBy(deps, use, line.number);
  if (idea === null) await use.reply.privately(noSuchIdea(line.number));
  else await take(deps, use, idea, line);
  return true;
}

/** A number must not tell: what a person may not see is answered as if it were not there. */
async function readableBy(deps: RitualDeps, act: Act, number: number): Promise<Idea | null> {
  const found = await ideas(deps.db.prisma, deps.workspace.id).byNumber(number);
  if (found === null) return null;
  const { idea, sight } = await loadIdea(deps, await deps.people.get(act.userId), found.id);
  return sight === 'nothing' ? null : idea;
}

async function take(deps: RitualDeps, use: CommandUse, idea: Idea, line: IdeaStepLine): Promise<void> {
  switch (line.kind) {
    case 'acknowledge':
      return use.reply.privately(
        await decideAs(deps, use.userId, { ideaId: idea.id, step: { kind: 'acknowledge' }, seen: null }),
      );
    case 'undo':
      return use.reply.privately(await takeBackSending(deps, use.userId, { id: idea.id, key: '' }));
    default:
      return showInModal(use, TITLES[line.kind], () => formFor(deps, use, idea, line));
  }
}

type FormLine = Exclude<IdeaStepLine, { kind: 'acknowledge' | 'undo' }>;

const TITLES: Readonly<Record<FormLine['kind'], string>> = {
  decide: 'Decide',
  finish: 'It is done',
  merge: 'Part of another idea',
  own: 'Who sees to it?',
  reopen: 'Take it up again',
};

async function formFor(deps: RitualDeps, act: Act, { id }: Idea, line: FormLine): Promise<ModalView> {
  const metadata = await metadataFor(deps, act.userId, id);
  switch (line.kind) {
    case 'decide':
      return decisionForm.view({ metadata, ...(line.verdict === null ? {} : { values: { verdict: line.verdict } }) });
    case 'finish':
      return finishForm.view({ metadata });
    case 'own':
      return giveOwnerForm.view({ metadata });
    case 'reopen':
      return reopenForm.view({ metadata });
    case 'merge': {
      const into = line.into === null ? null : await readableBy(deps, act, line.into);
      return mergeIdeaForm.view({ metadata, ...(into === null ? {} : { values: { into: choiceOf(into) } }) });
    }
  }
}
