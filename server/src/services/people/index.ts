import type { Me } from '../../../../shared/contracts/me';
import { readPhone } from '../../../../shared/domain/phone';
import type { AdminUser } from '../../actor';
import { invalid } from '../../errors';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';

/** The internal service `people`: what each person of the admin tells about themselves. */
export function createPeople({ people, accounts }: Runtime) {
  return {
    get: async ({ id }: Pick<AdminUser, 'id'>): Promise<Me> => ({
      phone: await people.getPhone(id),
    }),

    /** Keeps a number, in any writing; null and nothing at all remove it. */
    async update({ id }: Pick<AdminUser, 'id'>, { phone }: Me): Promise<Me> {
      if (!phone?.trim()) {
        await people.savePhone(id, null);
        return { phone: null };
      }
      const country = (await accounts.getDefault())?.defaultCountry ?? null;
      const read = readPhone(phone, country, parsePhone);
      if (!read.phone) throw invalid([{ ...read.issue, path: 'phone' }]);
      await people.savePhone(id, read.phone.e164);
      return { phone: read.phone.e164 };
    },
  };
}

export type People = ReturnType<typeof createPeople>;
