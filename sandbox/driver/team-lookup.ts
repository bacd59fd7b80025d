import type { ChannelRecord, PersonRecord, TeamState } from '../state.ts';
import type { Reader } from '../words.ts';
import type { World } from '../world.ts';

/** A person by id, full name, first name or handle. Throws in words. */
export function findPerson(state: TeamState, name: string): PersonRecord {
  const wanted = name.replace(/^@/, '').toLowerCase();
  const people = [...state.people.values()];
  const found =
    people.find(({ id, realName }) => id === name || realName.toLowerCase() === wanted) ??
    people.find(({ username, displayName }) => username === wanted || displayName.toLowerCase() === wanted);
  if (found) return found;
  throw new Error(`Nobody here is called ${name}; there are ${people.map(({ realName }) => realName).join(', ')}`);
}

/** A channel by '#name', name or id. Throws in words. */
export function findChannel(state: TeamState, name: string): ChannelRecord {
  const found = state.channels.get(name) ?? state.channelNamed(name.replace(/^#/, ''));
  if (found) return found;
  throw new Error(`There is no channel ${name}`);
}

/** The channel a person means by '#product', an id, 'dm' (hers with the bot) or a colleague's name; made when it is a new direct message. */
export function findPlace(world: World, person: PersonRecord, place: string): ChannelRecord {
  const { state } = world;
  if (place === 'dm') return state.directMessage([state.bot.userId, person.id], world.clock.now());
  const isChannel = place.startsWith('#') || state.channels.has(place) || state.channelNamed(place) !== undefined;
  if (!isChannel) return state.directMessage([person.id, findPerson(state, place).id], world.clock.now());
  const channel = findChannel(state, place);
  if (canRead(person, channel)) return channel;
  throw new Error(`${person.realName} cannot see ${place}`);
}

/** Members read their channels; whoever is no guest and of this team also reads public ones. */
export function canRead(person: PersonRecord, channel: ChannelRecord): boolean {
  const isOutsider = person.isRestricted || person.isUltraRestricted || person.isStranger;
  return channel.members.has(person.id) || (channel.kind === 'public' && !isOutsider);
}

/** How a person reads texts: her zone, the team's names. */
export const readerFor = ({ state, clock }: World, person: PersonRecord): Reader => ({
  zone: person.tz ?? 'Etc/UTC',
  now: clock.now(),
  personName: (id) => state.people.get(id)?.realName ?? id,
  channelName: (id) => state.channels.get(id)?.name ?? id,
});
