import { PRESETS, type Preset } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { goesRound } from '../champion/index.ts';
import { captureChannels, indexEarlier } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import {
  changeCustomers,
  changeMeetings,
  changePrivacy,
  showSetUp,
  useBusinessWords,
  useNonprofitWords,
} from './actions.ts';
import { customersForm, customersValues, toCustomerSettings, validateCustomers } from './customers-form.ts';
import { meetingsForm } from './meetings-form.ts';
import { privacyForm, privacyValues, toPrivacySettings } from './privacy-form.ts';
import { assertMaySetUp, type Saving, saveSettings } from './save-settings.ts';
import { pageSaved, type SetUp, setUpOverview } from './setup-views.ts';
import { tellers } from './teller-store.ts';

/** The pages of /chair setup: each opens as it stands and is saved on its own. */
export function registerSetUpPages(slack: Slack, deps: RitualDeps): void {
  const { db, clock } = deps;
  showSetUp.on(slack, async (click) => click.reply.replace(await setUpFor(deps, click)));

  changeCustomers.on(slack, (click) => openCustomers(deps, click, null));
  useBusinessWords.on(slack, (click) => openCustomers(deps, click, 'business'));
  useNonprofitWords.on(slack, (click) => openCustomers(deps, click, 'nonprofit'));
  customersForm.on(slack, {
    validate: validateCustomers,
    async save({ values, userId }) {
      const choice = { page: 'customers', chosen: toCustomerSettings(values) } as const;
      await saveSettings(db, await savingBy(deps, userId), choice, clock.now());
      await indexEarlier(deps);
      deps.wake();
      return pageSaved(`What ${choice.chosen.noun.many} are called is`);
    },
  });

  changePrivacy.on(slack, (click) =>
    openPage(deps, click, 'Privacy', ({ settings: { privacy }, display }) =>
      privacyForm.view({ metadata: {}, values: privacyValues(privacy, display) }),
    ),
  );
  privacyForm.on(slack, {
    async save({ values, userId }) {
      const choice = { page: 'privacy', chosen: toPrivacySettings(values), display: values.display } as const;
      await saveSettings(db, await savingBy(deps, userId), choice, clock.now());
      await indexEarlier(deps);
      deps.wake();
      return pageSaved('Privacy is');
    },
  });

  changeMeetings.on(slack, (click) =>
    openPage(deps, click, 'Meetings', ({ settings: { meetings }, tellers: chosen }) =>
      meetingsForm.view({
        metadata: {},
        values: { purpose: meetings.purpose, tellers: chosen.map(({ slackUserId }) => slackUserId) },
      }),
    ),
  );
  meetingsForm.on(slack, {
    async save({ values, userId }) {
      const people: Member[] = [];
      for (const slackUserId of values.tellers ?? []) people.push(await deps.people.get(slackUserId));
      const choice = {
        page: 'meetings',
        chosen: { purpose: values.purpose },
        tellers: people.map(({ id }) => id),
      } as const;
      await saveSettings(db, await savingBy(deps, userId), choice, clock.now());
      deps.wake();
      return pageSaved('What meetings share is');
    },
  });
}

/** @param preset whose words stand in the form instead of this workspace's; nothing is kept before it is saved */
function openCustomers(deps: RitualDeps, act: Act, preset: Preset | null): Promise<void> {
  return openPage(deps, act, 'Words and kinds', ({ settings: { customers } }) => {
    const chosen = preset === null ? customers : { ...customers, ...PRESETS[preset], quietKinds: [] };
    return customersForm.view({ metadata: {}, values: customersValues(chosen) });
  });
}

/** Opens at once; what is in it comes when it is known that this person may change it. */
export function openPage(
  deps: RitualDeps,
  act: Act,
  title: string,
  view: (setUp: SetUp) => ReturnType<typeof customersForm.view>,
): Promise<void> {
  return showInModal(act, title, async () => {
    await assertMaySetUp(deps.db.prisma, deps.workspace.id, await actorFor(deps, act.userId));
    return view(await readSetUp(deps, act.userId));
  });
}

/** The overview, for whoever may change it. @throws UserFacingError for others */
export async function setUpFor(deps: RitualDeps, act: Act): Promise<Message> {
  await assertMaySetUp(deps.db.prisma, deps.workspace.id, await actorFor(deps, act.userId));
  return setUpOverview(await readSetUp(deps, act.userId));
}

async function readSetUp({ db, workspace, people, clock }: RitualDeps, userId: string): Promise<SetUp> {
  const store = settings(db.prisma, workspace.id);
  const chosen = await store.read();
  const { leadId } = chosen.feedback;
  return {
    settings: chosen,
    lead: leadId === '' ? null : ((await people.peek(leadId))?.name ?? 'somebody I can’t find'),
    reviewers: await namesOf(people, chosen.ideas.reviewerIds),
    goesRound: await goesRound(db.prisma, workspace.id),
    capture: await captureChannels(db.prisma, workspace.id).all(),
    zone: chosen.time.zone === '' ? (await people.get(userId)).zone : chosen.time.zone,
    now: clock.now(),
    display: await store.display(),
    tellers: await tellers(db.prisma, workspace.id).all(),
  };
}

async function namesOf(people: RitualDeps['people'], slackUserIds: readonly string[]): Promise<string[]> {
  const found = await Promise.all(slackUserIds.map((id) => people.peek(id)));
  return found.map((person) => person?.name ?? 'somebody I can’t find');
}

/** Who saves a page. */
export async function savingBy(deps: RitualDeps, userId: string): Promise<Saving> {
  return { workspaceId: deps.workspace.id, actor: await actorFor(deps, userId) };
}

/** Whoever acts, as far as their rights go. */
async function actorFor({ people }: RitualDeps, userId: string): Promise<Saving['actor']> {
  const { id, isAdmin, isGuest, isStranger, isChampion } = await people.get(userId);
  return { id, isAdmin, isGuest, isStranger, isChampion };
}
