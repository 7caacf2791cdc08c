import { Flex, TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { CrossCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Issue } from '../../../shared/domain/issue';
import { useSentences } from '../hooks/use-sentences';
import { useText } from '../hooks/use-text';

interface IssueListProps {
  issues: (Issue & { message?: string })[];
  /** Makes each sentence lead to its field. */
  onSelect?: (path: string) => void;
  /** What the list is, for screen readers. */
  label?: string;
}

/** What speaks against something, one sentence each: errors first, then warnings. */
export function IssueList({ issues, onSelect, label }: IssueListProps) {
  const text = useText();
  const { sayIssue } = useSentences();
  const sorted = [
    ...issues.filter(({ severity }) => severity === 'error'),
    ...issues.filter(({ severity }) => severity !== 'error'),
  ];
  if (sorted.length === 0) return null;

  return (
    <List aria-label={label}>
      {sorted.map((issue, index) => {
        const isError = issue.severity === 'error';
        const sentence = sayIssue(issue);
        const Icon = isError ? CrossCircle : WarningCircle;
        return (
          <Flex key={index} tag="li" gap={2} alignItems="flex-start" data-code={issue.code}>
            <Sign $isError={isError}>
              <Icon aria-hidden width="1.6rem" height="1.6rem" fill="currentColor" />
            </Sign>
            <VisuallyHidden>
              {isError ? text('issues.error') : text('issues.warning')}
            </VisuallyHidden>
            {onSelect ? (
              <TextButton style={{ textAlign: 'start' }} onClick={() => onSelect(issue.path)}>
                {sentence}
              </TextButton>
            ) : (
              <Typography textColor="neutral800">{sentence}</Typography>
            )}
          </Flex>
        );
      })}
    </List>
  );
}

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Sign = styled.span<{ $isError: boolean }>`
  flex: none;
  display: inline-flex;
  padding-block-start: 2px;
  color: ${({ theme, $isError }) => ($isError ? theme.colors.danger600 : theme.colors.warning600)};
`;
