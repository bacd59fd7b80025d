import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BENCH = path.join(ROOT, 'dist/bench');

/** The compiled programs that are measured. */
export const BUILT = {
  ours: path.join(ROOT, 'dist/main.js'),
  bare: path.join(BENCH, 'bare-bolt.mjs'),
  gauge: path.join(BENCH, 'gauge.mjs'),
} as const;

/** Compiles ours as `npm start` does, and the bare ones beside it, with their packages left outside. */
export async function buildPrograms(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  await build({
    entryPoints: ['bare-bolt', 'gauge'].map((name) => path.join(ROOT, `bench/processes/${name}.ts`)),
    outdir: BENCH,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}
