import { styled } from 'styled-components';
import {
  COUNT_LIMIT,
  INBOX_TABS,
  type InboxCounts,
  type InboxTab,
} from '../../../../../shared/contracts/inbox';
import { useText } from '../../../hooks/use-text';

interface ListTabsProps {
  tab: InboxTab;
  counts: InboxCounts | undefined;
  onChange: (tab: InboxTab) => void;
}

/** Which conversations are listed, and how many there are of each. */
export function ListTabs({ tab: chosen, counts, onChange }: ListTabsProps) {
  const text = useText();
  return (
    <Group role="group" aria-label={text('inbox.list.tabs')}>
      {INBOX_TABS.map((tab) => {
        const count = counts?.tabs[tab];
        return (
          <Tab key={tab} type="button" aria-pressed={tab === chosen} onClick={() => onChange(tab)}>
            {text(`inbox.list.tab.${tab}`)}
            {count !== undefined && count > 0 && (
              <Count>{count >= COUNT_LIMIT ? `${COUNT_LIMIT}+` : count}</Count>
            )}
          </Tab>
        );
      })}
    </Group>
  );
}

const Group = styled.div`
  display: flex;
  gap: ${({ theme }) => theme.spaces[1]};
  overflow-x: auto;
  margin-inline: -${({ theme }) => theme.spaces[4]};
  padding-inline: ${({ theme }) => theme.spaces[4]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Tab = styled.button`
  flex: none;
  padding: ${({ theme }) => theme.spaces[2]} 0.6rem;
  border: 0;
  border-block-end: 2px solid transparent;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
  font-weight: 500;
  cursor: pointer;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &[aria-pressed='true'] {
    border-block-end-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline-offset: -2px;
  }
`;

const Count = styled.span`
  margin-inline-start: 0.4rem;
  font-size: 1.1rem;
  font-variant-numeric: tabular-nums;
  opacity: 0.9;
`;
