import type {
  Account,
  AccountInput,
  AccountWithVerifyToken,
  ConnectionTest,
  CreateAccount,
  DeleteAccount,
  GetAccount,
  GetSetup,
  ListAccounts,
  RenewVerifyToken,
  Setup,
  SubscribeAccount,
  SyncTemplates,
  TemplateSync,
  TakeOverAccount,
  TakeOverInput,
  TestAccount,
  UpdateAccount,
} from '../../../shared/contracts/accounts';
import { listOf, oneOf, whatsappApi } from './base';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/accounts/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

const changed = (documentId: string) => [
  listOf('WhatsappAccount'),
  oneOf('WhatsappAccount', documentId),
];

const accountsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetSetup: build.query<Setup, void>({
      query: () => '/whatsapp/setup',
      transformResponse: ({ data }: GetSetup['Response']) => data,
      providesTags: ['WhatsappSetup'],
    }),
    whatsappListAccounts: build.query<Account[], void>({
      query: () => '/whatsapp/accounts',
      transformResponse: ({ data }: ListAccounts['Response']) => data,
      providesTags: [listOf('WhatsappAccount')],
    }),
    whatsappGetAccount: build.query<Account, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetAccount['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappAccount', documentId)],
    }),
    whatsappCreateAccount: build.mutation<AccountWithVerifyToken, AccountInput>({
      query: (data) => ({ url: '/whatsapp/accounts', method: 'POST', data }),
      transformResponse: ({ data }: CreateAccount['Response']) => data,
      invalidatesTags: [listOf('WhatsappAccount'), 'WhatsappTemplate'],
    }),
    whatsappUpdateAccount: build.mutation<
      Account,
      { documentId: string; data: UpdateAccount['Request'] }
    >({
      query: ({ documentId, data }) => ({ url: url(documentId), method: 'PUT', data }),
      transformResponse: ({ data }: UpdateAccount['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => changed(documentId),
    }),
    whatsappDeleteAccount: build.mutation<{ documentId: string }, string>({
      query: (documentId) => ({ url: url(documentId), method: 'DELETE' }),
      transformResponse: ({ data }: DeleteAccount['Response']) => data,
      invalidatesTags: (_answer, error) =>
        error ? [] : [listOf('WhatsappAccount'), 'WhatsappTemplate'],
    }),
    whatsappTestAccount: build.mutation<ConnectionTest, string>({
      query: (documentId) => ({ url: url(documentId, 'test'), method: 'POST' }),
      transformResponse: ({ data }: TestAccount['Response']) => data,
      // A connection that works again ends its alert.
      invalidatesTags: (_answer, _error, documentId) => [
        ...changed(documentId),
        listOf('WhatsappAlert'),
      ],
    }),
    whatsappSubscribeAccount: build.mutation<SubscribeAccount['Response']['data'], string>({
      query: (documentId) => ({ url: url(documentId, 'subscribe'), method: 'POST' }),
      transformResponse: ({ data }: SubscribeAccount['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappTakeOverAccount: build.mutation<Account, { documentId: string } & TakeOverInput>({
      query: ({ documentId, waiting }) => ({
        url: url(documentId, 'take-over'),
        method: 'POST',
        data: { waiting } satisfies TakeOverAccount['Request'],
      }),
      transformResponse: ({ data }: TakeOverAccount['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => [
        ...changed(documentId),
        listOf('WhatsappAlert'),
        listOf('WhatsappMessage'),
      ],
    }),
    whatsappRenewVerifyToken: build.mutation<AccountWithVerifyToken, string>({
      query: (documentId) => ({ url: url(documentId, 'verify-token'), method: 'POST' }),
      transformResponse: ({ data }: RenewVerifyToken['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappSyncTemplates: build.mutation<TemplateSync, string>({
      query: (documentId) => ({ url: url(documentId, 'sync-templates'), method: 'POST' }),
      transformResponse: ({ data }: SyncTemplates['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => [
        ...changed(documentId),
        'WhatsappTemplate' as const,
      ],
    }),
  }),
});

export const {
  useWhatsappGetSetupQuery,
  useWhatsappListAccountsQuery,
  useWhatsappGetAccountQuery,
  useWhatsappCreateAccountMutation,
  useWhatsappUpdateAccountMutation,
  useWhatsappDeleteAccountMutation,
  useWhatsappTestAccountMutation,
  useWhatsappSubscribeAccountMutation,
  useWhatsappTakeOverAccountMutation,
  useWhatsappRenewVerifyTokenMutation,
  useWhatsappSyncTemplatesMutation,
} = accountsApi;
