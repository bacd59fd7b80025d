import type { Readership } from '../access/audience.ts';
import type { Tx } from '../database.ts';
import type { Level, Source, Stage } from '../rituals/conversations/conversation.ts';
import type { Customer } from '../rituals/conversations/customer.ts';
import { CALLED, toCustomer } from '../rituals/conversations/customer-store.ts';
import { countOthers } from '../rituals/conversations/voice.ts';

/** Conversations read at once: what stands in memory at a time. */
const PAGE = 250;

const SELECTED = {
  ...{ id: true, number: true, externalId: true, words: true, lesson: true, level: true, source: true, heardOn: true },
  ...{ link: true, stage: true, answeredAt: true, audience: true, placeId: true, hearerId: true, ownerId: true },
  customer: CALLED,
  hearer: { select: { slackUserId: true, name: true, zone: true } },
  owner: { select: { name: true } },
  lessons: { select: { text: true }, orderBy: { at: 'asc' } },
  answer: true,
  voices: {
    select: {
      ...{ words: true, heardOn: true, audience: true, placeId: true, hearerId: true },
      customer: CALLED,
      hearer: { select: { slackUserId: true, name: true } },
    },
    orderBy: { heardOn: 'asc' },
  },
} as const;

/** A conversation as an export reads it. */
export interface Exportable extends Readership {
  readonly id: string;
  readonly number: number;
  readonly externalId: string | null;
  readonly customer: Customer;
  readonly words: string;
  readonly lesson: string;
  /** What colleagues added to the lesson, oldest first. */
  readonly lessons: readonly string[];
  readonly level: Level;
  readonly source: Source;
  readonly heardOn: string;
  readonly link: string;
  readonly stage: Stage | null;
  readonly answeredAt: Date | null;
  readonly hearer: { readonly slackUserId: string; readonly name: string; readonly zone: string };
  readonly owner: { readonly name: string } | null;
  /** What we told the customer. */
  readonly answer: string;
  /** How many other customers said the same. */
  readonly voices: number;
  /** Who they are and what they said, oldest first, each with readers of its own. */
  readonly said: readonly ExportableVoice[];
}

/** Another customer who said the same, as an export reads it; `words` may be "". */
export interface ExportableVoice extends Readership {
  readonly customer: Customer;
  readonly words: string;
  readonly heardOn: string;
  readonly hearer: { readonly slackUserId: string; readonly name: string };
}

/**
 * All conversations of a workspace that are not deleted, heard since a local date (YYYY-MM-DD; "" for all), page after
 * page by number: what is logged meanwhile moves nothing.
 */
export async function* conversationPages(
  tx: Tx,
  workspaceId: string,
  since: string,
): AsyncGenerator<readonly Exportable[]> {
  for (let last = 0; ; ) {
    const rows = await tx.conversation.findMany({
      where: {
        workspaceId,
        deletedAt: null,
        number: { gt: last },
        ...(since === '' ? {} : { heardOn: { gte: since } }),
      },
      orderBy: { number: 'asc' },
      take: PAGE,
      select: SELECTED,
    });
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.number;
    yield rows.map(({ customer, voices, lessons, ...row }) => ({
      ...row,
      customer: toCustomer(customer),
      said: voices.map((voice) => ({ ...voice, customer: toCustomer(voice.customer), ownerId: null })),
      lessons: lessons.map(({ text }) => text),
      voices: countOthers(
        customer.rootId ?? customer.id,
        voices.map((voice) => ({ customerId: voice.customer.rootId ?? voice.customer.id })),
      ),
    }));
  }
}
