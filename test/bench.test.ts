import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

it('measures the sweeps and the choice and names their indexes, so that the bench stays runnable', {
  timeout: 240_000,
}, () => {
  const printed = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'bench/main.ts', '--quick', '--only', 'sweep', '--only', 'mornings', '--only', 'choice'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  expect(printed).toMatch(/\| occurrences, 20k rows ÷ 1k \(sqlite\) .*every plan names Occurrence_state_dueAt_idx/);
  expect(printed).toMatch(/\| deliveries, 20k rows ÷ 1k \(sqlite\) .*every plan names Delivery_state_notBefore_idx/);
  expect(printed).toMatch(
    /\| mornings, .* \(sqlite\) .*every plan names Occurrence_state_dueAt_idx, every plan names Conversation_workspaceId_ownerId_stage_createdAt_idx/,
  );
  expect(printed).toMatch(
    /\| 10k conversations, 500 showings \(sqlite\) .*its plan names Conversation_workspaceId_heardOn_idx/,
  );
});
