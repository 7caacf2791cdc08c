import { createContext, useContext } from 'react';

interface VerifyTokens {
  /** The verify tokens that were made since these pages were opened, by account. */
  tokens: Readonly<Record<string, string>>;
  keep: (documentId: string, token: string) => void;
}

/** Only memory: the server tells a verify token once, and it must not outlive these pages. */
export const VerifyTokensContext = createContext<VerifyTokens>({ tokens: {}, keep: () => {} });

/** The new verify token of an account while it can still be shown, and a way to keep another one. */
export function useVerifyToken(documentId: string) {
  const { tokens, keep } = useContext(VerifyTokensContext);
  return { token: tokens[documentId] ?? null, keep };
}
