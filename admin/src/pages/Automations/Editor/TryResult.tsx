import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type {
  AutomationInput,
  DryRunResult,
  DryRunStep,
  Verdict,
} from '../../../../../shared/contracts/automations';
import { IssueList } from '../../../components/IssueList';
import { Notice } from '../../../components/Notice';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { BubbleGround } from '../../../components/WhatsAppBubble/BubbleGround';
import { useText } from '../../../hooks/use-text';
import { useVariableName } from '../../../hooks/use-variable-name';
import { rowAt } from '../words/condition-words';
import { TriggerWords } from '../words/TriggerWords';
import { useRowWords } from '../words/use-row-words';
import { useRuleField } from './use-rule-field';
import { variableOf, rowsOfCondition } from '../../../../../shared/domain/automation/condition';

interface TryResultProps {
  automation: AutomationInput;
  result: DryRunResult;
  /** The automation has been changed since. */
  isStale: boolean;
}

/** What a trial found, part by part: what speaks for going on, what against it, and what would be done. */
export function TryResult({ automation, result, isStale }: TryResultProps) {
  const text = useText();
  const { goesOn, steps } = result;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice
        variant={goesOn ? 'success' : 'warning'}
        title={text(goesOn ? 'automation.try.goesOn' : 'automation.try.stops')}
      >
        {isStale && text('automation.try.stale')}
      </Notice>
      <Flex
        tag="ol"
        direction="column"
        alignItems="stretch"
        gap={3}
        aria-label={text('automation.try.parts')}
      >
        {steps.map((step, index) => (
          // A trial is shown as a whole, and replaced as one.
          <Part key={index} automation={automation} step={step} />
        ))}
      </Flex>
    </Flex>
  );
}

function Part({ automation, step }: { automation: AutomationInput; step: DryRunStep }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { issues, at } = step;
  const verdict = verdictOf(step);
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Sign verdict={verdict} />
      <Flex direction="column" alignItems="stretch" gap={2} flex="1" minWidth={0}>
        <Typography textColor="neutral800" dir="auto">
          <VisuallyHidden>{text(`automation.try.${verdict}`)} </VisuallyHidden>
          <PartWords automation={automation} step={step} />
        </Typography>
        {at && (
          <Typography variant="pi" textColor="neutral800">
            {text('automation.try.at', {
              time: formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </Typography>
        )}
        <IssueList issues={issues} />
        {step.part === 'step' && step.preview && (
          <Box>
            <BubbleGround>
              <WhatsAppBubble
                blocks={step.preview.blocks}
                caption={text('send.preview.caption')}
                isCaptionVisible
              />
            </BubbleGround>
            <Typography variant="pi" textColor="neutral600">
              {[step.preview.to?.international, step.preview.language, step.preview.accountName]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Box>
        )}
      </Flex>
    </Flex>
  );
}

/** How many of the words around a row turn it round. */
const denialsOf = (path: string): number => path.split('.').filter((part) => part === '!').length;

/** Whether a part speaks for going on: a row that is denied does so where it does not hold. */
function verdictOf(step: DryRunStep): Verdict {
  if (step.part !== 'condition' || denialsOf(step.path) % 2 === 0) return step.verdict;
  return step.verdict === 'yes' ? 'no' : 'yes';
}

/** What a part of the trial is about. */
function PartWords({ automation, step }: { automation: AutomationInput; step: DryRunStep }) {
  const text = useText();
  switch (step.part) {
    case 'trigger':
      return <TriggerWords trigger={automation.trigger} collectionName={null} />;
    case 'condition':
      return <ConditionWords automation={automation} step={step} />;
    case 'limit':
      return <>{text(`automation.limit.${step.limit}`)}</>;
    case 'step':
      return (
        <>
          {text('automation.step.name', {
            number: step.index + 1,
            kind: text(`automation.step.${step.step.type}`),
          })}
        </>
      );
  }
}

interface ConditionWordsProps {
  automation: AutomationInput;
  step: DryRunStep & { part: 'condition' };
}

/** A condition as it is written, and what was found. */
function ConditionWords({ automation, step: { path, actual } }: ConditionWordsProps) {
  const text = useText();
  const sayRow = useRowWords();
  const variableName = useVariableName();
  const condition = automation.condition ?? null;
  const row = rowAt(condition, path);
  const plain = rowsOfCondition(condition).find((one) => one.path === path)?.row;
  const variable = row?.variable ?? (plain ? variableOf(plain) : '');
  const uid = 'uid' in automation.trigger ? automation.trigger.uid : null;
  const fieldName = useRuleField(uid, variable)?.displayName;
  const isDenial = row !== null && DENIALS.includes(row.operator);
  const isTurned = (denialsOf(path) - (isDenial ? 1 : 0)) % 2 !== 0;
  const words = row ? sayRow(row, fieldName) : variableName(variable, fieldName) || path;
  const found = text('automation.try.found', {
    actual: actual ?? text('automations.value.nothing'),
  });
  return (
    <>
      {isTurned ? text('automation.try.not', { words }) : words} <Found>{found}</Found>
    </>
  );
}

/** Comparisons that say themselves that they deny. */
const DENIALS: readonly string[] = ['notContains', 'notOneOf', 'holdsNot'];

const SIGNS = {
  yes: { Icon: CheckCircle, colour: 'success600' },
  no: { Icon: CrossCircle, colour: 'danger600' },
  wait: { Icon: Clock, colour: 'neutral600' },
} as const;

function Sign({ verdict }: { verdict: Verdict }) {
  const { Icon, colour } = SIGNS[verdict];
  return (
    <Box shrink={0} paddingTop="2px">
      <Icon aria-hidden width="1.6rem" height="1.6rem" fill={colour} />
    </Box>
  );
}

const Found = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
`;
