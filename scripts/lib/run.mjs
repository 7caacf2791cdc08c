import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** Runs a program to its end with the terminal handed through; answers its exit code and, with `capture`, what it printed. */
export function run(command, args, { cwd = ROOT, env = {}, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const pieces = [];
    child.stdout?.on('data', (piece) => pieces.push(piece));
    child.stderr?.on('data', (piece) => pieces.push(piece));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? (signal ? 1 : 0), output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}

/** Like `run` with this Node, but a failure ends the script: what it printed is shown, then one sentence. */
export async function runOrExit(title, args, options = {}) {
  const started = Date.now();
  process.stdout.write(`${title} … `);
  const { code, output } = await run(process.execPath, args, { ...options, capture: true });
  if (code !== 0) {
    console.log(`failed\n${output}`);
    fail(`${title} failed.`);
  }
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Ends the script with one sentence that says what to do. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
