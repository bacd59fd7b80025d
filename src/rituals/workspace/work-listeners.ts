import { localDate } from '../../schedule/local-time.ts';
import type { Slack } from '../../slack/bolt.ts';
import { goesRound, rhythmChanged, turnRotation } from '../champion/index.ts';
import type { RitualDeps } from '../deps.ts';
import { changeClocks, changeHearing, changeReminders, changeWork } from './actions.ts';
import { changeFeedback, type FeedbackChange } from './change-feedback.ts';
import { clocksForm, clocksValues, validateClocks, withClocks } from './clocks-form.ts';
import {
  type HearingValues,
  hearingForm,
  hearingValues,
  isSmallTeam,
  validateHearing,
  withHearing,
} from './hearing-form.ts';
import { assertCanLead } from './lead.ts';
import { remindersForm, remindersValues, validateReminders, withReminders } from './reminders-form.ts';
import { saveSettings } from './save-settings.ts';
import { openPage, savingBy } from './setup-listeners.ts';
import { pageSaved } from './setup-views.ts';
import { assertUsableChannels } from './usable-channel.ts';
import { toTimeSettings, validateWork, workForm, workValues } from './work-form.ts';
import { remindersSaved } from './work-views.ts';

/** The pages of /chair setup about time: when a workspace works, who hears of feedback, how fast it is to move. */
export function registerWorkPages(slack: Slack, deps: RitualDeps): void {
  registerWork(slack, deps);
  registerHearing(slack, deps);
  registerClocks(slack, deps);
  registerReminders(slack, deps);
}

function registerWork(slack: Slack, deps: RitualDeps): void {
  const { db, clock } = deps;
  changeWork.on(slack, (click) =>
    openPage(deps, click, 'Working time', ({ settings: { time }, zone, now }) =>
      workForm.view({ metadata: { today: localDate(now, zone) }, values: workValues(time) }),
    ),
  );
  workForm.on(slack, {
    validate: validateWork,
    async save({ values, metadata, userId }) {
      const choice = { page: 'time', chosen: toTimeSettings(values, metadata.today) } as const;
      await saveSettings(db, await savingBy(deps, userId), choice, clock.now());
      await rhythmChanged(deps);
      return pageSaved('Your working time is');
    },
  });
}

function registerHearing(slack: Slack, deps: RitualDeps): void {
  const { db, clock } = deps;
  changeHearing.on(slack, (click) =>
    openPage(deps, click, 'Who hears of it', ({ settings: { feedback }, goesRound }) =>
      hearingForm.view({ metadata: { goesRound }, values: hearingValues(feedback, goesRound) }),
    ),
  );
  hearingForm.on(slack, {
    validate: validateHearing,
    async save({ values, userId }) {
      const saving = await savingBy(deps, userId);
      await assertUsableChannels(deps, [values.triage, values.share], values.shared === 'yes');
      if (values.lead !== '') assertCanLead(await deps.people.get(values.lead));
      const now = clock.now();
      await changeFeedback(db, saving, hearingChange(values, now), now);
      deps.wake();
      return pageSaved('Who hears of feedback is');
    },
  });
}

/** A small team has no champion in turn; one that was small and has channels now may have one again. */
function hearingChange(values: HearingValues, now: Date): FeedbackChange {
  return {
    form: 'hearing',
    over: (before) => withHearing(before, values),
    async along(tx, workspaceId, before) {
      const isSmall = values.size === 'small';
      const wasSmall = isSmallTeam(before) && !(await goesRound(tx, workspaceId));
      if (isSmall || wasSmall) await turnRotation(tx, workspaceId, isSmall, now);
    },
  };
}

function registerClocks(slack: Slack, deps: RitualDeps): void {
  const { db, clock } = deps;
  changeClocks.on(slack, (click) =>
    openPage(deps, click, 'Clocks', ({ settings: { feedback, customers } }) =>
      clocksForm.view({
        metadata: { kinds: [...customers.kinds], noun: customers.noun },
        values: clocksValues(feedback),
      }),
    ),
  );
  clocksForm.on(slack, {
    validate: validateClocks,
    async save({ values, metadata, userId }) {
      const change: FeedbackChange = { form: 'clocks', over: (before) => withClocks(before, values, metadata.kinds) };
      await changeFeedback(db, await savingBy(deps, userId), change, clock.now());
      return pageSaved('How fast feedback moves is');
    },
  });
}

function registerReminders(slack: Slack, deps: RitualDeps): void {
  const { db, clock } = deps;
  changeReminders.on(slack, (click) =>
    openPage(deps, click, 'Reminders', ({ settings: { feedback, time }, zone }) => {
      const { weekdays, start, end } = time;
      const metadata = { zone, work: { weekdays: [...weekdays], start, end } };
      return remindersForm.view({ metadata, values: remindersValues(feedback) });
    }),
  );
  remindersForm.on(slack, {
    validate: validateReminders,
    async save({ values, metadata, userId }) {
      const now = clock.now();
      const change: FeedbackChange = { form: 'reminders', over: (before) => withReminders(before, values) };
      await changeFeedback(db, await savingBy(deps, userId), change, now);
      return remindersSaved(values.at, metadata, now);
    },
  });
}
