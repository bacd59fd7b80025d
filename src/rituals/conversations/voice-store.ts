import type { Tx } from '../../database.ts';
import type { Colleague } from './conversation.ts';
import { CALLED, type CustomerRow, toCustomer } from './customer-store.ts';
import { indexConversation } from './search-store.ts';
import type { ToldVoice, Voice } from './voice.ts';

const WITH_PEOPLE = {
  customer: CALLED,
  hearer: { select: { id: true, name: true } },
} as const;

/** What was deleted with its conversation is nobody's to read. */
const LIVING = { conversation: { deletedAt: null } } as const;

export interface NewVoice extends Pick<ToldVoice, 'words' | 'heardOn' | 'audience'> {
  readonly conversationId: string;
  readonly requestKey: string;
  readonly customerId: string;
  readonly hearerId: string;
  /** Slack channel it came from; "" when there was none. */
  readonly placeId: string;
}

/** The voices of one workspace: Prisma in, domain out, no rules. */
export function voices(tx: Tx, workspaceId: string) {
  const find = async (where: { id: string } | { requestKey: string }): Promise<Voice | null> => {
    const row = await tx.voice.findFirst({ where: { workspaceId, ...LIVING, ...where }, include: WITH_PEOPLE });
    return row && toVoice(row);
  };
  return {
    byId: (id: string) => find({ id }),
    byRequest: (requestKey: string) => find({ requestKey }),

    /** Those of one conversation, the latest first. */
    async of(conversationId: string): Promise<Voice[]> {
      const rows = await tx.voice.findMany({
        where: { workspaceId, ...LIVING, conversationId },
        include: WITH_PEOPLE,
        orderBy: [{ heardOn: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
      });
      return rows.map(toVoice);
    },

    async create(fresh: NewVoice, now: Date): Promise<string> {
      const { id } = await tx.voice.create({
        data: { workspaceId, ...fresh, createdAt: now },
        select: { id: true },
      });
      await indexConversation(tx, workspaceId, fresh.conversationId);
      return id;
    },

    /** False when it is gone already. */
    async remove(id: string): Promise<boolean> {
      const voice = await tx.voice.findFirst({ where: { workspaceId, id }, select: { conversationId: true } });
      const { count } = await tx.voice.deleteMany({ where: { workspaceId, id } });
      if (voice) await indexConversation(tx, workspaceId, voice.conversationId);
      return count === 1;
    },
  };
}

type VoiceRow = Omit<Voice, 'customer' | 'ownerId' | 'hearer'> & {
  readonly customer: CustomerRow;
  readonly hearer: Colleague;
};

/** Nobody owns a voice: taking the record it belongs to opens no words that were confined to others. */
function toVoice({ customer, ...row }: VoiceRow): Voice {
  return { ...row, customer: toCustomer(customer), ownerId: null };
}
