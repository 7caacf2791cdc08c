import type {
  ListAudiences,
  SaveAudience,
  SavedAudience,
} from '../../../shared/contracts/campaigns';
import { whatsappApi } from './base';
import { withQuery } from './with-query';

const URL = '/whatsapp/audiences';

const audiencesApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListAudiences: build.query<SavedAudience[], ListAudiences['Query']>({
      query: (query) => withQuery(URL, query),
      transformResponse: ({ data }: ListAudiences['Response']) => data,
      providesTags: ['WhatsappAudience'],
    }),
    whatsappSaveAudience: build.mutation<SavedAudience, SaveAudience['Request']>({
      query: (data) => ({ url: URL, method: 'POST', data }),
      transformResponse: ({ data }: SaveAudience['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappAudience']),
    }),
    whatsappDeleteAudience: build.mutation<null, string>({
      query: (documentId) => ({
        url: `${URL}/${encodeURIComponent(documentId)}`,
        method: 'DELETE',
      }),
      transformResponse: () => null,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappAudience']),
    }),
  }),
});

export const {
  useWhatsappListAudiencesQuery,
  useWhatsappSaveAudienceMutation,
  useWhatsappDeleteAudienceMutation,
} = audiencesApi;
