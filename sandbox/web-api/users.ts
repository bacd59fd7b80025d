import { z } from 'zod';
import { userObject } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import { knownPerson } from './channels.ts';
import { defineMethod, flag, page, paging } from './method.ts';

const info = defineMethod({
  name: 'users.info',
  scopes: ['users:read'],
  args: z.object({ user: z.string(), include_locale: flag.default(false) }),
  run(world, args) {
    const person = knownPerson(world, args.user);
    return { user: userObject(person, world.clock.now(), args.include_locale) };
  },
});

const list = defineMethod({
  name: 'users.list',
  scopes: ['users:read'],
  args: z.object({ include_locale: flag.default(false), ...paging(1000, 1000) }),
  run(world, args) {
    const now = world.clock.now();
    const { items, next } = page([...world.state.people.values()], args);
    return {
      members: items.map((person) => userObject(person, now, args.include_locale)),
      cache_ts: Math.floor(now.getTime() / 1000),
      response_metadata: { next_cursor: next },
    };
  },
});

const team = defineMethod({
  name: 'team.info',
  scopes: ['team:read'],
  args: z.object({ team: z.string().optional() }),
  run({ state }, args) {
    if (args.team !== undefined && args.team !== state.team.id) throw new SlackError('team_not_found');
    const { id, name, domain } = state.team;
    return { team: { id, name, domain, email_domain: '', icon: {}, url: `https://${domain}.slack.com/` } };
  },
});

export const userMethods = [info, list, team];
