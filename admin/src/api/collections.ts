import type {
  Collection,
  CollectionSetting,
  FieldNode,
  ListCollections,
  ListFields,
  PhoneFieldSample,
  SamplePhoneField,
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
    whatsappListFields: build.query<FieldNode[], { uid: string; path?: string }>({
      query: ({ uid, path }) => withQuery(url(uid, 'fields'), { path }),
      transformResponse: ({ data }: ListFields['Response']) => data,
    }),
    whatsappSamplePhoneField: build.query<PhoneFieldSample, { uid: string; phoneField: string }>({
      query: ({ uid, phoneField }) => withQuery(url(uid, 'phone-sample'), { phoneField }),
      transformResponse: ({ data }: SamplePhoneField['Response']) => data,
      providesTags: (_answer, _error, { uid }) => [oneOf('WhatsappCollection', uid)],
    }),
  }),
});

export const {
  useWhatsappListCollectionsQuery,
  useWhatsappUpdateCollectionMutation,
  useWhatsappListFieldsQuery,
  useWhatsappSamplePhoneFieldQuery,
} = collectionsApi;
