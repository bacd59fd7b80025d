import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { type Display, stricter } from '../../settings/settings.ts';
import { customerSettingsOf } from '../../settings/settings-store.ts';
import { type Customer, type CustomerName, matchKey, sameCustomer } from './customer.ts';

const KINDS = { orderBy: { kind: 'asc' } } as const;
const KINDS_AND_MERGED = { kinds: KINDS, standsFor: { select: { display: true, kinds: KINDS } } } as const;

/** All that a customer needs to be called by name: its own, its workspace's and its merges' part. */
export const CALLED = {
  include: {
    ...KINDS_AND_MERGED,
    workspace: { select: { display: true, settings: { where: { page: 'customers' }, select: { value: true } } } },
    root: { include: KINDS_AND_MERGED },
  },
} as const;

/** A customer as the database gives it, without those it is merged with. */
interface OwnRow {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly display: Display | null;
  readonly kinds: readonly { readonly kind: string }[];
}

interface RowWithMerged extends OwnRow {
  readonly standsFor: readonly Pick<OwnRow, 'display' | 'kinds'>[];
}

/** A customer as `CALLED` reads it. */
export interface CustomerRow extends RowWithMerged {
  readonly workspace: { readonly display: Display; readonly settings: readonly { readonly value: string }[] };
  readonly root: RowWithMerged | null;
}

/** Database row to customer. Whoever was merged into another one is that one, with the kinds of both and the stricter privacy. */
export function toCustomer(row: CustomerRow): Customer {
  const shown = row.root ?? row;
  const group = [shown, ...shown.standsFor];
  return {
    ...asItself(row),
    ...nameOf(shown),
    kinds: [...new Set(group.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)))],
    display: group.reduce<Display>((strictest, { display }) => stricter(strictest, display), row.workspace.display),
  };
}

/** The same by its own name, whatever it was merged into. */
export function asItself(row: OwnRow & Pick<CustomerRow, 'workspace'>): Customer {
  return {
    ...nameOf(row),
    kinds: row.kinds.map(({ kind }) => kind),
    display: stricter(row.workspace.display, row.display),
    noun: customerSettingsOf(row.workspace.settings[0]?.value).noun.one,
  };
}

function nameOf({ id, person, organisation }: OwnRow) {
  return { id, person, organisation };
}

/** Who is meant: somebody picked by id, else by name. */
interface Meant extends CustomerName {
  /** "" or nothing: nobody was picked. */
  readonly customerId?: string;
}

/** The customers of one workspace. */
export function customers(tx: Tx, workspaceId: string) {
  /** Local date (YYYY-MM-DD) of the latest that any of these said; "" when nothing is there. */
  const lastHeardFrom = async (ids: readonly string[]): Promise<string> => {
    const from = { workspaceId, customerId: { in: [...ids] } };
    const newest = { orderBy: { heardOn: 'desc' }, select: { heardOn: true } } as const;
    const conversation = await tx.conversation.findFirst({ where: { ...from, deletedAt: null }, ...newest });
    const voice = await tx.voice.findFirst({ where: { ...from, conversation: { deletedAt: null } }, ...newest });
    const [latest = ''] = [conversation?.heardOn ?? '', voice?.heardOn ?? ''].sort().reverse();
    return latest;
  };
  return {
    /** Everybody who may be meant by a name: a person of that name, or the organisation standing in. */
    async namedLike(name: CustomerName): Promise<Customer[]> {
      const keys = [matchKey(name.person), matchKey(name.organisation)].filter((key) => key !== '');
      const rows = await tx.customer.findMany({
        where: { workspaceId, OR: [{ personKey: { in: keys } }, { personKey: '', organisationKey: { in: keys } }] },
        ...CALLED,
      });
      return rows.map(asItself);
    },

    /**
     * Finds the customer that is meant, or makes one; a kind ("" for none) is added to those it has. Returns the id.
     * @throws UserFacingError when somebody was picked who is gone
     */
    async ensure(meant: Meant, kind: string, now: Date): Promise<string> {
      const id = meant.customerId ? await this.picked(meant.customerId) : await this.named(meant, now);
      if (kind !== '') await this.addKind(id, kind);
      return id;
    },

    async kindsOf(customerId: string): Promise<string[]> {
      const rows = await tx.customerKind.findMany({ where: { workspaceId, customerId }, select: { kind: true } });
      return rows.map(({ kind }) => kind);
    },

    async named(name: CustomerName, now: Date): Promise<string> {
      const known = sameCustomer(name, await this.namedLike(name));
      return known?.id ?? (await this.create(name, now));
    },

    /** Whom a picked customer stands for by now. @throws UserFacingError when it is gone */
    async picked(customerId: string): Promise<string> {
      const found = await tx.customer.findFirst({ where: { workspaceId, id: customerId }, select: { rootId: true } });
      if (found) return found.rootId ?? customerId;
      throw new UserFacingError('customer_gone', 'Whoever you picked is gone meanwhile. Pick or name somebody else.');
    },

    /** A customer by id, as whom it was merged into; null when it is gone. */
    async byId(customerId: string): Promise<Customer | null> {
      const row = await tx.customer.findFirst({ where: { workspaceId, id: customerId }, ...CALLED });
      return row && toCustomer(row);
    },

    /** The ids of all who are the same by now: whom it stands for first. */
    async groupOf(customerId: string): Promise<string[]> {
      const asked = await tx.customer.findFirst({ where: { workspaceId, id: customerId }, select: { rootId: true } });
      const rootId = asked?.rootId ?? customerId;
      const merged = await tx.customer.findMany({ where: { workspaceId, rootId }, select: { id: true } });
      return [rootId, ...merged.map(({ id }) => id).sort()];
    },

    /** Writes down the day of the latest that is there from a customer. After anything they said came, went or changed its day. */
    async keepLastHeard(customerId: string): Promise<void> {
      const group = await this.groupOf(customerId);
      for (const id of new Set([customerId, group[0] ?? customerId])) {
        const from = id === group[0] ? group : [id];
        await tx.customer.updateMany({ where: { workspaceId, id }, data: { lastHeardOn: await lastHeardFrom(from) } });
      }
    },

    async addKind(customerId: string, kind: string): Promise<void> {
      await tx.customerKind.upsert({
        where: { workspaceId_customerId_kind: { workspaceId, customerId, kind } },
        create: { workspaceId, customerId, kind },
        update: {},
      });
    },

    async create(name: CustomerName, now: Date): Promise<string> {
      const { id } = await tx.customer.create({
        data: {
          workspaceId,
          person: name.person,
          organisation: name.organisation,
          personKey: matchKey(name.person),
          organisationKey: matchKey(name.organisation),
          createdAt: now,
        },
      });
      return id;
    },

    /** Removes a customer whom no conversation and no voice names any more, and those merged into it of whom the same is true. */
    async removeIfUnheard(customerId: string): Promise<void> {
      for (const id of (await this.groupOf(customerId)).reverse()) {
        await tx.customer.deleteMany({
          where: {
            workspaceId,
            id,
            conversations: { none: {} },
            voices: { none: {} },
            standsFor: { none: {} },
            mergedHere: { none: {} },
          },
        });
      }
    },
  };
}
