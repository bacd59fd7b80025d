import { EVERYBODY, maySee } from '../../access/audience.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { type Conversation, conversations, existing, noSuchRecord, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { releaseFor, takeReleaseBack } from './actions.ts';
import { knownOpener, listedFor } from './known-openers.ts';
import { couldHear } from './release.ts';
import { assertMayRelease, type Releasing, releaseConversation } from './release-conversation.ts';
import { releases } from './release-store.ts';
import { type CouldHear, releaseList, releaseNews } from './release-views.ts';
import type { Listed } from './views.ts';

/** Letting a meeting hear what is not answered yet, in the list that "Release for a meeting…" opens. */
export function registerReleasing(slack: Slack, deps: RitualDeps): void {
  releaseFor.on(slack, (click) => decide(deps, click, 'release', click.value));
  takeReleaseBack.on(slack, (click) => decide(deps, click, 'take_back', click.value));
}

/** Opens the list of the meetings that could hear it. */
export function openReleasing(deps: RitualDeps, act: Act, conversationId: string): Promise<void> {
  return showInModal(act, TITLE, () => listFor(deps, act, conversationId));
}

/** Answers /heard release 12; false when the line is anything else. */
export async function takeReleaseVerb(deps: RitualDeps, use: CommandUse): Promise<boolean> {
  const number = /^release\s+#?(\d{1,9})$/iu.exec(use.text.trim())?.[1];
  if (number === undefined) return false;
  await showInModal(use, TITLE, async () => {
    const found = await conversations(deps.db.prisma, deps.workspace.id).byNumber(Number(number));
    // A number must not tell: what this person may not read is answered as if it were not there.
    return found === null ? noSuchRecord(Number(number)) : listFor(deps, use, found.id);
  });
  return true;
}

const TITLE = 'Release for a meeting';

async function decide(
  deps: RitualDeps,
  act: Act,
  deed: Releasing['act'],
  value: { readonly conversationId: string; readonly openerId: string },
): Promise<void> {
  const { db, workspace, clock, people } = deps;
  const { opener } = await knownOpener(deps, act, value.openerId);
  const conversation = existing(await conversations(db.prisma, workspace.id).byId(value.conversationId));
  const actor = await viewerFor(deps, await people.get(act.userId), [conversation]);
  const releasing = { act: deed, conversationId: conversation.id, opener, actor };
  const done = await releaseConversation(db, workspace.id, releasing, clock.now());
  await act.reply.replace(await listFor(deps, act, conversation.id, releaseNews(done, opener, conversation.number)));
}

async function listFor(deps: RitualDeps, act: Act, conversationId: string, news = ''): Promise<Message> {
  const { db, workspace, people } = deps;
  const conversation = existing(await conversations(db.prisma, workspace.id).byId(conversationId));
  assertMayRelease(conversation, await viewerFor(deps, await people.get(act.userId), [conversation]));
  const store = releases(db.prisma, workspace.id);
  const [released, shown] = [await store.of(conversation.id), await store.shownBy(conversation.id)];
  const listed = await hearers(deps, await listedFor(deps, act.userId), conversation);
  const meetings = listed.map(
    ({ opener, next }): CouldHear => ({
      opener,
      next,
      releasedBy: released.find(({ openerId }) => openerId === opener.id)?.by ?? null,
      wasShown: shown.has(opener.id),
    }),
  );
  return releaseList(conversation, meetings.sort(nextFirst), news);
}

/** Those whose channel may hear it. What Slack does not tell now is looked at again before each post. */
async function hearers(
  { channels, clock, logger }: RitualDeps,
  listed: readonly Listed[],
  conversation: Conversation,
): Promise<Listed[]> {
  const now = clock.now();
  const found: Listed[] = [];
  for (const one of listed.filter(({ opener }) => couldHear(opener, conversation, now))) {
    const { channelId } = one.opener;
    const isShared = (await orElse(channels.info(channelId), null, logger))?.isShared ?? false;
    if (maySee(conversation, EVERYBODY, { kind: 'channel', channelId, isShared }) === 'whole') found.push(one);
  }
  return found;
}

function nextFirst(one: CouldHear, other: CouldHear): number {
  return (one.next?.getTime() ?? Number.MAX_VALUE) - (other.next?.getTime() ?? Number.MAX_VALUE);
}
