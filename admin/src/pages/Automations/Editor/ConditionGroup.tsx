import {
  Box,
  Button,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import { MATCHES, MOST_DEPTH, type Group, type Match, type Row } from '../words/condition-tree';
import { useConditionEditing } from './condition-context';
import { ConditionRow } from './ConditionRow';

/** A condition of which nothing has been said yet. */
export const NEW_ROW: Row = { type: 'row', variable: '', operator: 'is', value: '' };

interface ConditionGroupProps {
  group: Group;
  place: string;
  onRemove: () => void;
}

/** Conditions together, and how many of them must hold; groups in it are set in. */
export function ConditionGroup({ group, place, onRemove }: ConditionGroupProps) {
  const text = useText();
  const { isDisabled, put, add } = useConditionEditing();
  const depth = place === '' ? 0 : place.split('.').length;
  const { match, nodes } = group;
  const isTop = place === '';
  // What is seldom needed is offered where it stands already.
  const matches = MATCHES.filter((one) => one !== 'notAll' || match === 'notAll');
  const label = text('automation.if.group', { number: place === '' ? '' : numberOf(place) });
  const below = (index: number) => (isTop ? String(index) : `${place}.${index}`);
  const joined = text(
    match === 'all' || match === 'notAll' ? 'automation.if.and' : 'automation.if.or',
  );

  return (
    <Frame role="group" aria-label={label} $isTop={isTop}>
      <Flex gap={2} justifyContent="space-between">
        {nodes.length > 1 || match === 'none' || match === 'notAll' || !isTop ? (
          <div style={{ flex: '0 1 28rem', minWidth: 0 }}>
            <SingleSelect
              aria-label={text('automation.if.match')}
              size="S"
              value={match}
              disabled={isDisabled}
              onChange={(next) => put(place, { ...group, match: next as Match, isBare: false })}
            >
              {matches.map((one) => (
                <SingleSelectOption key={one} value={one}>
                  {text(`automation.if.match.${one}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </div>
        ) : (
          <span />
        )}
        {!isDisabled && !isTop && (
          <IconButton
            variant="ghost"
            label={text('automation.if.removeGroup', { number: numberOf(place) })}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        )}
      </Flex>
      {nodes.map((node, index) => {
        const at = below(index);
        return (
          // Conditions have no name of their own, and are only added and removed.
          <div key={index}>
            {index > 0 && (
              <Box paddingBottom={2}>
                <Typography variant="sigma" textColor="neutral600">
                  {joined}
                </Typography>
              </Box>
            )}
            {node.type === 'row' && <ConditionRow row={node} place={at} number={numberOf(at)} />}
            {node.type === 'group' && (
              <ConditionGroup group={node} place={at} onRemove={() => put(at, null)} />
            )}
            {node.type === 'raw' && (
              <RawLogic
                logic={node.logic}
                number={numberOf(at)}
                onRemove={isDisabled ? null : () => put(at, null)}
              />
            )}
          </div>
        );
      })}
      {!isDisabled && (
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Plus />}
            onClick={() => add(place, NEW_ROW)}
          >
            {text('automation.if.add')}
          </Button>
          {depth < MOST_DEPTH && (
            <Button
              variant="tertiary"
              size="S"
              startIcon={<Plus />}
              onClick={() =>
                add(place, {
                  type: 'group',
                  match: match === 'any' ? 'all' : 'any',
                  nodes: [NEW_ROW],
                  isBare: false,
                })
              }
            >
              {text('automation.if.addGroup')}
            </Button>
          )}
        </Flex>
      )}
    </Frame>
  );
}

/** Places count from 0, people from 1: `0.2` is 1.3. */
const numberOf = (place: string): string =>
  place
    .split('.')
    .map((index) => Number(index) + 1)
    .join('.');

interface RawLogicProps {
  logic: unknown;
  number: string;
  onRemove: (() => void) | null;
}

/** A condition that was written elsewhere and has no fields here. */
function RawLogic({ logic, number, onRemove }: RawLogicProps) {
  const text = useText();
  return (
    <Flex gap={2} alignItems="flex-start">
      <Flex direction="column" alignItems="stretch" gap={1} flex="1" minWidth={0}>
        <Typography textColor="neutral800">{text('automation.if.raw')}</Typography>
        <Code tabIndex={0} dir="ltr">
          {JSON.stringify(logic, null, 2)}
        </Code>
      </Flex>
      {onRemove && (
        <IconButton
          variant="ghost"
          label={text('automation.if.remove', { number })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      )}
    </Flex>
  );
}

const Frame = styled.div<{ $isTop: boolean }>`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  ${({ theme, $isTop }) =>
    !$isTop &&
    `padding: ${theme.spaces[3]};
     border: 1px solid ${theme.colors.neutral200};
     border-inline-start: 4px solid ${theme.colors.primary200};
     border-radius: ${theme.borderRadius};`}
`;

const Code = styled.pre`
  margin: 0;
  padding: ${({ theme }) => theme.spaces[3]};
  overflow-x: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
`;
