import { Flex, Link, Loader, TextButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { Notice } from '../../../components/Notice';
import { useSyncResult } from '../../../hooks/use-sync-result';
import { useText } from '../../../hooks/use-text';
import { TEMPLATES_PATH } from '../paths';
import { problemsSearch } from './list-query';
import type { SyncState } from './use-sync';

interface SyncReportProps {
  state: SyncState;
  onClose: () => void;
  /** On a page other than the list: leads to what was fetched. */
  hasListLink?: boolean;
}

/** Says that a sync is under way, then what it found and where somebody has to decide. */
export function SyncReport({ state, onClose, hasListLink = false }: SyncReportProps) {
  const text = useText();
  const sayResult = useSyncResult();
  if (state.step === 'none') return null;
  const account = state.account.name;
  if (state.step === 'running')
    return (
      <Flex
        role="status"
        gap={3}
        padding={4}
        hasRadius
        background="neutral0"
        borderColor="neutral200"
      >
        <Loader small>{text('templates.sync.running', { account })}</Loader>
        <Typography aria-hidden textColor="neutral800">
          {text('templates.sync.running', { account })}
        </Typography>
      </Flex>
    );

  const { drifted, gone } = state.result;
  const open = drifted + gone;
  return (
    <Notice
      variant={open > 0 ? 'warning' : 'success'}
      title={text('templates.sync.done', { account, result: sayResult(state.result) })}
      action={
        <Flex gap={4} wrap="wrap">
          {open > 0 && (
            <Link tag={NavLink} to={TEMPLATES_PATH + problemsSearch(state.account.documentId)}>
              {text('templates.sync.decide', { count: open })}
            </Link>
          )}
          {hasListLink && (
            <Link tag={NavLink} to={TEMPLATES_PATH}>
              {text('templates.sync.show')}
            </Link>
          )}
          <TextButton onClick={onClose}>{text('templates.sync.close')}</TextButton>
        </Flex>
      }
    />
  );
}
