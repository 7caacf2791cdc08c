import type {
  AddMember,
  AssignConversation,
  CloseConversation,
  Conversation,
  GetConversation,
  RemoveMember,
  ReopenConversation,
  TakeConversation,
} from '../../../shared/contracts/conversations';
import type {
  ConversationPerson,
  FilledQuickReply,
  FillQuickReplies,
  FindRecords,
  LinkRecord,
  ListColleagues,
  RecordKeyInput,
  UnlinkRecord,
  GetConversationPerson,
  SetLabels,
  SetLanguage,
  SnoozeConversation,
} from '../../../shared/contracts/inbox';
import type { Person } from '../../../shared/contracts/people';
import { oneOf, whatsappApi } from './base';
import { withQuery } from './with-query';

/** The address of a conversation, or of something in it. */
export const conversationUrl = (documentId: string, ...places: string[]): string =>
  ['/whatsapp/conversations', ...[documentId, ...places].map(encodeURIComponent)].join('/');

/** What is done with a conversation as a whole; each answers with how it is then. */
type Verb = 'take' | 'close' | 'reopen' | 'read';

type VerbAnswer = (TakeConversation | CloseConversation | ReopenConversation)['Response'];

const readApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    whatsappGetConversation: build.query<Conversation, string>({
      query: (documentId) => conversationUrl(documentId),
      transformResponse: ({ data }: GetConversation['Response']) => data,
      providesTags: (_answer, _error, documentId) => [oneOf('WhatsappConversation', documentId)],
    }),
    whatsappGetConversationPerson: build.query<ConversationPerson, string>({
      query: (documentId) => conversationUrl(documentId, 'person'),
      transformResponse: ({ data }: GetConversationPerson['Response']) => data,
      providesTags: (_answer, _error, documentId) => [
        oneOf('WhatsappConversationPerson', documentId),
      ],
    }),
    whatsappFindRecords: build.query<
      FindRecords['Response']['data'],
      { documentId: string } & FindRecords['Query']
    >({
      query: ({ documentId, ...query }) => withQuery(conversationUrl(documentId, 'records'), query),
      transformResponse: ({ data }: FindRecords['Response']) => data,
      // Records are written elsewhere.
      keepUnusedDataFor: 0,
    }),
    whatsappListColleagues: build.query<Person[], void>({
      query: () => '/whatsapp/inbox/people',
      transformResponse: ({ data }: ListColleagues['Response']) => data,
    }),
    whatsappFillQuickReplies: build.query<
      FilledQuickReply[],
      { documentId: string } & FillQuickReplies['Query']
    >({
      query: ({ documentId, ...query }) =>
        withQuery(conversationUrl(documentId, 'quick-replies'), query),
      transformResponse: ({ data }: FillQuickReplies['Response']) => data,
      // Written in the settings, and by others.
      keepUnusedDataFor: 0,
    }),
  }),
});

/** An action that keeps how a conversation is now, as the server has told it. */
const keepConversation = (conversation: Conversation) =>
  readApi.util.upsertQueryData('whatsappGetConversation', conversation.documentId, conversation);

/** Keeps how a conversation is now where it is shown. */
async function keep(
  answered: PromiseLike<{ data: Conversation }>,
  dispatch: (action: ReturnType<typeof keepConversation>) => unknown,
): Promise<void> {
  try {
    const { data } = await answered;
    dispatch(keepConversation(data));
  } catch {
    // What went wrong is told to whoever asked.
  }
}

