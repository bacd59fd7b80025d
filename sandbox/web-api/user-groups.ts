import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import type { UserGroupRecord } from '../state.ts';
import type { World } from '../world.ts';
import { defineMethod, flag } from './method.ts';

/** Slack's object of a user group. */
function groupObject(
  { state }: World,
  { id, handle, name, users, isDisabled, created }: UserGroupRecord,
  withUsers: boolean,
) {
  return {
    ...{ id, team_id: state.team.id, is_usergroup: true, is_subteam: true, name, description: '', handle },
    ...{ is_external: false, date_create: created, date_update: created, date_delete: isDisabled ? created : 0 },
    ...{ auto_type: null, auto_provision: false, enterprise_subteam_id: '', user_count: users.size },
    prefs: { channels: [], groups: [] },
    ...(withUsers ? { users: [...users] } : {}),
  };
}

const list = defineMethod({
  name: 'usergroups.list',
  scopes: ['usergroups:read'],
  args: z.object({ include_users: flag.default(false), include_disabled: flag.default(false) }),
  run(world, { include_users: withUsers, include_disabled: withDisabled }) {
    const groups = [...world.state.userGroups.values()].filter(({ isDisabled }) => withDisabled || !isDisabled);
    return { usergroups: groups.map((group) => groupObject(world, group, withUsers)) };
  },
});

const update = defineMethod({
  name: 'usergroups.users.update',
  scopes: ['usergroups:write'],
  args: z.object({ usergroup: z.string(), users: z.string().default('') }),
  run(world, { usergroup, users }) {
    const group = world.state.userGroups.get(usergroup);
    if (!group) throw new SlackError('no_such_subteam');
    const ids = users.split(',').filter((id) => id !== '');
    if (ids.length === 0) throw new SlackError('no_users_provided');
    for (const id of ids) refuseUnaddable(world, id);
    group.users.clear();
    for (const id of ids) group.users.add(id);
    return { usergroup: groupObject(world, group, true) };
  },
});

function refuseUnaddable({ state }: World, id: string): void {
  const person = state.people.get(id);
  if (person?.isUltraRestricted) throw new SlackError('single_channel_guests_cannot_be_added');
  if (!person || person.isDeleted || person.isBot || person.isRestricted) throw new SlackError('invalid_users');
}

export const userGroupMethods = [list, update];
