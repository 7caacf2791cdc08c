import type { Conversation } from '../../../shared/contracts/conversations';
import type {
  CountInbox,
  GetChatLink,
  GetInbox,
  Inbox,
  InboxCounts,
  InboxMe,
  InboxQuery,
  ListInbox,
  OpenConversation,
  UpdateInboxMe,
} from '../../../shared/contracts/inbox';
import { whatsappApi } from './base';
import { atMostEvery } from './live/at-most-every';
import { liveInbox } from './live/live-inbox';
import { withQuery } from './with-query';

/** How often the numbers are asked for at most, however much happens. */
const COUNT_EVERY_MS = 1_000;

const inboxApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetInbox: build.query<Inbox, void>({
      query: () => '/whatsapp/inbox',
      transformResponse: ({ data }: GetInbox['Response']) => data,
      providesTags: ['WhatsappInbox'],
    }),
    whatsappUpdateInboxMe: build.mutation<InboxMe, UpdateInboxMe['Request']>({
      query: (data) => ({ url: '/whatsapp/inbox/me', method: 'PUT', data }),
      transformResponse: ({ data }: UpdateInboxMe['Response']) => data,
      invalidatesTags: (_answer, error) => (error ? [] : ['WhatsappInbox']),
    }),
    whatsappCountInbox: build.query<InboxCounts, CountInbox['Query']>({
      query: (query) => withQuery('/whatsapp/inbox/counts', query),
      transformResponse: ({ data }: CountInbox['Response']) => data,
      providesTags: ['WhatsappInboxCounts'],
      // Only the server can count; it is asked whenever something has changed.
      async onCacheEntryAdded(_query, { dispatch, cacheEntryRemoved }): Promise<void> {
        const again = atMostEvery(COUNT_EVERY_MS, () => dispatch(countAgain()));
        const stop = liveInbox.listen((event) => {
          if (event.type === 'conversation' || event.type === 'gone') again();
          if (event.type === 'hello' && !event.resumed) again();
        });
        await cacheEntryRemoved;
        stop();
        again.cancel();
      },
    }),
    whatsappListInbox: build.query<ListInbox['Response'], InboxQuery>({
      query: (query) => withQuery('/whatsapp/inbox/conversations', query),
      // Whoever asks keeps the parts together.
      keepUnusedDataFor: 0,
    }),
    whatsappOpenConversation: build.mutation<Conversation, OpenConversation['Request']>({
      query: (data) => ({ url: '/whatsapp/inbox/conversations', method: 'POST', data }),
      transformResponse: ({ data }: OpenConversation['Response']) => data,
    }),
    whatsappGetChatLink: build.query<
      GetChatLink['Response']['data'],
      { account: string } & GetChatLink['Query']
    >({
      query: ({ account, ...query }) =>
        withQuery(`/whatsapp/inbox/chat-link/${encodeURIComponent(account)}`, query),
      transformResponse: ({ data }: GetChatLink['Response']) => data,
    }),
  }),
});

/** An action after which the numbers are asked for anew. */
const countAgain = () => whatsappApi.util.invalidateTags(['WhatsappInboxCounts']);

export const {
  useWhatsappGetInboxQuery,
  useWhatsappUpdateInboxMeMutation,
  useWhatsappCountInboxQuery,
  useLazyWhatsappListInboxQuery,
  useWhatsappOpenConversationMutation,
  useWhatsappGetChatLinkQuery,
} = inboxApi;
