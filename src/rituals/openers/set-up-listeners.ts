import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { ruleOf } from '../../schedule/rule.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { ChannelInfo } from '../../slack/channels.ts';
import { typed } from '../../slack/command-names.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { quickly } from '../../slack/quickly.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { orElse } from '../or-else.ts';
import { goOn, joinChannel, setUp } from './actions.ts';
import { firstDate } from './begin-series.ts';
import { seenAsText } from './channel-seen-store.ts';
import { createOpener } from './create-opener.ts';
import { guestsIn } from './guests-in.ts';
import { nextPosts } from './meetings.ts';
import { OPENER_DEFAULTS } from './opener.ts';
import { freshOpener, type OpenerValues, openerForm, validateOpener } from './opener-form.ts';
import { actorOf, assertTheirs, mayTend, standsInFor } from './opener-rights.ts';
import { openers } from './opener-store.ts';
import { existingOpener } from './plan-opener.ts';
import { recordForeign } from './record-foreign.ts';
import { patternOfRhythm } from './rhythm.ts';
import { goOnLater, inviteFirst, joined, setUpReceipt } from './views.ts';

const NEXT_SHOWN = 3;

/** Making an opener: the form, its receipt, and the way into the channel. */
export function registerSetUp(slack: Slack, deps: RitualDeps): void {
  setUp.on(slack, (click) => openSetUp(deps, click));
  openerForm.on(slack, { validate: validateOpener, save: (submitted) => save(deps, submitted) });
  goOn.on(slack, (click) =>
    click.openModal(openerForm.view({ metadata: {}, values: click.value })).then(() => undefined),
  );
  joinChannel.on(slack, async (click) => {
    const opener = existingOpener(await openers(deps.db.prisma, deps.workspace.id).byId(click.value.id));
    const member = await deps.people.get(click.userId);
    const standsIn = await standsInFor(deps.db.prisma, deps.workspace.id, member, deps.clock.now());
    assertTheirs(mayTend(opener, member, standsIn), opener);
    await deps.channels.join(opener.channelId);
    await recordForeign(
      deps.db.prisma,
      deps.workspace.id,
      { opener, actorId: member.id, act: 'opener.channel_joined' },
      deps.clock.now(),
    );
    await click.reply.replace(joined(opener));
  });
}

/** Within the trigger's three seconds: the person's zone is preselected when it is known at once. */
export async function openSetUp({ people }: RitualDeps, act: Act): Promise<void> {
  const member = await quickly(people.get(act.userId), act.logger);
  if (member?.isGuest) throw guestsDoNot();
  const here = act.place && act.place.kind !== 'dm' ? act.place.channelId : null;
  await act.openModal(openerForm.view({ metadata: {}, values: freshOpener(member?.zone ?? null, here) }));
}

interface Submitted extends Act {
  readonly values: OpenerValues;
}

/** Whatever Slack has to be asked is asked before the opener is written: a save that was done must not look failed. */
async function save(deps: RitualDeps, { values, key, userId, reply }: Submitted): Promise<Message> {
  const { db, workspace, clock, channels, people } = deps;
  const now = clock.now();
  const host = await people.get(userId);
  channels.forget(values.channel);
  const channel = await channels.info(values.channel);
  if (channel === null) {
    // The form covers the channel, and closing it would lose what is in it.
    await reply.privately(goOnLater(values, workspace.botName));
    return inviteFirst(workspace.botName);
  }
  const isInChannel = (await channels.memberIds(channel.id)).has(host.slackUserId);
  assertUsable(channel, host, isInChannel);
  const hasGuests = (await orElse(guestsIn(deps, channel.id), null, deps.logger)) ?? false;
  const channelSeen = seenAsText({ ...channel, hasGuests });
  const named = { channelName: channel.name, channelSeen };
  const fresh = { ...rulesOf(values, now), ...named, requestKey: key, hostId: host.id };
  const opener = await createOpener(db, workspace.id, { fresh, byRight: !isInChannel }, now);
  deps.wake();
  const inviteAs = channel.isMember ? null : workspace.botName;
  return setUpReceipt(opener, {
    noun: await nounOf(deps),
    next: nextPosts(opener, now, NEXT_SHOWN),
    inviteAs,
    hasGuests,
  });
}

function rulesOf(values: OpenerValues, now: Date) {
  const pattern = patternOfRhythm(values);
  const clock = { wallTime: values.time, zone: values.zone };
  return {
    ...OPENER_DEFAULTS,
    channelId: values.channel,
    name: values.name,
    rule: ruleOf(pattern),
    startsOn: firstDate(pattern, localDate(now, values.zone), clock, now),
    ...clock,
    leadMinutes: values.lead,
    lengthMinutes: values.length,
  };
}

/** Whether customers' words may go there and this person may decide so. @throws UserFacingError */
export function assertUsable(channel: ChannelInfo, host: Member, isInChannel: boolean): void {
  if (channel.isArchived)
    throw new UserFacingError('is_archived', `#${channel.name} is archived. Choose another channel.`);
  if (channel.isShared) {
    throw new UserFacingError(
      'shared_channel',
      `#${channel.name} is shared with another organisation, and what people told you stays inside yours. Choose another channel, or ask an admin to allow it in ${typed('/chair setup')}.`,
    );
  }
  if (!may('make_opener', actorOf(host), { isInChannel })) {
    if (host.isGuest) throw guestsDoNot();
    throw new UserFacingError('not_your_channel', `You are not in #${channel.name}. Join it first.`);
  }
}

function guestsDoNot(): UserFacingError {
  return new UserFacingError('guests_set_up_nothing', 'Guests can’t set up openers. Ask a colleague.');
}
