import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import { rhythmChanged } from '../champion/index.ts';
import type { RitualDeps } from '../deps.ts';
import { changeChampion } from './actions.ts';
import { championForm, championValues, withChampion } from './champion-form.ts';
import { chosenGroup } from './champion-group.ts';
import { saveSettings } from './save-settings.ts';
import { openPage, savingBy } from './setup-listeners.ts';
import { pageSaved } from './setup-views.ts';
import { assertUsableChannels } from './usable-channel.ts';

/** The page of /chair setup about the customer champion. */
export function registerChampionPage(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock } = deps;
  changeChampion.on(slack, (click) =>
    openPage(deps, click, 'Customer champion', ({ settings: { champion } }) =>
      championForm.view({ metadata: {}, values: championValues(champion) }),
    ),
  );
  championForm.on(slack, {
    async save({ values, userId }) {
      const saving = await savingBy(deps, userId);
      // Nothing that customers said is posted there.
      await assertUsableChannels(deps, [values.channel], true);
      const { champion: before } = await settings(db.prisma, workspace.id).read();
      const group = await chosenGroup(deps, values.group, before);
      const choice = { page: 'champion', chosen: withChampion(before, values, group) } as const;
      await saveSettings(db, saving, choice, clock.now());
      await rhythmChanged(deps);
      return pageSaved('How the champion’s turn goes round is');
    },
  });
}
