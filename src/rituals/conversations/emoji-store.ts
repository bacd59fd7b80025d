import type { Tx } from '../../database.ts';
import type { CaptureChannel } from './emoji.ts';

const WITH_MEMBER = { include: { member: { select: { id: true, name: true } } } } as const;

/** Where reactions offer to log a message, in one workspace. */
export function captureChannels(tx: Tx, workspaceId: string) {
  return {
    /** Null where it is not turned on. */
    async of(channelId: string): Promise<CaptureChannel | null> {
      const where = { workspaceId_channelId: { workspaceId, channelId } };
      const row = await tx.captureChannel.findUnique({ where, ...WITH_MEMBER });
      return row && toCaptureChannel(row);
    },

    /** All of them, the oldest first. */
    async all(): Promise<CaptureChannel[]> {
      const rows = await tx.captureChannel.findMany({ where: { workspaceId }, orderBy: { at: 'asc' }, ...WITH_MEMBER });
      return rows.map(toCaptureChannel);
    },

    /** Turns it on, or to another emoji. */
    async turnOn(channelId: string, emoji: string, memberId: string, now: Date): Promise<void> {
      const chosen = { emoji, memberId, at: now };
      await tx.captureChannel.upsert({
        where: { workspaceId_channelId: { workspaceId, channelId } },
        create: { workspaceId, channelId, ...chosen },
        update: chosen,
      });
    },

    /** False when it was not on. */
    async turnOff(channelId: string): Promise<boolean> {
      return (await tx.captureChannel.deleteMany({ where: { workspaceId, channelId } })).count === 1;
    },
  };
}

interface CaptureChannelRow extends Omit<CaptureChannel, 'by'> {
  readonly member: CaptureChannel['by'];
}

function toCaptureChannel({ channelId, emoji, member, at }: CaptureChannelRow): CaptureChannel {
  return { channelId, emoji, by: member, at };
}

/** A message, and who reacted to it. */
export interface Reacted {
  readonly channelId: string;
  readonly ts: string;
  readonly memberId: string;
}

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Who was offered to log which message; remembered for 90 days. */
export function captureOffers(tx: Tx, workspaceId: string) {
  return {
    /** False when this person was offered this message before. */
    async claim(reacted: Reacted, now: Date): Promise<boolean> {
      await tx.captureOffer.deleteMany({ where: { workspaceId, at: { lt: new Date(now.getTime() - KEPT_MS) } } });
      const known = await tx.captureOffer.findFirst({ where: { workspaceId, ...reacted } });
      if (known) return false;
      await tx.captureOffer.create({ data: { workspaceId, ...reacted, at: now } });
      return true;
    },

    /** It did not reach them: another reaction may try again. */
    async release(reacted: Reacted): Promise<void> {
      await tx.captureOffer.deleteMany({ where: { workspaceId, ...reacted } });
    },
  };
}
