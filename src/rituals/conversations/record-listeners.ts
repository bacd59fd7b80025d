import { ALONE, maySee } from '../../access/audience.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { type Message, message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { openIt, readAll, takeIt } from './actions.ts';
import { existing } from './capture-conversation.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { heardVoices } from './heard-voices.ts';
import { type LoopOnRecord, NO_LOOP } from './loop-views.ts';
import { loadFor, readerOf, rightsOf, viewerFor } from './reader.ts';
import type { Reading } from './reading.ts';
import { shortName, wholeStory } from './story-views.ts';
import { type Taking, takeConversation } from './take-conversation.ts';
import { noSuchRecord, outline, record, taken, tooLate, yoursAlready } from './views.ts';
import { NO_VOICES } from './voice-views.ts';

/** Looking at one record, and taking it. */
export function registerRecord(slack: Slack, deps: RitualDeps, loop: LoopOnRecord): void {
  takeIt.on(slack, async (click) => {
    await click.reply.replaceAnswer(await take(deps, click.userId, click.value));
  });

  openIt.on(slack, (click) => openRecord(deps, click, click.value.id, loop));

  readAll.on(slack, (click) =>
    showInModal(click, 'Their words', async () => {
      const member = await deps.people.get(click.userId);
      const { conversation, sight } = await loadFor(deps, member, click.value);
      if (sight !== 'whole') return noSuchRecord(conversation.number);
      return message(shortName(conversation), wholeStory(conversation));
    }),
  );
}

async function take(deps: RitualDeps, userId: string, reference: { readonly id: string }): Promise<Message> {
  const member = await deps.people.get(userId);
  const now = deps.clock.now();
  const { conversation, viewer } = await loadFor(deps, member, reference);
  const taker = { ...viewer, zone: member.zone };
  const taking = await takeConversation(deps.db, deps.workspace.id, conversation.id, taker, now);
  deps.wake();
  return takingMessage(taking, { now, zone: member.zone });
}

/** Answers /heard take 12. A number must not tell: what a person may not see is answered as if it were not there. */
export async function takeByNumber(deps: RitualDeps, use: CommandUse, number: number): Promise<void> {
  const found = await conversations(deps.db.prisma, deps.workspace.id).byNumber(number);
  const { sight } = found ? await loadFor(deps, await deps.people.get(use.userId), found) : { sight: 'nothing' };
  await use.reply.privately(
    found === null || sight === 'nothing' ? noSuchRecord(number) : await take(deps, use.userId, found),
  );
}

/** Shows a record in a modal. */
export function openRecord(deps: RitualDeps, act: Act, conversationId: string, loop: LoopOnRecord): Promise<void> {
  return showInModal(act, 'What they said', async () => {
    const store = conversations(deps.db.prisma, deps.workspace.id);
    return recordFor(deps, act.userId, existing(await store.byId(conversationId)), loop);
  });
}

/** What a person reads after pressing Take it. */
export function takingMessage(taking: Taking, reading: Reading): Message {
  switch (taking.kind) {
    case 'taken':
      return taken(taking.conversation, reading);
    case 'yours_already':
      return yoursAlready(taking.conversation);
    case 'too_late':
      return tooLate(taking.conversation, taking.last, reading.zone);
  }
}

/** Answers /heard 12, to whoever may see #12. */
export async function showRecord(deps: RitualDeps, act: Act, number: number, loop: LoopOnRecord): Promise<void> {
  const conversation = await conversations(deps.db.prisma, deps.workspace.id).byNumber(number);
  await act.reply.privately(
    conversation ? await recordFor(deps, act.userId, conversation, loop) : noSuchRecord(number),
  );
}

/** As much of a record as this person may see. */
async function recordFor(
  deps: RitualDeps,
  userId: string,
  conversation: Conversation,
  loopOn: LoopOnRecord,
): Promise<Message> {
  const member = await deps.people.get(userId);
  const now = deps.clock.now();
  const viewer = await viewerFor(deps, member, [conversation]);
  const sight = maySee(conversation, viewer, ALONE);
  if (sight === 'nothing') return noSuchRecord(conversation.number);
  const reading = { now, zone: member.zone };
  const loop = await orElse(loopOn(conversation, viewer, reading), NO_LOOP, deps.logger);
  if (sight === 'outline') return outline(conversation, reading, loop);
  const rights = await rightsOf(deps, conversation, viewer, now);
  const heard = conversation.voices > 0 ? await heardVoices(deps, member, conversation) : NO_VOICES;
  return record(conversation, await readerOf(deps, member, conversation, now), rights, { heard, loop });
}
