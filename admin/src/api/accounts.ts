import type {
  Account,
  AccountInput,
  AccountWithVerifyToken,
  ConnectionTest,
  CreateAccount,
  DeleteAccount,
  GetAccount,
  GetAccountHistory,
  GetRegistration,
  GetSetup,
  ListAccounts,
  RegisterNumber,
  Registration,
  RenewVerifyToken,
  Setup,
  SyncTemplates,
  TemplateSync,
  TakeOverAccount,
  TakeOverInput,
  TestAccount,
  UpdateAccount,
} from '../../../shared/contracts/accounts';
import type { PageQuery } from '../../../shared/contracts/page';
import type {
  AppCallback,
  CheckReceiving,
  GetReceiving,
  Receiving,
  SetAppCallback,
  SetCallbackInput,
  SubscribeAccount,
  SubscribeInput,
  UnsubscribeAccount,
} from '../../../shared/contracts/webhooks';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/accounts/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

const changed = (documentId: string) => [
  listOf('WhatsappAccount'),
  oneOf('WhatsappAccount', documentId),
  oneOf('WhatsappAccountHistory', documentId),
  oneOf('WhatsappHealth', documentId),
];

const resubscribed = (documentId: string) => [
  ...changed(documentId),
  oneOf('WhatsappReceiving', documentId),
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
        ...resubscribed(documentId),
        oneOf('WhatsappRegistration', documentId),
        listOf('WhatsappAlert'),
      ],
    }),
    whatsappGetReceiving: build.query<Receiving, string>({
      query: (documentId) => url(documentId, 'receiving'),
      transformResponse: ({ data }: GetReceiving['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappReceiving', documentId)],
    }),
    whatsappCheckReceiving: build.mutation<Receiving, string>({
      query: (documentId) => ({ url: url(documentId, 'receiving'), method: 'POST' }),
      transformResponse: ({ data }: CheckReceiving['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => [oneOf('WhatsappReceiving', documentId)],
    }),
    whatsappSetCallback: build.mutation<AppCallback, { documentId: string } & SetCallbackInput>({
      query: ({ documentId, ...input }) => ({
        url: url(documentId, 'callback'),
        method: 'POST',
        data: input satisfies SetAppCallback['Request'],
      }),
      transformResponse: ({ data }: SetAppCallback['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => resubscribed(documentId),
    }),
    whatsappGetRegistration: build.query<Registration, string>({
      query: (documentId) => url(documentId, 'registration'),
      transformResponse: ({ data }: GetRegistration['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappRegistration', documentId)],
    }),
    whatsappRegisterNumber: build.mutation<
      Registration,
      { documentId: string } & RegisterNumber['Request']
    >({
      query: ({ documentId, pin }) => ({
        url: url(documentId, 'register'),
        method: 'POST',
        data: { pin } satisfies RegisterNumber['Request'],
      }),
      transformResponse: ({ data }: RegisterNumber['Response']) => data,
      invalidatesTags: (_answer, error, { documentId }) =>
        error ? [] : [...changed(documentId), oneOf('WhatsappRegistration', documentId)],
    }),
    whatsappSubscribeAccount: build.mutation<Receiving, { documentId: string } & SubscribeInput>({
      query: ({ documentId, ...input }) => ({
        url: url(documentId, 'subscribe'),
        method: 'POST',
        data: input satisfies SubscribeAccount['Request'],
      }),
      transformResponse: ({ data }: SubscribeAccount['Response']) => data,
      invalidatesTags: (_answer, _error, { documentId }) => resubscribed(documentId),
    }),
    whatsappUnsubscribeAccount: build.mutation<Receiving, string>({
      query: (documentId) => ({ url: url(documentId, 'unsubscribe'), method: 'POST' }),
      transformResponse: ({ data }: UnsubscribeAccount['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => resubscribed(documentId),
    }),
    whatsappListAccountHistory: build.query<
      GetAccountHistory['Response'],
      { documentId: string } & PageQuery
    >({
      query: ({ documentId, ...query }) => withQuery(url(documentId, 'history'), query),
      providesTags: (_answer, _error, { documentId }) => [
        oneOf('WhatsappAccountHistory', documentId),
      ],
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
  useWhatsappGetReceivingQuery,
  useWhatsappCheckReceivingMutation,
  useWhatsappSetCallbackMutation,
  useWhatsappGetRegistrationQuery,
  useLazyWhatsappGetRegistrationQuery,
  useWhatsappRegisterNumberMutation,
  useWhatsappSubscribeAccountMutation,
  useWhatsappUnsubscribeAccountMutation,
  useWhatsappListAccountHistoryQuery,
  useWhatsappTakeOverAccountMutation,
  useWhatsappRenewVerifyTokenMutation,
  useWhatsappSyncTemplatesMutation,
} = accountsApi;
