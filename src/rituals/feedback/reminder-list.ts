import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { seeAllWaiting } from './actions.ts';
import { lineOf, showLine, waitingOn, workingAgain } from './reminder-morning.ts';
import { waitingList } from './reminder-views.ts';

/** What fits one list, with its buttons. */
const MOST_LISTED = 40;

/** "See all": everything that waits for the person, with the same buttons. */
export function registerReminderList(slack: Slack, deps: RitualDeps): void {
  seeAllWaiting.on(slack, (click) =>
    showInModal(click, 'What waits for you', async () => {
      const now = deps.clock.now();
      const member = await deps.people.get(click.userId);
      const morning = { member, from: now };
      const waiting = await waitingOn(deps, morning, now);
      const listed = waiting.slice(0, MOST_LISTED);
      const records = await conversations(deps.db.prisma, deps.workspace.id).byIds(listed.map(({ id }) => id));
      const day = { at: now, worksNext: await workingAgain(deps, member, now) };
      const lines = await Promise.all(listed.map((one) => showLine(deps, lineOf(one, records, day), morning, now)));
      return waitingList(
        lines.flatMap((line) => line ?? []),
        waiting.length - listed.length,
      );
    }),
  );
}
