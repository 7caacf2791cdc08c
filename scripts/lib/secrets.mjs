import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLAYGROUND } from './paths.mjs';

const NAMES = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
];

/** Adds to the playground's `.env`, which git ignores, the secrets that it lacks. */
export function ensureSecrets() {
  const file = path.join(PLAYGROUND, '.env');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = NAMES.filter((name) => !new RegExp(`^\\s*${name}\\s*=`, 'm').test(text));
  if (missing.length === 0) return;

  const secret = () => randomBytes(24).toString('base64url');
  const lines = missing.map((name) =>
    name === 'APP_KEYS' ? `${name}=${secret()},${secret()}` : `${name}=${secret()}`,
  );
  writeFileSync(file, [text.trimEnd(), ...lines, ''].filter((line, i) => line || i).join('\n'), {
    mode: 0o600,
  });
}
