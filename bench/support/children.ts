import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { systemClock } from '../../src/clock.ts';
import { BUILT } from './build.ts';

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

const Gauge = z.object({ cpuMs: z.number(), rssBytes: z.number(), heapBytes: z.number() });
export type Gauge = z.output<typeof Gauge>;

/** One line of a program's log, in which it says where it listens. */
const ReadyLine = z.object({ port: z.number() });

/** A measured program. */
export interface Child {
  /** Where it listens on loopback. */
  readonly port: number;
  /** Milliseconds from the start of the process until it said that it is ready. */
  readonly readyMs: number;
  gauge(): Promise<Gauge>;
  /** Asks anything over the IPC channel; resolves with the next answer. */
  ask(question: string): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a program in a process of its own and waits for the first JSON line on its output that names a `port`.
 * @param options.program a TypeScript file (run by tsx) or a compiled one @throws Error when it ends before it is ready
 */
export async function startChild(options: {
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}): Promise<Child> {
  const { program, env = {}, flags = [] } = options;
  const loaders = program.endsWith('.ts') ? ['--import', 'tsx'] : ['--import', BUILT.gauge];
  const startedAt = systemClock.monotonic();
  const child = spawn(process.execPath, [...flags, ...loaders, program], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await portOf(child, program);
  const readyMs = systemClock.monotonic() - startedAt;
  const ask = async (question: string): Promise<unknown> => {
    const answer = once(child, 'message');
    child.send(question);
    return (await answer)[0];
  };
  return {
    port,
    readyMs,
    ask,
    gauge: async () => Gauge.parse(await ask('gauge')),
    stop: () => stop(child),
  };
}

function portOf(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = systemClock.after(READY_WITHIN_MS, () => reject(new Error(`${program} is not ready in time`)));
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it was ready`)));
    if (!child.stdout) throw new Error('a measured program needs an output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = ReadyLine.safeParse(asJson(line));
      if (!parsed.success) return;
      timer.cancel();
      resolve(parsed.data.port);
    });
  });
}

function asJson(line: string): unknown {
  return line.startsWith('{') ? JSON.parse(line) : null;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  const timer = systemClock.after(STOP_WITHIN_MS, () => child.kill('SIGKILL'));
  child.kill('SIGTERM');
  await ended;
  timer.cancel();
}
