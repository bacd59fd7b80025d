import { localDate } from '../../schedule/local-time.ts';
import { readDay } from '../../schedule/read-day.ts';
import { mutes } from '../../settings/mute-store.ts';
import { ownTime } from '../../settings/own-time-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { said } from '../../slack/spoken.ts';
import { goesRound } from '../champion/index.ts';
import type { RitualDeps } from '../deps.ts';
import { changeMe, pauseMe, resumeMe, showMe } from './actions.ts';
import type { ChairRequest } from './command-line.ts';
import { type MeValues, meForm, meValues, validateMe } from './me-form.ts';
import { type Me, meCard, standInUnknown, stoodInLine } from './me-views.ts';
import { ownDays } from './own-days.ts';
import { pauseForm, validatePause } from './pause-form.ts';
import { moveMessages, pauseMember, resumeMember } from './pause-member.ts';

/** /chair me, pause and back: when a member works, and when they want to be left in peace. */
export function registerMe(slack: Slack, deps: RitualDeps): void {
  showMe.on(slack, async (click) => click.reply.replace(await cardFor(deps, click.userId)));
  resumeMe.on(slack, async (click) => click.reply.replace(await comeBack(deps, click.userId)));
  pauseMe.on(slack, (click) => openPause(deps, click));
  pauseForm.on(slack, {
    validate: validatePause,
    async save({ values, userId }) {
      const standIn = values.standIn === '' ? null : await deps.people.get(values.standIn);
      return pause(deps, await deps.people.get(userId), values.until, standIn);
    },
  });
  changeMe.on(slack, (click) =>
    showInModal(click, 'My time', async () => {
      const { facts, muted, today } = await meOf(deps, await deps.people.get(click.userId));
      const metadata = { today, goesRound: await goesRound(deps.db.prisma, deps.workspace.id) };
      return meForm.view({ metadata, values: meValues(facts, muted, today) });
    }),
  );
  meForm.on(slack, {
    validate: validateMe,
    async save({ values, metadata, userId }) {
      const member = await deps.people.get(userId);
      await keep(deps, member, values, metadata.today);
      return meCard(await meOf(deps, member), 'Saved. It holds from now on.');
    },
  });
}

/** A member's own card. */
export async function cardFor(deps: RitualDeps, userId: string, news?: string): Promise<Message> {
  return meCard(await meOf(deps, await deps.people.get(userId)), news);
}

/** Ends a pause and says so. */
export async function comeBack(deps: RitualDeps, userId: string): Promise<Message> {
  const wasPaused = await resumeMember(deps, await deps.people.get(userId), deps.clock.now());
  const news = wasPaused ? 'Welcome back. What waited for you comes in your working hours.' : 'You were not paused.';
  return cardFor(deps, userId, news);
}

type PauseLine = Extract<ChairRequest, { kind: 'pause' }>;

/** Pauses until the day that somebody typed, with the person they mentioned as stand-in; without a day a form asks. */
export async function pauseByLine(
  deps: RitualDeps,
  use: CommandUse,
  { until: typed, stranger }: PauseLine,
): Promise<void> {
  if (stranger !== '') return use.reply.privately(standInUnknown(stranger, use));
  if (typed === '') return openPause(deps, use);
  const member = await deps.people.get(use.userId);
  const until = readDay(typed, localDate(deps.clock.now(), member.zone));
  if (until === null) {
    return use.reply.privately(
      said(
        `I can’t read “${typed}” as a day. Try ${use.typed} pause until Monday, or ${use.typed} pause until 4 January.`,
      ),
    );
  }
  const [first] = use.mentioned;
  const standIn = first === undefined ? null : await deps.people.get(first);
  await use.reply.privately(await pause(deps, member, until, standIn));
}

async function openPause(deps: RitualDeps, act: Act): Promise<void> {
  return showInModal(act, 'Pause', async () => {
    const member = await deps.people.get(act.userId);
    return pauseForm.view({ metadata: { today: localDate(deps.clock.now(), member.zone) } });
  });
}

async function pause(deps: RitualDeps, member: Member, until: string, standIn: Member | null): Promise<Message> {
  const now = deps.clock.now();
  const times = personalTimes(deps.db.prisma, deps.workspace.id);
  const stoodFor = await times.readsFor(member.id, now);
  await pauseMember(deps, { member, until, standIn }, now);
  const news: string[] = [];
  for (const one of stoodFor) {
    const reader = await times.readerFor(one.id, now);
    const next = reader.id === one.id ? null : await deps.people.peek(reader.slackUserId);
    news.push(stoodInLine(one.name, next?.name ?? null));
  }
  return news.length === 0 ? cardFor(deps, member.slackUserId) : cardFor(deps, member.slackUserId, news.join(' '));
}

async function keep({ db, workspace, clock, wake }: RitualDeps, member: Member, values: MeValues, today: string) {
  await db.transaction(async (tx) => {
    const own = ownTime(tx, workspace.id, member.id);
    await own.setHours(values.start, values.end);
    await own.setHolidays(values.holidays);
    await own.setDaysOff(ownDays(values.daysOff, today).spans);
    await mutes(tx, workspace.id).set(member.id, values.muted ?? []);
    await moveMessages(tx, workspace.id, member, clock.now());
  });
  wake();
}

async function meOf({ db, workspace, clock }: RitualDeps, member: Member): Promise<Me> {
  const [facts, chosen] = [
    await personalTimes(db.prisma, workspace.id).factsOf(member.id),
    await settings(db.prisma, workspace.id).read(),
  ];
  const muted = await mutes(db.prisma, workspace.id).of(member.id);
  const standIn = await ownTime(db.prisma, workspace.id, member.id).standIn();
  return {
    facts,
    time: chosen.time,
    standIn: standIn?.name ?? null,
    muted,
    isChampion: member.isChampion,
    today: localDate(clock.now(), member.zone),
  };
}
