import { canMoveCampaign } from '../../../../shared/domain/campaign';
import { readPhone } from '../../../../shared/domain/phone';
import { namesOf } from '../../../../shared/domain/person-names';
import { isUserId } from '../../../../shared/domain/user-id';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import { tellsErased, type ErasedNames } from '../../store/erase-deliveries';
import type { NamesThem } from '../../store/erase-recipients';

/** No number is shorter, and none is longer with what people write between its digits. */
const LEAST_DIGITS = 6;
const LONGEST = 40;

/** Whether a cell can be the number or the user id of somebody who is erased; local numbers are read as those of every account's country. */
function tellsCell(erased: ErasedNames, countries: string[]): NamesThem {
  const isErased = tellsErased(erased);
  return (cell, at) => {
    const text = cell.trim();
    if (isUserId(text)) return isErased(text, at);
    const digits = text.replace(/\D/g, '');
    if (digits.length < LEAST_DIGITS || text.length > LONGEST) return false;
    const readings = [
      readPhone(text, null, parsePhone),
      // As WhatsApp writes them.
      readPhone(`+${digits}`, null, parsePhone),
      ...countries.map((country) => readPhone(text, country, parsePhone)),
    ];
    return readings.some(({ phone }) =>
      namesOf({ phone: phone?.e164 ?? null, waId: null, userId: null }).some((name) =>
        isErased(name, at),
      ),
    );
  };
}

/** Takes people out of the lines of files that campaigns hold; false when `goOn` has ended it before. */
export async function eraseLines(
  { accounts, recipientEraser }: Pick<Runtime, 'accounts' | 'recipientEraser'>,
  erased: ErasedNames,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const countries = (await accounts.list()).flatMap(({ defaultCountry }) => defaultCountry ?? []);
  const namesThem = tellsCell(erased, [...new Set(countries)]);
  for (let after = 0; ;) {
    const campaigns = await recipientEraser.listCampaigns(after);
    if (campaigns.length === 0) return true;
    after = campaigns.at(-1)!.id;
    for (const { id, status, input, file } of campaigns) {
      const { audience } = input;
      const isFile = audience.type === 'csv';
      // It may have been of a file before.
      if (!isFile && !canMoveCampaign(status, 'checking')) continue;
      if (file) await recipientEraser.eraseSample(id, namesThem);
      for (let position: number | null = 0; ;) {
        position = await recipientEraser.eraseLines(
          id,
          (isFile && audience.phoneColumn) || null,
          position,
          namesThem,
        );
        if (position === null) break;
        if (!(await goOn())) return false;
      }
    }
  }
}
