import { UserFacingError } from '../../errors.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { changeIdeas } from './actions.ts';
import { ideasForm, ideasValues, toIdeaSettings, validateIdeas } from './ideas-form.ts';
import { whyNot } from './lead.ts';
import { saveSettings } from './save-settings.ts';
import { openPage, savingBy } from './setup-listeners.ts';
import { pageSaved } from './setup-views.ts';
import { assertUsableChannels } from './usable-channel.ts';

/** The page of /chair setup about ideas. */
export function registerIdeasPage(slack: Slack, deps: RitualDeps): void {
  const { db, clock } = deps;
  changeIdeas.on(slack, (click) =>
    openPage(deps, click, 'Ideas', ({ settings: { ideas }, goesRound }) =>
      ideasForm.view({ metadata: { goesRound }, values: ideasValues(ideas) }),
    ),
  );
  ideasForm.on(slack, {
    validate: validateIdeas,
    async save({ values, userId }) {
      const saving = await savingBy(deps, userId);
      await assertUsableChannels(deps, [values.channel], false);
      for (const reviewerId of values.reviewers ?? []) await assertCanReview(deps, reviewerId);
      const choice = { page: 'ideas', chosen: toIdeaSettings(values) } as const;
      await saveSettings(db, saving, choice, clock.now());
      deps.wake();
      return pageSaved('How ideas are answered is');
    },
  });
}

/** @throws UserFacingError for apps, guests, strangers and whoever has left */
async function assertCanReview({ people }: RitualDeps, slackUserId: string): Promise<void> {
  const person = await people.get(slackUserId);
  const why = whyNot(person, 'reviewers read everybody’s ideas');
  if (why !== null) throw new UserFacingError('cannot_review', `${person.name} ${why}. Choose a colleague.`);
}
