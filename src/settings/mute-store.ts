import type { Tx } from '../database.ts';

/** Kinds of messages that a member may not want. */
export const MUTED = [
  'reminder',
  'nudge',
  'call_for_stories',
  'assigned',
  'customer_answered',
  'escalation',
  'trouble',
  'idea_news',
] as const;
export type Muted = (typeof MUTED)[number];

/** A customer champion hears of what waited too long, whatever they said before: nobody else does. */
const HEARD_BY_CHAMPIONS: readonly Muted[] = ['escalation'];

/** Which kinds of messages the members of one workspace do not want. */
export function mutes(tx: Tx, workspaceId: string) {
  return {
    /** Those of these members who are not told of this kind, as they do not want to hear it and need not. */
    async among(memberIds: readonly string[], kind: Muted): Promise<ReadonlySet<string>> {
      const free = HEARD_BY_CHAMPIONS.includes(kind) ? { member: { isChampion: false } } : {};
      const rows = await tx.mute.findMany({
        where: { workspaceId, kind, memberId: { in: [...memberIds] }, ...free },
        select: { memberId: true },
      });
      return new Set(rows.map(({ memberId }) => memberId));
    },

    /** What a member is not told. */
    async heeded(memberId: string): Promise<ReadonlySet<Muted>> {
      const unwanted = await this.of(memberId);
      const { isChampion } = await tx.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: memberId } },
        select: { isChampion: true },
      });
      return new Set([...unwanted].filter((kind) => !isChampion || !HEARD_BY_CHAMPIONS.includes(kind)));
    },

    /** What a member does not want, heeded or not. */
    async of(memberId: string): Promise<ReadonlySet<Muted>> {
      const rows = await tx.mute.findMany({ where: { workspaceId, memberId }, select: { kind: true } });
      return new Set(MUTED.filter((kind) => rows.some((row) => row.kind === kind)));
    },

    /** These and nothing else. */
    async set(memberId: string, kinds: readonly Muted[]): Promise<void> {
      for (const kind of MUTED) await (kinds.includes(kind) ? this.add(memberId, kind) : this.remove(memberId, kind));
    },

    /** Twice is once. */
    async add(memberId: string, kind: Muted): Promise<void> {
      await tx.mute.upsert({
        where: { workspaceId_memberId_kind: { workspaceId, memberId, kind } },
        create: { workspaceId, memberId, kind },
        update: { kind },
      });
    },

    async remove(memberId: string, kind: Muted): Promise<void> {
      await tx.mute.deleteMany({ where: { workspaceId, memberId, kind } });
    },
  };
}
