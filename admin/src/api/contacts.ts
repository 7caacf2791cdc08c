import type {
  BlockContact,
  ContactConsent,
  ContactDetail,
  ContactQuery,
  EraseContact,
  Erasure,
  GetContact,
  ListContacts,
  RecordConsent,
  RecordConsentInput,
  ResolveConflict,
  ResolveConflictInput,
} from '../../../shared/contracts/contacts';
import type { ConsentKind } from '../../../shared/domain/consent';
import { listOf, oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

const url = (documentId: string, verb?: string) =>
  `/whatsapp/contacts/${encodeURIComponent(documentId)}${verb ? `/${verb}` : ''}`;

/** Where everything that is kept of a person is downloaded from. */
export const exportUrl = (documentId: string): string => url(documentId, 'export');

const contactsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListContacts: build.query<ListContacts['Response'], ContactQuery>({
      query: (query) => withQuery('/whatsapp/contacts', query),
      providesTags: [listOf('WhatsappContact')],
    }),
    whatsappGetContact: build.query<ContactDetail, string>({
      query: (documentId) => url(documentId),
      transformResponse: ({ data }: GetContact['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappContact', documentId)],
    }),
    whatsappRecordConsent: build.mutation<
      ContactConsent,
      { documentId: string; kind: ConsentKind; data: RecordConsentInput }
    >({
      query: ({ documentId, kind, data }) => ({ url: url(documentId, kind), method: 'POST', data }),
      transformResponse: ({ data }: RecordConsent['Response']) => data,
      // What one says counts for those who are the same person.
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappContact']),
    }),
    whatsappResolveConflict: build.mutation<
      ResolveConflict['Response']['data'],
      { documentId: string; data: ResolveConflictInput }
    >({
      query: ({ documentId, data }) => ({ url: url(documentId, 'conflict'), method: 'POST', data }),
      transformResponse: ({ data }: ResolveConflict['Response']) => data,
      invalidatesTags: (_answer, error) =>
        error ? [] : ['WhatsappContact', listOf('WhatsappMessage')],
    }),
    whatsappBlockContact: build.mutation<
      BlockContact['Response']['data'],
      { documentId: string; isBlocked: boolean }
    >({
      query: ({ documentId, isBlocked }) => ({
        url: url(documentId, isBlocked ? 'block' : 'unblock'),
        method: 'POST',
        data: {},
      }),
      transformResponse: ({ data }: BlockContact['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappContact']),
    }),
    whatsappEraseContact: build.mutation<Erasure, string>({
      query: (documentId) => ({ url: url(documentId, 'erase'), method: 'POST', data: {} }),
      transformResponse: ({ data }: EraseContact['Response']) => data,
      invalidatesTags: (_answer, error) =>
        error ? [] : [listOf('WhatsappContact'), listOf('WhatsappMessage')],
    }),
  }),
});

export const {
  useWhatsappListContactsQuery,
  useWhatsappGetContactQuery,
  useLazyWhatsappGetContactQuery,
  useWhatsappRecordConsentMutation,
  useWhatsappResolveConflictMutation,
  useWhatsappBlockContactMutation,
  useWhatsappEraseContactMutation,
} = contactsApi;
