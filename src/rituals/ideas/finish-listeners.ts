import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import { cutOnWord, LIMITS } from '../../slack/limits.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { finishIdea, mergeIdea } from './actions.ts';
import { decideAs, metadataFor } from './decide-listeners.ts';
import { finishForm } from './finish-form.ts';
import { mergeIdeaForm } from './merge-form.ts';
import { mergeIdeas } from './merge-idea.ts';
import { suggestIdeas } from './pick-idea.ts';
import { loadIdea } from './reader.ts';
import { mergedNow, tooLateToStep } from './review-views.ts';
import { reviewerOf } from './reviewers.ts';

/** How an idea ends: done, or part of another. */
export function registerFinishing(slack: Slack, deps: RitualDeps): void {
  finishIdea.on(slack, (click) =>
    showInModal(click, 'It is done', async () =>
      finishForm.view({ metadata: await metadataFor(deps, click.userId, click.value.id) }),
    ),
  );
  finishForm.on(slack, {
    suggest: { outcome: (typed) => suggestOutcomes(deps, typed) },
    async save({ values, metadata, userId }) {
      const { reason, effect, outcome, builders } = values;
      const members = await Promise.all((builders ?? []).map((id) => deps.people.get(id)));
      const builderIds = members.filter(({ isBot }) => !isBot).map(({ id }) => id);
      const step = { kind: 'finish', reason, effect, outcome: outcome?.value ?? '', builderIds } as const;
      return decideAs(deps, userId, { ideaId: metadata.id, step, seen: metadata.seen });
    },
  });
  registerMergingIdeas(slack, deps);
}

function registerMergingIdeas(slack: Slack, deps: RitualDeps): void {
  mergeIdea.on(slack, (click) =>
    showInModal(click, 'Part of another idea', async () =>
      mergeIdeaForm.view({ metadata: await metadataFor(deps, click.userId, click.value.id) }),
    ),
  );
  mergeIdeaForm.on(slack, {
    suggest: { into: (typed, asker) => suggestIdeas(deps, typed, asker) },
    async save({ values, metadata, userId }) {
      const member = await deps.people.get(userId);
      const from = await loadIdea(deps, member, metadata.id);
      const into = await loadIdea(deps, member, values.into.value);
      const reviewer = await reviewerOf(deps, member, [from.idea, into.idea]);
      const asked = { fromId: metadata.id, intoId: values.into.value, reason: values.reason, reviewer };
      const merged = await mergeIdeas(deps.db, deps.workspace.id, asked, deps.clock.now());
      deps.wake();
      return merged.kind === 'merged' ? mergedNow(merged) : tooLateToStep(merged.idea, merged.last, member.zone);
    },
  });
}

/** What can come of an idea, in the workspace's own words. */
async function suggestOutcomes({ db, workspace }: RitualDeps, typed: string) {
  const { outcomes } = (await settings(db.prisma, workspace.id).read()).ideas;
  const wanted = typed.trim().toLowerCase();
  return outcomes
    .filter((outcome) => outcome.toLowerCase().includes(wanted))
    .map((outcome) => ({ value: cutOnWord(outcome, 70), text: cutOnWord(outcome, LIMITS.optionText) }));
}
