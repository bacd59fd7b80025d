import type { Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';
import type { Hearer } from './hearers.ts';

export interface ServedWorkspace {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
}

/**
 * The workspace that is meant: the only one, or the one of this Slack id.
 * @throws OperatorError when there is none, or none of that id, or several and none was named
 */
export async function chooseWorkspace(tx: Tx, teamId: string | undefined): Promise<ServedWorkspace> {
  const all = await tx.workspace.findMany({
    select: { id: true, teamId: true, name: true },
    orderBy: { createdAt: 'asc' },
  });
  const [only] = all;
  if (only === undefined) {
    throw new OperatorError(
      'This database serves no workspace yet. Start the bot once, so that it knows its workspace.',
    );
  }
  if (teamId === undefined && all.length === 1) return only;
  const chosen = all.find((one) => one.teamId === teamId);
  if (chosen) return chosen;
  const known = all.map((one) => `${one.teamId} (${one.name})`).join(', ');
  throw new OperatorError(`Say which workspace with --workspace and its Slack id. There are: ${known}.`);
}

/** The colleagues of a workspace whom the bot has met; no bots and nobody of another team. */
export async function colleagues(tx: Tx, workspaceId: string): Promise<Hearer[]> {
  return tx.member.findMany({
    where: { workspaceId, isBot: false, isStranger: false },
    select: { id: true, slackUserId: true, name: true, zone: true, isDeactivated: true },
    orderBy: { slackUserId: 'asc' },
  });
}
