import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** `src/main.ts` in a process of its own, as an operator runs it. */
export interface MainProcess {
  /** Resolves when it has printed these words. */
  says(words: string): Promise<void>;
  /** Everything it has printed, both streams. */
  printed(): string;
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Its exit code; null when a signal has ended it. */
  exitCode(): Promise<number | null>;
  /** For a story that went wrong. */
  kill(): void;
}

/** @param env all of its environment, besides what any program has */
export function runMain(env: Readonly<Record<string, string>>): MainProcess {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path.join(ROOT, 'src/main.ts')], {
    // A folder of its own: a developer's .env is not for this process.
    cwd: mkdtempSync(path.join(os.tmpdir(), 'empty-chair-main-')),
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  return {
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (text.includes(words)) resolve();
        };
        listeners.add(look);
        void exited.then(() => reject(new Error(`It ended without saying “${words}”: ${text}`)));
        look();
      }),
    printed: () => text,
    signal: (name) => void child.kill(name),
    async exitCode() {
      const [code] = await exited;
      return typeof code === 'number' ? code : null;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
