import { findChannel, findPerson } from './driver/team-lookup.ts';
import { emitAlways, emitChannelChange, emitMemberChange } from './events.ts';
import { personRecord } from './seed.ts';
import type { ChannelRecord, PersonRecord, UserGroupRecord } from './state.ts';
import type { World } from './world.ts';

type Changeable = Partial<
  Pick<
    PersonRecord,
    | 'realName'
    | 'displayName'
    | 'tz'
    | 'locale'
    | 'isAdmin'
    | 'isOwner'
    | 'isRestricted'
    | 'isUltraRestricted'
    | 'isDeleted'
    | 'status'
  >
>;

/** What workspace admins, and Slack itself, do to a team. Each act tells the bot what Slack would; it resolves when that was acknowledged or failed. */
export class TeamAdmin {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async changePerson(name: string, changes: Changeable): Promise<void> {
    const person = findPerson(this.#world.state, name);
    Object.assign(person, changes, { updated: Math.floor(this.#world.clock.now().getTime() / 1000) });
    this.#world.activity.changed();
    await emitMemberChange(this.#world, person, 'user_change');
  }

  /** Somebody is deactivated, and the event of it gets lost. */
  deactivateUnheard(name: string): void {
    findPerson(this.#world.state, name).isDeleted = true;
    this.#world.activity.changed();
  }

  async addPerson(details: Parameters<typeof personRecord>[1]): Promise<void> {
    const { state } = this.#world;
    const person = state.addPerson(personRecord(state.team.id, details));
    this.#world.activity.changed();
    await emitMemberChange(this.#world, person, 'team_join');
  }

  /** Makes a channel, without telling the bot: Slack does not either when it is not in it. */
  addChannel(
    name: string,
    options: { private?: boolean; members: readonly string[]; withBot?: boolean },
  ): { id: string } {
    const { state, clock } = this.#world;
    const members = options.members.map((member) => findPerson(state, member).id);
    const { id } = state.addChannel({
      name: name.replace(/^#/, ''),
      kind: options.private ? 'private' : 'public',
      members: options.withBot ? [...members, state.bot.userId] : members,
      created: clock.now(),
    });
    this.#world.activity.changed();
    return { id };
  }

  /** Who is in a user group, by names. @param handle with or without "@" */
  userGroup(handle: string): string[] {
    const { people } = this.#world.state;
    return [...this.#userGroup(handle).users].map((id) => people.get(id)?.displayName ?? id);
  }

  /** Puts these in the place of everybody in a user group; the bot hears nothing. */
  fillUserGroup(handle: string, names: readonly string[]): void {
    const { users } = this.#userGroup(handle);
    users.clear();
    for (const name of names) users.add(findPerson(this.#world.state, name).id);
  }

  /** Turns a user group off, or on again; the bot hears nothing. */
  disableUserGroup(handle: string, isDisabled: boolean): void {
    this.#userGroup(handle).isDisabled = isDisabled;
  }

  archive(channel: string): Promise<void> {
    return this.#change(channel, 'archive', (record) => {
      record.isArchived = true;
    });
  }

  unarchive(channel: string): Promise<void> {
    return this.#change(channel, 'unarchive', (record) => {
      record.isArchived = false;
    });
  }

  rename(channel: string, name: string): Promise<void> {
    return this.#change(channel, 'rename', (record) => this.#world.state.renameChannel(record, name.replace(/^#/, '')));
  }

  /** Lets nobody but admins post, or everybody again; Slack sends no event for it. */
  setReadOnly(channel: string, isReadOnly: boolean): void {
    findChannel(this.#world.state, channel).isReadOnly = isReadOnly;
  }

  /** Shares a channel with another organisation, or ends that; the bot hears nothing. */
  setShared(channel: string, isShared: boolean): void {
    findChannel(this.#world.state, channel).isExtShared = isShared;
  }

  /** Turns a public channel into a private one; the bot hears nothing. */
  makePrivate(channel: string): void {
    findChannel(this.#world.state, channel).kind = 'private';
  }

  /** Removes the app: its token is dead, and the two events come. */
  async uninstall(): Promise<void> {
    const { rules, state } = this.#world;
    rules.isUninstalled = true;
    await emitAlways(this.#world, { type: 'tokens_revoked', tokens: { oauth: [], bot: [state.bot.userId] } });
    await emitAlways(this.#world, { type: 'app_uninstalled' });
  }

  #userGroup(handle: string): UserGroupRecord {
    const { userGroups } = this.#world.state;
    const found = [...userGroups.values()].find((group) => group.handle === handle.replace(/^@/, ''));
    if (!found) throw new Error(`There is no user group ${handle} in this pocket Slack`);
    return found;
  }

  async #change(
    name: string,
    change: 'archive' | 'unarchive' | 'rename',
    apply: (channel: ChannelRecord) => void,
  ): Promise<void> {
    const channel = findChannel(this.#world.state, name);
    apply(channel);
    this.#world.activity.changed();
    await emitChannelChange(this.#world, channel, change, [...channel.members][0] ?? '');
  }
}
