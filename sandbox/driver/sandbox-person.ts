import type { Option, PlainTextOption } from '@slack/types';
import { emit, emitMembership, emitMessage } from '../events.ts';
import { askSuggestions, type Source } from '../interactions/block-action.ts';
import { sendCommand } from '../interactions/command.ts';
import { sendGlobalShortcut, sendMessageShortcut } from '../interactions/shortcut.ts';
import { closeView, sendSubmission } from '../interactions/submission.ts';
import { escapeTyped } from '../interactions/typed-text.ts';
import { viewObject } from '../objects.ts';
import type { ChannelRecord, MessageRecord, PersonRecord } from '../state.ts';
import { textAsRichText } from '../view-state.ts';
import type { ViewRecord } from '../views.ts';
import type { World } from '../world.ts';
import { byValues, byWords, choose, click, elementAt, elementLabelled } from './acts.ts';
import { isStateful } from './choose.ts';
import { clientObjections } from './client-rules.ts';
import { fieldsOf } from './fields.ts';
import { readableMessages, seeMessage } from './message.ts';
import { seeHome, seeModal } from './modal.ts';
import type { Choice, ElementAddress, Person, SubmitOptions, Surface } from './person.ts';
import type { SeenConversation, SeenHome, SeenMessage, SeenModal, SeenOption } from './seen.ts';
import { canRead, findChannel, findPerson, findPlace } from './team-lookup.ts';

/** How long an act waits for the modal, field or button it needs; real milliseconds. */
const PATIENCE_MS = 3000;

/** A person of the pocket Slack's team. */
export class SandboxPerson implements Person {
  readonly #world: World;
  readonly #record: PersonRecord;
  /** What external selects offered her last, by value. */
  readonly #suggested = new Map<string, Option | PlainTextOption>();

  constructor(world: World, record: PersonRecord) {
    this.#world = world;
    this.#record = record;
  }

  get id(): string {
    return this.#record.id;
  }

  get name(): string {
    return this.#record.realName;
  }

