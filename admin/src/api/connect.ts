import type {
  ConnectInput,
  ConnectNumbers,
  ConnectNumbersInput,
  ConnectSimulator,
  Found,
  LookBeforeConnecting,
} from '../../../shared/contracts/connect';
import type { AccountWithVerifyToken } from '../../../shared/contracts/accounts';
import { listOf, whatsappApi } from './base';

const connectApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappLookBeforeConnecting: build.mutation<Found, ConnectInput>({
      query: (data) => ({ url: '/whatsapp/connect/look', method: 'POST', data }),
      transformResponse: ({ data }: LookBeforeConnecting['Response']) => data,
    }),
    whatsappConnectNumbers: build.mutation<AccountWithVerifyToken[], ConnectNumbersInput>({
      query: (data) => ({ url: '/whatsapp/connect', method: 'POST', data }),
      transformResponse: ({ data }: ConnectNumbers['Response']) => data,
      invalidatesTags: [listOf('WhatsappAccount'), 'WhatsappTemplate'],
    }),
    whatsappConnectSimulator: build.mutation<AccountWithVerifyToken[], void>({
      query: () => ({ url: '/whatsapp/connect/simulator', method: 'POST' }),
      transformResponse: ({ data }: ConnectSimulator['Response']) => data,
      invalidatesTags: [listOf('WhatsappAccount'), 'WhatsappTemplate'],
    }),
  }),
});

export const {
  useWhatsappLookBeforeConnectingMutation,
  useWhatsappConnectNumbersMutation,
  useWhatsappConnectSimulatorMutation,
} = connectApi;
