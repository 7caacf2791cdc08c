import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useState } from 'react';
import type { ChosenNumber, Found } from '../../../../../shared/contracts/connect';
import { IssueList } from '../../../components/IssueList';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { chosenNumbers, numbersOf, suggestChoices } from './choices';
import { NumberChoice } from './NumberChoice';

interface ChoosePanelProps {
  found: Found;
  isLoading: boolean;
  /** Why they could not be stored. */
  problem: string | null;
  onConnect: (numbers: ChosenNumber[]) => void;
  /** The number that is looked for is not among them. */
  onMissing: () => void;
}

/** What the token opens, and which numbers of it are to become accounts. */
export function ChoosePanel({ found, isLoading, problem, onConnect, onMissing }: ChoosePanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [choices, setChoices] = useState(() => suggestChoices(found));
  const numbers = chosenNumbers(choices);
  const isNamed = numbers.every(({ name }) => name !== '');
  const { app, token } = found;
  const ends = token?.expiresAt
    ? text('connect.token.ends', { time: formatDate(token.expiresAt, { dateStyle: 'long' }) })
    : text('connect.token.forEver');

  return (
    <Panel title={text('connect.choose')} intro={text('connect.choose.intro')}>
      <Typography textColor="neutral800">
        {text('connect.app', { name: app?.name ?? '–', id: app?.id ?? '–' })}{' '}
        {token && text(`connect.token.${token.kind}`)} {ends}
      </Typography>
      {found.issues.length > 0 && (
        <Notice variant="warning" title={text('connect.consider')}>
          <IssueList issues={found.issues} />
        </Notice>
      )}
      {found.businessAccounts.map((business) => (
        <Flex
          key={business.id}
          tag="section"
          direction="column"
          alignItems="stretch"
          gap={3}
          aria-label={business.name ?? business.id}
        >
          <Typography tag="h3" variant="delta" textColor="neutral800">
            {business.name ?? text('connect.business', { id: business.id })}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('connect.business', { id: business.id })}
            {business.owner && ` · ${text('connect.owner', { name: business.owner })}`}
          </Typography>
          {business.issue && <IssueList issues={[business.issue]} />}
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {business.numbers.map((number) => (
              <NumberChoice
                key={number.phoneNumberId}
                number={number}
                choice={choices[number.phoneNumberId] ?? null}
                onChange={(choice) =>
                  setChoices((before) => ({ ...before, [number.phoneNumberId]: choice }))
                }
              />
            ))}
          </Flex>
        </Flex>
      ))}
      {problem && (
        <Notice variant="danger" title={text('connect.notStored')}>
          {problem}
        </Notice>
      )}
      <Flex gap={4} wrap="wrap" alignItems="center">
        <Button
          loading={isLoading}
          disabled={numbers.length === 0 || !isNamed}
          onClick={() => onConnect(numbers)}
        >
          {text('connect.store', { count: numbers.length })}
        </Button>
        <TextButton onClick={onMissing}>{text('connect.missing')}</TextButton>
      </Flex>
      {numbersOf(found).every(({ account }) => account !== null) && (
        <Typography textColor="neutral600">{text('connect.none')}</Typography>
      )}
    </Panel>
  );
}
