import { may } from '../../access/roles.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { said } from '../../slack/spoken.ts';
import { viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { type PagedList, seeList, turnList, turnListBack } from './actions.ts';
import { pageOfWorklist } from './worklist-of.ts';
import { listPage } from './worklist-views.ts';

const ON_PAGE = 10;

const TITLES: Readonly<Record<PagedList, string>> = {
  overdue: 'Waiting too long',
  recurred: 'Came again',
  due: 'Preventions due',
};

/** "See all" of the champion's worklist: a list whole, page by page, with the same buttons. */
export function registerWorklist(slack: Slack, deps: RitualDeps): void {
  seeList.on(slack, (click) =>
    showInModal(click, TITLES[click.value.list], () => listFor(deps, click.userId, click.value)),
  );
  for (const turn of [turnList, turnListBack]) {
    turn.on(slack, async (click) => click.reply.replace(await listFor(deps, click.userId, click.value)));
  }
}

/** A page of a list. @param asked.page what was done meanwhile may have taken it away */
async function listFor(
  deps: RitualDeps,
  userId: string,
  asked: { readonly list: PagedList; readonly page: number },
): Promise<Message> {
  const member = await deps.people.get(userId);
  if (!may('handle', await viewerFor(deps, member, []), { isOwner: false })) {
    return said('This is for whoever is customer champion, and for admins.');
  }
  const now = deps.clock.now();
  const { list } = asked;
  const { count } = await pageOfWorklist(deps, member, { list, slice: { skip: 0, take: 0 }, now });
  const page = Math.max(0, Math.min(asked.page, Math.ceil(count / ON_PAGE) - 1));
  const slice = { skip: page * ON_PAGE, take: ON_PAGE };
  const facts = { page, first: slice.skip + 1, last: Math.min(count, slice.skip + ON_PAGE) };
  const reading = { now, zone: member.zone };
  return listPage(await pageOfWorklist(deps, member, { list, slice, now }), {
    ...facts,
    noun: await nounOf(deps),
    reading,
  });
}
