import type {
  GetPreferences,
  Preferences,
  PreferencesInput,
  QueueTest,
  TestQueue,
  UpdatePreferences,
} from '../../../shared/contracts/preferences';
import { whatsappApi } from './base';

const URL = '/whatsapp/preferences';

const preferencesApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetPreferences: build.query<Preferences, void>({
      query: () => URL,
      transformResponse: ({ data }: GetPreferences['Response']) => data,
      providesTags: ['WhatsappPreferences'],
    }),
    whatsappUpdatePreferences: build.mutation<Preferences, PreferencesInput>({
      query: (data) => ({ url: URL, method: 'PUT', data }),
      transformResponse: ({ data }: UpdatePreferences['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappPreferences']),
    }),
    whatsappTestQueue: build.mutation<QueueTest, void>({
      query: () => ({ url: `${URL}/queue-test`, method: 'POST' }),
      transformResponse: ({ data }: TestQueue['Response']) => data,
    }),
  }),
});

export const {
  useWhatsappGetPreferencesQuery,
  useWhatsappUpdatePreferencesMutation,
  useWhatsappTestQueueMutation,
} = preferencesApi;
