import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { conversations, existing, suggestConversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { listedFor } from '../openers/index.ts';
import { postMinute } from './actions.ts';
import { callMinute } from './minute.ts';
import { minuteForm } from './minute-form.ts';
import { minuteReceipt } from './minute-views.ts';

/** /champion minute: which conversation, and in which opener's channel. */
export function registerMinutes(slack: Slack, deps: RitualDeps): void {
  minuteForm.on(slack, {
    suggest: {
      story: (typed, asker) => suggestConversations(deps, typed, asker),
      meeting: async (_typed, { userId }) =>
        (await listedFor(deps, userId)).map(({ opener }) => ({
          value: opener.id,
          text: `${opener.name}, #${opener.channelName}`,
        })),
    },
    save: ({ values, key, userId }) =>
      call(deps, { key, userId }, { conversationId: values.story.value, openerId: values.meeting.value }),
  });
  postMinute.on(slack, async (click) => {
    const { id: conversationId, openerId, missedId } = click.value;
    // Two presses are two acts, and one post.
    const once = { key: `after:${missedId}`, userId: click.userId };
    await click.reply.replace(await call(deps, once, { conversationId, openerId }));
  });
}

async function call(
  deps: RitualDeps,
  { key, userId }: Pick<Act, 'key' | 'userId'>,
  asked: { readonly conversationId: string; readonly openerId: string },
): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const conversation = existing(await conversations(db.prisma, workspace.id).byId(asked.conversationId));
  const opener = (await listedFor(deps, userId)).find((one) => one.opener.id === asked.openerId)?.opener;
  if (!opener) throw new UserFacingError('opener_gone', 'This opener is gone. Choose another one.');
  const caller = await viewerFor(deps, await people.get(userId), [conversation]);
  await callMinute(deps, { conversation, opener, caller, requestKey: key }, clock.now());
  deps.wake();
  return minuteReceipt(conversation, opener);
}
