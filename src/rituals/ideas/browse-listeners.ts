import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { kindsNamed, kindsOf, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import {
  seeEarlier,
  seeLater,
  seeNewest,
  seeTop,
  seeUnowned,
  takeBackInList,
  voteInList,
  whatISent,
} from './actions.ts';
import { ideaPage, unclearIdeaList } from './browse-views.ts';
import { ALL_IDEAS, type AskedIdeas, type IdeaListLine, parseIdeaList } from './browsing.ts';
import { ideas } from './idea-store.ts';
import { readIdeas } from './look-through.ts';
import { existing } from './send-idea.ts';
import { vote } from './vote-idea.ts';

/** The lists of /idea, page by page, and what is pressed in them. */
export function registerIdeaBrowsing(slack: Slack, deps: RitualDeps): void {
  whatISent.on(slack, (click) => browse(deps, click, { kind: 'list', filters: { ...ALL_IDEAS, mine: true } }));
  seeNewest.on(slack, (click) => browse(deps, click, { kind: 'list', filters: ALL_IDEAS }));
  seeUnowned.on(slack, (click) => browse(deps, click, { kind: 'list', filters: { ...ALL_IDEAS, unowned: true } }));
  seeTop.on(slack, (click) => browse(deps, click, { kind: 'top' }));
  for (const turn of [seeEarlier, seeLater]) {
    turn.on(slack, async (click) => {
      await click.reply.replace(await pageFor(deps, click.userId, click.value.asked, click.value.page));
    });
  }
  voteInList.on(slack, async (click) => {
    await voteOn(deps, click.userId, click.value.id, 'for');
    await click.reply.replace(await pageFor(deps, click.userId, click.value.asked, click.value.page));
  });
  takeBackInList.on(slack, async (click) => {
    await voteOn(deps, click.userId, click.value.id, 'take_back');
    await click.reply.replace(await pageFor(deps, click.userId, click.value.asked, click.value.page));
  });
}

async function voteOn(deps: RitualDeps, userId: string, ideaId: string, wish: 'for' | 'take_back'): Promise<void> {
  const { db, workspace, clock, people } = deps;
  const idea = existing(await ideas(db.prisma, workspace.id).byId(ideaId));
  const voter = await viewerFor(deps, await people.get(userId), [idea]);
  await vote(db, workspace.id, { ideaId, voter, wish }, clock.now());
  deps.wake();
}

/** Does what /idea list, mine, top and search ask for; false for every other line. */
export async function browseIdeas(deps: RitualDeps, use: CommandUse): Promise<boolean> {
  const line = parseIdeaList(use.text);
  if (line === null) return false;
  if (line.kind === 'unclear_list') {
    await use.reply.privately(unclearIdeaList(use.typed, line, await kindsOf(deps)));
    return true;
  }
  const unclear = await unknownKind(deps, line);
  if (unclear === null) await browse(deps, use, line);
  else {
    const text = use.text.trim();
    await use.reply.privately(unclearIdeaList(use.typed, { text, unclear }, await kindsOf(deps)));
  }
  return true;
}

/** A kind of customers that there is not, as it was typed. Nothing else is looked up before the modal opens. */
async function unknownKind(deps: RitualDeps, line: Exclude<IdeaListLine, { kind: 'unclear_list' }>) {
  if (line.kind !== 'list' || line.filters.kind === '') return null;
  return kindsNamed(await kindsOf(deps), line.filters.kind).length > 0 ? null : line.filters.kind;
}

/** Answers in a modal: long lists have no place in a channel. */
function browse(deps: RitualDeps, act: Act, asked: AskedIdeas): Promise<void> {
  return showInModal(act, 'Ideas', () => pageFor(deps, act.userId, asked, 0));
}

async function pageFor(deps: RitualDeps, userId: string, asked: AskedIdeas, wanted: number): Promise<Message> {
  const member = await deps.people.get(userId);
  const now = deps.clock.now();
  const page = await readIdeas(deps, member, asked, { wanted, now });
  return ideaPage({ ...page, asked, reading: { now, zone: member.zone }, noun: await nounOf(deps) });
}
