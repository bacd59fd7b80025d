import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const Package = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
});

const packageAt = (file: string) => Package.parse(JSON.parse(readFileSync(file, 'utf8')));
const ours = packageAt(path.resolve(import.meta.dirname, '../package.json'));

/** No file of ours imports undici, so it looks superfluous: without it an install has no WebSocket for Socket Mode. */
it('brings undici along, which Slack’s sockets expect from whoever uses them', () => {
  const bolt = createRequire(import.meta.url).resolve('@slack/bolt');
  const socketMode = path.resolve(bolt, '../../../socket-mode/package.json');
  expect(Object.keys(packageAt(socketMode).peerDependencies)).toEqual(['undici']);
  // 8 does not run on Node 20.
  expect(ours.dependencies.undici).toMatch(/^7\.\d+\.\d+$/);
});

it('names exact versions, because a lock file alone does not protect who installs from source', () => {
  const ranges = Object.entries(ours.dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(ranges).toEqual([]);
});
