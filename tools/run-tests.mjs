// `npm test`: runs vitest, keeps everything the suite prints or logs, and fails when a secret got into it.
// Last line: "N passed, N failed", for readers of CI.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Anything shaped like a Slack token, whoever made it up, and the pocket Slack's signing secret.
const SECRET = /\b(xox[a-z]|xapp)-[\w-]{4,}|5ec4e75ec4e75ec4e75ec4e75ec4e7ad/i;

const folder = mkdtempSync(path.join(os.tmpdir(), 'empty-chair-tests-'));
const report = path.join(folder, 'report.json');
const printed = [];

const child = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { env: { ...process.env, TZ: 'UTC', TEST_LOG_FOLDER: folder }, stdio: ['inherit', 'pipe', 'pipe'] },
);
for (const [stream, own] of [
  [child.stdout, process.stdout],
  [child.stderr, process.stderr],
]) {
  stream.on('data', (chunk) => {
    printed.push(chunk.toString('utf8'));
    own.write(chunk);
  });
}
const code = await new Promise((resolve) => child.on('close', resolve));

const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
const texts = [
  ['the printed output', printed.join('')],
  ...logs.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
];
const leaks = texts.filter(([, text]) => SECRET.test(text)).map(([name]) => name);
if (leaks.length > 0) console.error(`A secret got into: ${leaks.join(', ')}`);

const counts = readCounts();
rmSync(folder, { recursive: true, force: true });
console.log(
  `Searched ${texts.length} outputs of the suite for secrets: ${leaks.length === 0 ? 'none found' : 'FOUND'}.`,
);
console.log(`${counts.passed} passed, ${counts.failed + leaks.length} failed`);
process.exitCode = code === 0 && leaks.length === 0 && counts.passed > 0 ? 0 : 1;

function readCounts() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch (error) {
    console.error('vitest left no report:', error);
    return { passed: 0, failed: 1 };
  }
}
