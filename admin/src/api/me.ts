import type { GetMe, Me, UpdateMe } from '../../../shared/contracts/me';
import { whatsappApi } from './base';

const meApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetMe: build.query<Me, void>({
      query: () => '/whatsapp/me',
      transformResponse: ({ data }: GetMe['Response']) => data,
      providesTags: ['WhatsappMe'],
    }),
    whatsappUpdateMe: build.mutation<Me, UpdateMe['Request']>({
      query: (data) => ({ url: '/whatsapp/me', method: 'PUT', data }),
      transformResponse: ({ data }: UpdateMe['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappMe']),
    }),
  }),
});

export const { useWhatsappGetMeQuery, useWhatsappUpdateMeMutation } = meApi;
