import type { PlacedElement } from '../block-elements.ts';
import type { Source } from '../interactions/block-action.ts';
import type { ChannelRecord, MessageRecord, PersonRecord } from '../state.ts';
import type { ViewRecord } from '../views.ts';
import type { World } from '../world.ts';
import { elementLabelled } from './acts.ts';
import { fieldsOf } from './fields.ts';
import { readableMessages, seeMessage } from './message.ts';
import { seeHome, seeModal } from './modal.ts';
import type { Surface } from './person.ts';
import type { SeenConversation, SeenHome, SeenMessage, SeenModal } from './seen.ts';
import { canRead, findChannel, findPlace } from './team-lookup.ts';

interface Found {
  readonly source: Source;
  readonly placed: PlacedElement;
}

/** What one person sees, and where on her screen things are. */
export abstract class Onlooker {
  protected readonly world: World;
  protected readonly record: PersonRecord;

  constructor(world: World, record: PersonRecord) {
    this.world = world;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  get name(): string {
    return this.record.realName;
  }

  modal(): SeenModal {
    const view = this.world.views.topOf(this.id);
    if (view) return seeModal(this.world, this.record, view);
    const said = this.notices().at(-1);
    throw new Error(`${this.name} has no modal open${said ? `; Slack last told her: ${said}` : ''}`);
  }

  hasModal(): boolean {
    return this.world.views.topOf(this.id) !== null;
  }

  sees(place: string): readonly SeenMessage[] {
    return this.#see(this.place(place));
  }

  dm(): readonly SeenMessage[] {
    const { state } = this.world;
    const channel = state.existingDirectMessage([state.bot.userId, this.id]);
    return channel ? this.#see(channel) : [];
  }

  home(): SeenHome {
    const view = this.world.views.homeOf(this.id);
    if (view) return seeHome(this.world, this.record, view);
    throw new Error(`Nothing was published to the App Home of ${this.name}`);
  }

  hasHome(): boolean {
    return this.world.views.homeOf(this.id) !== null;
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
    return this.world.notices.get(this.id) ?? [];
  }

  protected place(place: string): ChannelRecord {
    return findPlace(this.world, this.record, place);
  }

  #see(channel: ChannelRecord): SeenMessage[] {
    return readableMessages(this.record, channel).map((message) => seeMessage(this.world, this.record, message));
  }

  #channels(): ChannelRecord[] {
    return [...this.world.state.channels.values()].filter((channel) => canRead(this.record, channel));
  }

  #others(channel: ChannelRecord): string {
    const others = [...channel.members].filter((id) => id !== this.id);
    return others.map((id) => this.world.state.people.get(id)?.realName ?? id).join(', ');
  }

  protected submittable(): ViewRecord {
    const view = this.world.views.topOf(this.id);
    if (!view) throw new Error(`${this.name} has no modal to submit`);
    if (!view.content.submit) throw new Error(`The modal "${view.content.title?.text}" has nothing to submit`);
    return view;
  }

  protected findField(label: string, where: 'modal' | 'home'): Found {
    const source = this.sourceOf(where);
    const fields = source.kind === 'view' ? fieldsOf(source.view.content.blocks) : [];
    const field = fields.find((each) => each.label === label);
    if (field) return { source, placed: field.placed };
    throw new Error(`There is no field "${label}", only: ${fields.map((each) => each.label).join(' · ')}`);
  }

  protected findLabel(label: string, where: Surface | undefined): Found & { entry: string | null } {
    const sources = where === undefined ? this.#sourcesNewestFirst() : [this.sourceOf(where)];
    for (const source of sources) {
      const found = elementLabelled(source, label);
      if (found) return { source, ...found };
    }
    throw new Error(`${this.name} sees no button "${label}"`);
  }

  #sourcesNewestFirst(): Source[] {
    const { views } = this.world;
    const messages = this.#channels()
      .flatMap((channel) =>
        readableMessages(this.record, channel).map((message) => ({ kind: 'message' as const, message, channel })),
      )
      .sort((a, b) => Number(b.message.ts) - Number(a.message.ts));
    const [modal, home] = [views.topOf(this.id), views.homeOf(this.id)];
    const asSource = (view: ViewRecord | null): Source[] => (view ? [{ kind: 'view', view }] : []);
    return [...asSource(modal), ...messages, ...asSource(home)];
  }

  protected sourceOf(surface: Surface): Source {
    if (typeof surface === 'object') return this.messageSource(surface);
    const view = surface === 'modal' ? this.world.views.topOf(this.id) : this.world.views.homeOf(this.id);
    if (view) return { kind: 'view', view };
    throw new Error(surface === 'modal' ? `${this.name} has no modal open` : `${this.name} has no App Home yet`);
  }

  protected messageSource(seen: SeenMessage): { kind: 'message'; message: MessageRecord; channel: ChannelRecord } {
    const channel = findChannel(this.world.state, seen.channelId);
    const message = channel.byTs.get(seen.ts);
    if (!message || message.isDeleted) throw new Error(`The message is gone: ${seen.text}`);
    return { kind: 'message', message, channel };
  }
}
