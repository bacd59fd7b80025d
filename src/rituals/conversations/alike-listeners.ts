import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { itIs, notThem, somebodyNew } from './actions.ts';
import type { Kept } from './alike.ts';
import { type Answer, withAnswer } from './alike-views.ts';
import { readableVoice } from './heard-voices.ts';
import { type LoopOnRecord, NO_LOOP } from './loop-views.ts';
import { makeOne, part } from './merge-listeners.ts';
import { loadFor, readerOf, rightsOf } from './reader.ts';
import { receipt } from './views.ts';
import { voiceAdded } from './voice-views.ts';

/** What a receipt asks of somebody new: who they are. Answering keeps the receipt, with all that it offers. */
export function registerAlike(slack: Slack, deps: RitualDeps, loop: LoopOnRecord): void {
  const answers = async (click: Act, about: Kept, answer: Answer) => {
    const again = await orElse(receiptAgain(deps, click, about, loop), null, deps.logger);
    await click.reply.replace(withAnswer(again, about, answer));
  };
  itIs.on(slack, async (click) => {
    const { about, id, into } = click.value;
    await answers(click, about, { kind: 'one', ...(await makeOne(deps, click, { id, into })) });
  });
  somebodyNew.on(slack, (click) => answers(click, click.value.about, { kind: 'new', id: click.value.id }));
  notThem.on(slack, async (click) => {
    const { about, id } = click.value;
    await answers(click, about, { kind: 'parted', ...(await part(deps, click, id)) });
  });
}

/** The receipt as it would read now; null for whoever may not read what it was given for. */
async function receiptAgain(
  deps: RitualDeps,
  { userId }: Act,
  about: Kept,
  loopOn: LoopOnRecord,
): Promise<Message | null> {
  const member = await deps.people.get(userId);
  if (about.kind === 'conversation') return recordReceipt(deps, member, about.id, loopOn);
  const heard = await readableVoice(deps, member, about.id);
  return heard && voiceAdded(heard.conversation, heard.voice);
}

async function recordReceipt(
  deps: RitualDeps,
  member: Member,
  conversationId: string,
  loopOn: LoopOnRecord,
): Promise<Message | null> {
  const now = deps.clock.now();
  const { conversation, viewer, sight } = await loadFor(deps, member, { id: conversationId });
  if (sight !== 'whole') return null;
  const reader = await readerOf(deps, member, conversation, now);
  const loop = await orElse(loopOn(conversation, viewer, reader), NO_LOOP, deps.logger);
  return receipt('Heard', conversation, reader, await rightsOf(deps, conversation, viewer, now), loop);
}
