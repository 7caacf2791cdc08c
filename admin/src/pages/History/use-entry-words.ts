import { useIntl } from 'react-intl';
import type { HistoryEntry } from '../../../../shared/contracts/history';
import { useText, useTextIfAny } from '../../hooks/use-text';

/** An instant as the server tells it. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Says who did what, in the person's language, and as it is stored where there are no words for it. */
export function useEntryWords() {
  const text = useText();
  const textIfAny = useTextIfAny();
  const { formatDate, formatList } = useIntl();

  /** Of accounts and templates there are words in their own histories. */
  const kindOf = ({ subject, kind }: HistoryEntry): string | null =>
    textIfAny(
      subject === 'account' ? `accounts.history.kind.${kind}` : `templates.history.${kind}`,
    );

  return {
    actorOf: ({ actor }: HistoryEntry): string =>
      actor === null ? text('history.meta') : (textIfAny(`messages.source.${actor}`) ?? actor),

    whatOf(entry: HistoryEntry): string {
      const { subject, kind } = entry;
      const own = textIfAny(`history.what.${subject}.${kind}`);
      if (own !== null) return own;
      return text('history.whatOf', {
        subject: textIfAny(`history.subject.${subject}`) ?? subject,
        what: kindOf(entry) ?? kind,
      });
    },

    detailsOf: ({ params }: HistoryEntry): string =>
      formatList(
        Object.entries(params).flatMap(([name, value]) =>
          value === null || value === ''
            ? []
            : [
                text('history.detail', {
                  name:
                    textIfAny(`history.detail.${name}`) ??
                    textIfAny(`accounts.history.param.${name}`) ??
                    textIfAny(`templates.history.param.${name}`) ??
                    name,
                  value: INSTANT.test(String(value))
                    ? formatDate(String(value), { dateStyle: 'medium', timeStyle: 'short' })
                    : value,
                }),
              ],
        ),
        { type: 'unit' },
      ),
  };
}
