// Runs after every `npm install`: generates both Prisma clients into src/generated, without a download.
// A production install (`npm ci --omit=dev`) has no Prisma CLI and runs compiled code, so there is nothing to do.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const PROVIDERS = ['sqlite', 'postgresql'];

function prismaCommand() {
  try {
    return createRequire(import.meta.url).resolve('prisma/build/index.js');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Resolves with null when it worked, else with everything Prisma said. */
function generate(command, provider) {
  const environment = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'tools/schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const child = spawn(process.execPath, [command, 'generate', '--no-hints', '--schema', `prisma/${provider}`], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? null : said.trim()));
  });
}

const command = prismaCommand();
if (command !== null) {
  const complaints = await Promise.all(PROVIDERS.map((provider) => generate(command, provider)));
  PROVIDERS.forEach((provider, i) => {
    if (complaints[i] === null) return;
    console.error(
      `The database client for ${provider} could not be generated from prisma/${provider}:\n${complaints[i]}`,
    );
    process.exitCode = 1;
  });
}
