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
  return {
    /** Whether `admin.secrets.encryptionKey` is set. */
    hasKey: (): boolean => Boolean(strapi.config.get('admin.secrets.encryptionKey')),

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
