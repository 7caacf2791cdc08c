import type { Conversation } from '../../../../../shared/contracts/conversations';
import {
  useWhatsappAddMemberMutation,
  useWhatsappAssignConversationMutation,
  useWhatsappChangeConversationMutation,
  useWhatsappRemoveMemberMutation,
  useWhatsappSetConversationLabelsMutation,
  useWhatsappSnoozeConversationMutation,
} from '../../../api/conversations';
import { useApiError } from '../../../hooks/use-api-error';

type Answer = { data: Conversation } | { error: unknown };

/** What can be done with a conversation as a whole; what is refused is told. */
export function useWork(documentId: string) {
  const { notifyError } = useApiError();
  const [change] = useWhatsappChangeConversationMutation();
  const [assign] = useWhatsappAssignConversationMutation();
  const [add] = useWhatsappAddMemberMutation();
  const [remove] = useWhatsappRemoveMemberMutation();
  const [snooze] = useWhatsappSnoozeConversationMutation();
  const [setLabels] = useWhatsappSetConversationLabelsMutation();
  const tell = async (work: PromiseLike<Answer>): Promise<void> => {
    const answer = await work;
    if ('error' in answer) notifyError(answer.error);
  };
  return {
    change: (verb: 'take' | 'close' | 'reopen') => tell(change({ documentId, verb })),
    assign: (user: number | null) => tell(assign({ documentId, user })),
    addMember: (user: number) => tell(add({ documentId, user })),
    removeMember: (user: number) => tell(remove({ documentId, user })),
    snooze: (until: Date | null) =>
      tell(snooze({ documentId, until: until && until.toISOString() })),
    setLabels: (labels: string[]) => tell(setLabels({ documentId, labels })),
  };
}
