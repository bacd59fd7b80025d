import type { Person } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { matchKey } from './customer.ts';
import { CALLED, customers, toCustomer } from './customer-store.ts';
import { readableBy } from './picker-store.ts';
import type { Heard, OwnProfile, Profile } from './profile.ts';

const HEARER = { hearer: { select: { id: true, name: true } } } as const;

const CONTACT = { select: { id: true, name: true, slackUserId: true, isDeactivated: true } } as const;

/** Customers of one workspace as individuals. */
export function profiles(tx: Tx, workspaceId: string) {
  return {
    /** Null when they are gone. Whoever was merged is whom they were merged into. */
    async byId(customerId: string): Promise<Profile | null> {
      const [rootId] = await customers(tx, workspaceId).groupOf(customerId);
      const row = await tx.customer.findFirst({
        where: { workspaceId, id: rootId ?? customerId },
        include: {
          ...CALLED.include,
          contact: CONTACT,
          standsFor: {
            include: { kinds: CALLED.include.kinds, contact: CONTACT },
            orderBy: [{ mergedAt: 'desc' }, { id: 'desc' }],
          },
        },
      });
      if (row === null) return null;
      const group = [row, ...row.standsFor];
      const likes = group.map((one) => one.likes).filter((text) => text !== '');
      return {
        customer: toCustomer(row),
        likes: [...new Set(likes)].join('\n'),
        contact: group.find((one) => one.contact?.isDeactivated === false)?.contact ?? null,
        merged: row.standsFor.map(({ id, person, organisation, mergedAt }) => ({
          ...{ id, person, organisation, mergedAt },
        })),
      };
    },

    /** What they said and what they said too, as far as this person may read it; the latest first. */
    async heardBy(customerId: string, viewer: Person): Promise<Heard[]> {
      const among = { in: await customers(tx, workspaceId).groupOf(customerId) };
      const may = readableBy(viewer);
      const record = { deletedAt: null, OR: [...may, { ownerId: viewer.memberId }] };
      const said = await tx.conversation.findMany({
        where: { workspaceId, customerId: among, ...record },
        select: { id: true, number: true, heardOn: true, level: true, ...HEARER },
      });
      const saidToo = await tx.voice.findMany({
        where: { workspaceId, customerId: among, OR: may, conversation: record },
        select: { heardOn: true, ...HEARER, conversation: { select: { id: true, number: true, level: true } } },
      });
      const all = [
        ...said.map(({ id, ...row }): Heard => ({ ...row, conversationId: id, saidToo: false })),
        ...saidToo.map(
          ({ conversation: { id, number, level }, ...row }): Heard => ({
            ...{ ...row, number, level, conversationId: id },
            saidToo: true,
          }),
        ),
      ];
      return all.sort((one, other) =>
        one.heardOn === other.heardOn ? other.number - one.number : one.heardOn < other.heardOn ? 1 : -1,
      );
    },

    /** What is its own; null when it is gone. */
    async own(customerId: string): Promise<OwnProfile | null> {
      const row = await tx.customer.findFirst({
        where: { workspaceId, id: customerId },
        select: {
          ...{ person: true, organisation: true, likes: true, contactId: true, display: true },
          kinds: { select: { kind: true }, orderBy: { kind: 'asc' } },
        },
      });
      return row && { ...row, kinds: row.kinds.map(({ kind }) => kind) };
    },

    /** The Slack id of its own contact who is still here; null when it has none. */
    async contactOf(customerId: string): Promise<string | null> {
      const row = await tx.customer.findFirst({
        where: { workspaceId, id: customerId },
        select: { contact: { select: { slackUserId: true, isDeactivated: true } } },
      });
      return row?.contact && !row.contact.isDeactivated ? row.contact.slackUserId : null;
    },

    async change(customerId: string, { kinds, ...own }: OwnProfile): Promise<void> {
      const keys = { personKey: matchKey(own.person), organisationKey: matchKey(own.organisation) };
      await tx.customer.updateMany({ where: { workspaceId, id: customerId }, data: { ...own, ...keys } });
      await tx.customerKind.deleteMany({ where: { workspaceId, customerId, kind: { notIn: [...kinds] } } });
      for (const kind of kinds) await customers(tx, workspaceId).addKind(customerId, kind);
    },
  };
}
