import type {
  DeleteQuickReply,
  ListQuickReplies,
  QuickReply,
  SaveQuickReply,
} from '../../../shared/contracts/inbox';
import { whatsappApi } from './base';

const URL = '/whatsapp/quick-replies';

const quickRepliesApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListQuickReplies: build.query<QuickReply[], void>({
      query: () => URL,
      transformResponse: ({ data }: ListQuickReplies['Response']) => data,
      providesTags: ['WhatsappQuickReply'],
    }),
    /** Makes one where no documentId is given. */
    whatsappSaveQuickReply: build.mutation<
      QuickReply,
      { documentId?: string; data: SaveQuickReply['Request'] }
    >({
      query: ({ documentId, data }) =>
        documentId === undefined
          ? { url: URL, method: 'POST', data }
          : { url: `${URL}/${encodeURIComponent(documentId)}`, method: 'PUT', data },
      transformResponse: ({ data }: SaveQuickReply['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappQuickReply']),
    }),
    whatsappDeleteQuickReply: build.mutation<QuickReply, string>({
      query: (documentId) => ({
        url: `${URL}/${encodeURIComponent(documentId)}`,
        method: 'DELETE',
      }),
      transformResponse: ({ data }: DeleteQuickReply['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappQuickReply']),
    }),
  }),
});

export const {
  useWhatsappListQuickRepliesQuery,
  useWhatsappSaveQuickReplyMutation,
  useWhatsappDeleteQuickReplyMutation,
} = quickRepliesApi;
