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
import { type OpenPrevention, worklist } from './worklist-store.ts';
import type { Seen, Worklist } from './worklist-views.ts';

/** How much of each list is shown to whoever looks: the rest is a number. */
const SHOWN = 3;

/** What waits for whoever holds everybody to the customers, as far as this member may see each. */
export async function worklistOf(deps: RitualDeps, member: Member, now: Date): Promise<Worklist> {
  const { db, workspace } = deps;
  const store = worklist(db.prisma, workspace.id);
  const [unassigned, overdue] = [await store.unassigned(SHOWN), await store.overdue(now, SHOWN)];
  const recurred = await store.recurred(now, SHOWN);
  const due = await store.due(localDate(now, member.zone), SHOWN);
  const unread = await store.unread(SHOWN);
  const ids = [...unassigned.ids, ...overdue.ids, ...[...recurred, ...due].map((one) => one.conversationId)];
  const records = await conversations(db.prisma, workspace.id).byIds([...new Set(ids)]);
  const ideas = await ideaStore(db.prisma, workspace.id).byIds(unread.ids);
  const viewer = await viewerFor(deps, member, [...records, ...ideas]);
  const seen = (id: string): Seen[] => {
    const conversation = records.find((one) => one.id === id);
    const sight: Sight = conversation ? maySee(conversation, viewer, ALONE) : 'nothing';
    return conversation && sight !== 'nothing' ? [{ conversation, isReadable: sight === 'whole' }] : [];
  };
  const prevented = (list: readonly OpenPrevention[]) =>
    list.flatMap((one) => seen(one.conversationId).map((about) => ({ ...one, ...about })));
  const isReadable = (idea: Idea): boolean => maySee(idea, viewer, ALONE) === 'whole';
  return {
    unassigned: { items: unassigned.ids.flatMap(seen), count: unassigned.count },
    overdue: { items: overdue.ids.flatMap(seen), count: overdue.count },
    recurred: prevented(recurred),
    due: prevented(due),
    unread: { items: ideas.filter(isReadable), count: unread.count },
    quiet: await whoIsQuiet(deps, member),
    noun: await nounOf(deps),
  };
}

/** Whether anything waits at all. */
export function isEmpty({ unassigned, overdue, recurred, due, unread, quiet }: Worklist): boolean {
  const counted = unassigned.count + overdue.count + recurred.length + due.length + unread.count;
  return counted === 0 && quiet === '';
}

/** What a message speaks of that shows a worklist: whoever changes or erases that has it written anew. */
export function subjectsOf({ unassigned, overdue, recurred, due, unread }: Worklist): MessageSubject[] {
  const preventions = [...recurred, ...due];
  return [
    ...[...unassigned.items, ...overdue.items, ...preventions].flatMap(({ conversation: { id, customer } }) => [
      aboutConversation(id),
      aboutCustomer(customer.id),
    ]),
    ...overdue.items.flatMap(({ conversation: { owner } }) => (owner === null ? [] : [aboutMember(owner.id)])),
    ...preventions.flatMap(({ doerId }) => (doerId === null ? [] : [aboutMember(doerId)])),
    ...unread.items.map(({ id }) => aboutIdea(id)),
  ];
}
