import type { RecordFilter } from '../../../../../shared/contracts/campaigns';

/** The list of the Content Manager that shows just these records. */
export function listPath({ uid, filters, _q, locale }: RecordFilter): string {
  const query = new URLSearchParams();
  const put = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) put(`${name}[${key}]`, inner);
    else query.append(name, String(value));
  };
  put('filters', filters);
  if (_q) put('_q', _q);
  if (locale) put('plugins[i18n][locale]', locale);
  const text = query.toString();
  return `/content-manager/collection-types/${uid}${text === '' ? '' : `?${text}`}`;
}
