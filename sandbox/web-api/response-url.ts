import { z } from 'zod';
import { frownedUpon } from '../checker/problem.ts';
import type { ResponseTarget } from '../response-urls.ts';
import { SlackError } from '../slack-error.ts';
import type { MessageRecord } from '../state.ts';
import { acceptMessage, type World } from '../world.ts';
import { type Answer, flag } from './method.ts';

const responseSchema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

type Response = z.output<typeof responseSchema>;

/** What the bot posts to a response_url. It needs no membership and no scope. */
export function respondThroughUrl(world: World, token: string, args: unknown): Answer {
  const parsed = responseSchema.safeParse(args);
  if (!parsed.success) throw new SlackError('invalid_payload');
  const response = parsed.data;
  const target = world.responseUrls.use(token);
  const original =
    target.messageTs === null ? null : (world.state.channels.get(target.channelId)?.byTs.get(target.messageTs) ?? null);
  if (response.delete_original) return removeOriginal(original);
  if (response.replace_original && original) return replaceOriginal(world, original, response);
  if (response.replace_original) {
    world.records.violated('response_url', [
      frownedUpon('/replace_original', 'a command or shortcut has no original to replace'),
    ]);
  }
  postResponse(world, target, response);
  return {};
}

function removeOriginal(original: MessageRecord | null): Answer {
  if (!original) throw new SlackError('no_original');
  original.isDeleted = true;
  return {};
}

function replaceOriginal(world: World, original: MessageRecord, response: Response): Answer {
  const blocks = acceptMessage(world, 'response_url', { text: response.text, blocks: response.blocks });
  original.text = response.text ?? '';
  original.blocks = blocks;
  if (!original.ephemeralFor) original.editedTs = world.state.nextTs(world.clock.now());
  return {};
}

/** Posts what a bot answered to a command or through a response_url. */
export function postResponse(
  world: World,
  target: ResponseTarget,
  response: Pick<Response, 'text' | 'blocks' | 'response_type' | 'thread_ts'>,
): void {
  const isEmpty = (response.text ?? '') === '' && !Array.isArray(response.blocks);
  if (isEmpty) throw new SlackError('no_text');
  const blocks = acceptMessage(world, 'response_url', { text: response.text, blocks: response.blocks });
  world.state.addMessage(
    {
      channelId: target.channelId,
      userId: world.state.bot.userId,
      botId: world.state.bot.botId,
      text: response.text ?? '',
      blocks,
      threadTs: response.thread_ts ?? null,
      ephemeralFor: response.response_type === 'ephemeral' ? target.personId : null,
    },
    world.clock.now(),
  );
}

/** The acknowledgement of a command, when it carries an answer. */
export function readCommandAnswer(body: unknown): Response | null {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return null;
  const hasContent = (parsed.data.text ?? '') !== '' || parsed.data.blocks !== undefined;
  return hasContent ? parsed.data : null;
}
