import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { may } from '../../access/roles.ts';
import { isUniqueViolation } from '../../database/unique-violation.ts';
import { UserFacingError } from '../../errors.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { ChannelInfo } from '../../slack/channels.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { defineEvent } from '../../slack/events.ts';
import { withNames } from '../../slack/mentions.ts';
import type { Message } from '../../slack/message.ts';
import { lookUpMessage, missingScopes } from '../../slack/one-message.ts';
import { permalink } from '../../slack/shortcuts.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { logReacted } from './actions.ts';
import { type EmojiWish, plainEmoji } from './emoji.ts';
import { captureChannels, captureOffers, type Reacted } from './emoji-store.ts';
import {
  cannotHearReactions,
  emojiIsOff,
  emojiIsOn,
  emojiStatus,
  messageGone,
  nameTheEmoji,
  offerToLog,
  WORDS_NOT_READ,
} from './emoji-views.ts';
import { captureView, namesFor } from './opening-form.ts';
import { viewerFor } from './reader.ts';

const Reaction = z.object({
  user: z.string(),
  reaction: z.string(),
  item_user: z.string().nullish(),
  item: z.object({ type: z.string(), channel: z.string().default(''), ts: z.string().default('') }),
});
const reactionAdded = defineEvent('reaction_added', Reaction);

/** Where it is turned on, a reaction on a message offers to log it; nowhere else is anything looked at. */
export function registerEmoji(slack: Slack, deps: RitualDeps): void {
  reactionAdded.on(slack, (event) => offer(slack, deps, event));

  logReacted.on(slack, (click) =>
    showInModal(click, 'What they said', async () => {
      const { channelId, ts } = click.value;
      const found = await lookUpMessage(slack.interactive, channelId, ts);
      if (found.kind === 'gone') return messageGone();
      const threadTs = found.kind === 'found' ? found.message.threadTs : null;
      const words = found.kind === 'found' ? await withNames(found.message.text, namesFor(deps, click)) : '';
      const given = { words, link: permalink(deps.workspace.url, channelId, ts, threadTs), source: 'message' as const };
      const alert = found.kind === 'unreadable' ? { alert: WORDS_NOT_READ } : {};
      return captureView(deps, click, { channelId, kind: 'unknown' }, given, {
        reactedTo: { channelId, ts },
        ...alert,
      });
    }),
  );
}

async function offer(slack: Slack, deps: RitualDeps, { user, reaction, item, item_user }: z.output<typeof Reaction>) {
  const { db, workspace, clock, people } = deps;
  if (item.type !== 'message' || item_user === workspace.botUserId) return;
  const standing = await captureChannels(db.prisma, workspace.id).of(item.channel);
  if (standing === null || standing.emoji !== plainEmoji(reaction)) return;
  const member = await people.get(user);
  if (member.isBot || !may('log', await viewerFor(deps, member, []), {})) return;
  const reacted: Reacted = { channelId: item.channel, ts: item.ts, memberId: member.id };
  if (!(await isFirst(deps, reacted, clock.now()))) return;
  try {
    await ask(slack.posting, slack.interactive, { ...reacted, user, emoji: standing.emoji });
  } catch (error) {
    await captureOffers(db.prisma, workspace.id).release(reacted);
    throw error;
  }
}

/** Slack delivers an event again, and people take a reaction away and put it back: each is asked once. */
async function isFirst({ db, workspace }: RitualDeps, reacted: Reacted, now: Date): Promise<boolean> {
  try {
    return await db.transaction((tx) => captureOffers(tx, workspace.id).claim(reacted, now));
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Asks in the thread where the message stands in one. */
async function ask(
  posting: WebClient,
  reading: WebClient,
  { channelId, ts, user, emoji }: Reacted & { readonly user: string; readonly emoji: string },
): Promise<void> {
  const found = await lookUpMessage(reading, channelId, ts);
  if (found.kind === 'gone') return;
  const threadTs = found.kind === 'found' ? found.message.threadTs : null;
  const { text, blocks } = offerToLog(emoji, { channelId, ts });
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  await posting.chat.postEphemeral({ channel: channelId, user, text, blocks: [...blocks], ...thread });
}

/** Answers /heard emoji …, in private. */
export async function emojiCommand(slack: Slack, deps: RitualDeps, use: CommandUse, wish: EmojiWish): Promise<void> {
  await use.reply.privately(await answer(slack, deps, use, wish));
}

async function answer(slack: Slack, deps: RitualDeps, use: CommandUse, wish: EmojiWish): Promise<Message> {
  const store = captureChannels(deps.db.prisma, deps.workspace.id);
  if (wish.kind === 'unnamed') return nameTheEmoji(use.typed);
  const channel = await channelFor(deps, use);
  const channelId = channel.id;
  if (wish.kind === 'status') return emojiStatus(channelId, await store.of(channelId), use.typed);
  const memberId = await assertMayDecide(deps, use, channelId);
  if (wish.kind === 'off') {
    return (await store.turnOff(channelId)) ? emojiIsOff({ channelId }) : emojiStatus(channelId, null, use.typed);
  }
  const history = channel.isPrivate ? 'groups:history' : 'channels:history';
  const needed = ['reactions:read', 'reactions:write', history];
  const missing = await orElse(missingScopes(slack.interactive, needed), [], use.logger);
  if (missing.includes('reactions:read')) return cannotHearReactions();
  await store.turnOn(channelId, wish.emoji, memberId, deps.clock.now());
  return emojiIsOn({ channelId, emoji: wish.emoji }, missing);
}

/** @throws UserFacingError where the bot hears of no reactions */
async function channelFor({ channels, workspace }: RitualDeps, use: CommandUse): Promise<ChannelInfo> {
  if (use.place === null || use.place.kind === 'dm') {
    throw new UserFacingError(
      'not_in_dm',
      'Type this in the channel in which a reaction should offer to log a message.',
    );
  }
  channels.forget(use.place.channelId);
  const channel = await channels.info(use.place.channelId);
  if (channel?.isMember) return channel;
  throw new UserFacingError(
    'not_in_channel',
    `I am not in this channel, so I don’t hear of reactions here. Type /invite @${workspace.botName} first.`,
  );
}

/** Gives the member's id. @throws UserFacingError for guests and for whoever is not in the channel */
async function assertMayDecide(deps: RitualDeps, use: CommandUse, channelId: string): Promise<string> {
  const member = await deps.people.get(use.userId);
  const isInChannel = (await deps.channels.memberIds(channelId)).has(use.userId);
  if (may('capture_by_emoji', await viewerFor(deps, member, []), { isInChannel })) return member.id;
  throw new UserFacingError('emoji_not_yours', 'Only colleagues in this channel, not guests, can turn this on or off.');
}
