import { PLUGIN_ID } from '../../../../shared/plugin';

/** The list of accounts. */
export const ACCOUNTS_PATH = `/settings/${PLUGIN_ID}/accounts`;

/** The form of one account. */
export const accountPath = (documentId: string): string => `${ACCOUNTS_PATH}/${documentId}`;

/** Where accounts are connected with what is pasted. */
export const CONNECT_PATH = `${ACCOUNTS_PATH}/connect`;

/** The form of a new account, by hand. */
export const NEW_ACCOUNT_PATH = `${ACCOUNTS_PATH}/new`;
