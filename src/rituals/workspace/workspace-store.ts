import type { Database } from '../../database.ts';
import { OperatorError } from '../../errors.ts';

/** How a workspace is told apart, and what it is called. */
export interface WorkspaceName {
  readonly enterpriseId: string;
  readonly teamId: string;
  readonly name: string;
  readonly url: string;
}

/**
 * Finds the workspace's row or makes it, with its present name; gives our id. Several replicas may call it at once.
 * @throws OperatorError when the database is another workspace's: what that one has planned would be taken up here, and lost
 */
export async function ensureWorkspace(db: Database, workspace: WorkspaceName, now: Date): Promise<string> {
  const { enterpriseId, teamId, name, url } = workspace;
  const other = await db.prisma.workspace.findFirst({ where: { NOT: { enterpriseId, teamId } } });
  if (other) {
    throw new OperatorError(
      `This database belongs to the workspace ${other.name}, and SLACK_BOT_TOKEN is of ${name}. Give each workspace a DATABASE_URL of its own.`,
    );
  }
  const { id } = await db.prisma.workspace.upsert({
    where: { enterpriseId_teamId: { enterpriseId, teamId } },
    create: { enterpriseId, teamId, name, url, createdAt: now },
    update: { name, url },
    select: { id: true },
  });
  return id;
}
