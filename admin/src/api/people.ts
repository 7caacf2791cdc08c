import type { ListPeople, People } from '../../../shared/contracts/people';
import { whatsappApi } from './base';

const peopleApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListPeople: build.query<People, void>({
      query: () => '/whatsapp/people',
      transformResponse: ({ data }: ListPeople['Response']) => data,
    }),
  }),
});

export const { useWhatsappListPeopleQuery } = peopleApi;
