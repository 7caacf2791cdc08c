import type { ContactName } from '../../../shared/contracts/contacts';

/** What somebody is called: the name, else the username, else the number, else Meta's id. */
export const contactName = ({
  profileName,
  username,
  international,
  userId,
}: Pick<ContactName, 'profileName' | 'username' | 'international' | 'userId'>): string | null =>
  profileName || (username && `@${username}`) || international || userId;
