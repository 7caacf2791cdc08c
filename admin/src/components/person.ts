import type { Message } from '../../../shared/contracts/messages';

/** Who a message went to or came from: the name, else the number. */
export const personOf = ({ contactName, phone }: Pick<Message, 'contactName' | 'phone'>) =>
  contactName || phone;
