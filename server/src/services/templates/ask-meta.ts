import { NAME_BLOCK_DAYS, nextEditAt } from '../../../../shared/domain/template/lifecycle';
import { askMeta, refuse } from '../../errors';
import { GraphError } from '../../meta/errors';
import type { TemplateRow } from '../../store/rows';

/** Meta's subcodes for templates. https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const EXISTS = 2388024;
const NAME_BLOCKED = 2388023;
const NOT_EDITABLE = 2388039;
const NOT_FOUND = 2593002;

/** A time as a sentence tells it. */
export const timeInWords = (time: Date): string =>
  `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Whether Meta answered that it has no such template, or that it shows none to us: it says both alike. */
export const isUnknownToMeta = (failure: unknown): boolean =>
  failure instanceof GraphError &&
  (failure.subcode === NOT_FOUND || (failure.metaCode === 100 && failure.subcode === 33));

/** Hands a template to Meta; what Meta says about its name and about edits becomes an issue of ours. */
export const handIn = <T>(
  { name, language, status }: Pick<TemplateRow, 'name' | 'language' | 'status'>,
  now: Date,
  call: () => Promise<T>,
): Promise<T> =>
  askMeta(async () => {
    try {
      return await call();
    } catch (failure) {
      const subcode = failure instanceof GraphError ? failure.subcode : null;
      if (subcode === EXISTS)
        throw refuse('template.existsAtMeta', 'name', { template: name, language });
      if (subcode === NAME_BLOCKED)
        throw refuse('template.nameBlocked', 'name', { template: name, days: NAME_BLOCK_DAYS });
      if (subcode === NOT_EDITABLE && status === 'APPROVED')
        // Somebody has edited it elsewhere; then it is a day at most, as far as we know.
        throw refuse('template.editQuota', 'status', {
          at: timeInWords(nextEditAt(status, [now], now)!),
        });
      throw failure;
    }
  });
