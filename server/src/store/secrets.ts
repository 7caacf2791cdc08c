import { createHmac } from 'node:crypto';

import type { Core } from '@strapi/strapi';

/**
 * Secrets at rest, by Strapi's own encryption. Both directions answer null where the key is missing or
 * another one: the caller refuses to save, or asks for the secret again.
 */
export function createSecrets(strapi: Core.Strapi) {
  const encryption = () =>
    strapi.service('admin::encryption') as unknown as {
      encrypt(value: string): string | null;
      decrypt(value: string): string | null;
    };
  const key = () => strapi.config.get('admin.secrets.encryptionKey') as string | undefined;
  return {
    /** Whether `admin.secrets.encryptionKey` is set. */
    hasKey: (): boolean => Boolean(key()),

    /**
     * A text as nobody can tell it again who has only the database: a keyed hash in lower-case hex, the
     * same each time as long as the key is; null where there is none.
     */
    fingerprint(text: string): string | null {
      const secret = key();
      if (!secret) return null;
      // Of its own, so that what is encrypted and what is hashed do not share a key.
      const own = createHmac('sha256', secret).update('whatsapp fingerprint').digest();
      return createHmac('sha256', own).update(text).digest('hex');
    },

    encrypt: (value: string): string | null => encryption().encrypt(value),

    decrypt(value: string | null): string | null {
      if (!value) return null;
      try {
        return encryption().decrypt(value);
      } catch {
        return null;
      }
    },
  };
}

export type Secrets = ReturnType<typeof createSecrets>;
