import { checkChannels } from '../../check-up/check-channels.ts';
import { checkClock, checkGranted } from '../../check-up/check-slack.ts';
import { checkWork } from '../../check-up/check-work.ts';
import { type Finding, findingOf } from '../../check-up/finding.ts';
import { readManifest } from '../../check-up/manifest.ts';
import type { Slack } from '../../slack/bolt.ts';
import { checkGroup } from '../champion/index.ts';
import type { RitualDeps } from '../deps.ts';

/** What an admin may want to know of how the bot is doing, each with what to do. Changes nothing and posts nothing. */
export async function checkUp(slack: Slack, deps: RitualDeps): Promise<Finding[]> {
  const { interactive } = slack;
  return [
    await checkGranted(interactive, readManifest('socket')),
    await checkClock(interactive.slackApiUrl, () => deps.clock.now()),
    ...(await channelsOf(deps).catch((error: unknown) => [
      findingOf(error, 'Channels', 'Slack did not answer. Try again in a minute.'),
    ])),
    ...(await workOf(deps).catch((error: unknown) => [
      findingOf(error, 'Database', 'Whoever runs me looks with npm run chair -- check.'),
    ])),
  ];
}

function channelsOf({ db, workspace, channels }: RitualDeps): Promise<Finding[]> {
  return checkChannels(db.prisma, workspace.id, {
    botName: workspace.botName,
    look(channelId) {
      channels.forget(channelId);
      return channels.info(channelId);
    },
  });
}

async function workOf({ db, workspace, clock }: RitualDeps): Promise<Finding[]> {
  const work = await checkWork(db.prisma, workspace.id, clock.now());
  return [{ state: 'fine', text: 'Database: answers.' }, ...work, ...(await checkGroup(db.prisma, workspace.id))];
}
