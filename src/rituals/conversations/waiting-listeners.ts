import { ALONE, maySee } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { seeAndTake, takeFromList } from './actions.ts';
import { conversations } from './conversation-store.ts';
import { guestsOwn, loadFor, viewerFor } from './reader.ts';
import { takingMessage } from './record-listeners.ts';
import { takeConversation } from './take-conversation.ts';
import { waitingList } from './waiting-views.ts';

/** Enough that a page stays full when some of them are not the reader's to see. */
const LOOKED_AT = 100;

/** The list of what waits for an owner, and taking from it. */
export function registerWaiting(slack: Slack, deps: RitualDeps): void {
  seeAndTake.on(slack, (click) => showInModal(click, 'Waiting for an owner', () => waitingFor(deps, click.userId)));

  takeFromList.on(slack, async (click) => {
    const member = await deps.people.get(click.userId);
    const now = deps.clock.now();
    const { conversation, viewer } = await loadFor(deps, member, click.value);
    const taking = await takeConversation(
      deps.db,
      deps.workspace.id,
      conversation.id,
      { ...viewer, zone: member.zone },
      now,
    );
    deps.wake();
    const news = takingMessage(taking, { now, zone: member.zone });
    await click.reply.replace(await orElse(waitingFor(deps, click.userId, news), news, deps.logger));
  });
}

async function waitingFor(deps: RitualDeps, userId: string, news?: Message): Promise<Message> {
  const store = conversations(deps.db.prisma, deps.workspace.id);
  const member = await deps.people.get(userId);
  const [waiting, count] = [await store.waitingForOwner(LOOKED_AT), await store.countWaitingForOwner()];
  const viewer = await viewerFor(deps, member, waiting);
  const readable = waiting.filter((conversation) => maySee(conversation, viewer, ALONE) === 'whole');
  const confined = waiting.length - readable.length;
  const mayTake = may('own', viewer, { guestsMayOwn: await guestsOwn(deps) });
  const reading = { now: deps.clock.now(), zone: member.zone };
  const { noun } = (await settings(deps.db.prisma, deps.workspace.id).read()).customers;
  const shown = { readable, count, noun, confined, mayTake, reading };
  return waitingList(news === undefined ? shown : { ...shown, news });
}
