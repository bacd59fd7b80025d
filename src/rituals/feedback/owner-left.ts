import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { clocksIn } from '../../settings/clocks.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import { conversations, existing, unfinished, watchClock } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { askOthers } from './prevention-people.ts';
import { withoutOwner } from './steps.ts';
import { triage } from './triage.ts';

const PAGE = 200;

/** What somebody who has left owned and had not finished needs an owner again, and triage hears of it; what they promised is asked of others. */
export async function ownerLeft(deps: RitualDeps, member: Member): Promise<void> {
  if (!member.isDeactivated) return;
  for (;;) {
    const owed = await unfinished(deps.db.prisma, deps.workspace.id).of(member.id, PAGE);
    for (const id of owed) await giveBack(deps, id, member);
    if (owed.length < PAGE) break;
  }
  await deps.db.transaction((tx) => askOthers(tx, deps.workspace.id, member.id, deps.clock.now()));
  deps.wake();
}

async function giveBack(deps: RitualDeps, conversationId: string, member: Member): Promise<void> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  await db.transaction(async (tx) => {
    const store = feedback(tx, workspace.id);
    await conversations(tx, workspace.id).lock(conversationId);
    const before = await store.standing(conversationId);
    if (before === null || before.ownerId !== member.id) return;
    const conversation = existing(await conversations(tx, workspace.id).byId(conversationId));
    const clocks = clocksIn(await settings(tx, workspace.id).read(), member.zone, conversation.customer.kinds);
    await store.write(conversationId, withoutOwner(before, clocks, now), now);
    const line = { conversationId, act: 'owner_left', actorId: member.id, detail: '' };
    await store.record(line, before, now);
    await watchClock(tx, workspace.id, conversationId, now);
    await refreshMessagesAbout(tx, workspace.id, [aboutConversation(conversationId)], now);
    await refreshCurrentMessagesAbout(tx, workspace.id, [ABOUT_WAITING], now);
    await triage(tx, workspace.id, existing(await conversations(tx, workspace.id).byId(conversationId)), now);
  });
}
