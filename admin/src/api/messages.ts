import type {
  CancelMessage,
  DownloadMedia,
  GetMessage,
  ListMessages,
  ListRecordMessages,
  Message,
  MessageQuery,
  Preview,
  PreviewMessage,
  ResendMessage,
  ManyDone,
  RetryMessage,
  RetryMessages,
  SendMessage,
  SendRequest,
  SendTemplateInput,
} from '../../../shared/contracts/messages';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/messages/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

const changed = (documentId: string) => [
  listOf('WhatsappMessage'),
  oneOf('WhatsappMessage', documentId),
];

const messagesApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListMessages: build.query<ListMessages['Response'], MessageQuery>({
      query: (query) => withQuery('/whatsapp/messages', query),
      providesTags: [listOf('WhatsappMessage')],
    }),
    whatsappGetMessage: build.query<Message, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetMessage['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappMessage', documentId)],
    }),
    whatsappListRecordMessages: build.query<
      Message[],
      { uid: string; documentId: string; locale: string | null }
    >({
      query: ({ uid, documentId, locale }) =>
        `/whatsapp/records/${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}/messages` +
        (locale ? `?locale=${encodeURIComponent(locale)}` : ''),
      transformResponse: ({ data }: ListRecordMessages['Response']) => data,
      providesTags: [listOf('WhatsappMessage')],
    }),
    whatsappPreviewMessage: build.mutation<Preview, SendTemplateInput>({
      query: (data) => ({ url: '/whatsapp/messages/preview', method: 'POST', data }),
      transformResponse: ({ data }: PreviewMessage['Response']) => data,
    }),
    whatsappSendMessage: build.mutation<Message, SendRequest>({
      query: (data) => ({ url: '/whatsapp/messages', method: 'POST', data }),
      transformResponse: ({ data }: SendMessage['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : [listOf('WhatsappMessage')]),
    }),
    whatsappCancelMessage: build.mutation<Message, string>({
      query: (documentId) => ({ url: url(documentId, 'cancel'), method: 'POST' }),
      transformResponse: ({ data }: CancelMessage['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappRetryMessage: build.mutation<Message, string>({
      query: (documentId) => ({ url: url(documentId, 'retry'), method: 'POST' }),
      transformResponse: ({ data }: RetryMessage['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappRetryMessages: build.mutation<ManyDone, RetryMessages['Request']>({
      query: (data) => ({ url: '/whatsapp/messages/retry-many', method: 'POST', data }),
      transformResponse: ({ data }: RetryMessages['Response']) => data,
      invalidatesTags: [listOf('WhatsappMessage')],
    }),
    whatsappResendMessages: build.mutation<ManyDone, RetryMessages['Request']>({
      query: (data) => ({ url: '/whatsapp/messages/resend-many', method: 'POST', data }),
      transformResponse: ({ data }: RetryMessages['Response']) => data,
      invalidatesTags: [listOf('WhatsappMessage')],
    }),
    whatsappDownloadMedia: build.mutation<Message, string>({
      query: (documentId) => ({ url: url(documentId, 'download'), method: 'POST' }),
      transformResponse: ({ data }: DownloadMedia['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
    whatsappResendMessage: build.mutation<Message, string>({
      query: (documentId) => ({ url: url(documentId, 'resend'), method: 'POST' }),
      transformResponse: ({ data }: ResendMessage['Response']) => data,
      invalidatesTags: (_answer, _error, documentId) => changed(documentId),
    }),
  }),
});

export const {
  useWhatsappListMessagesQuery,
  useWhatsappGetMessageQuery,
  useWhatsappListRecordMessagesQuery,
  useWhatsappPreviewMessageMutation,
  useWhatsappSendMessageMutation,
  useWhatsappCancelMessageMutation,
  useWhatsappRetryMessageMutation,
  useWhatsappResendMessageMutation,
  useWhatsappDownloadMediaMutation,
  useWhatsappRetryMessagesMutation,
  useWhatsappResendMessagesMutation,
} = messagesApi;
