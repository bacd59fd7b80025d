import type { KnownBlock } from '@slack/types';
import type { Clock } from '../src/clock.ts';
import type { Activity } from './activity.ts';
import { withIds } from './block-elements.ts';
import type { BotLink } from './bot-link.ts';
import { checkMessage } from './checker/check-message.ts';
import { type CheckedView, checkView } from './checker/check-view.ts';
import { asSlackMessage, type Problem } from './checker/problem.ts';
import type { Faults } from './faults.ts';
import type { Manifest } from './manifest.ts';
import type { Records } from './records.ts';
import type { ResponseUrls } from './response-urls.ts';
import { SlackError } from './slack-error.ts';
import type { SocketMode } from './socket-mode.ts';
import type { TeamState } from './state.ts';
import type { Triggers } from './triggers.ts';
import type { StateValues } from './view-state.ts';
import type { ViewStore } from './views.ts';

/** Rules that a workspace, or a test, may set; they may be changed while it runs. */
export interface Rules {
  /** Check everything the bot sends against schema, limits and surfaces. */
  checks: boolean;
  /** Answer 429 to more than one message a second in a channel. */
  onePostPerSecond: boolean;
  /** Refuse edits with edit_window_closed. */
  editsClosed: boolean;
  /** The bot's token is dead: account_inactive. */
  isUninstalled: boolean;
  /** Milliseconds of real time before each answer, per method or for '*'. */
  readonly latency: Record<string, number>;
  /** How long Slack waits for the bot, in real milliseconds. */
  ackPatience: number;
}

/** The parts of a pocket Slack, as they know each other. */
export interface World {
  readonly state: TeamState;
  readonly views: ViewStore;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly records: Records;
  readonly rules: Rules;
  readonly manifest: Manifest;
  readonly scopes: ReadonlySet<string>;
  readonly tokens: { readonly bot: string; readonly app: string; readonly signingSecret: string };
  readonly link: BotLink;
  readonly socketMode: SocketMode;
  /** What Slack's own client told people, by person. */
  readonly notices: Map<string, string[]>;
  /** What people chose in selects of messages, by person and ts. */
  readonly messageStates: Map<string, StateValues>;
  /** 'http://127.0.0.1:PORT', once it listens. */
  readonly origin: () => string;
}

let nextGeneratedId = 1;
const generatedId = (): string => `gen${(nextGeneratedId++).toString(36)}`;

const isListOfBlocks = (value: unknown): value is KnownBlock[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && 'type' in each);

/** The blocks of a message, with ids. Throws invalid_blocks as Slack would. */
export function acceptMessage(
  world: World,
  method: string,
  sent: { text: string | undefined; blocks: unknown },
): KnownBlock[] {
  if (!world.rules.checks) return isListOfBlocks(sent.blocks) ? withIds(sent.blocks, generatedId) : [];
  const { blocks, problems } = checkMessage(sent);
  refuseIfNeeded(world, method, problems, 'invalid_blocks');
  return withIds(blocks, generatedId);
}

/** A view, with ids. Throws invalid_arguments as Slack would. */
export function acceptView(world: World, method: string, sent: unknown, type: 'modal' | 'home'): CheckedView {
  const { view, problems } = checkView(sent, type);
  refuseIfNeeded(world, method, problems, 'invalid_arguments');
  if (!view) throw new SlackError('invalid_arguments');
  return { ...view, blocks: withIds(view.blocks, generatedId) };
}

function refuseIfNeeded(world: World, method: string, problems: readonly Problem[], code: string): void {
  world.records.violated(method, problems);
  const reasons = problems.filter(({ isRefused }) => isRefused);
  if (reasons.length > 0) throw new SlackError(code, { response_metadata: { messages: reasons.map(asSlackMessage) } });
}
