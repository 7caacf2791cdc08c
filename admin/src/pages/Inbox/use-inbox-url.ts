import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { changeInboxUrl, readInboxUrl, type InboxFilter, type InboxUrl } from './inbox-url';

const PATH = `/plugins/${PLUGIN_ID}/inbox`;

export interface InboxAddress {
  url: InboxUrl;
  /** Sets what the list is narrowed by, or takes it away by undefined. */
  change: (changes: Partial<Record<InboxFilter | 'tab' | 'sort', string | undefined>>) => void;
  /** Where a conversation is, with the list as it stands; without one: the list alone. */
  pathOf: (documentId?: string) => string;
  /** Goes to a conversation, or back to the list alone. */
  open: (documentId?: string) => void;
}

/** Keeps the list, and the conversation that is open, in the address, where they outlive a reload. */
export function useInboxUrl(): InboxAddress {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const url = useMemo(() => readInboxUrl(params), [params]);
  const pathOf = useCallback(
    (documentId?: string) =>
      `${PATH}${documentId ? `/${encodeURIComponent(documentId)}` : ''}${search}`,
    [search],
  );
  return {
    url,
    change: useCallback(
      (changes) => setParams((before) => changeInboxUrl(before, changes), { replace: true }),
      [setParams],
    ),
    pathOf,
    open: useCallback((documentId) => navigate(pathOf(documentId)), [navigate, pathOf]),
  };
}
