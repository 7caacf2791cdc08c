import type { Attention, GetAttention, GetWeek } from '../../../shared/contracts/home';
import type { Week } from '../../../shared/domain/home-week';
import { whatsappApi } from './base';
import { withQuery } from './with-query';

const homeApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetAttention: build.query<Attention, string>({
      query: (timeZone) => withQuery('/whatsapp/home/attention', { timeZone }),
      transformResponse: ({ data }: GetAttention['Response']) => data,
      providesTags: ['WhatsappHome'],
    }),
    whatsappGetWeek: build.query<Week, string>({
      query: (timeZone) => withQuery('/whatsapp/home/week', { timeZone }),
      transformResponse: ({ data }: GetWeek['Response']) => data,
      providesTags: ['WhatsappHome'],
    }),
  }),
});

export const { useWhatsappGetAttentionQuery, useWhatsappGetWeekQuery } = homeApi;
