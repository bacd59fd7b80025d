import type { ModalView } from '@slack/types';
import { UserFacingError } from '../../errors.ts';
import { placeOf } from '../../schedule/holidays.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { editIt, openSettings } from './actions.ts';
import { endingFrom } from './begin-series.ts';
import { meetingColumns, seriesColumns } from './changed-opener.ts';
import { assertNoTwin } from './create-opener.ts';
import { editOpener } from './edit-opener.ts';
import { knownOpener } from './known-openers.ts';
import type { Opener } from './opener.ts';
import type { OpenerChange } from './opener-change-store.ts';
import { editForm, type OpenerValues, openerValues, validateOpener } from './opener-form.ts';
import { assertMayChange } from './opener-rights.ts';
import { openers } from './opener-store.ts';
import { assertUsable } from './set-up-listeners.ts';
import {
  endingOfValues,
  linesOf,
  type SettingsMetadata,
  type SettingsValues,
  settingsForm,
  settingsValues,
  validateSettings,
} from './settings-form.ts';
import { openerCard } from './show-views.ts';
import { shownTo } from './shown-opener.ts';

/** The two forms of an opener that there is: about the meeting, and more settings. */
export function registerEditing(slack: Slack, deps: RitualDeps): void {
  editIt.on(slack, (click) =>
    showInModal(click, 'Edit the meeting', async () => {
      const { opener, member } = await knownOpener(deps, click, click.value.id);
      return editView(opener, member);
    }),
  );
  openSettings.on(slack, (click) =>
    showInModal(click, 'More settings', () => settingsView(deps, click, click.value.id)),
  );
  editForm.on(slack, {
    validate: validateOpener,
    save: ({ values, metadata, userId }) => saveMeeting(deps, userId, metadata, values),
  });
  settingsForm.on(slack, {
    validate: validateSettings,
    save: ({ values, metadata, userId }) => saveSettings(deps, userId, metadata, values),
  });
}

/** The form about the meeting, filled. @throws UserFacingError when this person may not change it */
export function editView(opener: Opener, member: Member): ModalView {
  assertMayChange(opener, member);
  const { id, revision } = opener;
  return editForm.view({ metadata: { id, revision }, values: openerValues(opener) });
}

async function settingsView(deps: RitualDeps, act: Act, id: string): Promise<ModalView> {
  const { opener, member } = await knownOpener(deps, act, id);
  assertMayChange(opener, member);
  const today = localDate(deps.clock.now(), opener.zone);
  const { customers, time } = await settings(deps.db.prisma, deps.workspace.id).read();
  return settingsForm.view({
    metadata: { id, revision: opener.revision, today, kinds: [...customers.kinds], many: customers.noun.many },
    values: settingsValues(opener, endingFrom(opener, today), time),
  });
}

interface Seen {
  readonly id: string;
  readonly revision: number;
}

/** Slack is asked about the channel before anything is written. */
async function saveMeeting(
  deps: RitualDeps,
  userId: string,
  { id, revision }: Seen,
  values: OpenerValues,
): Promise<Message> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const actor = await deps.people.get(userId);
  const channel = await usableChannel(deps, actor, id, values.channel);
  const opener = await editOpener(
    db,
    workspace.id,
    { openerId: id, actor, seenRevision: revision },
    async (tx, before) => {
      const columns = { ...meetingColumns(before, values, now), ...channel };
      assertNoTwin(await openers(tx, workspace.id).standing(), { ...before, ...columns });
      return columns;
    },
    now,
  );
  deps.wake();
  return openerCard(await shownTo(deps, opener, actor), ['Saved.']);
}

/** The channel's columns when it is another one than before. @throws UserFacingError when words may not go there */
async function usableChannel(
  { db, workspace, channels }: RitualDeps,
  actor: Member,
  openerId: string,
  channelId: string,
): Promise<Pick<OpenerChange, 'channelId' | 'channelName' | 'channelSeen'>> {
  const before = await openers(db.prisma, workspace.id).byId(openerId);
  if (before?.channelId === channelId) return {};
  channels.forget(channelId);
  const channel = await channels.info(channelId);
  if (channel === null) {
    throw new UserFacingError(
      'channel_not_found',
      `I can’t see this channel: it is private and I am not in it. Type /invite @${workspace.botName} there, then save again.`,
    );
  }
  assertUsable(channel, actor, (await channels.memberIds(channelId)).has(actor.slackUserId));
  return { channelId, channelName: channel.name, channelSeen: '' };
}

async function saveSettings(
  deps: RitualDeps,
  userId: string,
  { id, revision }: SettingsMetadata,
  values: SettingsValues,
): Promise<Message> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const actor = await deps.people.get(userId);
  const opener = await editOpener(
    db,
    workspace.id,
    { openerId: id, actor, seenRevision: revision },
    async (_tx, before) => ({
      ...seriesColumns(before, { startsOn: values.startsOn, ending: endingOfValues(values) }, now),
      ...shownColumns(values),
    }),
    now,
  );
  deps.wake();
  return openerCard(await shownTo(deps, opener, actor), ['Saved.']);
}

/** All levels are the same as none chosen. */
const ALL_LEVELS = 3;

function shownColumns(values: SettingsValues) {
  const place = placeOf(values.holidays);
  const levels = values.levels ?? [];
  return {
    holidayCountry: place?.country ?? '',
    holidayRegion: place?.region ?? '',
    onHoliday: values.onHoliday,
    mostShown: Number(values.mostShown),
    levels: levels.length === ALL_LEVELS ? [] : [...levels],
    kinds: linesOf(values.kinds),
    asksForStories: values.asks?.includes('stories') ?? false,
    asksForLesson: values.asks?.includes('lesson') ?? false,
  };
}
