import type { Server } from 'node:http';
import { vitals } from './check-up/vitals.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { noticingChanges } from './database/noticing-changes.ts';
import type { Database } from './database.ts';
import { deliveryStore, unfinishedDeliveries } from './delivery/delivery-store.ts';
import { editingClient } from './delivery/editing-client.ts';
import { postingClient } from './delivery/posting-client.ts';
import { refreshStore } from './delivery/refresh-store.ts';
import { createRefresher } from './delivery/refresher.ts';
import { createSender } from './delivery/sender.ts';
import type { Checkpoint } from './delivery/sender-deps.ts';
import { healthRoutes, listen, readiness } from './health.ts';
import { inTime } from './in-time.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Metrics, watchUnfinished } from './metrics.ts';
import { formMasking } from './privacy/form-masking.ts';
import { championDeliveries, championOccurrences, registerChampion } from './rituals/champion/index.ts';
import { deletionOccurrences, indexEarlier, registerConversations } from './rituals/conversations/index.ts';
import type { RitualDeps } from './rituals/deps.ts';
import {
  feedbackDeliveries,
  feedbackOccurrences,
  forgetLead,
  loopOnRecord,
  onNeedsAnswer,
  onRestored,
  planLookForLeavers,
  registerFeedback,
  takeHeardVerb,
} from './rituals/feedback/index.ts';
import { registerHome } from './rituals/home/index.ts';
import {
  forgetInIdeas,
  ideaDeliveries,
  ideaOccurrences,
  ideasOnRecord,
  indexEarlierIdeas,
  registerIdeas,
} from './rituals/ideas/index.ts';
import { morningParts } from './rituals/mornings.ts';
import {
  forgetTeller,
  openerDeliveries,
  openerOccurrences,
  openReleasing,
  registerOpeners,
  storyForMeeting,
  takeReleaseVerb,
} from './rituals/openers/index.ts';
import { morningDeliveries, morningOccurrences } from './rituals/reminders/index.ts';
import { planLook, registerRetention, retentionDeliveries, retentionOccurrences } from './rituals/retention/index.ts';
import { ensureWorkspace, registerWorkspace } from './rituals/workspace/index.ts';
import { createTick } from './schedule/tick.ts';
import { settings } from './settings/settings-store.ts';
import { heedingAllowance } from './settings/shared-channels.ts';
import { createSlack } from './slack/bolt.ts';
import { channels } from './slack/channels.ts';
import { createClients } from './slack/clients.ts';
import { putBeforeCommands } from './slack/command-names.ts';
import { identify } from './slack/identity.ts';
import { people } from './slack/people.ts';
import { userGroups } from './slack/user-groups.ts';

/** What a meeting hears is decided this long before its post; whether it still may is looked at again when it is sent. */
const DECIDE_AHEAD_MS = 8_000;

export interface AppOptions {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What /metrics shows; figures of its own by default. */
  readonly metrics?: Metrics;
  /** For crash stories. */
  readonly checkpoint?: (name: Checkpoint) => void | Promise<void>;
}

/** The running bot. */
export interface RunningApp {
  /** Where health and, over HTTP, Slack's events are answered. */
  readonly port: number;
  /** Finishes what people asked, sends and schedules what is due, and resolves when nothing more can be done before time passes. */
  settled(): Promise<void>;
  /** Takes nothing new and finishes what was begun; true when all of it ended in time. The database stays open. */
  stop(deadlineMs: number): Promise<boolean>;
  /** Whether a rejection that nobody handled is a known quirk of a Slack library that is being stopped. */
  toleratesRejection(reason: unknown): boolean;
}

