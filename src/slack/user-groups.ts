import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** A user group of the workspace that is turned on. */
export interface UserGroup {
  readonly id: string;
  /** Without "@". */
  readonly handle: string;
  readonly slackUserIds: readonly string[];
}

/** The user groups of the workspace. Each rejects with what Slack threw. */
export interface UserGroups {
  /** Null when there is none of this id, or it is turned off. */
  byId(id: string): Promise<UserGroup | null>;
  /** @param handle with or without "@" */
  byHandle(handle: string): Promise<UserGroup | null>;
  /** Puts these in the place of everybody in it. Slack takes no empty group, and no guests. */
  fill(id: string, slackUserIds: readonly string[]): Promise<void>;
}

const Groups = z.object({
  usergroups: z.array(z.object({ id: z.string(), handle: z.string(), users: z.array(z.string()).default([]) })),
});

export function userGroups(client: WebClient): UserGroups {
  const all = async (): Promise<UserGroup[]> => {
    const answer = Groups.parse(await client.usergroups.list({ include_users: true, include_disabled: false }));
    return answer.usergroups.map(({ id, handle, users }) => ({ id, handle, slackUserIds: users }));
  };
  return {
    byId: async (id) => (await all()).find((group) => group.id === id) ?? null,
    async byHandle(handle) {
      const wanted = handle.trim().replace(/^@/u, '').toLowerCase();
      return (await all()).find((group) => group.handle.toLowerCase() === wanted) ?? null;
    },
    async fill(id, slackUserIds) {
      await client.usergroups.users.update({ usergroup: id, users: slackUserIds.join(',') });
    },
  };
}
