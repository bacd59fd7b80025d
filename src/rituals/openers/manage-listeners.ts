import { localDate } from '../../schedule/local-time.ts';
import { readDay } from '../../schedule/read-day.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { said } from '../../slack/spoken.ts';
import type { RitualDeps } from '../deps.ts';
import { more, previewIt, resumeIt, showIt } from './actions.ts';
import { isSameName, type Management, meantOpeners, type OpenerRequest } from './command-line.ts';
import { editView, registerEditing } from './edit-listeners.ts';
import { openHandOver, registerHandOver } from './hand-over-listeners.ts';
import { knownOpener, listedFor } from './known-openers.ts';
import { openerLog } from './log-views.ts';
import { registerMeetings } from './meeting-listeners.ts';
import { isPaused } from './meetings.ts';
import type { Opener } from './opener.ts';
import { assertMayChange, mayRun, standsInFor } from './opener-rights.ts';
import { pauseForm, wrongPauseEnd } from './pause-form.ts';
import { pauseOpener, resumeOpener } from './pause-opener.ts';
import { previewOpener } from './preview-opener.ts';
import { readLog } from './read-log.ts';
import { meetingDates, openerCard, unknownDay, whichToOpen } from './show-views.ts';
import { shownTo } from './shown-opener.ts';
import { noneMeant, sureToRemoveIt } from './views.ts';

/** All that is done with an opener that is there, by its card's buttons. */
export function registerManagement(slack: Slack, deps: RitualDeps): void {
  registerEditing(slack, deps);
  registerMeetings(slack, deps);
  registerHandOver(slack, deps);
  showIt.on(slack, async (click) => {
    const { opener, member } = await knownOpener(deps, click, click.value.id);
    await click.reply.replace(openerCard(await shownTo(deps, opener, member)));
  });
  previewIt.on(slack, async (click) => {
    const { opener, member } = await knownOpener(deps, click, click.value.id);
    await click.reply.privately(await previewOpener(deps, opener, member, deps.clock.now()));
  });
  resumeIt.on(slack, async (click) => click.reply.replace(await resume(deps, click, click.value.id)));
  more.on(slack, async (click) => {
    const { act, id } = click.value;
    switch (act) {
      case 'pause':
        return showInModal(click, 'Pause the opener', () => pauseView(deps, click, id));
      case 'hand_over':
        return openHandOver(deps, click, id);
      case 'log':
        return click.reply.privately(await logFor(deps, click, id));
      case 'dates':
      case 'remove': {
        const { opener, member } = await knownOpener(deps, click, id);
        assertMayChange(opener, member);
        const shown = await shownTo(deps, opener, member);
        return click.reply.replace(act === 'dates' ? meetingDates(shown) : sureToRemoveIt(opener));
      }
    }
  });
  pauseForm.on(slack, {
    validate({ until }, { today }) {
      const wrong = wrongPauseEnd(until, today);
      return wrong === null ? {} : { until: wrong };
    },
    save: ({ values, metadata, userId }) => pause(deps, userId, metadata.id, values.until),
  });
}

type ManageRequest = Extract<OpenerRequest, { readonly kind: Management | 'pause' }>;

/** `/opener show | edit | skip | move | pause | resume | log`, with a name or for this channel's opener. */
export async function manage(deps: RitualDeps, use: CommandUse, request: ManageRequest): Promise<void> {
  if (request.kind === 'edit') {
    return showInModal(use, 'Edit the meeting', async () => {
      const meant = await meantBy(deps, use, request);
      return 'answer' in meant ? meant.answer : editView(meant.opener, meant.member);
    });
  }
  await use.reply.privately(await answerTo(deps, use, request));
}

