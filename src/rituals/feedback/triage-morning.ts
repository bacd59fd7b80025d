import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { ABOUT_WAITING, aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import { type Conversation, conversations, unfinished, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { triageLine } from './triage-line.ts';
import { triagePeople } from './triage-people.ts';
import { triageReaders } from './triage-store.ts';
import { moreWaitLine, waitingLine } from './triage-views.ts';

/** So many stand in a morning, the oldest first; the others are behind "See and take". */
const MOST_LINES = 5;
/** Enough that the lines stay full when some of them are not the reader's to see. */
const LOOKED_AT = 30;

/** @property leftBehind set where it is answered, and its owner has left */
const One = z.object({ conversationId: z.string(), customerId: z.string(), leftBehind: z.string().optional() });
/** @property besides the ids of those that have a line of their own, with commas between them */
const More = z.object({ besides: z.string() });
const Reference = z.union([One, More, z.object({})]);

/** In the mornings of those who hear what a triage channel would: who waits for an owner. */
export function triageMornings(deps: RitualDeps): MorningPart {
  const { db, workspace } = deps;
  const store = conversations(db.prisma, workspace.id);
  return {
    name: 'feedback.triage',
    mutedBy: 'reminder',
    find: (morning, now) => find(deps, morning, now),
    async show(reference, morning, now) {
      const read = Reference.parse(reference);
      if ('conversationId' in read) return triageLine(deps, read.conversationId, morning, now);
      const { noun } = (await settings(db.prisma, workspace.id).read()).customers;
      const count = await store.countWaitingForOwner();
      if (!('besides' in read)) return waitingLine(count, noun);
      const listed = await store.byIds(read.besides.split(','));
      return moreWaitLine(count - listed.filter(({ stage }) => stage === 'new').length, listed.length > 0);
    },
    standsFor(reference) {
      const read = Reference.parse(reference);
      return 'conversationId' in read ? read.conversationId : null;
    },
    headline: {
      is: (reference) => !isLine(Reference.parse(reference)),
      isAbove(reference) {
        const read = Reference.parse(reference);
        return isLine(read) && !('leftBehind' in read);
      },
    },
    speaksOf(reference) {
      const read = Reference.parse(reference);
      if (!('conversationId' in read)) return [ABOUT_WAITING];
      return [aboutConversation(read.conversationId), aboutCustomer(read.customerId)];
    },
  };
}

const isLine = (read: z.output<typeof Reference>) => 'conversationId' in read || 'besides' in read;

/** How many there are, the oldest with their buttons, and the way to the others. */
async function find(deps: RitualDeps, { member }: Morning, now: Date): Promise<readonly LineReference[]> {
  const { db, workspace } = deps;
  if (!(await triageReaders(db.prisma, workspace.id).mayBeOne(member.id))) return [];
  const people = await triagePeople(db.prisma, workspace.id, now);
  if (!people.some(({ id }) => id === member.id)) return [];
  const store = conversations(db.prisma, workspace.id);
  const ids = await unfinished(db.prisma, workspace.id).leftBehind(LOOKED_AT);
  const left = await readable(deps, member, await store.byIds(ids));
  const count = await store.countWaitingForOwner();
  if (count === 0) return left.map(leftBehind);
  const shown = await readable(deps, member, await store.waitingForOwner(LOOKED_AT));
  const more = count > shown.length ? [{ besides: shown.map(({ id }) => id).join(',') }] : [];
  return [{}, ...shown.map(lineAbout), ...more, ...left.map(leftBehind)];
}

const leftBehind = (one: Conversation) => ({ ...lineAbout(one), leftBehind: 'yes' });
const lineAbout = ({ id, customer }: Conversation) => ({ conversationId: id, customerId: customer.id });

async function readable(
  deps: RitualDeps,
  { slackUserId }: Morning['member'],
  waiting: readonly Conversation[],
): Promise<readonly Conversation[]> {
  const reader = await deps.people.peek(slackUserId);
  if (reader === null) return [];
  const viewer = await viewerFor(deps, reader, waiting);
  return waiting.filter((one) => maySee(one, viewer, ALONE) !== 'nothing').slice(0, MOST_LINES);
}
