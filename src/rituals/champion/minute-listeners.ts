import { UserFacingError } from '../../errors.ts';
import type { Slack } from '../../slack/bolt.ts';
import { conversations, existing, suggestConversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { listedFor } from '../openers/index.ts';
import { callMinute } from './minute.ts';
import { minuteForm } from './minute-form.ts';
import { minuteReceipt } from './minute-views.ts';

/** /champion minute: which conversation, and in which opener's channel. */
export function registerMinutes(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;
  minuteForm.on(slack, {
    suggest: {
      story: (typed, asker) => suggestConversations(deps, typed, asker),
      meeting: async (_typed, { userId }) =>
        (await listedFor(deps, userId)).map(({ opener }) => ({
          value: opener.id,
          text: `${opener.name}, #${opener.channelName}`,
        })),
    },
    async save({ values, key, userId }) {
      const conversation = existing(await conversations(db.prisma, workspace.id).byId(values.story.value));
      const opener = (await listedFor(deps, userId)).find((one) => one.opener.id === values.meeting.value)?.opener;
      if (!opener) throw new UserFacingError('opener_gone', 'This opener is gone. Choose another one.');
      const caller = await viewerFor(deps, await people.get(userId), [conversation]);
      await callMinute(deps, { conversation, opener, caller, requestKey: key }, clock.now());
      deps.wake();
      return minuteReceipt(conversation, opener);
    },
  });
}
