import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { instantAt } from '../../schedule/local-time.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import type { Told } from './absence-views.ts';
import { moveIt, putBack, skipIt } from './actions.ts';
import { type MeetingDeed, moveMeeting, putMeetingBack, skipMeeting } from './change-meeting.ts';
import { knownOpener } from './known-openers.ts';
import { moveForm, validateMove } from './move-form.ts';
import type { Opener } from './opener.ts';
import { assertMayChange } from './opener-rights.ts';
import { meetingDates, meetingNews, openerCard } from './show-views.ts';
import { shownTo } from './shown-opener.ts';

type View = 'card' | 'dates';

/** Skipping one meeting, moving one, and taking that back. */
export function registerMeetings(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock } = deps;
  skipIt.on(slack, async (click) => {
    const deed = await deedOf(deps, click, click.value);
    const opener = await skipMeeting(db, workspace.id, deed, clock.now());
    await click.reply.replace(await after(deps, opener, deed, { kind: 'skipped' }, click.value.from));
  });
  putBack.on(slack, async (click) => {
    const deed = await deedOf(deps, click, click.value);
    const opener = await putMeetingBack(db, workspace.id, deed, clock.now());
    await click.reply.replace(await after(deps, opener, deed, { kind: 'put_back' }, click.value.from));
  });
  moveIt.on(slack, (click) =>
    showInModal(click, 'Move one meeting', async () => {
      const { id, date } = click.value;
      const { opener, member } = await knownOpener(deps, click, id);
      assertMayChange(opener, member);
      const { wallTime, zone } = opener;
      const was = `${dayInWords(date)} at ${wallTime}`;
      return moveForm.view({ metadata: { id, date, zone, was }, values: { date, time: wallTime } });
    }),
  );
  moveForm.on(slack, {
    validate: validateMove,
    async save({ values, metadata, userId }) {
      const actor = await deps.people.get(userId);
      const deed = { openerId: metadata.id, date: metadata.date, actor };
      const opener = await moveMeeting(db, workspace.id, deed, values, clock.now());
      const to = instantAt(values.date, values.time, opener.zone);
      return after(deps, opener, deed, { kind: 'moved', to }, 'dates');
    },
  });
}

async function deedOf({ people }: RitualDeps, act: Act, value: { id: string; date: string }): Promise<MeetingDeed> {
  return { openerId: value.id, date: value.date, actor: await people.get(act.userId) };
}

/** What was done, above the view from which it was done. */
async function after(
  deps: RitualDeps,
  opener: Opener,
  { date, actor }: MeetingDeed,
  done: Told,
  view: View,
): Promise<Message> {
  deps.wake();
  const news = meetingNews(opener, instantAt(date, opener.wallTime, opener.zone), done);
  const shown = await shownTo(deps, opener, actor);
  return view === 'dates' ? meetingDates(shown, news) : openerCard(shown, news, done.kind === 'skipped' ? date : null);
}