async function answerTo(deps: RitualDeps, use: CommandUse, request: ManageRequest): Promise<Message> {
  const meant = await meantBy(deps, use, request);
  if ('answer' in meant) return meant.answer;
  const { opener, member } = meant;
  switch (request.kind) {
    case 'skip':
    case 'move':
      assertMayChange(opener, member);
      return meetingDates(await shownTo(deps, opener, member));
    case 'pause':
      return pauseAsTyped(deps, use, opener, member, meant.name === request.whole ? '' : request.until);
    case 'resume':
      return resume(deps, use, opener.id);
    case 'log':
      return logFor(deps, use, opener.id);
    case 'preview':
      return previewOpener(deps, opener, member, deps.clock.now());
    default:
      return openerCard(await shownTo(deps, opener, member));
  }
}

type Meant = { readonly opener: Opener; readonly member: Member; readonly name: string } | { readonly answer: Message };

/** The one opener that a line means, or what to say instead. */
async function meantBy(deps: RitualDeps, use: CommandUse, request: ManageRequest): Promise<Meant> {
  const isReading = request.kind === 'show' || request.kind === 'log' || request.kind === 'preview';
  const targets = (await listedFor(deps, use.userId)).map(({ opener, mayRemove }) => ({
    opener,
    name: opener.name,
    channelId: opener.channelId,
    isTheirs: isReading || mayRemove,
  }));
  // "until" may belong to a name.
  const isWholeName = request.kind === 'pause' && targets.some(({ name }) => isSameName(name, request.whole));
  const name = isWholeName ? request.whole : request.name;
  const meant = meantOpeners(targets, name, use.place?.channelId ?? null);
  switch (meant.kind) {
    case 'none':
      return { answer: noneMeant(name, use.typed) };
    case 'one':
      return { opener: meant.target.opener, member: await deps.people.get(use.userId), name };
    case 'several':
      return {
        answer: whichToOpen(
          meant.targets.map(({ opener }) => opener),
          `Name one: ${use.typed} ${request.kind} Weekly product`,
        ),
      };
  }
}

async function pauseView(deps: RitualDeps, act: Act, id: string) {
  const { opener, member } = await knownOpener(deps, act, id);
  assertMayChange(opener, member);
  const today = localDate(deps.clock.now(), opener.zone);
  const isResting = isPaused(opener, deps.clock.now());
  return pauseForm.view({ metadata: { id, today }, values: { until: isResting ? opener.pausedUntil : '' } });
}

/** @param typed the day as somebody wrote it; "" for none */
async function pauseAsTyped(
  deps: RitualDeps,
  use: CommandUse,
  opener: Opener,
  member: Member,
  typed: string,
): Promise<Message> {
  assertMayChange(opener, member);
  const today = localDate(deps.clock.now(), opener.zone);
  const until = typed === '' ? '' : readDay(typed, today);
  if (until === null) return unknownDay(typed);
  const wrong = wrongPauseEnd(until, today);
  return wrong === null ? pause(deps, use.userId, opener.id, until) : said(`“${typed}”: ${wrong}`);
}

async function pause(deps: RitualDeps, userId: string, id: string, until: string): Promise<Message> {
  const actor = await deps.people.get(userId);
  const opener = await pauseOpener(deps.db, deps.workspace.id, { openerId: id, actor }, until, deps.clock.now());
  deps.wake();
  return openerCard(await shownTo(deps, opener, actor), [`${opener.name} rests.`]);
}

async function resume(deps: RitualDeps, act: Act, id: string): Promise<Message> {
  const actor = await deps.people.get(act.userId);
  const opener = await resumeOpener(deps.db, deps.workspace.id, { openerId: id, actor }, deps.clock.now());
  deps.wake();
  return openerCard(await shownTo(deps, opener, actor), [`${opener.name} goes on.`]);
}

async function logFor(deps: RitualDeps, act: Act, id: string): Promise<Message> {
  const { opener, member } = await knownOpener(deps, act, id);
  const lines = await readLog(deps, opener, deps.clock.now());
  return openerLog(opener, lines, {
    mayRun: mayRun(opener, member, await standsInFor(deps.db.prisma, deps.workspace.id, member, deps.clock.now())),
    botName: deps.workspace.botName,
  });
}
