import type { Tx } from '../../database.ts';

/** Somebody who may have mornings. */
export interface EarlyBird {
  readonly id: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly zone: string;
}

/** The people whom mornings are for: neither bots, nor strangers, nor those who have left. */
export function earlyBirds(tx: Tx, workspaceId: string) {
  return {
    async byId(id: string): Promise<EarlyBird | null> {
      return tx.member.findFirst({
        where: { workspaceId, id, isBot: false, isStranger: false, isDeactivated: false },
        select: { id: true, name: true, slackUserId: true, zone: true },
      });
    },
  };
}
