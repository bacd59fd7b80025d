import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { seeAllWaiting, turnWaiting, turnWaitingBack } from './actions.ts';
import { lineOf, showLine, waitingOn } from './reminder-morning.ts';
import { waitingList } from './reminder-views.ts';
import { workingAgain } from './working-again.ts';

/** As many as App Home shows on a page. */
const ON_PAGE = 10;
/** Also what is not due for long, as in App Home. */
const WHENEVER = new Date('9999-12-31T00:00:00Z');

/** "See all": everything that waits for the person, page by page, with the same buttons. */
export function registerReminderList(slack: Slack, deps: RitualDeps): void {
  seeAllWaiting.on(slack, (click) => showInModal(click, 'What waits for you', () => listFor(deps, click.userId, 0)));
  for (const turn of [turnWaiting, turnWaitingBack]) {
    turn.on(slack, async (click) => click.reply.replace(await listFor(deps, click.userId, click.value.page)));
  }
}

/** @param asked the page; what was done meanwhile may have taken it away */
async function listFor(deps: RitualDeps, userId: string, asked: number): Promise<Message> {
  const now = deps.clock.now();
  const member = await deps.people.get(userId);
  const morning = { member, from: now };
  const waiting = await waitingOn(deps, morning, now, WHENEVER);
  const page = asked * ON_PAGE < waiting.length ? asked : 0;
  const listed = waiting.slice(page * ON_PAGE, (page + 1) * ON_PAGE);
  const records = await conversations(deps.db.prisma, deps.workspace.id).byIds(listed.map(({ id }) => id));
  const day = { at: now, worksNext: await workingAgain(deps, member, now) };
  const lines = await Promise.all(listed.map((one) => showLine(deps, lineOf(one, records, day), morning, now)));
  return waitingList(
    lines.flatMap((line) => line ?? []),
    { page, first: page * ON_PAGE + 1, last: page * ON_PAGE + listed.length, count: waiting.length },
  );
}
