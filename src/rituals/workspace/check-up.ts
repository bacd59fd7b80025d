import { checkClock, checkGranted } from '../../check-up/check-slack.ts';
import { type Finding, findingOf } from '../../check-up/finding.ts';
import { readManifest } from '../../check-up/manifest.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { vitals } from './check-store.ts';
import { whyUnusable } from './usable-channel.ts';

const LATE_MS = 5 * 60 * 1000;

/** What an admin may want to know of how the bot is doing, each with what to do. Changes nothing and posts nothing. */
export async function checkUp(slack: Slack, deps: RitualDeps): Promise<Finding[]> {
  const { interactive } = slack;
  return [
    await checkGranted(interactive, readManifest('socket')),
    await checkClock(interactive.slackApiUrl, () => deps.clock.now()),
    ...(await checkChannels(deps).catch((error: unknown) => [
      findingOf(error, 'Channels', 'Slack did not answer. Try again in a minute.'),
    ])),
    ...(await checkWork(deps).catch((error: unknown) => [
      findingOf(error, 'Database', 'Whoever runs me looks with npm run chair -- check.'),
    ])),
  ];
}

async function checkChannels({ db, workspace, channels }: RitualDeps): Promise<Finding[]> {
  const { feedback } = await settings(db.prisma, workspace.id).read();
  const meetings = await vitals(db.prisma, workspace.id).openerChannels();
  const chosen = [feedback.triageChannelId, feedback.shareChannelId].filter((id) => id !== '');
  const named = new Map(chosen.map((id) => [id, 'a channel of the set-up']));
  for (const { channelId, channelName } of meetings) named.set(channelId, `#${channelName}`);
  const wrong: Finding[] = [];
  for (const [channelId, name] of named) {
    channels.forget(channelId);
    const why = whyUnusable(await channels.info(channelId), workspace.botName);
    if (why !== null) wrong.push({ state: 'wrong', text: `Channels: nothing can be posted in ${name}.`, advice: why });
  }
  if (wrong.length > 0) return wrong;
  return [{ state: 'fine', text: `Channels: I can post in all that I need (${named.size}).` }];
}

async function checkWork({ db, workspace, clock }: RitualDeps): Promise<Finding[]> {
  const store = vitals(db.prisma, workspace.id);
  const late = new Date(clock.now().getTime() - LATE_MS);
  const [overdue, unsent] = [await store.overdue(late), await store.unsent(late)];
  return [
    { state: 'fine', text: 'Database: answers.' },
    workFinding('Schedule', overdue, await store.lastSettledAt(), 'something planned was last seen to'),
    workFinding('Messages', unsent, await store.lastSentAt(), 'the last one was sent'),
  ];
}

function workFinding(subject: string, waiting: number, last: Date | null, what: string): Finding {
  const when =
    last === null ? 'nothing was due yet' : `${what} at ${last.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (waiting === 0) return { state: 'fine', text: `${subject}: nothing is late; ${when}.` };
  return {
    state: 'wrong',
    text: `${subject}: ${waiting} should have come more than five minutes ago; ${when}.`,
    advice: 'Whoever runs me finds why in my log, at WARN and ERROR.',
  };
}