  async types(place: string, text: string): Promise<void> {
    const channel = this.#place(place);
    if (channel.isArchived) throw new Error(`${place} is archived; nobody can write there`);
    if (text.startsWith('/')) await sendCommand(this.#world, this.#record, channel, text);
    else await this.says(place, text);
  }

  async says(place: string, text: string, options: { thread?: string } = {}): Promise<SeenMessage> {
    const channel = this.#place(place);
    const message = this.#world.state.addMessage(
      {
        channelId: channel.id,
        userId: this.id,
        text: escapeTyped(this.#world.state, text, true),
        blocks: [textAsRichText(text)],
        threadTs: options.thread ?? null,
      },
      this.#world.clock.now(),
    );
    this.#world.activity.changed();
    await emitMessage(this.#world, channel, message);
    return seeMessage(this.#world, this.#record, message);
  }

  async presses(label: string, options: { in?: Surface } = {}): Promise<void> {
    const modal = this.#world.views.topOf(this.id);
    if (options.in === undefined || options.in === 'modal') {
      if (modal?.content.submit?.text === label) return this.submits();
      if (modal?.content.close?.text === label) return this.closes();
    }
    const { source, placed, entry } = await this.#world.activity.until(
      () => this.#findLabel(label, options.in),
      PATIENCE_MS,
    );
    await click(this.#world, this.#record, source, placed, entry, byWords(this.#world, this.#record, source, placed));
  }

  async fills(values: Readonly<Record<string, Choice>>, options: { in?: 'modal' | 'home' } = {}): Promise<void> {
    for (const [label, choice] of Object.entries(values)) {
      const found = await this.#world.activity.until(() => this.#findField(label, options.in ?? 'modal'), PATIENCE_MS);
      const { source, placed } = found;
      await choose(
        this.#world,
        this.#record,
        source,
        placed,
        choice,
        byWords(this.#world, this.#record, source, placed),
      );
    }
  }

  async submits(options: SubmitOptions = {}): Promise<void> {
    const view = await this.#world.activity.until(() => this.#submittable(), PATIENCE_MS);
    const objections = options.evenIfInvalid ? new Map<string, string>() : clientObjections(view);
    if (objections.size === 0) return sendSubmission(this.#world, this.#record, view);
    view.errors = objections;
    this.#world.activity.changed();
  }

  closes(options: { all?: boolean } = {}): Promise<void> {
    return closeView(this.#world, this.#record, options.all ?? false);
  }

  usesMessageShortcut(message: SeenMessage, name: string): Promise<void> {
    const { message: record, channel } = this.#messageSource(message);
    return sendMessageShortcut(this.#world, this.#record, name, channel, record);
  }

  usesShortcut(name: string): Promise<void> {
    return sendGlobalShortcut(this.#world, this.#record, name);
  }

  opensHome(): Promise<void> {
    return this.#opens('home');
  }

  opensMessages(): Promise<void> {
    return this.#opens('messages');
  }

  joins(channel: string): Promise<void> {
    return this.#admit(this.#place(channel), this.id);
  }

  leaves(channel: string): Promise<void> {
    return this.#dismiss(this.#place(channel), this.id);
  }

  invites(channel: string, who?: string): Promise<void> {
    return this.#admit(this.#place(channel), this.#memberId(who), this.id);
  }

  removes(channel: string, who?: string): Promise<void> {
    return this.#dismiss(this.#place(channel), this.#memberId(who));
  }

  async actsOn(surface: Surface, { blockId, actionId }: ElementAddress, choice: Choice = null): Promise<void> {
    const source = this.#sourceOf(surface);
    const placed = elementAt(source, blockId, actionId);
    const lookup = byValues(() => Promise.resolve([...this.#suggested.values()]));
    if (isStateful(placed.element)) return choose(this.#world, this.#record, source, placed, choice, lookup);
    return click(this.#world, this.#record, source, placed, typeof choice === 'string' ? choice : null, lookup);
  }

  sets(surface: 'modal' | 'home', address: ElementAddress, choice: Choice): Promise<void> {
    return this.actsOn(surface, address, choice);
  }

  async suggestions(
    surface: Surface,
    { blockId, actionId }: ElementAddress,
    query: string,
  ): Promise<readonly SeenOption[]> {
    const source = this.#sourceOf(surface);
    const options = await askSuggestions(
      this.#world,
      this.#record,
      source,
      elementAt(source, blockId, actionId),
      query,
    );
    for (const option of options) this.#suggested.set(option.value, option);
    return options.map(({ text, value }) => ({ text: text.text, value }));
  }

  modal(): SeenModal {
    const view = this.#world.views.topOf(this.id);
    if (view) return seeModal(this.#world, this.#record, view);
    const said = this.notices().at(-1);
    throw new Error(`${this.name} has no modal open${said ? `; Slack last told her: ${said}` : ''}`);
  }

  hasModal(): boolean {
    return this.#world.views.topOf(this.id) !== null;
  }

  sees(place: string): readonly SeenMessage[] {
    return this.#see(this.#place(place));
  }

  dm(): readonly SeenMessage[] {
    const { state } = this.#world;
    const channel = state.existingDirectMessage([state.bot.userId, this.id]);
    return channel ? this.#see(channel) : [];
  }

  home(): SeenHome {
    const view = this.#world.views.homeOf(this.id);
    if (view) return seeHome(this.#world, this.#record, view);
    throw new Error(`Nothing was published to the App Home of ${this.name}`);
  }

  hasHome(): boolean {
    return this.#world.views.homeOf(this.id) !== null;
  }

  conversations(): readonly SeenConversation[] {
    return this.#channels().map((channel) => ({
      id: channel.id,
      name: channel.kind === 'im' || channel.kind === 'mpim' ? this.#others(channel) : `#${channel.name}`,
      kind: channel.kind === 'im' ? 'dm' : channel.kind === 'mpim' ? 'group' : channel.kind,
      isMember: channel.members.has(this.id),
      isArchived: channel.isArchived,
      isShared: channel.isExtShared,
    }));
  }

  notices(): readonly string[] {
    return this.#world.notices.get(this.id) ?? [];
  }

  #place(place: string): ChannelRecord {
    return findPlace(this.#world, this.#record, place);
  }

  #see(channel: ChannelRecord): SeenMessage[] {
    return readableMessages(this.#record, channel).map((message) => seeMessage(this.#world, this.#record, message));
  }

  #channels(): ChannelRecord[] {
    return [...this.#world.state.channels.values()].filter((channel) => canRead(this.#record, channel));
  }

  #others(channel: ChannelRecord): string {
    const others = [...channel.members].filter((id) => id !== this.id);
    return others.map((id) => this.#world.state.people.get(id)?.realName ?? id).join(', ');
  }

  #memberId(who: string | undefined): string {
    return who === undefined ? this.#world.state.bot.userId : findPerson(this.#world.state, who).id;
  }

  async #admit(channel: ChannelRecord, memberId: string, inviter?: string): Promise<void> {
    channel.members.add(memberId);
    this.#world.activity.changed();
    await emitMembership(this.#world, channel, memberId, 'joined', inviter);
  }

  async #dismiss(channel: ChannelRecord, memberId: string): Promise<void> {
    channel.members.delete(memberId);
    this.#world.activity.changed();
    await emitMembership(this.#world, channel, memberId, 'left');
  }

  async #opens(tab: 'home' | 'messages'): Promise<void> {
    const { state, views, clock } = this.#world;
    const channel = state.directMessage([state.bot.userId, this.id], clock.now());
    const home = views.homeOf(this.id);
    await emit(this.#world, {
      type: 'app_home_opened',
      user: this.id,
      channel: channel.id,
      tab,
      ...(tab === 'home' && home ? { view: viewObject(this.#world, home) } : {}),
    });
  }

  #submittable(): ViewRecord {
    const view = this.#world.views.topOf(this.id);
    if (!view) throw new Error(`${this.name} has no modal to submit`);
    if (!view.content.submit) throw new Error(`The modal "${view.content.title?.text}" has nothing to submit`);
    return view;
  }

  #findField(label: string, where: 'modal' | 'home') {
    const source = this.#sourceOf(where);
    const fields = source.kind === 'view' ? fieldsOf(source.view.content.blocks) : [];
    const field = fields.find((each) => each.label === label);
    if (field) return { source, placed: field.placed };
    throw new Error(`There is no field "${label}", only: ${fields.map((each) => each.label).join(' · ')}`);
  }

  #findLabel(label: string, where: Surface | undefined) {
    const sources = where === undefined ? this.#sourcesNewestFirst() : [this.#sourceOf(where)];
    for (const source of sources) {
      const found = elementLabelled(source, label);
      if (found) return { source, ...found };
    }
    throw new Error(`${this.name} sees no button "${label}"`);
  }

  #sourcesNewestFirst(): Source[] {
    const { views } = this.#world;
    const messages = this.#channels()
      .flatMap((channel) =>
        readableMessages(this.#record, channel).map((message) => ({ kind: 'message' as const, message, channel })),
      )
      .sort((a, b) => Number(b.message.ts) - Number(a.message.ts));
    const [modal, home] = [views.topOf(this.id), views.homeOf(this.id)];
    const asSource = (view: ViewRecord | null): Source[] => (view ? [{ kind: 'view', view }] : []);
    return [...asSource(modal), ...messages, ...asSource(home)];
  }

  #sourceOf(surface: Surface): Source {
    if (typeof surface === 'object') return this.#messageSource(surface);
    const view = surface === 'modal' ? this.#world.views.topOf(this.id) : this.#world.views.homeOf(this.id);
    if (view) return { kind: 'view', view };
    throw new Error(surface === 'modal' ? `${this.name} has no modal open` : `${this.name} has no App Home yet`);
  }

  #messageSource(seen: SeenMessage): { kind: 'message'; message: MessageRecord; channel: ChannelRecord } {
    const channel = findChannel(this.#world.state, seen.channelId);
    const message = channel.byTs.get(seen.ts);
    if (!message || message.isDeleted) throw new Error(`The message is gone: ${seen.text}`);
    return { kind: 'message', message, channel };
  }
}
