import type { Option, PlainTextOption } from '@slack/types';
import { emit, emitMembership, emitMessage, emitReaction } from '../events.ts';
import { askSuggestions } from '../interactions/block-action.ts';
import { sendCommand } from '../interactions/command.ts';
import { sendGlobalShortcut, sendMessageShortcut } from '../interactions/shortcut.ts';
import { closeView, sendSubmission } from '../interactions/submission.ts';
import { escapeTyped } from '../interactions/typed-text.ts';
import { viewObject } from '../objects.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import type { ChannelRecord } from '../state.ts';
import { textAsRichText } from '../view-state.ts';
import { byValues, byWords, choose, click, elementAt } from './acts.ts';
import { isStateful } from './choose.ts';
import { clientObjections } from './client-rules.ts';
import { seeMessage } from './message.ts';
import { Onlooker } from './onlooker.ts';
import type { Choice, ElementAddress, Person, SubmitOptions, Surface } from './person.ts';
import type { SeenMessage, SeenOption } from './seen.ts';
import { findPerson } from './team-lookup.ts';

/** How long an act waits for the modal, field or button it needs; real milliseconds. */
const PATIENCE_MS = 15_000;

/** A person of the pocket Slack's team. */
export class SandboxPerson extends Onlooker implements Person {
  /** What external selects offered her last, by value. */
  readonly #suggested = new Map<string, Option | PlainTextOption>();

  async types(place: string, text: string): Promise<void> {
    const channel = this.place(place);
    if (channel.isArchived) throw new Error(`${place} is archived; nobody can write there`);
    if (text.startsWith('/')) await sendCommand(this.world, this.record, channel, text);
    else await this.says(place, text);
  }

  async says(place: string, text: string, options: { thread?: string } = {}): Promise<SeenMessage> {
    const channel = this.place(place);
    const message = this.world.state.addMessage(
      {
        channelId: channel.id,
        userId: this.id,
        text: escapeTyped(this.world.state, text, true),
        blocks: [textAsRichText(text)],
        threadTs: options.thread ?? null,
      },
      this.world.clock.now(),
    );
    this.world.activity.changed();
    await emitMessage(this.world, channel, message);
    return seeMessage(this.world, this.record, message);
  }

  async presses(label: string, options: { in?: Surface } = {}): Promise<void> {
    const modal = this.world.views.topOf(this.id);
    if (options.in === undefined || options.in === 'modal') {
      if (modal?.content.submit?.text === label) return this.submits();
      if (modal?.content.close?.text === label) return this.closes();
    }
    const { source, placed, entry } = await this.world.activity.until(
      () => this.findLabel(label, options.in),
      PATIENCE_MS,
    );
    await click(this.world, this.record, source, placed, entry, byWords(this.world, this.record, source, placed));
  }

  async fills(values: Readonly<Record<string, Choice>>, options: { in?: 'modal' | 'home' } = {}): Promise<void> {
    for (const [label, choice] of Object.entries(values)) {
      const found = await this.world.activity.until(() => this.findField(label, options.in ?? 'modal'), PATIENCE_MS);
      const { source, placed } = found;
      await choose(this.world, this.record, source, placed, choice, byWords(this.world, this.record, source, placed));
    }
  }

  async submits(options: SubmitOptions = {}): Promise<void> {
    const view = await this.world.activity.until(() => this.submittable(), PATIENCE_MS);
    const objections = options.evenIfInvalid ? new Map<string, string>() : clientObjections(view);
    if (objections.size === 0) return sendSubmission(this.world, this.record, view);
    view.errors = objections;
    this.world.activity.changed();
  }

  closes(options: { all?: boolean } = {}): Promise<void> {
    return closeView(this.world, this.record, options.all ?? false);
  }

  async reacts(seen: SeenMessage, emoji: string): Promise<void> {
    const { message } = this.messageSource(seen);
    const isNew = addReaction(message, emoji, this.id);
    if (!isNew) removeReaction(message, emoji, this.id);
    this.world.activity.changed();
    if (isNew) await emitReaction(this.world, message, this.id, emoji);
  }

  deletes(seen: SeenMessage): void {
    const { message } = this.messageSource(seen);
    if (message.userId !== this.id) throw new Error(`The message is not ${this.name}’s to delete`);
    message.isDeleted = true;
    this.world.activity.changed();
  }

  usesMessageShortcut(message: SeenMessage, name: string): Promise<void> {
    const { message: record, channel } = this.messageSource(message);
    return sendMessageShortcut(this.world, this.record, name, channel, record);
  }

  usesShortcut(name: string): Promise<void> {
    return sendGlobalShortcut(this.world, this.record, name);
  }

  opensHome(): Promise<void> {
    return this.#opens('home');
  }

  opensMessages(): Promise<void> {
    return this.#opens('messages');
  }

  joins(channel: string): Promise<void> {
    return this.#admit(this.place(channel), this.id);
  }

  leaves(channel: string): Promise<void> {
    return this.#dismiss(this.place(channel), this.id);
  }

  invites(channel: string, who?: string): Promise<void> {
    return this.#admit(this.place(channel), this.#memberId(who), this.id);
  }

  removes(channel: string, who?: string): Promise<void> {
    return this.#dismiss(this.place(channel), this.#memberId(who));
  }

  async actsOn(surface: Surface, { blockId, actionId }: ElementAddress, choice: Choice = null): Promise<void> {
    const source = this.sourceOf(surface);
    const placed = elementAt(source, blockId, actionId);
    const lookup = byValues(() => Promise.resolve([...this.#suggested.values()]));
    if (isStateful(placed.element)) return choose(this.world, this.record, source, placed, choice, lookup);
    return click(this.world, this.record, source, placed, typeof choice === 'string' ? choice : null, lookup);
  }

  sets(surface: 'modal' | 'home', address: ElementAddress, choice: Choice): Promise<void> {
    return this.actsOn(surface, address, choice);
  }

  async suggestions(
    surface: Surface,
    { blockId, actionId }: ElementAddress,
    query: string,
  ): Promise<readonly SeenOption[]> {
    const source = this.sourceOf(surface);
    const options = await askSuggestions(this.world, this.record, source, elementAt(source, blockId, actionId), query);
    for (const option of options) this.#suggested.set(option.value, option);
    return options.map(({ text, value }) => ({ text: text.text, value }));
  }

  #memberId(who: string | undefined): string {
    return who === undefined ? this.world.state.bot.userId : findPerson(this.world.state, who).id;
  }

  async #admit(channel: ChannelRecord, memberId: string, inviter?: string): Promise<void> {
    channel.members.add(memberId);
    this.world.activity.changed();
    await emitMembership(this.world, channel, memberId, 'joined', inviter);
  }

  async #dismiss(channel: ChannelRecord, memberId: string): Promise<void> {
    channel.members.delete(memberId);
    this.world.activity.changed();
    await emitMembership(this.world, channel, memberId, 'left');
  }

  async #opens(tab: 'home' | 'messages'): Promise<void> {
    const { state, views, clock } = this.world;
    const channel = state.directMessage([state.bot.userId, this.id], clock.now());
    const home = views.homeOf(this.id);
    await emit(this.world, {
      type: 'app_home_opened',
      user: this.id,
      channel: channel.id,
      tab,
      ...(tab === 'home' && home ? { view: viewObject(this.world, home) } : {}),
    });
  }
}
