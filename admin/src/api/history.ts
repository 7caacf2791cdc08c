import type {
  HistoryPerson,
  HistoryQuery,
  ListHistory,
  ListHistoryPeople,
} from '../../../shared/contracts/history';
import { whatsappApi } from './base';
import { withQuery } from './with-query';

const historyApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListHistory: build.query<ListHistory['Response'], HistoryQuery>({
      query: (query) => withQuery('/whatsapp/history', query),
    }),
    whatsappListHistoryPeople: build.query<HistoryPerson[], void>({
      query: () => '/whatsapp/history/people',
      transformResponse: ({ data }: ListHistoryPeople['Response']) => data,
    }),
  }),
});

export const { useWhatsappListHistoryQuery, useWhatsappListHistoryPeopleQuery } = historyApi;
