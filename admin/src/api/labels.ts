import type { DeleteLabel, Label, ListLabels, SaveLabel } from '../../../shared/contracts/inbox';
import { whatsappApi } from './base';

const URL = '/whatsapp/labels';

/** Labels stand with conversations, and among what the inbox needs once. */
const CHANGED = ['WhatsappLabel', 'WhatsappInbox', 'WhatsappConversation'] as const;

const labelsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListLabels: build.query<Label[], void>({
      query: () => URL,
      transformResponse: ({ data }: ListLabels['Response']) => data,
      providesTags: ['WhatsappLabel'],
    }),
    /** Makes one where no documentId is given. */
    whatsappSaveLabel: build.mutation<Label, { documentId?: string; data: SaveLabel['Request'] }>({
      query: ({ documentId, data }) =>
        documentId === undefined
          ? { url: URL, method: 'POST', data }
          : { url: `${URL}/${encodeURIComponent(documentId)}`, method: 'PUT', data },
      transformResponse: ({ data }: SaveLabel['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [...CHANGED]),
    }),
    whatsappDeleteLabel: build.mutation<Label, string>({
      query: (documentId) => ({
        url: `${URL}/${encodeURIComponent(documentId)}`,
        method: 'DELETE',
      }),
      transformResponse: ({ data }: DeleteLabel['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [...CHANGED]),
    }),
  }),
});

export const {
  useWhatsappListLabelsQuery,
  useWhatsappSaveLabelMutation,
  useWhatsappDeleteLabelMutation,
} = labelsApi;
