import type {
  CheckHealth,
  CheckHealthInput,
  ConfirmHealth,
  ConfirmInput,
  GetDiagnostics,
  GetHealth,
  Health,
  ListSandboxes,
} from '../../../shared/contracts/health';
import { listOf, oneOf, whatsappApi } from './base';

const url = (documentId: string, verb: string) =>
  `/whatsapp/accounts/${encodeURIComponent(documentId)}/${verb}`;

const healthApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetHealth: build.query<Health, string>({
      query: (documentId) => url(documentId, 'health'),
      transformResponse: ({ data }: GetHealth['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappHealth', documentId)],
    }),
    whatsappCheckHealth: build.mutation<Health, { documentId: string } & CheckHealthInput>({
      query: ({ documentId, ...input }) => ({
        url: url(documentId, 'health'),
        method: 'POST',
        data: input satisfies CheckHealth['Request'],
      }),
      transformResponse: ({ data }: CheckHealth['Response']) => data,
      // What works again ends its alert, and an account that was held goes on.
      invalidatesTags: (_answer, _error, { documentId }) => [
        oneOf('WhatsappHealth', documentId),
        listOf('WhatsappAccount'),
        oneOf('WhatsappAccount', documentId),
        oneOf('WhatsappReceiving', documentId),
        oneOf('WhatsappRegistration', documentId),
        listOf('WhatsappAlert'),
      ],
    }),
    whatsappConfirmHealth: build.mutation<Health, { documentId: string } & ConfirmInput>({
      query: ({ documentId, ...input }) => ({
        url: url(documentId, 'confirm'),
        method: 'POST',
        data: input satisfies ConfirmHealth['Request'],
      }),
      transformResponse: ({ data }: ConfirmHealth['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => [oneOf('WhatsappHealth', documentId)],
    }),
    whatsappGetDiagnostics: build.mutation<string, string>({
      query: (documentId) => ({ url: url(documentId, 'diagnostics'), method: 'GET' }),
      transformResponse: ({ data }: GetDiagnostics['Response']) => data.text,
    }),
    whatsappListSandboxes: build.query<string[], void>({
      query: () => '/whatsapp/sandboxes',
      transformResponse: ({ data }: ListSandboxes['Response']) => data,
      providesTags: [listOf('WhatsappAccount')],
    }),
  }),
});

export const {
  useWhatsappGetHealthQuery,
  useWhatsappCheckHealthMutation,
  useWhatsappConfirmHealthMutation,
  useWhatsappGetDiagnosticsMutation,
  useWhatsappListSandboxesQuery,
} = healthApi;
