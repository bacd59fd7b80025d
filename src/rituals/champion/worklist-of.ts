import { ALONE, maySee, type Sight } from '../../access/audience.ts';
import {
  aboutConversation,
  aboutCustomer,
  aboutIdea,
  aboutMember,
  type MessageSubject,
} from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Member } from '../../slack/people.ts';
import { conversations, viewerFor, whoIsQuiet } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { type Idea, ideas as ideaStore } from '../ideas/index.ts';
import { nounOf } from '../noun-of.ts';
import type { PagedList } from './actions.ts';
import { type Ids, type Preventions, type Slice, worklist } from './worklist-store.ts';
import type { ListPage, Seen, Worklist } from './worklist-views.ts';

/** How much of each list is shown to whoever looks: the rest is a number, and a way on. */
const SHOWN = 3;

/** What waits for whoever holds everybody to the customers, as far as this member may see each. */
export async function worklistOf(deps: RitualDeps, member: Member, now: Date): Promise<Worklist> {
  const store = worklist(deps.db.prisma, deps.workspace.id);
  const first = { skip: 0, take: SHOWN };
  const [unassigned, overdue] = [await store.unassigned(first), await store.overdue(now, first)];
  const recurred = await store.recurred(now, first);
  const due = await store.due(localDate(now, member.zone), first);
  const waiting = await store.ideas(now, first);
  const prevented = [...recurred.items, ...due.items].map(({ conversationId }) => conversationId);
  const ideas = await ideaStore(deps.db.prisma, deps.workspace.id).byIds(waiting.ids);
  const eye = await eyeFor(deps, member, { ids: [...unassigned.ids, ...overdue.ids, ...prevented], ideas });
  return {
    unassigned: eye.ofConversations(unassigned),
    overdue: eye.ofConversations(overdue),
    recurred: eye.ofPreventions(recurred),
    due: eye.ofPreventions(due),
    ideas: { ...waiting, items: ideas.filter(eye.mayRead) },
    quiet: await whoIsQuiet(deps, member),
    noun: await nounOf(deps),
  };
}

/** A page of one of the lists, as far as this member may see each. */
export async function pageOfWorklist(
  deps: RitualDeps,
  member: Member,
  { list, slice, now }: { readonly list: PagedList; readonly slice: Slice; readonly now: Date },
): Promise<ListPage> {
  const store = worklist(deps.db.prisma, deps.workspace.id);
  if (list === 'overdue') {
    const overdue = await store.overdue(now, slice);
    const eye = await eyeFor(deps, member, { ids: overdue.ids, ideas: [] });
    return { list, ...eye.ofConversations(overdue) };
  }
  const found = await (list === 'due' ? store.due(localDate(now, member.zone), slice) : store.recurred(now, slice));
  const ids = found.items.map(({ conversationId }) => conversationId);
  return { list, ...(await eyeFor(deps, member, { ids, ideas: [] })).ofPreventions(found) };
}

/** What a member may see of these. */
async function eyeFor(
  deps: RitualDeps,
  member: Member,
  { ids, ideas }: { readonly ids: readonly string[]; readonly ideas: readonly Idea[] },
) {
  const records = await conversations(deps.db.prisma, deps.workspace.id).byIds([...new Set(ids)]);
  const viewer = await viewerFor(deps, member, [...records, ...ideas]);
  const seen = (id: string): Seen[] => {
    const conversation = records.find((one) => one.id === id);
    const sight: Sight = conversation ? maySee(conversation, viewer, ALONE) : 'nothing';
    return conversation && sight !== 'nothing' ? [{ conversation, isReadable: sight === 'whole' }] : [];
  };
  return {
    ofConversations: (list: Ids) => ({ items: list.ids.flatMap(seen), count: list.count }),
    ofPreventions: ({ items, count }: Preventions) => ({
      items: items.flatMap((one) => seen(one.conversationId).map((about) => ({ ...one, ...about }))),
      count,
    }),
    mayRead: (idea: Idea): boolean => maySee(idea, viewer, ALONE) === 'whole',
  };
}

/** Whether anything waits at all. */
export function isEmpty({ unassigned, overdue, recurred, due, ideas, quiet }: Worklist): boolean {
  const counted = unassigned.count + overdue.count + recurred.count + due.count + ideas.count;
  return counted === 0 && quiet === '';
}

/** What a message speaks of that shows a worklist: whoever changes or erases that has it written anew. */
export function subjectsOf({ unassigned, overdue, recurred, due, ideas }: Worklist): MessageSubject[] {
  const preventions = [...recurred.items, ...due.items];
  return [
    ...[...unassigned.items, ...overdue.items, ...preventions].flatMap(({ conversation: { id, customer } }) => [
      aboutConversation(id),
      aboutCustomer(customer.id),
    ]),
    ...overdue.items.flatMap(({ conversation: { owner } }) => (owner === null ? [] : [aboutMember(owner.id)])),
    ...preventions.flatMap(({ doerId }) => (doerId === null ? [] : [aboutMember(doerId)])),
    ...ideas.items.map(({ id }) => aboutIdea(id)),
  ];
}
