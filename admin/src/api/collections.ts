import type {
  Collection,
  CollectionSetting,
  FieldNode,
  ListCollections,
  ListFields,
  ListRecords,
  PhoneFieldSample,
  PortalSample,
  RecordOption,
  SamplePhoneField,
  SamplePortalUrl,
  UpdateCollection,
} from '../../../shared/contracts/collections';
import { oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

/** A colon is fine in a path, but a UID may hold more than that. */
const url = (uid: string, verb?: string) =>
  `/whatsapp/collections/${encodeURIComponent(uid)}${verb ? `/${verb}` : ''}`;

const collectionsApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappListCollections: build.query<Collection[], void>({
      query: () => '/whatsapp/collections',
      transformResponse: ({ data }: ListCollections['Response']) => data,
      providesTags: ['WhatsappCollection'],
    }),
    whatsappUpdateCollection: build.mutation<Collection, { uid: string; data: CollectionSetting }>({
      query: ({ uid, data }) => ({ url: url(uid), method: 'PUT', data }),
      transformResponse: ({ data }: UpdateCollection['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappCollection']),
    }),
    whatsappListFields: build.query<
      FieldNode[],
      { uid: string; path?: string; wants?: 'media' | 'consent' }
    >({
      query: ({ uid, path, wants }) => withQuery(url(uid, 'fields'), { path, wants }),
      transformResponse: ({ data }: ListFields['Response']) => data,
    }),
    whatsappListRecords: build.query<RecordOption[], { uid: string } & ListRecords['Query']>({
      query: ({ uid, ...query }) => withQuery(url(uid, 'records'), query),
      transformResponse: ({ data }: ListRecords['Response']) => data,
    }),
    whatsappSamplePhoneField: build.query<PhoneFieldSample, { uid: string; phoneField: string }>({
      query: ({ uid, phoneField }) => withQuery(url(uid, 'phone-sample'), { phoneField }),
      transformResponse: ({ data }: SamplePhoneField['Response']) => data,
      providesTags: (_answer, _error, { uid }) => [oneOf('WhatsappCollection', uid)],
    }),
    whatsappSamplePortalUrl: build.query<PortalSample, { uid: string; portalUrl: string }>({
      query: ({ uid, portalUrl }) => withQuery(url(uid, 'portal-sample'), { portalUrl }),
      transformResponse: ({ data }: SamplePortalUrl['Response']) => data,
      providesTags: (_answer, _error, { uid }) => [oneOf('WhatsappCollection', uid)],
    }),
  }),
});

export const {
  useWhatsappListCollectionsQuery,
  useWhatsappUpdateCollectionMutation,
  useWhatsappListFieldsQuery,
  useWhatsappListRecordsQuery,
  useWhatsappSamplePhoneFieldQuery,
  useWhatsappSamplePortalUrlQuery,
} = collectionsApi;
