import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { type OwnList, seeOwn, turnOwn, turnOwnBack } from './actions.ts';
import { promisedPage, waitingPage } from './own-list-views.ts';
import { ownWork } from './own-work.ts';

const ON_PAGE = 10;

const TITLES: Readonly<Record<OwnList, string>> = { waiting: 'Waiting for them', promised: 'What I promised' };

/** "See all" in App Home: whose customers are to speak next, and what one promised, page by page with the same buttons. */
export function registerOwnLists(slack: Slack, deps: RitualDeps): void {
  seeOwn.on(slack, (click) =>
    showInModal(click, TITLES[click.value.list], () => ownListFor(deps, click.userId, click.value)),
  );
  for (const turn of [turnOwn, turnOwnBack]) {
    turn.on(slack, async (click) => click.reply.replace(await ownListFor(deps, click.userId, click.value)));
  }
}

/** A page of one of somebody's own lists. @param asked.page what was done meanwhile may have taken it away */
export async function ownListFor(
  deps: RitualDeps,
  userId: string,
  asked: { readonly list: OwnList; readonly page: number },
): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const member = await people.get(userId);
  const store = ownWork(db.prisma, workspace.id, member.id);
  const facts = { noun: await nounOf(deps), reading: { now: clock.now(), zone: member.zone } };
  if (asked.list === 'promised') {
    const all = await store.promised();
    const page = pageOf(asked.page, all.length);
    return promisedPage(all.slice(page.first - 1, page.last), page, facts);
  }
  const { count } = await store.waiting(0, 0);
  const page = pageOf(asked.page, count);
  return waitingPage((await store.waiting(page.first - 1, ON_PAGE)).items, page, facts);
}

/** The page that was asked for, or the last there is. */
function pageOf(asked: number, count: number) {
  const page = Math.max(0, Math.min(asked, Math.ceil(count / ON_PAGE) - 1));
  return { page, first: page * ON_PAGE + 1, last: Math.min(count, (page + 1) * ON_PAGE), count };
}
