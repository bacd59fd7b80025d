import type { Readership } from '../../access/audience.ts';
import type { Clocks } from '../../settings/clocks.ts';
import { type Customer, sameCustomer } from './customer.ts';

export const LEVELS = ['unmet', 'met', 'exceeded'] as const;
export const SOURCES = ['call', 'ticket', 'survey', 'visit', 'message', 'event', 'other'] as const;
export const NEEDS = ['needs_answer', 'answered_by_me', 'nothing_to_answer'] as const;
export type Level = (typeof LEVELS)[number];
export type Source = (typeof SOURCES)[number];
export type Need = (typeof NEEDS)[number];
export type Stage = 'new' | 'assigned' | 'answered' | 'shared' | 'learned' | 'closed';

/** A colleague, as far as a conversation shows them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** One thing a customer told us. `heardOn` is a local date (YYYY-MM-DD); empty texts mean "not said". */
export interface Conversation extends Readership {
  readonly id: string;
  readonly number: number;
  readonly customer: Customer;
  readonly words: string;
  readonly lesson: string;
  readonly level: Level;
  readonly source: Source;
  readonly heardOn: string;
  readonly link: string;
  readonly need: Need;
  readonly stage: Stage | null;
  readonly hearer: Colleague;
  readonly owner: Colleague | null;
  /** When the present clock began, and when it runs out; null when none runs. */
  readonly clockFrom: Date | null;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  /** Since when the clock stands still because we wait for the customer; null when we do not. */
  readonly waitingSince: Date | null;
  /** A local date (YYYY-MM-DD); empty means "until somebody says so". */
  readonly waitingUntil: string;
  /** How many other customers said the same. */
  readonly voices: number;
  /** What colleagues added to the lesson, oldest first. */
  readonly lessons: readonly AddedLesson[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a colleague added to a lesson, in a meeting for instance. */
export interface AddedLesson {
  readonly by: Colleague;
  readonly text: string;
  readonly at: Date;
}

/** What a person says about a conversation, checked but not yet stored. */
export interface Told {
  /** Somebody picked among those who are known; "" or nothing: whoever is named. */
  readonly customerId?: string;
  readonly person: string;
  readonly organisation: string;
  readonly customerKind: string;
  readonly words: string;
  readonly lesson: string;
  readonly level: Level;
  readonly source: Source;
  readonly heardOn: string;
  readonly link: string;
  readonly need: Need;
  readonly audience: 'everyone' | 'confined';
}

/** What of it people write in words of their own. */
export const WRITTEN = ['person', 'organisation', 'words', 'lesson', 'link'] as const;

/** Where a fresh record stands, and which clock begins with it. @param clocks null where none runs: it was heard before they are counted */
export function firstStanding(need: Need, hearerId: string, now: Date, clocks: Pick<Clocks, 'due'> | null) {
  const clockFrom = clocks === null ? null : now;
  switch (need) {
    case 'needs_answer':
      return {
        stage: 'new',
        ownerId: null,
        clockFrom,
        dueAt: clocks?.due('owner', now) ?? null,
        answeredAt: null,
      } as const;
    case 'answered_by_me':
      return {
        stage: 'answered',
        ownerId: hearerId,
        clockFrom,
        dueAt: clocks?.due('learn', now) ?? null,
        answeredAt: now,
      } as const;
    case 'nothing_to_answer':
      return { stage: null, ownerId: null, clockFrom: null, dueAt: null, answeredAt: null } as const;
  }
}

/** Whether it still waits for an owner. */
export function waitsForOwner(conversation: Pick<Conversation, 'stage'>): boolean {
  return conversation.stage === 'new';
}

/** Whether a meeting may see its words: it is answered, or there was nothing to answer ("Answer first, then share"). */
export function isDealtWith({ stage }: Pick<Conversation, 'stage'>): boolean {
  return stage === null || stage === 'answered' || stage === 'shared' || stage === 'learned';
}

/** Whether it says already all that is told: the same edit, come a second time. */
export function saysAlready(conversation: Conversation, told: Told): boolean {
  const { customer } = conversation;
  const isSameCustomer = told.customerId
    ? told.customerId === customer.id
    : sameCustomer(told, [customer]) !== undefined;
  const isKnownKind = told.customerKind === '' || customer.kinds.includes(told.customerKind);
  return isSameCustomer && isKnownKind && SAID.every((part) => conversation[part] === told[part]);
}

const SAID = ['words', 'lesson', 'level', 'source', 'heardOn', 'link', 'need', 'audience'] as const;

export const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** Undo of a fresh record: for ten minutes, by whoever logged it, while nobody built on it. */
export function mayUndo(
  conversation: Conversation,
  memberId: string,
  facts: { readonly isInUse: boolean; readonly now: Date },
): 'yes' | 'not_yours' | 'too_late' | 'in_use' {
  if (conversation.hearerId !== memberId) return 'not_yours';
  if (facts.isInUse || (conversation.ownerId !== null && conversation.ownerId !== memberId)) return 'in_use';
  return facts.now.getTime() - conversation.createdAt.getTime() <= UNDO_WINDOW_MS ? 'yes' : 'too_late';
}