/** Builds the bot from its parts and starts it. @throws OperatorError in words when Slack or the port refuses. */
export async function startApp({ config, db, clock, logger, checkpoint, ...given }: AppOptions): Promise<RunningApp> {
  const metrics = given.metrics ?? createMetrics();
  watchUnfinished(metrics, () => unfinishedDeliveries(db.prisma), logger);
  const clients = createClients({ botToken: config.botToken, apiUrl: config.slackApiUrl, logger });
  const identity = await identify(clients.interactive);
  const workspace = { ...identity, id: await ensureWorkspace(db, identity, clock.now()) };
  const lookUp = { client: clients.interactive, clock, logger, identity };
  const members = people({ ...lookUp, db, workspaceId: workspace.id });
  putBeforeCommands(config.commandPrefix);
  const slack = createSlack({
    mode: config.connection,
    botToken: config.botToken,
    apiUrl: config.slackApiUrl,
    identity,
    commandPrefix: config.commandPrefix,
    clients,
    logger,
    clock,
    mask: formMasking(db.prisma, workspace.id, members),
    onAcknowledged: metrics.acked,
  });

  const deps: RitualDeps = {
    // What people do shows in the Homes that stand open.
    db: noticingChanges(db, () => screens.touched()),
    workspace,
    clock,
    logger,
    people: members,
    channels: heedingAllowance(channels(lookUp), async () => {
      const { feedback } = await settings(db.prisma, workspace.id).read();
      return feedback.allowsSharedChannels;
    }),
    userGroups: userGroups(clients.interactive),
    wake: () => tick.wake(),
  };
  const mornings = morningParts(deps);
  const deliveries = [
    ...retentionDeliveries(deps),
    ...openerDeliveries(deps),
    ...feedbackDeliveries(deps),
    ...ideaDeliveries(deps),
    ...championDeliveries(deps),
    ...morningDeliveries(deps, mornings),
  ];
  const sender = createSender({
    store: deliveryStore(db),
    client: postingClient(clients.posting),
    clock,
    logger,
    kinds: deliveries,
    metrics,
    ...(checkpoint ? { checkpoint } : {}),
  });
  const refresher = createRefresher({
    store: refreshStore(db),
    client: editingClient(clients.posting),
    clock,
    logger,
    kinds: deliveries,
  });
  const speak = () => {
    sender.wake();
    refresher.wake();
  };
  const tick = createTick({
    db,
    clock,
    logger,
    kinds: [
      ...retentionOccurrences(deps),
      ...openerOccurrences(deps),
      morningOccurrences(deps, mornings),
      deletionOccurrences(deps),
      ...feedbackOccurrences(deps),
      ...ideaOccurrences(deps),
      ...championOccurrences(deps),
    ],
    ahead: DECIDE_AHEAD_MS,
    afterwards: speak,
    looked: (at) => vitals(db.prisma, workspace.id).ticked(at),
  });

  deps.people.on(slack);
  deps.channels.on(slack);
  registerConversations(slack, deps, {
    verbs: async (use) => (await takeHeardVerb(deps, use)) || takeReleaseVerb(deps, use),
    onLogged: storyForMeeting(deps),
    onRecord: ideasOnRecord(deps, loopOnRecord(deps)),
    onNeedsAnswer: onNeedsAnswer(deps),
    onRestored: onRestored(deps),
    async onForget(tx, member, now) {
      await forgetTeller(tx, workspace.id, member.id, now);
      await forgetLead(tx, workspace.id, member.slackUserId, now);
      await forgetInIdeas(tx, workspace.id, member, now);
    },
    onRelease: (act, conversationId) => openReleasing(deps, act, conversationId),
  });
  registerFeedback(slack, deps);
  registerIdeas(slack, deps);
  registerChampion(slack, deps);
  registerOpeners(slack, deps);
  registerRetention(slack, deps);
  registerWorkspace(slack, deps);
  const screens = registerHome(slack, deps);

  const isReady = readiness({ database: db, slack, clock, logger });
  const health = healthRoutes({ isReady, metrics, logger });
  const server = await listen({
    host: config.host,
    port: config.port,
    handler: (request, response) => {
      if (health(request, response)) return;
      if (slack.requestListener) slack.requestListener(request, response);
      else response.writeHead(404).end();
    },
  });
  await planLook(db.prisma, workspace.id, clock.now());
  await planLookForLeavers(db.prisma, workspace.id, clock.now());
  await indexEarlier(deps);
  await indexEarlierIdeas(deps);
  await slack.start();
  tick.start();
  logger.info(
    { workspace: identity.name, connection: config.connection.kind, port: portOf(server) },
    'Empty Chair is ready',
  );

  return {
    port: portOf(server),
    async settled() {
      await slack.idle();
      tick.wake();
      await tick.idle();
      speak();
      await sender.drain();
      await refresher.drain();
      await screens.idle();
    },
    async stop(deadlineMs) {
      screens.stop();
      const isDone = await Promise.all([
        slack.stop(deadlineMs),
        inTime(tick.stop(), deadlineMs, clock),
        sender.stop(deadlineMs),
        refresher.stop(deadlineMs),
      ]);
      await closeServer(server);
      return isDone.every(Boolean);
    },
    toleratesRejection: slack.toleratesRejection,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
