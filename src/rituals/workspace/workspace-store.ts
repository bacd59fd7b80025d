import type { Database } from '../../database.ts';

/** How a workspace is told apart, and what it is called. */
export interface WorkspaceName {
  readonly enterpriseId: string;
  readonly teamId: string;
  readonly name: string;
  readonly url: string;
}

/** Finds the workspace's row or makes it, with its present name; gives our id. Several replicas may call it at once. */
export async function ensureWorkspace(db: Database, workspace: WorkspaceName, now: Date): Promise<string> {
  const { enterpriseId, teamId, name, url } = workspace;
  const { id } = await db.prisma.workspace.upsert({
    where: { enterpriseId_teamId: { enterpriseId, teamId } },
    create: { enterpriseId, teamId, name, url, createdAt: now },
    update: { name, url },
    select: { id: true },
  });
  return id;
}