const workApi = whatsappApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    /** Asks nobody: keeps what the server has told by itself. */
    whatsappKeepConversation: build.mutation<null, Conversation>({
      queryFn(conversation, { dispatch }) {
        dispatch(keepConversation(conversation) as never);
        return { data: null };
      },
    }),
    /** Asks nobody: has everything asked for anew that is shown of the person. */
    whatsappAskPersonAnew: build.mutation<null, { documentId: string; contact: string | null }>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_answer, _error, { documentId, contact }) => [
        oneOf('WhatsappConversation', documentId),
        oneOf('WhatsappConversationPerson', documentId),
        ...(contact === null ? [] : [oneOf('WhatsappContact', contact)]),
      ],
    }),
    whatsappLinkRecord: build.mutation<
      LinkRecord['Response']['data'],
      { conversation: string; record: RecordKeyInput }
    >({
      query: ({ conversation, record }) => ({
        url: conversationUrl(conversation, 'records'),
        method: 'POST',
        data: record,
      }),
      transformResponse: ({ data }: LinkRecord['Response']) => data,
      invalidatesTags: (answer) => (answer ? [oneOf('WhatsappContact', answer.contact)] : []),
    }),
    whatsappUnlinkRecord: build.mutation<
      UnlinkRecord['Response']['data'],
      { conversation: string; record: RecordKeyInput }
    >({
      query: ({ conversation, record: { uid, documentId } }) => ({
        url: conversationUrl(conversation, 'records', uid, documentId),
        method: 'DELETE',
      }),
      transformResponse: ({ data }: UnlinkRecord['Response']) => data,
      invalidatesTags: (answer) => (answer ? [oneOf('WhatsappContact', answer.contact)] : []),
    }),
    whatsappChangeConversation: build.mutation<Conversation, { documentId: string; verb: Verb }>({
      query: ({ documentId, verb }) => ({
        url: conversationUrl(documentId, verb),
        method: 'POST',
        data: {},
      }),
      transformResponse: ({ data }: VerbAnswer) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
    }),
    whatsappAssignConversation: build.mutation<
      Conversation,
      { documentId: string } & AssignConversation['Request']
    >({
      query: ({ documentId, user }) => ({
        url: conversationUrl(documentId, 'assign'),
        method: 'POST',
        data: { user },
      }),
      transformResponse: ({ data }: AssignConversation['Response']) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
    }),
    whatsappAddMember: build.mutation<Conversation, { documentId: string; user: number }>({
      query: ({ documentId, user }) => ({
        url: conversationUrl(documentId, 'members'),
        method: 'POST',
        data: { user } satisfies AddMember['Request'],
      }),
      transformResponse: ({ data }: AddMember['Response']) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
    }),
    whatsappRemoveMember: build.mutation<Conversation, { documentId: string; user: number }>({
      query: ({ documentId, user }) => ({
        url: conversationUrl(documentId, 'members', String(user)),
        method: 'DELETE',
      }),
      transformResponse: ({ data }: RemoveMember['Response']) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
    }),
    whatsappSnoozeConversation: build.mutation<
      Conversation,
      { documentId: string } & SnoozeConversation['Request']
    >({
      query: ({ documentId, until }) => ({
        url: conversationUrl(documentId, 'snooze'),
        method: 'POST',
        data: { until },
      }),
      transformResponse: ({ data }: SnoozeConversation['Response']) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
    }),
    whatsappSetConversationLabels: build.mutation<
      Conversation,
      { documentId: string } & SetLabels['Request']
    >({
      query: ({ documentId, labels }) => ({
        url: conversationUrl(documentId, 'labels'),
        method: 'PUT',
        data: { labels },
      }),
      transformResponse: ({ data }: SetLabels['Response']) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
    }),
    whatsappSetConversationLanguage: build.mutation<
      Conversation,
      { documentId: string } & SetLanguage['Request']
    >({
      query: ({ documentId, language }) => ({
        url: conversationUrl(documentId, 'language'),
        method: 'PUT',
        data: { language },
      }),
      transformResponse: ({ data }: SetLanguage['Response']) => data,
      onQueryStarted: (_, { dispatch, queryFulfilled }) => keep(queryFulfilled, dispatch),
      invalidatesTags: (_answer, error, { documentId }) =>
        error ? [] : [oneOf('WhatsappConversationPerson', documentId), 'WhatsappContact'],
    }),
  }),
});

export const {
  useWhatsappGetConversationQuery,
  useWhatsappGetConversationPersonQuery,
  useWhatsappFillQuickRepliesQuery,
  useWhatsappFindRecordsQuery,
  useWhatsappListColleaguesQuery,
} = readApi;

export const {
  useWhatsappKeepConversationMutation,
  useWhatsappAskPersonAnewMutation,
  useWhatsappLinkRecordMutation,
  useWhatsappUnlinkRecordMutation,
  useWhatsappChangeConversationMutation,
  useWhatsappAssignConversationMutation,
  useWhatsappAddMemberMutation,
  useWhatsappRemoveMemberMutation,
  useWhatsappSnoozeConversationMutation,
  useWhatsappSetConversationLabelsMutation,
  useWhatsappSetConversationLanguageMutation,
} = workApi;
