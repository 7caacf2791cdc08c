import type { ImportFile, ImportReport } from '../../../shared/contracts/transfer';
import { whatsappApi } from './base';
import { withQuery } from './with-query';

/** What can be moved to another environment. */
export type Transferable = 'templates' | 'automations';

/** Where a file of what a list shows is fetched. */
export const exportUrl = (of: Transferable, query: object): string =>
  withQuery(`/whatsapp/${of}/export`, query);

const transferApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    /** With `dry` only says what it would do. */
    whatsappImport: build.mutation<ImportReport, { of: Transferable; data: ImportFile['Request'] }>(
      {
        query: ({ of, data }) => ({ url: `/whatsapp/${of}/import`, method: 'POST', data }),
        transformResponse: ({ data }: ImportFile['Response']) => data,
        invalidatesTags: (_answer, _error, { of }) => [
          of === 'templates' ? 'WhatsappTemplate' : 'WhatsappAutomation',
        ],
      },
    ),
  }),
});

export const { useWhatsappImportMutation } = transferApi;
