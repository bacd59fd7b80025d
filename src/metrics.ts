import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Logger } from './logger.ts';

/** How many deliveries of a kind stand in a state that is not an end. */
export interface Unfinished {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/** What Prometheus reads. All labels come from our own definitions (kinds, states), never from what people typed. */
export interface Metrics {
  readonly registry: Registry;
  /** A message reached Slack `latenessMs` after it was meant to be seen. */
  delivered(kind: string, latenessMs: number): void;
  /** A delivery entered this state. */
  outcome(kind: string, state: string): void;
  /** A person's act of this kind (command, button, submission …) was acknowledged after so many milliseconds. */
  acked(kind: string, milliseconds: number): void;
  /** Something went wrong that someone must look at; `kind` says where. */
  failed(kind: string): void;
}

const LATENESS_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600];
/** Slack gives up after three seconds; we promise one. */
const ACK_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** The figures of one bot, in a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const lateness = new Histogram({
    name: 'empty_chair_post_lateness_seconds',
    help: 'How late messages reached Slack, measured from the instant they were meant to be seen.',
    labelNames: ['kind'],
    buckets: LATENESS_SECONDS,
    registers,
  });
  const outcomes = new Counter({
    name: 'empty_chair_deliveries_total',
    help: 'Deliveries that entered a state.',
    labelNames: ['kind', 'state'],
    registers,
  });
  const acks = new Histogram({
    name: 'empty_chair_ack_seconds',
    help: 'Time until an act of a person was acknowledged to Slack.',
    labelNames: ['kind'],
    buckets: ACK_SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'empty_chair_errors_total',
    help: 'Errors that someone must look at.',
    labelNames: ['kind'],
    registers,
  });

  return {
    registry,
    delivered: (kind, latenessMs) => lateness.observe({ kind }, Math.max(0, latenessMs) / 1000),
    outcome: (kind, state) => outcomes.inc({ kind, state }),
    acked: (kind, milliseconds) => acks.observe({ kind }, milliseconds / 1000),
    failed: (kind) => errors.inc({ kind }),
  };
}

/**
 * Adds the deliveries that are not finished. `unfinished` counts them in the database whenever the figures are read, so
 * that the gauge is true after a restart and across replicas; when it rejects, the gauge is left out, an error of kind
 * "metrics" is counted, and why is logged.
 */
export function watchUnfinished(
  metrics: Metrics,
  unfinished: () => Promise<readonly Unfinished[]>,
  logger: Logger,
): void {
  new Gauge({
    name: 'empty_chair_deliveries_unfinished',
    help: 'Deliveries in the database that are not finished.',
    labelNames: ['kind', 'state'],
    registers: [metrics.registry],
    async collect() {
      this.reset();
      try {
        for (const { kind, state, count } of await unfinished()) this.set({ kind, state }, count);
      } catch (err) {
        logger.warn({ err }, 'unfinished deliveries could not be counted');
        metrics.failed('metrics');
      }
    },
  });
}
